"""The box for citations in a real browser: without script, and with the words that a reader has selected."""

import re
from urllib.parse import unquote

import pytest

from browsing import DESK, MINI, PERMISSIONS, PHONE, TRANSCRIBED, copied, page_of

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
    with page_of(browser, viewport=DESK, permissions=PERMISSIONS, timezone_id="Pacific/Kiritimati") as page:
        page.goto(address(TRANSCRIBED) + "/zh/texts/well/p2")
        day = page.evaluate("new Date().toLocaleDateString('sv')")
        plain, _ = copied(page, lambda: page.click(".style.gb7714 > button"))
        assert plain.startswith("钟守井. 九灯井边的闲话[EB/OL]")
        assert f"[{day}]" in plain


FROM_TO = """([from, to]) => {
  const texts = (selector) => {
    const holder = [...document.querySelectorAll(selector)].find((one) => one.checkVisibility());
    const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) if (walker.currentNode.data.trim()) found.push(walker.currentNode);
    return found;
  };
  const range = document.createRange(), last = texts(to).at(-1);
  range.setStart(texts(from)[0], 0);
  range.setEnd(last, last.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def quoted(page, *ends):
    """What the box quotes of a selection from one element to another, and the address of it."""
    page.evaluate(FROM_TO, ends)
    page.wait_for_selector(".quotation:not([hidden])")
    return page.inner_text(".quotation .quoted"), unquote(page.get_attribute(".quotation .address a", "href"))


def test_quotation_has_the_authors_words_alone_and_no_hyphen_of_a_line_end(browser, address):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address(TRANSCRIBED) + "/texts/ferry/")
        words, link = quoted(page, "#p1 .words", "#p2 .words")
        assert "this odd. The ferryman, Tobias Fenn, took" in words and "-body" not in words
        assert not any(digest in words for digest in ("渡船", "never asked why", "There are three"))
        assert link.startswith("https://example.org/texts/ferry/p1-p2#:~:text=The ferry between Nether,")
        assert page.is_hidden(".quotation .ours")


def test_gap_within_a_quotation_is_an_ellipsis(browser, address):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address(TRANSCRIBED) + "/texts/ferry/")
        words, _ = quoted(page, "#p4 .words", "#p5 .words")
        assert "he turned to fetch it, […] " in words and "lost" not in words


@pytest.mark.parametrize(("state", "language", "other"), [("", "en", "[一-鿿]"), ("/zh", "zh", "[a-z]")])
def test_quotation_of_digests_has_those_that_are_shown_and_is_told_to_be_the_editions(
    browser, address, state, language, other
):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address(MINI) + f"{state}/texts/orchard/")
        words, link = quoted(page, "#p1 .digest", "#p2 .digest")
        assert not re.search(other, words) and re.search("eleven boxes|十一箱", words)
        assert link.startswith("https://example.org/texts/orchard/p1-p2#")
        page.click(".quotation .ours a")
        assert page.inner_text(".finding .anchor") == "p1–p2"
        assert "Ada Quill." not in page.inner_text(".finding .citation >> nth=0")


def test_card_of_a_name_is_not_in_the_way_of_a_selection(browser, address):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address(MINI) + "/texts/orchard/")
        name, card = page.locator("#p2 .digest:lang(en) a[data-entry]").first, page.locator(".card-of-entry")
        name.scroll_into_view_if_needed()
        page.mouse.move(10, 10)
        page.mouse.down()
        name.hover()
        assert card.is_hidden()
        page.mouse.up()
        page.mouse.move(10, 10)
        name.hover()
        assert card.is_visible()
