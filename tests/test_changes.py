"""What changed between releases: told of every anchor once, on pages and in a feed that programs can read."""

import re
import shutil
from collections import Counter

import lxml.html
import pytest
from lxml import etree

from conftest import MINI
from webapp.edition.changes import MINTED, Deed, changes, changes_of, revisions
from webapp.edition.corpus import Corpus
from webapp.edition.errors import Unknown

ATOM = {"a": "http://www.w3.org/2005/Atom", "h": "http://www.w3.org/1999/xhtml"}
RELEASES = ["next", "2.0.0-rc1", "1.1.0", "1.0.0"]


@pytest.fixture
def client(shared_app_of, told):
    return shared_app_of(told).test_client()


def tree(response):
    return lxml.html.fromstring(response.data)


def done(told):
    """The deeds of a release but for what it minted."""
    return [deed for deeds in told.texts.values() for deed in deeds if deed.what != MINTED]


def test_every_release_tells_what_it_did_the_newest_first(told):
    found = changes(Corpus(told))
    assert [one.release for one in found] == RELEASES
    assert [one.date for one in found] == ["", "2028-02-29", "2027-05-03", "2026-12-01"]
    assert done(found[0]) == [Deed("revised", ("orchard/p3",), ("orchard/p3",))]
    assert done(found[1]) == [
        Deed("withdrawn", ("ferry/p6",), (), "not-of-the-text"),
        Deed("moved", ("well/p12",), ("well/p14",), "it-opens-the-text"),
    ]
    assert done(found[2]) == [
        Deed("moved", ("ferry/p7",), ("orchard/p10",), "of-the-orchard"),
        Deed("revised", ("orchard/p3",), ("orchard/p3",)),
        Deed("merged", ("well/p3", "well/p4"), ("well/p13",), "one-story"),
        Deed("split", ("well/p9",), ("well/p11", "well/p12"), "two-days"),
    ]
    assert found[2].count("well") == {"split": 1, "merged": 2}
    assert done(found[3]) == []


def test_every_anchor_comes_once_by_minting_or_from_others_and_goes_once(told):
    corpus = Corpus(told)
    deeds = [deed for one in changes(corpus) for of_text in one.texts.values() for deed in of_text]
    born = Counter(
        a for deed in deeds for a in (deed.old if deed.what == MINTED else deed.new if deed.new != deed.old else ())
    )
    gone = Counter(a for deed in deeds if deed.what not in (MINTED, "revised") for a in deed.old)
    entries = [entry for entry in corpus.ledger.entries if entry.kind != "s"]
    assert born == Counter(entry.anchor for entry in entries)
    assert gone == Counter(entry.anchor for entry in entries if entry.state != "current")


def test_revision_is_told_with_both_wordings(told):
    corpus = Corpus(told)
    (english, chinese) = revisions(corpus, changes_of(corpus, "1.1.0"))["orchard/p3"]
    assert (english.release, english.language, chinese.language) == ("1.0.0", "en", "zh-Hans")
    for one, release, word in ((english, "1.0.0", "glove"), (chinese, "1.0.0", "手套")):
        sides = ["".join(getattr(change, side) for change in one.changes) for side in ("old", "new")]
        both = (corpus.wordings("orchard", told_in)["p3"]["digest", one.language] for told_in in (release, "1.1.0"))
        assert sides == list(both)
        assert all(word in side for side in sides)
    (coming,) = revisions(corpus, changes_of(corpus, "next"))["orchard/p3"]
    assert (coming.release, coming.language) == ("2.0.0-rc1", "en")


def test_revision_without_its_archives_is_told_all_the_same(told, tmp_path):
    folder = shutil.copytree(told, tmp_path / "tei", ignore=shutil.ignore_patterns("1.0.0.zip"))
    corpus = Corpus(folder)
    assert [deed.old for deed in done(changes_of(corpus, "1.1.0")) if deed.what == "revised"] == [("orchard/p3",)]
    assert revisions(corpus, changes_of(corpus, "1.1.0")) == {"orchard/p3": ()}


@pytest.mark.parametrize("release", ["9.0.0", "1.0", "../1.0.0", ""])
def test_release_that_there_is_none_of_is_unknown(told, release):
    with pytest.raises(Unknown):
        changes_of(Corpus(told), release)


def test_page_has_every_release_and_each_its_own(client):
    page = tree(client.get("/zh/Hant-TW/about/changes/"))
    links = page.xpath("//section[@class = 'release']/h2/a/@href")
    assert links == [f"/zh/Hant-TW/about/changes/{release}/" for release in RELEASES]
    for link in links:
        assert tree(client.get(link)).xpath("//main//section[@class = 'text']")
    assert client.get("/about/changes/9.0.0/").status_code == 404


@pytest.mark.parametrize("prefix", ["", "/zh/Hant"])
def test_every_link_of_a_release_leads_to_a_page_that_tells_of_the_passage(client, prefix):
    page = tree(client.get(f"{prefix}/about/changes/1.1.0/"))
    links = page.xpath("//main//*[@class = 'anchors']/a/@href")
    assert {link.rpartition("/")[2] for link in links} >= {"p3", "p4", "p7", "p9", "p10", "p11", "p12", "p13"}
    assert {client.get(link).status_code for link in links} == {200}
    assert all(link.startswith(f"{prefix}/texts/") for link in links)


def test_wordings_stand_beside_each_other_on_the_page_of_a_release(client):
    page = tree(client.get("/about/changes/1.1.0/"))
    (english, _) = page.xpath("//li[@class = 'revised']/div[@class = 'comparison']")
    assert "brought nothing but" in english.xpath("string(.//*[@class = 'now']//ins)")
    assert english.xpath("string(.//*[@class = 'then']//del)")


def test_new_passages_of_a_first_release_are_a_line_a_text(client):
    page = tree(client.get("/about/changes/"))
    (first,) = page.xpath("//section[@id = '1.0.0']")
    assert [" ".join(line.split()) for line in first.xpath(".//section/p/text() | .//section/p/span/text()")][-2:] == [
        "new 17",
        "new 19",
    ]
    assert len(first.xpath(".//details[@class = 'minted']")) == 1


@pytest.mark.parametrize("prefix", ["", "/zh", "/zh/Hant-HK"])
def test_feed_is_atom_with_an_entry_a_release(client, prefix):
    response = client.get(f"{prefix}/feed.xml")
    feed = etree.fromstring(response.data)
    assert response.content_type == "application/atom+xml; charset=utf-8"
    for path in ("a:id", "a:title", "a:updated", "a:author/a:name", "a:link[@rel = 'self']/@href"):
        assert len(feed.xpath(path, namespaces=ATOM)) == 1
    root = f"https://example.org{prefix}"
    assert feed.xpath("string(a:id)", namespaces=ATOM) == f"{root}/feed.xml"
    assert feed.xpath("string(a:updated)", namespaces=ATOM) == "2028-02-29T00:00:00Z"
    entries = feed.xpath("a:entry", namespaces=ATOM)
    ids = [f"{root}/about/changes/{release}/" for release in RELEASES[1:]]
    assert feed.xpath("a:entry/a:id/text()", namespaces=ATOM) == ids
    for entry, address in zip(entries, ids, strict=True):
        assert entry.xpath("a:link[@rel = 'alternate']/@href", namespaces=ATOM) == [address]
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", entry.findtext("a:updated", namespaces=ATOM))
        (content,) = entry.xpath("a:content[@type = 'xhtml']/h:div", namespaces=ATOM)
        links = content.xpath(".//h:a/@href", namespaces=ATOM)
        assert all(link.startswith(f"{root}/texts/") for link in links)
    assert {entry.tag for entry in feed} <= {
        f"{{{ATOM['a']}}}{name}" for name in ("id", "title", "updated", "link", "author", "rights", "entry")
    }


def test_ids_of_entries_stay_when_releases_follow(client, told, tmp_path, app_of):
    folder = shutil.copytree(told, tmp_path / "tei")
    listed = (folder / "releases.tsv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "releases.tsv").write_text("".join(listed[:2]), encoding="utf-8")
    before, after = (
        etree.fromstring(one.get("/feed.xml").data).xpath("a:entry[last()]/a:id/text()", namespaces=ATOM)
        for one in (app_of(folder).test_client(), client)
    )
    assert before == after


def test_pages_name_the_feed(client):
    (link,) = tree(client.get("/zh/texts/well/")).xpath("//link[@type = 'application/atom+xml']/@href")
    assert link == "/zh/feed.xml"
    assert client.get(link).status_code == 200


def test_edition_without_a_release_tells_what_is_coming_and_has_no_feed(app_of):
    client = app_of(MINI).test_client()
    page = tree(client.get("/about/changes/"))
    assert page.xpath("//section[@class = 'release']/@id") == ["next"]
    assert "There is no release yet." in page.xpath("//main/p/text()")
    assert client.get("/feed.xml").status_code == 404
    assert not page.xpath("//link[@type = 'application/atom+xml']")


def test_folder_without_a_ledger_says_so(tmp_path, app_of):
    shutil.copy(MINI / "texts" / "well.xml", tmp_path)
    client = app_of(tmp_path).test_client()
    assert "keeps no ledger" in client.get("/about/changes/").text
    assert client.get("/about/changes/next/").status_code == 404
    assert client.get("/feed.xml").status_code == 404


def test_entry_of_a_text_that_is_no_more_and_a_line_that_cannot_be_read_do_no_harm(told, tmp_path, app_of):
    folder = shutil.copytree(told, tmp_path / "tei")
    (folder / "texts" / "ferry.xml").unlink()
    with (folder / "anchors.tsv").open("a", encoding="utf-8") as ledger:
        ledger.write("well/p99\tnonsense\n")
    client = app_of(folder).test_client()
    page = tree(client.get("/about/changes/2.0.0-rc1/"))
    assert page.xpath("normalize-space(//section[@class = 'text'][1]/h2)") == "ferry"
    assert client.get("/feed.xml").status_code == 200
