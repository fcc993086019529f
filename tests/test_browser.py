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
    *[(MINI, path) for path in ("/", "/texts/", "/about/", "/about/encoding/", "/texts/none/")],
    *[(MINI, path) for path in ("/registers/", "/registers/persons/", "/texts/well/", "/texts/well/p2")],
    *[(TRANSCRIBED, path) for path in ("/texts/orchard/", "/zh/Hant-TW/texts/well/", "/texts/well/p2")],
]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def address(edition_of):
    """The address of a served edition by its name."""
    with ExitStack() as servers:
        yield cache(lambda name: servers.enter_context(served(edition_of(name))))


@contextmanager
def served(folder):
    server = create_server(create_app(folder, "https://example.org"), host="127.0.0.1", port=0, threads=4)
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
        found = axe.run(
            page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
        )
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
        page.evaluate("document.querySelector('[data-state=script]').focus({preventScroll: true})")
        link = page.locator("a[data-state=script]", has_text="臺")
        link.dispatch_event("pointerdown")
        assert link.get_attribute("href").endswith("/Hant-TW/texts/well/#p5")


def test_name_shows_its_entry_on_hover(browser, address):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address(TRANSCRIBED) + "/texts/orchard/")
        name = page.locator("a[data-entry]:visible").first
        name.hover()
        card = page.locator(".card-of-entry")
        assert card.is_visible()
        page.keyboard.press("Escape")
        assert not card.is_visible()
