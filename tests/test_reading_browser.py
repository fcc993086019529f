"""The reading view in a browser: where calls, notes and words stand on a line, on a phone, side by side, on paper."""

import pytest

from browsing import DESK, MINI, PHONE, TRANSCRIBED, page_of, served
from test_own_tei import TEI

pytestmark = pytest.mark.browser
BEGIN_A_LINE = r"""() => [...document.querySelectorAll("#main .call")].filter((call) => {
  const block = call.closest("p, h1, h2, h3, li, div"), before = document.createRange();
  before.selectNodeContents(block);
  before.setEndBefore(call);
  const left = block.getBoundingClientRect().left + parseFloat(getComputedStyle(block).paddingLeft);
  return call.getClientRects().length && before.toString().trim() && Math.abs(call.getClientRects()[0].left - left) < 3;
}).map((call) => call.closest("[id]").id + " " + call.textContent)"""
NARROWED = "(width) => { document.querySelector('#main article').style.inlineSize = `${width}px`; }"
EDITION = "edition"


@pytest.mark.parametrize("digest", ["zh", "both"])
def test_no_line_begins_with_the_call_of_a_note(browser, address, digest):
    with page_of(browser, viewport=PHONE) as page:
        page.goto(address(EDITION) + f"/texts/sun/?digest={digest}")
        assert page.locator("#main .call:visible").count() > 20
        for width in (390, 1280, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(BEGIN_A_LINE) == []


@pytest.mark.parametrize("path", ["/texts/well/", "/zh/texts/well/"])
def test_no_line_of_any_length_begins_with_the_call_of_a_note(browser, address, path):
    with page_of(browser, viewport=PHONE) as page:
        page.goto(address(TRANSCRIBED) + path)
        found = []
        for width in range(180, 366, 6):
            page.evaluate(NARROWED, width)
            found += page.evaluate(BEGIN_A_LINE)
        assert found == []


def test_words_with_a_call_are_copied_as_they_are(browser, address):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address(TRANSCRIBED) + "/texts/well/")
        block = page.locator(".words p:has(.call)").first
        block.evaluate("(p) => getSelection().selectAllChildren(p)")
        said = page.evaluate("getSelection().toString()")
        assert said.strip() and "\u2060" not in said


def test_sheet_of_a_note_leaves_room_for_its_cross(browser, address):
    with page_of(browser, viewport=PHONE) as page:
        page.goto(address(TRANSCRIBED) + "/texts/well/")
        call = page.locator("a.call:visible").first
        call.click()
        note = page.locator(f"{call.get_attribute('href')}")
        words, sheet = note.evaluate(
            """(note) => { const range = document.createRange(); range.selectNodeContents(note);
            const ends = [...range.getClientRects()].map((one) => one.right);
            return [Math.max(...ends), note.getBoundingClientRect().right]; }"""
        )
        assert words <= sheet - 48


def test_way_to_the_citation_covers_no_words_where_there_is_no_margin(browser, address):
    for size, is_there in ((PHONE, False), (DESK, True)):
        with page_of(browser, viewport=size) as page:
            page.goto(address(TRANSCRIBED) + "/texts/well/")
            page.locator("#p3 .words, #p3 .digests").first.hover()
            assert page.locator(".cite-here").first.is_visible() is is_there


@pytest.mark.parametrize("path", ["/texts/orchard/", "/zh/texts/well/"])
def test_contents_have_a_head_once_where_the_reader_can_read_it(browser, address, path):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address(MINI) + path)
        assert page.locator(".contents .digest").count() > page.locator(".contents .digest:visible").count() == 0
        assert all(entry.inner_text().strip() for entry in page.locator(".contents a").all())


@pytest.mark.parametrize(("prefix", "first"), [("", "en"), ("/zh", "zh")])
def test_guide_is_headed_in_the_readers_language_first(browser, address, prefix, first):
    with page_of(browser, viewport=DESK) as page:
        page.goto(f"{address(MINI)}{prefix}/about/encoding/")
        for head in ("h1", "h2", "#el-p h3"):
            places = {
                one.get_attribute("lang")[:2]: one.bounding_box()["x"]
                for one in page.locator(f".guide {head}").first.locator(".gloss").all()
            }
            assert min(places, key=places.get) == first


def test_evidence_of_a_note_has_its_address_on_paper(browser, address):
    added = "(link) => getComputedStyle(link, '::after').content"
    with page_of(browser, viewport=DESK) as page:
        page.goto(address(EDITION) + "/texts/hook/")
        link = page.locator(".note.editorial a.ref[href^=http]").first
        assert link.evaluate(added) == "none"
        page.emulate_media(media="print")
        assert link.get_attribute("href") in link.evaluate(added)


def test_what_is_said_stands_under_who_says_it(browser, tmp_path):
    said = "<div><sp><speaker>A MASON</speaker><p>It stands.</p></sp><l>A stray line</l><p>And falls.</p></div>"
    (tmp_path / "play.xml").write_text(TEI.format("The Wall", said), encoding="utf-8")
    with served(tmp_path) as address:
        for size in (PHONE, DESK):
            with page_of(browser, viewport=size) as page:
                page.goto(f"{address}/texts/play/")
                places = [block.bounding_box()["x"] for block in page.locator(".block > .words").all()]
                assert len(places) == 4 and len(set(places)) == 1
