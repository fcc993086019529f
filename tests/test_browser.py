"""The pages in a real browser: accessible, complete without script, nothing fetched from elsewhere."""

import pytest

from browsing import DESK, MINI, PHONE, TRANSCRIBED, page_of, violations

pytestmark = pytest.mark.browser
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


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(("name", "path"), PAGES)
def test_page_has_no_accessibility_violation_and_never_scrolls_sideways(browser, address, name, path, size):
    with page_of(browser, viewport=size) as page:
        page.goto(address(name) + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == []


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


def test_name_shows_its_entry_on_hover(browser, address):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address(TRANSCRIBED) + "/texts/orchard/")
        name = page.locator("a[data-entry]:visible").first
        name.hover()
        card = page.locator(".card-of-entry")
        assert card.is_visible()
        page.keyboard.press("Escape")
        assert not card.is_visible()
