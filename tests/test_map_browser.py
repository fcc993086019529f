"""The map in a real browser: accessible, nothing fetched from elsewhere, and closer by the same marks."""

import pytest

from browsing import DESK, PHONE, page_of, served, violations
from conftest import TEI
from located import located

__all__ = ["located"]
pytestmark = pytest.mark.browser

WHOLE = """() => [...document.querySelectorAll('.plate .mark')].map((mark) =>
  [...mark.querySelectorAll('.disc, text:not(.hidden)')].map((one) => one.getBoundingClientRect())
    .every((box) => box.left >= 0 && box.right <= innerWidth))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_map_is_accessible_and_asks_for_nothing_from_elsewhere(browser, located, size, scheme):
    with served(located) as address, page_of(browser, viewport=size, color_scheme=scheme) as page:
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


@pytest.mark.parametrize("prefix", ["", "/zh"])
def test_phone_opens_where_the_largest_mark_and_most_others_are_whole(browser, prefix):
    with served(TEI) as address, page_of(browser, viewport=PHONE) as page:
        page.goto(f"{address}{prefix}/map/?view=world")
        marks = page.evaluate(WHOLE)
        assert marks[0] and sum(marks) > len(marks) / 2
        names = page.locator(".tools button").all_text_contents()
        assert names[-1] == {"": "Whole plate", "/zh": "整幅"}[prefix]
        assert page.complaints == []
