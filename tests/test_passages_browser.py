"""The page of a passage in a real browser: accessible, on a phone, on paper, without script."""

import pytest

from browsing import DESK, PERMISSIONS, PHONE, TRANSCRIBED, copied, page_of, served, violations

pytestmark = pytest.mark.browser

PAGES = ["/texts/orchard/p3@1.0.0", "/zh/Hant-TW/texts/well/p9@1.0.0", "/texts/ferry/p6", "/texts/well/p5-p2"]


@pytest.fixture(scope="module")
def history(told):
    """The address of the edition that has a history."""
    with served(told) as at:
        yield at


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("path", PAGES)
def test_page_has_no_accessibility_violation_and_fits(browser, history, path, size):
    with page_of(browser, viewport=size) as page:
        page.goto(history + path)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert [text for text in page.complaints if "404" not in text and "410" not in text] == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_wordings_stand_beside_each_other_where_there_is_room(browser, history, size):
    with page_of(browser, viewport=size) as page:
        page.goto(history + PAGES[0])
        then, now = (page.locator(f".comparison .{side}").first.bounding_box() for side in ("then", "now"))
        assert (then["y"] == now["y"]) is (size == DESK)


@pytest.mark.parametrize("medium", ["screen", "print"])
def test_sentence_is_marked_without_script_and_on_paper(browser, address, medium):
    with page_of(browser, viewport=PHONE, java_script_enabled=False) as page:
        page.emulate_media(media=medium)
        page.goto(address(TRANSCRIBED) + "/texts/well/p2.s1")
        style = "getComputedStyle(document.querySelector('mark')).textDecorationLine"
        assert page.locator("mark").is_visible()
        assert page.evaluate(style) == "underline"


def test_pinned_address_is_copied(browser, history):
    with page_of(browser, viewport=DESK, permissions=PERMISSIONS) as page:
        page.goto(history + "/texts/orchard/p3")
        plain, _ = copied(page, lambda: page.click("[data-copy=other-address]"))
        assert plain == "https://example.org/texts/orchard/p3@2.0.0-rc1"
