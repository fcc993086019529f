"""Passages to read and to take away: single ones, ranges, sentences; also in other people's TEI."""

import lxml.html
import pytest
from lxml import etree

from conftest import MINI
from webapp.edition import ids, tei
from webapp.edition.pointers import Pointers
from webapp.edition.schema import SCHEMA, Schema

SCHEMA_OF_THE_EDITION = Schema(SCHEMA)
OTHERS = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
  <teiHeader><fileDesc><titleStmt><title>Letters</title></titleStmt><publicationStmt><p/></publicationStmt>
    <sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
  <text><body><head xml:id="h1">Letters</head><p xml:id="p1">One. <s xml:id="p1.s1">First.</s></p>
    <p xml:id="p2"><s xml:id="p2.s1">Two.</s> <s xml:id="p2.s2">Too.</s></p><p xml:id="p3">Three.</p>
    <p xml:id="par-4">Four.</p><p xml:id="par-4.s1">Five.</p></body></text>
</TEI>"""


@pytest.fixture
def transcribed(app_of, edition_of):
    return app_of(edition_of("transcribed mini")).test_client()


@pytest.fixture
def others(app_of, tmp_path):
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "letters.xml").write_text(OTHERS, encoding="utf-8")
    return app_of(tmp_path / "others").test_client()


def tree(response):
    return lxml.html.fromstring(response.data)


def shown(response):
    """The ids of the blocks that a page shows, those that are cited in capitals."""
    blocks = tree(response).xpath("//article//*[contains(concat(' ', @class, ' '), ' block ')][@id]")
    return [block.get("id").upper() if "cited" in block.get("class").split() else block.get("id") for block in blocks]


@pytest.mark.parametrize(
    ("words", "blocks", "around"),
    [
        ("p2", ["h1", "P2", "p3"], ["h1", "p3"]),
        ("p2-p4", ["h1", "P2", "P3", "P4", "p5"], ["h1", "p5"]),
        ("t1-h1", ["T1", "P1", "H1", "p2"], ["p2"]),
        ("p10-p10", ["p9", "P10"], ["p9"]),
        ("n2-n3", ["p2", "N2", "N3"], []),
    ],
)
def test_range_stands_whole_between_its_neighbours(client, words, blocks, around):
    page = client.get(f"/texts/well/{words}")
    assert shown(page) == blocks or words == "n2-n3"
    assert [one for one in shown(page) if one.isupper()] == [one for one in blocks if one.isupper()]
    links = tree(page).xpath("//nav[@class = 'where']//a[@rel]/@href")
    assert [link.rpartition("/")[2] for link in links] == around


def test_ids_of_a_range_are_unique_and_its_names_are_all_there(client):
    page = tree(client.get("/texts/well/p2-p9"))
    found = page.xpath("//@id")
    assert len(found) == len(set(found))
    named = page.xpath("//article//*[contains(concat(' ', @class, ' '), ' cited ')]//a/@data-entry")
    assert set(named) <= set(page.xpath("//section[@id = 'names']//li/@id"))


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        ("p5-p2", ["p2-p5"]),
        ("p3-n2", ["p3", "n2"]),
        ("p2-p2.s1", ["p2", "p2.s1"]),
        ("p2-p99", ["p10"]),
        ("p2.s99", ["p2", "p2.s2"]),
        ("p2-p4@1.0.0", []),
    ],
)
def test_range_that_is_none_is_404_and_offers_what_there_is(transcribed, words, nearest):
    response = transcribed.get(f"/zh/texts/well/{words}")
    assert response.status_code == 404
    offered = tree(response).xpath("//*[@class = 'nearest']//a/@href")
    assert offered == [f"/zh/texts/well/{one}" for one in nearest]
    assert all(transcribed.get(one).status_code == 200 for one in offered)


@pytest.mark.parametrize(
    ("words", "marked", "blocks"),
    [
        ("p2.s1", ["p2.s1"], ["P2"]),
        ("p2.s1-p2.s2", ["p2.s1", "p2.s2"], ["P2"]),
        ("p2.s2-p3.s1", ["p2.s2", "p3.s1"], ["P2", "P3"]),
    ],
)
def test_sentence_is_marked_in_its_paragraph(transcribed, words, marked, blocks):
    page = transcribed.get(f"/Hant/texts/well/{words}")
    assert tree(page).xpath("//mark/@id") == marked
    assert [one for one in shown(page) if one.isupper()] == blocks


def test_without_a_transcription_the_paragraph_of_a_sentence_is_shown_and_the_page_says_so(app_of):
    page = app_of(MINI).test_client().get("/texts/well/p2.s1")
    assert (page.status_code, tree(page).xpath("//mark")) == (200, [])
    assert "P2" in shown(page)
    assert "no transcription on hand has well/p2.s1" in tree(page).xpath("string(//*[@class = 'absent'])")
    assert tree(page).xpath("//a[@download][contains(@href, '.xml')]") == []


@pytest.mark.parametrize("script", ["", "/Hant-TW"])
@pytest.mark.parametrize("words", ["p2-p4", "t1-p3", "n2-n4", "h1-h2", "p2.s1", "p2.s2-p3.s1"])
def test_taken_away_a_range_is_valid_by_itself_and_holds_no_more(transcribed, tmp_path, script, words):
    response = transcribed.get(f"{script}/texts/well/{words}.xml")
    root = tei.parse_bytes(response.data)
    found = [
        *SCHEMA_OF_THE_EDITION.problems(root, "download.xml"),
        *ids.problems(root, "well.xml"),
        *Pointers(tmp_path).problems(root, str(tmp_path / "download.xml")),
    ]
    assert [str(problem) for problem in found if problem.severity == "error"] == []
    assert root.xpath("string(//*[local-name() = 'idno'][@type = 'URL'])") == f"https://example.org/texts/well/{words}"
    assert f'<https://example.org/texts/well/{words}>; rel="canonical"' in response.headers.getlist("Link")


def test_taken_away_a_range_holds_each_of_its_passages_and_a_sentence_itself_alone(transcribed):
    def held(words, path):
        root = etree.fromstring(transcribed.get(f"/texts/well/{words}.xml").data)
        return [
            str(one)
            for one in root.xpath(f"//*[local-name() = 'body']//*[local-name() = '{path}']/@*[name() = 'xml:id']")
        ]

    assert held("p2-p4", "p") == ["p2", "p3", "p4"]
    assert (held("p2.s2", "p"), held("p2.s2", "s")) == (["p2"], ["p2.s2"])
    plain = transcribed.get("/texts/well/p2-p4.txt").text
    assert [f"[p{n}]" in plain for n in range(1, 6)] == [False, True, True, True, False]


@pytest.mark.parametrize(
    ("words", "blocks"),
    [
        ("p1-p3", ["h1", "P1", "P2", "P3", "par-4"]),
        ("par-4", ["p3", "PAR-4", "par-4.s1"]),
        ("par-4.s1", ["par-4", "PAR-4.S1"]),
        ("p2.s2", ["p1", "P2", "p3"]),
    ],
)
def test_other_peoples_passages_need_no_ledger(others, words, blocks):
    page = others.get(f"/texts/letters/{words}")
    assert (page.status_code, shown(page)) == (200, blocks)
    assert tree(page).xpath("//*[@id = 'history' or @id = 'since']") == []
    assert tree(page).xpath("//mark/@id") == (["p2.s2"] if words == "p2.s2" else [])


@pytest.mark.parametrize(
    ("words", "reason", "nearest"),
    [
        ("p1@1.0.0", "there is no release 1.0.0", ["p1"]),
        ("p3-p1", "p1 does not stand after p3", ["p1-p3"]),
        ("p1-p9", "letters has no passage “p9”", []),
        ("p2.s9", "letters has no passage “p2.s9”", ["p2"]),
        ("p1@1.0.0.xml", "there is no release 1.0.0", ["p1"]),
    ],
)
def test_what_other_people_do_not_have_is_404(others, words, reason, nearest):
    response = others.get(f"/texts/letters/{words}")
    assert response.status_code == 404
    assert reason in tree(response).text_content()
    assert tree(response).xpath("//*[@class = 'nearest']//a/@href") == [f"/texts/letters/{one}" for one in nearest]


@pytest.mark.parametrize(
    "words", ["..%2fp1", "p1%00", "p1-", "-p1", "@1.0.0", "p1@", "p1@1.0.0@1.0.0", "p" * 9000, "p1%0a"]
)
def test_words_that_are_no_reference_are_404(client, words):
    assert client.get(f"/texts/well/{words}").status_code == 404
