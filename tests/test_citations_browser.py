"""The box for citations in a real browser: without script, and with the words that a reader has selected."""

from urllib.parse import unquote

import pytest
from test_browser import DESK, PHONE, TRANSCRIBED, address, browser, page_of

__all__ = ["address", "browser"]

pytestmark = pytest.mark.browser

SELECT = """anchor => {
  const words = document.querySelector(`#${anchor} .words`);
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  const range = document.createRange(), node = walker.nextNode();
  range.setStart(node, 0);
  range.setEnd(node, Math.min(6, node.length));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return range.toString();
}"""


def test_styles_are_chosen_without_script(browser, address):
    with page_of(browser, viewport=PHONE, java_script_enabled=False) as page:
        page.goto(address(TRANSCRIBED) + "/texts/well/p2")
        page.check("#style-apa", force=True)
        shown = [box.get_attribute("class") for box in page.query_selector_all(".cite .style") if box.is_visible()]
        assert shown == ["style apa"]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("state", ["", "/Hant-TW"])
def test_selected_words_are_quoted_as_printed_with_an_address_that_finds_them(browser, address, state):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address(TRANSCRIBED) + "/texts/well/")
        printed = page.evaluate(SELECT, "p2")
        page.goto(address(TRANSCRIBED) + f"{state}/texts/well/")
        page.evaluate(SELECT, "p2")
        page.wait_for_selector(".quotation:not([hidden])")
        assert page.inner_text(".quoted") == f"“{printed}”"
        link = page.get_attribute(".quotation a", "href")
        assert unquote(link) == f"https://example.org/texts/well/p2#:~:text={printed}"
        assert page.get_attribute(".cite-here", "href") == "#cite"


TRIPLE = """([first, last]) => {
  const range = document.createRange();
  range.setStartBefore(document.querySelector(first));
  range.setEnd(document.querySelector(last), 0);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.mark.parametrize("state", ["", "/Hant-TW"])
def test_selection_that_ends_where_the_next_paragraph_begins_is_of_its_own_words(browser, address, state):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address(TRANSCRIBED) + "/texts/well/")
        printed = page.evaluate("document.querySelector('#p4 .words').textContent.trim()")
        page.goto(address(TRANSCRIBED) + f"{state}/texts/well/")
        page.evaluate(TRIPLE, ["#p4 .words", "#p5"])
        page.wait_for_selector(".quotation:not([hidden])")
        assert page.inner_text(".quoted")[1:4] == printed[:3]
        assert "/texts/well/p4#" in page.get_attribute(".quotation a", "href")


def test_paragraph_leads_to_its_citation(browser, address):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address(TRANSCRIBED) + "/zh/texts/well/")
        page.focus("#p3 > .number")
        assert page.get_attribute(".cite-here", "href") == "/zh/texts/well/p3#cite"
        assert page.is_visible(".cite-here")


def test_citation_is_copied_with_the_readers_own_day(browser, address):
    permissions = ["clipboard-read", "clipboard-write"]
    with page_of(browser, viewport=DESK, permissions=permissions, timezone_id="Pacific/Kiritimati") as page:
        page.goto(address(TRANSCRIBED) + "/zh/texts/well/p2")
        day = page.evaluate("new Date().toLocaleDateString('sv')")
        page.click(".style.gb7714 > button")
        page.wait_for_timeout(200)
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("钟守井. 九灯井边的闲话[EB/OL]")
        assert f"[{day}]" in copied
