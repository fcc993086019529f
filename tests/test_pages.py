"""The pages through the app: complete, linked, in every state, helpful when they are not there."""

import re

import lxml.html
import pytest

from webapp.state import states

PATHS = [
    "/",
    "/about/",
    "/about/encoding/",
    "/about/changes/",
    "/texts/",
    "/texts/well/",
    "/texts/orchard/",
    "/texts/well/p1",
    "/texts/well/h1",
    "/texts/well/n1",
    "/texts/orchard/e1",
    "/registers/",
    "/registers/persons/",
    "/texts/well.xml",
    "/texts/well.txt",
    "/texts/well/p1.xml",
]


@pytest.mark.parametrize("state", states(), ids=lambda state: state.prefix or "/")
@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_there_in_every_state(client, state, path):
    assert client.get(state.prefix + path).status_code == 200


def test_page_says_its_interface_language_and_the_language_of_the_text(client):
    page = tree(client, "/zh/Hant-TW/texts/well/")
    assert page.get("lang") == "zh-Hant-TW"
    assert page.xpath("//article/@lang") == ["zh-Hant-TW"]
    assert tree(client, "/texts/well/").xpath("//article/@lang") == ["zh-Hans"]


def test_links_keep_the_readers_state(client):
    for link in tree(client, "/zh/Hant-HK/texts/well/").xpath("//main//a[not(@download)]/@href"):
        assert link.startswith(("#", "/zh/Hant-HK/", "http"))


def test_every_inner_link_of_the_edition_leads_somewhere(client):
    seen, waiting = set(), ["/", "/zh/Hant/texts/well/", "/Hant-TW/"]
    while waiting:
        path = waiting.pop().partition("#")[0].partition("?")[0]
        if path in seen or not path.startswith("/"):
            continue
        seen.add(path)
        with client.get(path) as response:
            response.get_data()
        assert response.status_code == 200, path
        if response.mimetype == "text/html" and path.count("/H") + path.startswith("/zh") < 2:
            waiting += lxml.html.fromstring(response.data).xpath(
                "//a/@href | //link/@href | //script/@src | //img/@src"
            )
    assert len(seen) > 100


def test_every_fragment_link_of_a_text_has_its_target(client):
    page = tree(client, "/texts/well/")
    ids = set(page.xpath("//@id"))
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= ids


def test_paragraph_number_is_the_permalink(client):
    (number,) = tree(client, "/texts/orchard/").xpath("//*[@id = 'p2']/a[@class = 'number']")
    assert number.get("href") == "/texts/orchard/p2"
    assert client.get("/texts/orchard/p2").status_code == 200


def test_citation_of_a_text_without_an_author_begins_with_its_title(mini, app_of):
    path = mini / "texts" / "orchard.xml"
    named = path.read_text(encoding="utf-8")
    path.write_text(re.sub("<author>.*?</author>", "", named), encoding="utf-8")
    citation = tree(app_of(mini).test_client(), "/texts/orchard/p2").xpath("string(//*[@id = 'citation'])")
    assert citation.startswith("“Minutes of a Quarrel")


@pytest.mark.parametrize(("anchor", "beside", "words"), [("n1", "t1", "appendix"), ("e1", "p4", "inscription")])
def test_page_of_a_note_shows_the_note_after_what_it_stands_beside(client, anchor, beside, words):
    blocks = tree(client, f"/texts/well/{anchor}").xpath("//article/div")
    assert [block.get("id") for block in blocks] == [beside, anchor]
    assert words in blocks[1].text_content()


def test_script_toggle_of_a_passage_stays_at_the_passage(client):
    links = tree(client, "/texts/well/p2").xpath("//a[@data-state = 'script']/@href")
    assert links == ["/texts/well/p2", *(f"/{s}/texts/well/p2" for s in ("Hans", "Hant", "Hant-TW", "Hant-HK"))]


def test_canonical_address_does_not_depend_on_the_state(client):
    assert tree(client, "/zh/Hant/texts/well/p2").xpath("//link[@rel = 'canonical']/@href") == [
        "https://example.org/texts/well/p2"
    ]


def test_citation_is_as_printed_in_every_script(client):
    cited = [
        tree(client, f"{s}/texts/well/p1").xpath("string(//*[@id = 'citation'])") for s in ("", "/Hant", "/Hant-TW")
    ]
    assert len(set(cited)) == 1
    assert "https://example.org/texts/well/p1" in cited[0]


@pytest.fixture
def client_with_remarks(mini, app_of):
    """A client of the mini edition, with Chinese words in English ones, and two readings of one place."""
    registers, text = mini / "registers" / "persons.xml", mini / "texts" / "well.xml"
    remarks = registers.read_text(encoding="utf-8")
    remarks = remarks.replace("Calligrapher of", 'A <foreign xml:lang="zh-Hans">书家</foreign> of')
    choice = '<choice><orig>书</orig><reg xml:lang="zh-Hant">書</reg></choice>家'
    registers.write_text(remarks.replace("杏里村的书家", f"杏里村的{choice}"), encoding="utf-8")
    digest = re.sub(
        '(<note type="digest" xml:lang="en">)',
        r'\1On a <foreign xml:lang="zh-Hans">书家</foreign>: ',
        text.read_text(encoding="utf-8"),
    )
    text.write_text(digest, encoding="utf-8")
    return app_of(mini).test_client()


@pytest.mark.parametrize(
    ("prefix", "spoken", "words"),
    [("", "zh-Hans", "书家"), ("/Hans", "zh-Hans", "书家"), ("/Hant", "zh-Hant", "書家")],
)
def test_remark_on_a_name_has_the_readers_form_of_each_word_in_its_language(client_with_remarks, prefix, spoken, words):
    page = tree(client_with_remarks, f"{prefix}/texts/well/")
    english, chinese = page.xpath("//section[@id = 'names']//li[.//*[@class = 'foreign']]/*[@class = 'note']")
    assert [(e.get("lang"), e.text) for e in english.iter("span")][1:] == [(spoken, words)]
    assert english.text_content().startswith(f"A {words} of")
    assert f"村的{words}；" in chinese.text_content()


@pytest.mark.parametrize("path", ["/registers/persons/fan-xiaoli/", "/texts/well/p2"])
def test_english_description_has_the_readers_form_of_a_chinese_word(client_with_remarks, path):
    for prefix, words in [("", "书家"), ("/Hant", "書家")]:
        page = tree(client_with_remarks, prefix + path)
        told = page.xpath("//meta[@name = 'description' or @property = 'og:description']/@content")
        assert [f" {words}" in description for description in told] == [True, True]


@pytest.mark.parametrize(
    "path", ["/texts/none/", "/texts/none/p1", "/Klingon/texts/", "/registers/persons/nobody/", "/registers/nothing/"]
)
def test_unknown_page_is_404_and_offers_the_texts(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "/texts/well/" in response.text
    assert "/Hant-TW" in response.text


@pytest.mark.parametrize("path", ["/texts/well/p999", "/texts/well/p999.xml", "/texts/well/zzz"])
def test_unknown_anchor_is_404_and_offers_the_passages(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "/texts/well/p1" in response.text


def test_file_that_is_no_tei_breaks_its_own_page_only(mini, app_of):
    (mini / "texts" / "orchard.xml").write_text("<TEI", encoding="utf-8")
    client = app_of(mini).test_client()
    broken = client.get("/texts/orchard/")
    assert broken.status_code == 500
    assert "Traceback" not in broken.text
    assert client.get("/texts/well/").status_code == 200
    assert client.get("/").status_code == 200


def test_changed_file_is_served_at_once(mini, app_of):
    client = app_of(mini).test_client()
    client.get("/texts/orchard/")
    path = mini / "texts" / "orchard.xml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("</titlePart>", " (changed)</titlePart>"), encoding="utf-8"
    )
    assert "(changed)" in client.get("/texts/orchard/").text


def test_folder_of_other_peoples_tei_is_served(tmp_path, app_of):
    (tmp_path / "other.xml").write_text(OTHER, encoding="utf-8")
    client = app_of(tmp_path).test_client()
    page = client.get("/texts/other/").text
    for words in ("A play", "Enter GHOST", "unknown thing", "a footnote", "cell one"):
        assert words in page
    assert client.get("/texts/other.xml").status_code == 200


@pytest.mark.parametrize(
    "root",
    [
        "<teiCorpus {ns}><teiHeader/>{tei}{tei}</teiCorpus>",
        "<TEI {ns}><teiHeader/><sourceDoc><surface><line>Some words</line></surface></sourceDoc></TEI>",
        "<TEI {ns}><teiHeader/><standOff><listPerson><person>Some words</person></listPerson></standOff></TEI>",
    ],
)
def test_document_of_another_shape_shows_its_words(tmp_path, app_of, root):
    inner = "<TEI><teiHeader/><text><body><p>Some words</p></body></text></TEI>"
    xml = root.format(ns='xmlns="http://www.tei-c.org/ns/1.0"', tei=inner)
    (tmp_path / "shape.xml").write_text(xml, encoding="utf-8")
    assert "Some words" in app_of(tmp_path).test_client().get("/texts/shape/").text


OTHER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A play</title></titleStmt>
<publicationStmt><p>none</p></publicationStmt><sourceDesc><p>born digital</p></sourceDesc></fileDesc></teiHeader>
<text><body><div><head>Act</head><sp><speaker>A</speaker><p>Hello<note>a footnote</note></p></sp>
<stage>Enter GHOST</stage>
<p>An <oddity>unknown thing</oddity>.</p><table><row><cell>cell one</cell></row></table></div></body></text></TEI>"""


def tree(client, path):
    return lxml.html.fromstring(client.get(path).data)
