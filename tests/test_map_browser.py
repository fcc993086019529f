"""The map in a real browser: accessible, nothing fetched from elsewhere, and closer by the same marks."""

import pytest

from browsing import DESK, PHONE, page_of, served, violations
from located import located

__all__ = ["located"]
pytestmark = pytest.mark.browser

# Whether the largest mark is whole, and how many more marks are whole than cut: as the page opens, then wherever moved.
SEEN = """() => {
  const scroller = document.querySelector('.scroller'), boxes = (mark) =>
    [...mark.querySelectorAll('.disc, text:not(.hidden)')].map((one) => one.getBoundingClientRect());
  const seen = () => {
    const marks = [...document.querySelectorAll('.plate .mark')].map(boxes);
    const whole = (mark) => mark.every((box) => box.left >= 0 && box.right <= innerWidth);
    const cut = (mark) => !whole(mark) && mark.some((box) => box.left < innerWidth && box.right > 0);
    return [whole(marks[0]), marks.filter(whole).length - marks.filter(cut).length];
  };
  const opened = seen(), others = [];
  for (let at = 0; at < scroller.scrollWidth - innerWidth; at += 8) { scroller.scrollLeft = at; others.push(seen()); }
  return [opened, others];
}"""


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_map_is_accessible_and_asks_for_nothing_from_elsewhere(browser, located, size):
    with served(located) as address, page_of(browser, viewport=size) as page:
        page.goto(f"{address}/zh/map/?view=gansu")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert all(url.startswith(address) for url in page.requested)
        assert page.complaints == []


def test_marks_keep_their_size_when_the_plate_comes_closer(browser, located):
    with served(located) as address, page_of(browser, viewport=DESK) as page:
        page.goto(f"{address}/map/?view=gansu")
        disc = page.locator("circle.disc").first
        before = disc.evaluate("disc => disc.getBoundingClientRect().width")
        for _ in range(3):
            page.click(".tools button")
        assert float(page.get_attribute(".plate", "viewBox").split()[2]) < 400
        assert disc.evaluate("disc => disc.getBoundingClientRect().width") == pytest.approx(before, rel=0.02)
        page.click(".tools button:last-child")
        assert page.get_attribute(".plate", "viewBox") == "0 0 920 628"
        assert page.complaints == []


@pytest.mark.parametrize("name", ["edition", "transcribed edition"])
@pytest.mark.parametrize("prefix", ["", "/zh"])
def test_phone_opens_where_the_largest_mark_and_most_others_are_whole(browser, edition_of, name, prefix):
    with served(edition_of(name)) as address, page_of(browser, viewport=PHONE) as page:
        page.goto(f"{address}{prefix}/map/?view=world")
        (is_whole, worth), others = page.evaluate(SEEN)
        assert is_whole and len(others) > 20
        assert worth >= max(other for is_whole, other in others if is_whole)
        names = page.locator(".tools button").all_text_contents()
        assert names[-1] == {"": "Whole plate", "/zh": "整幅"}[prefix]
        assert page.complaints == []
