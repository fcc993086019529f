"""The timeline in a real browser: what was computed is so on the screen, and it moves without leaving the page."""

from itertools import combinations

import pytest

from browsing import DESK, PHONE, page_of, served
from conftest import TEI

pytestmark = pytest.mark.browser

BOXES = """() => [...document.querySelectorAll('.lane svg')].map((lane) =>
  [...lane.querySelectorAll('a:not(.cluster) text, circle, a rect')].map((e) => [e, e.getBoundingClientRect()])
    .map(([e, box]) => [e.tagName + e.closest('a').textContent, box.left, box.right, box.top, box.bottom]))"""
TIMES = ["", "?from=1930&to=1939", "?from=1936-10&to=1937-03&text=sun", "?from=1988&to=1988&text=myanmar"]


MIDDLES = """(within) => [...document.querySelectorAll(`${within} a[data-start]`)].map((one) => {
  const box = one.querySelector('circle, rect').getBoundingClientRect();
  return [`${one.dataset.start}-${one.dataset.end}`, (box.left + box.right) / 2]; })"""


@pytest.fixture(scope="module")
def timelines(browser):
    """A page of the five texts, with the address at which they are served."""
    with served(TEI) as address, page_of(browser, viewport=DESK) as page:
        page.address = address
        yield page


@pytest.mark.parametrize("query", TIMES)
@pytest.mark.parametrize("prefix", ["", "/zh/Hant"])
def test_no_label_lies_on_another_on_the_screen(timelines, prefix, query):
    timelines.goto(f"{timelines.address}{prefix}/timeline/{query}")
    for boxes in timelines.evaluate(BOXES):
        for one, other in combinations(boxes, 2):
            apart = one[2] <= other[1] or other[2] <= one[1] or one[4] <= other[3] + 3 or other[4] <= one[3] + 3
            assert apart, (one, other)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axis_and_lanes_have_the_same_date_at_the_same_place(timelines, size):
    timelines.set_viewport_size(size)
    timelines.goto(f"{timelines.address}/timeline/?from=1984&to=1988")
    axis, lanes = (timelines.evaluate(MIDDLES, within) for within in (".axis", ".lane"))
    same = [(x, dict(axis)[date]) for date, x in lanes if date in dict(axis)]
    assert len({x for x, _ in same}) > 2
    assert [(x, there) for x, there in same if abs(x - there) > 0.5] == []
    timelines.set_viewport_size(DESK)


def test_script_moves_the_timeline_without_leaving_the_page(timelines):
    timelines.goto(f"{timelines.address}/timeline/?from=1936-10&to=1937-03&text=sun")
    timelines.evaluate("() => { window.same = true }")
    timelines.locator("[data-key='-']").click()
    timelines.wait_for_url("**/timeline/?from=1936-07&to=1937-06&text=sun")
    timelines.locator(".scroller").focus()
    timelines.keyboard.press("ArrowRight")
    timelines.wait_for_url("**/timeline/?from=1936-09-*&to=1937-09-*&text=sun")
    timelines.go_back()
    timelines.locator(".crumbs strong", has_text="July 1936").wait_for()
    assert timelines.evaluate("window.same")
    assert timelines.complaints == []
