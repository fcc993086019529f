"""What a reader copies from a converted page, in a real browser: the wording as printed."""

from contextlib import contextmanager

import pytest

from browsing import DESK, MINI, PERMISSIONS, copied, page_of, until

pytestmark = pytest.mark.browser

SELECT = """([first, from, last, to]) => {
    const words = (path) => document.createTreeWalker(document.querySelector(path), NodeFilter.SHOW_TEXT).nextNode();
    getSelection().setBaseAndExtent(words(first), from, words(last), to); }"""


# The page as printed, which a selection asks for, has come when it is read.
NOTED = """const read = DOMParser.prototype.parseFromString;
DOMParser.prototype.parseFromString = function (...all) { window.hasPrinted = true; return read.apply(this, all); };"""


def copy(page):
    """What is copied of what is selected, as plain and as rich text."""
    return copied(page, lambda: page.keyboard.press("Control+C"))


def select(page, stretch):
    page.evaluate(SELECT, stretch)
    until(page, "window.hasPrinted")


@contextmanager
def page_with_clipboard(browser, address, path):
    with page_of(browser, viewport=DESK, permissions=PERMISSIONS) as page:
        page.add_init_script(NOTED)
        page.goto(address(MINI) + path)
        yield page


def chinese_of(page, anchor):
    return page.locator(f"#{anchor} .digest[lang^=zh]").inner_text()


def test_quotation_copied_from_a_converted_page_is_as_printed_and_copied_again_as_shown(browser, address):
    with page_with_clipboard(browser, address, "/zh/texts/well/") as page:
        printed = chinese_of(page, "p4")
    with page_with_clipboard(browser, address, "/zh/Hant-TW/texts/well/") as page:
        shown, status = chinese_of(page, "p4"), page.locator(".converted [role=status]")
        chinese = "#p4 .digest[lang^=zh]"
        select(page, [chinese, 1, f"{chinese} .persName", 2])
        plain, rich = copy(page)
        assert shown.startswith("井旁舊碑") and printed.startswith("井旁旧碑")
        assert plain == printed[1 : len(plain) + 1] and plain.endswith("范小")
        assert "旧碑" in rich and "舊碑" not in rich
        assert "原樣" in status.inner_text()
        assert chinese_of(page, "p4") == shown
        assert copy(page)[0] == shown[1 : len(plain) + 1]
        assert "轉換後" in status.inner_text()
        assert copy(page)[0] == plain


def test_whole_page_is_copied_as_printed(browser, address):
    with page_with_clipboard(browser, address, "/zh/Hant-TW/texts/well/") as page:
        page.keyboard.press("Control+A")
        until(page, "window.hasPrinted")
        plain, _ = copy(page)
        assert "井旁旧碑" in plain and "井旁舊碑" not in plain


def test_copy_is_left_alone_where_the_page_as_printed_is_not_to_be_had(browser, address):
    with page_with_clipboard(browser, address, "/zh/Hant-TW/texts/well/") as page:
        page.route("**/zh/texts/well/", lambda route: route.fulfill(status=503))
        with page.expect_response(lambda response: response.status == 503):
            page.evaluate(SELECT, ["#p4 .digest[lang^=zh]", 0, "#p4 .digest[lang^=zh]", 4])
        plain, _ = copy(page)
        assert plain == "井旁舊碑"
        assert "無法取得" in page.locator(".converted [role=status]").inner_text()


def test_copy_is_left_alone_where_the_passage_as_printed_is_built_otherwise(browser, address):
    with page_with_clipboard(browser, address, "/zh/Hant-TW/texts/well/") as page:
        body = "<main id=main><div class=block id=p4>别的<b>文字</b></div></main>"
        page.route("**/zh/texts/well/", lambda route: route.fulfill(body=body, content_type="text/html"))
        select(page, ["#p4 .digest[lang^=zh]", 0, "#p4 .digest[lang^=zh]", 4])
        plain, _ = copy(page)
        assert plain == "井旁舊碑"
        assert "無法取得" in page.locator(".converted [role=status]").inner_text()


def test_word_that_an_editor_has_overruled_is_copied_whole_as_printed(browser, address):
    with page_with_clipboard(browser, address, "/zh/Hant-TW/texts/well/") as page:
        page.evaluate("document.querySelector('#p4 .digest[lang^=zh]').firstChild.data = '井邊老碑一方，傳爲';")
        select(page, ["#p4 .digest[lang^=zh]", 2, "#p4 .digest[lang^=zh] .persName", 1])
        plain, _ = copy(page)
        assert plain == "井旁旧碑出自范"
