"""Pinned citations: what the page of a passage says has happened to it since the release that is cited."""

from dataclasses import replace
from datetime import date
from shutil import copytree, ignore_patterns

import lxml.html
import pytest

from conftest import MINI, TEI
from released import wordings
from webapp.edition.corpus import Corpus
from webapp.edition.encode import encode_file
from webapp.edition.folder import Folder
from webapp.edition.ledger import Ledger
from webapp.edition.merge import blocks
from webapp.edition.passage import Passage
from webapp.edition.reference import Reference
from webapp.edition.releases import Release, Releases
from webapp.edition.since import Since, history
from webapp.edition.wording import signature, wording


@pytest.fixture
def get(shared_app_of, told):
    client = shared_app_of(told).test_client()
    return lambda path: client.get(path)


def tree(response):
    return lxml.html.fromstring(response.data)


def since(page):
    """What the page says on top: its verdict, the kinds of its steps, the number of wordings compared."""
    heading = page.xpath("normalize-space(//*[@id = 'since-heading'])")
    steps = page.xpath("//section[@id = 'since']//ol/li/@class")
    return heading, [str(step) for step in steps], len(page.xpath("//*[contains(@class, 'comparison')]"))


ON_1 = "since release 1.0.0 (1 December 2026)."
STORIES = [
    ("orchard/p1@1.0.0", 200, f"Unchanged {ON_1}", [], 0, ["p1"]),
    ("orchard/p3@1.0.0", 200, f"Revised {ON_1}", ["revised", "revised"], 2, ["p3"]),
    ("orchard/p3@2.0.0-rc1", 200, "Revised since release 2.0.0-rc1 (29 February 2028).", ["revised"], 1, ["p3"]),
    ("well/p9@1.0.0", 200, f"Divided {ON_1}", ["split", "moved"], 2, ["p14", "p11"]),
    ("well/p9@1.1.0", 200, "This passage was divided.", ["split", "moved"], 2, ["p14", "p11"]),
    ("well/p9", 200, "This passage was divided.", ["split", "moved"], 2, ["p14", "p11"]),
    ("well/p3@1.0.0", 200, f"Joined with others {ON_1}", ["merged"], 2, ["p13"]),
    ("ferry/p7@1.0.0", 200, f"Moved {ON_1}", ["moved"], 0, ["p10"]),
    ("ferry/p7", 200, "This passage was moved.", ["moved"], 0, ["p10"]),
    ("ferry/p6@1.0.0", 410, f"Withdrawn {ON_1}", ["withdrawn"], 2, []),
    ("ferry/p6", 410, "This passage was withdrawn.", ["withdrawn"], 2, []),
    ("well/p6-p8@1.0.0", 200, f"All of this range is unchanged {ON_1}", [], 0, ["p6", "p7", "p8"]),
    ("well/p2-p5@1.0.0", 200, "Not all of this range stands as it did in release 1.0.0 (1 December 2026).",
     ["merged", "merged"], 0, ["p2", "p13", "p5"]),
    ("well/n2-n4@1.0.0", 200, f"All of this range is unchanged {ON_1}", [], 0, ["n2", "n3", "n4"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "status", "verdict", "steps", "compared", "shown"), STORIES)
def test_page_tells_what_has_happened_and_shows_what_stands_there(get, words, status, verdict, steps, compared, shown):
    response = get(f"/texts/{words}")
    page = tree(response)
    assert response.status_code == status
    assert since(page) == (verdict, steps, compared)
    assert page.xpath("//*[contains(concat(' ', @class, ' '), ' cited ')]/@id") == shown


def test_what_was_withdrawn_is_gone_in_every_form_and_as_its_release_has_it_is_not(shared_app_of, told):
    client = shared_app_of(told).test_client()
    for path, accept in (("p6", "application/tei+xml"), ("p6", "text/plain"), ("p6.xml", ""), ("p6.txt", "")):
        response = client.get(f"/texts/ferry/{path}", headers={"Accept": accept})
        assert (response.status_code, "ferry/p6 was withdrawn" in response.text) == (410, True)
    assert client.get("/texts/ferry/p6@1.0.0.bib").status_code == 200


@pytest.mark.parametrize(
    ("words", "is_citable"),
    [("well/p9@1.0.0", True), ("well/p9@1.1.0", False), ("well/p9", False), ("well/p6-p8@1.0.0", True)],
)
def test_citations_are_offered_of_what_the_release_has(get, words, is_citable):
    assert bool(tree(get(f"/texts/{words}")).xpath("//*[@id = 'cite']")) == is_citable


def test_successors_are_linked_and_reasons_given(get):
    page = tree(get("/zh/texts/well/p9@1.0.0"))
    assert page.xpath("//section[@id = 'since']//a/@href") == [f"/zh/texts/well/p{n}" for n in (11, 12, 14)]
    assert page.xpath("//section[@id = 'since']//*[@class = 'reason']/text()") == ["two-days", "it-opens-the-text"]
    assert page.xpath("//*[@class = 'standing']/a/text()") == ["well/p11", "well/p14"]
    assert page.xpath("//h2[@id = 'since-heading']/text()") == ["自1.0.0版（2026年12月1日）以来已拆分。"]


@pytest.mark.parametrize(
    ("words", "then", "now"),
    [
        ("orchard/p3@1.0.0", [("orchard/p3", "1.0.0")], [("orchard/p3", "")]),
        ("orchard/p3@1.1.0", [("orchard/p3", "1.1.0")], [("orchard/p3", "")]),
        ("well/p9@1.0.0", [("well/p9", "1.0.0")], [("well/p11", ""), ("well/p14", "")]),
        ("well/p3@1.0.0", [("well/p3", "1.0.0")], [("well/p13", "")]),
        ("well/p2-p4@1.0.0", [("well/p3", "1.0.0"), ("well/p4", "1.0.0")], [("well/p13", "")]),
        ("ferry/p6@1.0.0", [("ferry/p6", "1.0.0")], []),
    ],
)
def test_both_wordings_stand_whole_beside_each_other(get, told, words, then, now):
    """Without the words for those who do not see the marks, each side is what the files say, to the character."""
    page = tree(get(f"/texts/{words}"))
    for hint in page.xpath("//*[@class = 'unseen']"):
        hint.drop_tree()
    for kind in ("then", "now"):
        sides = page.xpath(f"//*[@class = '{kind}']/p")
        told_by = [wordings(told, *one) for one in (then if kind == "then" else now)]
        expected = {language: _joined(told_by, language) for language in ("en", "zh-Hans") if told_by}
        shown = {side.get("lang"): side.text_content() for side in sides}
        assert shown == {language: expected[language] for language in shown}


def _joined(told_by, language):
    return ("" if language == "zh-Hans" else " ").join(one["digest", language] for one in told_by)


def test_what_was_deleted_and_inserted_is_marked_for_those_who_do_not_see_it_too(get):
    page = tree(get("/texts/orchard/p3@1.1.0"))
    assert all(e.text_content().startswith("[inserted:] ") for e in page.xpath("//ins"))
    assert [e.text_content() for e in page.xpath("//del")] == ["[deleted:] glove"]


def test_wordings_are_read_in_the_readers_script(get):
    page = tree(get("/Hant/texts/ferry/p6@1.0.0"))
    (chinese,) = page.xpath("//*[@class = 'then']/p[@lang = 'zh-Hant']")
    assert "記錄" in chinese.text_content()
    assert chinese.get("data-script-from") == "zh-Hans"


def test_without_the_archive_the_page_says_that_and_when_the_passage_changed(app_of, told, tmp_path):
    folder = copytree(told, tmp_path / "tei")
    (folder / "releases" / "1.0.0.zip").unlink()
    page = tree(app_of(folder).test_client().get("/texts/orchard/p3@1.0.0"))
    assert since(page) == (f"Revised {ON_1}", ["revised", "revised"], 0)
    assert "The archive of release 1.0.0 is not on hand" in page.text_content()
    assert "archive" not in tree(app_of(folder).test_client().get("/texts/orchard/p1@1.0.0")).text_content()


def test_another_copy_of_the_source_is_no_edit_and_is_told(app_of, tmp_path):
    folder = frozen(MINI, tmp_path / "tei")
    encode_file(MINI / "sources" / "well.txt", folder)
    file = folder / "transcriptions" / "well.xml"
    words = file.read_text(encoding="utf-8")
    at = words.index("。", words.index('xml:id="p2.s1"'))
    file.write_text(f"{words[:at]}吗{words[at:]}", encoding="utf-8")
    page = tree(app_of(folder).test_client().get("/texts/well/p2@1.0.0"))
    assert since(page) == (f"The edition’s own words have not changed {ON_1}", [], 0)
    assert "reads otherwise than the copy that the edition was made from: well/p2." in page.text_content()
    assert [step.what for step in history(Corpus(folder), Reference("well", "p2"))] == ["minted"]


def test_history_tells_every_release_that_changed_the_passage_and_whence_it_came(get):
    def told_of(path):
        return [" ".join(li.text_content().split()) for li in tree(get(path)).xpath("//*[@id = 'history']//li")]

    assert told_of("/texts/well/p14") == [
        "1.0.0 1 December 2026 first stood here well/p9",
        "1.1.0 3 May 2027 divided well/p9 → well/p11 well/p12 two-days",
        "2.0.0-rc1 29 February 2028 moved well/p12 → well/p14 it-opens-the-text",
    ]
    assert told_of("/texts/orchard/p3") == [
        "1.0.0 1 December 2026 first stood here",
        "1.1.0 3 May 2027 revised",
        "not yet released revised",
    ]
    assert tree(get("/texts/orchard/p3")).xpath("//*[@id = 'history']//a/@href") == [
        "/texts/orchard/p3@1.0.0",
        "/texts/orchard/p3@1.1.0",
    ]


def test_page_names_its_own_address_and_the_pinned_one(get):
    page = tree(get("/zh/Hant/texts/orchard/p3"))
    assert page.xpath("//*[@id = 'address']/@href") == ["https://example.org/texts/orchard/p3"]
    assert page.xpath("//*[@id = 'other-address']/@href") == ["https://example.org/texts/orchard/p3@2.0.0-rc1"]
    pinned = tree(get("/texts/orchard/p3@1.0.0"))
    assert pinned.xpath("//*[@id = 'address']/@href") == ["https://example.org/texts/orchard/p3@1.0.0"]
    assert pinned.xpath("//*[@id = 'other-address']/@href") == ["https://example.org/texts/orchard/p3"]


@pytest.mark.parametrize(
    ("words", "indexed"), [("orchard/p3", True), ("orchard/p3@1.0.0", False), ("well/p9", False), ("ferry/p6", False)]
)
def test_a_page_is_canonical_at_its_reference_and_indexed_only_unpinned_and_current(get, words, indexed):
    page = tree(get(f"/zh/Hant/texts/{words}"))
    assert page.xpath("//link[@rel = 'canonical']/@href") == [f"https://example.org/texts/{words}"]
    assert page.xpath("//meta[@name = 'robots']/@content") == ([] if indexed else ["noindex"])
    alternates = page.xpath("//link[@rel = 'alternate'][@hreflang = 'zh-Hant-TW']/@href")
    assert alternates == [f"https://example.org/zh/Hant-TW/texts/{words}"]


@pytest.mark.parametrize(
    ("words", "reason", "nearest"),
    [
        ("well/p2@9.9.9", "there is no release 9.9.9", ["well/p2@1.0.0", "well/p2@1.1.0", "well/p2@2.0.0-rc1"]),
        ("well/p13@1.0.0", "well/p13 is not in release 1.0.0: it is new in 1.1.0", ["well/p13", "well/p10@1.0.0"]),
        ("well/p99", "well has no passage “p99”", ["well/p14"]),
        ("well/p2@latest", "“p2@latest” is no passage", ["well/p2"]),
    ],
)
def test_what_never_was_is_404_and_offers_what_stands_next_to_it(get, words, reason, nearest):
    response = get(f"/Hant/texts/{words}")
    assert response.status_code == 404
    page = tree(response)
    assert reason in page.text_content()
    assert page.xpath("//*[@class = 'nearest']//a/@href") == [f"/Hant/texts/{one}" for one in nearest]


@pytest.mark.parametrize(
    ("path", "holds", "lacks"),
    [
        ("orchard/p3@1.0.0", "all that came to light", "left glove"),
        ("orchard/p3@1.1.0", "one left glove", "a left one"),
        ("ferry/p6@1.0.0", "letter in a bottle", "[p7]"),
        ("well/p3-p5@1.0.0", "[p4]", "[p13]"),
        ("Hant/ferry/p6@1.0.0", "該記錄", "该记录"),
    ],
)
def test_download_of_a_release_is_what_its_archive_has(get, path, holds, lacks):
    script, _, words = path.rpartition("Hant/")
    response = get(f"{'/Hant' if script or 'Hant' in path else ''}/texts/{words}.txt")
    assert response.status_code == 200
    assert holds in response.text
    assert lacks not in response.text
    assert f"https://example.org/texts/{words}\n" in response.text
    assert response.headers["Edition-Release"] == words.partition("@")[2]


@pytest.mark.parametrize("words", ["well/p2.s1@1.0.0", "well/p2@9.9.9", "ferry/p7"])
def test_download_of_what_is_not_on_hand_is_404(get, words):
    assert get(f"/texts/{words}.xml").status_code == 404


def test_download_of_a_release_needs_its_archive(app_of, told, tmp_path):
    folder = copytree(told, tmp_path / "tei")
    (folder / "releases" / "1.1.0.zip").write_bytes(b"no archive")
    response = app_of(folder).test_client().get("/texts/well/p2@1.1.0.xml")
    assert response.status_code == 404
    assert "the archive of release 1.1.0 is not on hand" in response.text


def frozen(folder, to):
    """A copy of an edition all of whose anchors a release has as they stand."""
    copytree(folder, to, ignore=ignore_patterns(".edition", "transcriptions", "releases"))
    corpus = Corpus(to)
    signatures = {
        f"{text_id}/{anchor}": signature(wording(block))
        for text_id in corpus.readable
        for anchor, block in blocks(corpus.text(text_id).document).items()
    }
    entries = [entry.released("1.0.0", signatures.get(entry.anchor, "")) for entry in corpus.ledger.entries]
    Ledger(entries).write(to / "anchors.tsv")
    (to / "releases.tsv").write_bytes(
        Releases(to, (*corpus.releases.all, Release("1.0.0", str(date(2026, 12, 1)), ""))).content
    )
    return to


@pytest.mark.parametrize("folder", [MINI, TEI], ids=["mini", "edition"])
def test_what_is_pinned_to_the_release_that_stands_is_unchanged(folder, tmp_path, monkeypatch):
    # To look after the files at every step takes most of the time.
    monkeypatch.setattr(Folder, "stamp", ("unchanging",))
    corpus = Corpus(frozen(folder, tmp_path / "tei"))
    entries = [entry for entry in corpus.ledger.entries if entry.state == "current"]
    for entry in entries:
        here = Reference.read(entry.anchor)
        passage, pinned = (Passage.of(corpus, one) for one in (here, replace(here, release="1.0.0")))
        assert pinned.stretches == passage.stretches
        assert passage.is_current
        assert pinned.resolution.level == "unchanged"
        assert (Since.of(corpus, pinned).comparisons, Since.of(corpus, pinned).copies) == ((), ())
        assert [step.what for step in history(corpus, here)] == ["minted"]
    assert entries


@pytest.mark.parametrize("state", ["", "/zh/Hant-TW"])
def test_pinned_page_shows_the_same_passage_as_the_unpinned_one(app_of, tmp_path, state):
    folder = frozen(MINI, tmp_path / "tei")
    client = app_of(folder).test_client()
    for entry in (e for e in Corpus(folder).ledger.of("well") if e.kind != "s" or e.number == 1):
        pages = [client.get(f"{state}/texts/{entry.anchor}{pin}").text for pin in ("", "@1.0.0")]
        assert len({page[page.index("<article") : page.index("</article>")] for page in pages}) == 1
