"""The pages in a real browser: accessible, complete without script, nothing fetched from elsewhere."""

import threading
from contextlib import ExitStack, contextmanager
from functools import cache
from shutil import which

import pytest
from waitress import create_server

from conftest import require
from webapp import create_app

pytestmark = pytest.mark.browser
CHROMIUM = which("chromium") or which("chromium-browser") or which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MINI, TRANSCRIBED = "mini", "transcribed mini"
PAGES = [
    *[(MINI, path) for path in ("/", "/texts/", "/about/", "/about/encoding/", "/about/changes/", "/texts/none/")],
    *[(MINI, path) for path in ("/registers/", "/registers/persons/", "/texts/well/", "/texts/well/p2")],
    *[(MINI, path) for path in ("/registers/persons/sorrel/", "/zh/texts/orchard/")],
    *[(MINI, path) for path in ("/timeline/", "/zh/timeline/table/", "/map/", "/network/", "/zh/network/")],
    *[(MINI, path) for path in ("/concordance/", "/zh/Hant/concordance/")],
    *[(TRANSCRIBED, path) for path in ("/texts/orchard/", "/zh/Hant-TW/texts/well/", "/texts/well/p2")],
    *[(TRANSCRIBED, path) for path in ("/texts/ferry/", "/zh/texts/ferry/")],
    *[(TRANSCRIBED, path) for path in ("/search/", "/search/?q=ladder", "/zh/Hant-TW/search/?q=%E6%A2%AF%E5%AD%90")],
    *[(MINI, path) for path in ("/zh/cite/", "/cite/?q=nothing+like+this", "/cite/?q=in+a+paer+tree+of+Nether")],
]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def address(edition_of):
    """The address of a served edition by its name."""
    with ExitStack() as servers:
        yield cache(lambda name: servers.enter_context(served(edition_of(name))))


@contextmanager
def served(folder, **settings):
    server = create_server(create_app(folder, "https://example.org", **settings), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    server.task_dispatcher.shutdown()
    thread.join(5)


@pytest.fixture(scope="module")
def browser():
    require(CHROMIUM, "no Chromium on the PATH (Debian: apt-get install chromium)")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()


@contextmanager
def page_of(browser, **settings):
    context = browser.new_context(**settings)
    page = context.new_page()
    page.requested, page.complaints = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(("name", "path"), PAGES)
def test_page_has_no_accessibility_violation(browser, address, name, path, size, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    with page_of(browser, viewport=size, color_scheme=scheme) as page:
        page.goto(address(name) + path)
        rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = axe.run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(("name", "path"), PAGES)
def test_page_asks_for_nothing_from_elsewhere_and_has_no_script_error(browser, address, name, path):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address(name) + path, wait_until="networkidle")
        assert [url for url in page.requested if not url.startswith(address(name))] == []
        assert [text for text in page.complaints if "404" not in text] == []


@pytest.mark.parametrize(("name", "path"), [(MINI, "/texts/well/"), (TRANSCRIBED, "/Hant/texts/orchard/")])
def test_page_is_complete_without_script(browser, address, name, path):
    with page_of(browser, java_script_enabled=False, viewport=PHONE) as page:
        page.goto(address(name) + path)
        words = page.locator("article").inner_text()
        call = page.locator("a.call").first
        note = page.locator(call.get_attribute("href"))
        assert len(words) > 1000
        assert not note.is_visible()
        call.click()
        assert note.is_visible()


@pytest.mark.parametrize(("prefix", "shown", "hidden"), [("", "en", "zh"), ("/zh", "zh", "en")])
def test_account_of_the_edition_is_in_the_readers_language(browser, address, prefix, shown, hidden):
    with page_of(browser, viewport=DESK) as page:
        page.goto(f"{address(MINI)}{prefix}/about/")
        assert page.locator(f"section.div:lang({shown})").first.is_visible()
        assert not page.locator(f"section.div:lang({hidden})").first.is_visible()


def test_introduction_unfolds_without_script_and_is_whole_on_paper(browser, address):
    with page_of(browser, java_script_enabled=False, viewport=PHONE) as page:
        page.goto(address(MINI) + "/texts/orchard/")
        rest = page.locator(".introduction details .words")
        assert not rest.is_visible()
        page.locator(".introduction summary").click()
        assert rest.is_visible()
        page.reload()
        page.emulate_media(media="print")
        assert rest.bounding_box()["height"] > 10


def test_notes_stand_in_the_margin_on_a_wide_screen(browser, address):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address(TRANSCRIBED) + "/texts/well/")
        call = page.locator("a.call").first
        note = page.locator(call.get_attribute("href")).bounding_box()
        words = page.locator(".block.p").first.locator(".digests, .words").first.bounding_box()
        assert note["x"] > words["x"] + words["width"]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(("name", "path"), PAGES)
def test_page_never_scrolls_sideways(browser, address, name, path, size):
    with page_of(browser, viewport=size) as page:
        page.goto(address(name) + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_digest_language_is_switched_and_remembered(browser, address):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address(TRANSCRIBED) + "/texts/orchard/")
        english, chinese = (page.locator(f"#p1 .digest[lang^={code}]") for code in ("en", "zh"))
        page.locator("label", has=page.locator("#digest-zh")).click()
        assert (english.is_visible(), chinese.is_visible()) == (False, True)
        page.reload()
        assert (english.is_visible(), chinese.is_visible()) == (False, True)
        page.locator("label", has=page.locator("#digest-both")).click()
        assert (english.is_visible(), chinese.is_visible()) == (True, True)


def test_script_toggle_keeps_the_reader_at_the_same_paragraph(browser, address):
    with page_of(browser, viewport=PHONE) as page:
        page.goto(address(TRANSCRIBED) + "/texts/well/#p5")
        page.locator("a[data-state=script]", has_text="臺").click()
        page.wait_for_url("**/Hant-TW/texts/well/#p5")
        page.locator("a[data-state=interface]", has_text="中文").click()
        page.wait_for_url("**/zh/Hant-TW/texts/well/#p5")
        assert page.locator("#p5").is_visible()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_script_toggle_is_within_reach_wherever_the_reader_is_and_hides_no_place(browser, address, size):
    with page_of(browser, viewport=size) as page:
        page.goto(address(TRANSCRIBED) + "/Hant/texts/well/#p7")
        toggle = page.locator("a[data-state=script]", has_text="臺").bounding_box()
        assert 0 <= toggle["y"] < page.locator("#p7").bounding_box()["y"] - toggle["height"]


def test_script_toggle_without_script_keeps_the_passage(browser, address):
    with page_of(browser, java_script_enabled=False, viewport=PHONE) as page:
        page.goto(address(MINI) + "/texts/well/p5")
        page.locator("a[data-state=script]", has_text="臺").click()
        page.wait_for_url("**/Hant-TW/texts/well/p5")
        assert page.locator("aside.converted").is_visible()
        page.locator("nav.where .whole").click()
        page.wait_for_url("**/Hant-TW/texts/well/#p5")


def test_script_chosen_is_remembered_for_addresses_without_one(browser, address):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address(MINI) + "/texts/")
        page.locator("a[data-state=script]", has_text="臺").click()
        page.wait_for_url("**/Hant-TW/texts/")
        page.goto(address(MINI) + "/texts/well/#p5")
        page.wait_for_url("**/Hant-TW/texts/well/#p5")
        page.goto(address(MINI) + "/zh/Hans/texts/well/")
        assert page.url.endswith("/zh/Hans/texts/well/")
        page.locator("a[data-state=script]").first.click()
        page.wait_for_url("**/zh/texts/well/")
        page.locator("a[data-state=interface]", has_text="English").click()
        page.wait_for_url(address(MINI) + "/texts/well/")
        page.goto(address(MINI) + "/texts/orchard/")
        page.wait_for_load_state("networkidle")
        assert page.url == address(MINI) + "/texts/orchard/"


def test_going_back_to_a_page_as_printed_leads_there(browser, address):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address(MINI) + "/texts/well/")
        page.locator("a[data-state=script]", has_text="臺").click()
        page.wait_for_url("**/Hant-TW/texts/well/")
        page.go_back(wait_until="networkidle")
        assert page.url == address(MINI) + "/texts/well/"


SELECT = """([first, from, last, to]) => {
    const words = (path) => document.createTreeWalker(document.querySelector(path), NodeFilter.SHOW_TEXT).nextNode();
    getSelection().setBaseAndExtent(words(first), from, words(last), to); }"""


def copied(page, stretch):
    """What the clipboard holds, as plain and as rich text, once a stretch is selected and copied."""
    with page.expect_response(lambda response: "/texts/" in response.url) if stretch else ExitStack():
        page.evaluate(SELECT, stretch) if stretch else None
    page.wait_for_timeout(200)
    page.keyboard.press("Control+C")
    page.wait_for_timeout(100)
    return page.evaluate(
        """async () => { const [item] = await navigator.clipboard.read();
        return Promise.all(["text/plain", "text/html"].map(async (kind) => (await item.getType(kind)).text())); }"""
    )


@contextmanager
def page_with_clipboard(browser, address, path):
    with page_of(browser, viewport=DESK, permissions=["clipboard-read", "clipboard-write"]) as page:
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
        plain, rich = copied(page, [chinese, 1, f"{chinese} .persName", 2])
        assert shown.startswith("井旁舊碑") and printed.startswith("井旁旧碑")
        assert plain == printed[1 : len(plain) + 1] and plain.endswith("范小")
        assert "旧碑" in rich and "舊碑" not in rich
        assert "原樣" in status.inner_text()
        assert chinese_of(page, "p4") == shown
        assert copied(page, None)[0] == shown[1 : len(plain) + 1]
        assert "轉換後" in status.inner_text()
        assert copied(page, None)[0] == plain


def test_whole_page_is_copied_as_printed(browser, address):
    with page_with_clipboard(browser, address, "/zh/Hant-TW/texts/well/") as page:
        with page.expect_response(lambda response: response.url.endswith("/zh/texts/well/")):
            page.keyboard.press("Control+A")
        plain, _ = copied(page, None)
        assert "井旁旧碑" in plain and "井旁舊碑" not in plain


def test_copy_is_left_alone_where_the_page_as_printed_is_not_to_be_had(browser, address):
    with page_with_clipboard(browser, address, "/zh/Hant-TW/texts/well/") as page:
        page.route("**/zh/texts/well/", lambda route: route.fulfill(status=503))
        plain, _ = copied(page, ["#p4 .digest[lang^=zh]", 0, "#p4 .digest[lang^=zh]", 4])
        assert plain == "井旁舊碑"
        assert "無法取得" in page.locator(".converted [role=status]").inner_text()


def test_copy_is_left_alone_where_the_passage_as_printed_is_built_otherwise(browser, address):
    with page_with_clipboard(browser, address, "/zh/Hant-TW/texts/well/") as page:
        body = "<main id=main><div class=block id=p4>别的<b>文字</b></div></main>"
        page.route("**/zh/texts/well/", lambda route: route.fulfill(body=body, content_type="text/html"))
        plain, _ = copied(page, ["#p4 .digest[lang^=zh]", 0, "#p4 .digest[lang^=zh]", 4])
        assert plain == "井旁舊碑"
        assert "無法取得" in page.locator(".converted [role=status]").inner_text()


def test_word_that_an_editor_has_overruled_is_copied_whole_as_printed(browser, address):
    with page_with_clipboard(browser, address, "/zh/Hant-TW/texts/well/") as page:
        page.evaluate("document.querySelector('#p4 .digest[lang^=zh]').firstChild.data = '井邊老碑一方，傳爲';")
        plain, _ = copied(page, ["#p4 .digest[lang^=zh]", 2, "#p4 .digest[lang^=zh] .persName", 1])
        assert plain == "井旁旧碑出自范"


def test_name_shows_its_entry_on_hover(browser, address):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address(TRANSCRIBED) + "/texts/orchard/")
        name = page.locator("a[data-entry]:visible").first
        name.hover()
        card = page.locator(".card-of-entry")
        assert card.is_visible()
        page.keyboard.press("Escape")
        assert not card.is_visible()
