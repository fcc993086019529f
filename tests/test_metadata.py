"""What programs read in a page: tags, JSON-LD, OpenURL; as printed, at addresses that answer, nothing empty."""

import json
import re
from urllib.parse import parse_qsl, quote

import lxml.html
import pytest

from webapp import create_app
from webapp.edition.corpus import Corpus

ADDRESS = "https://example.org"
STATES = ["", "/zh", "/Hant", "/zh/Hant-TW"]
EDITIONS = ["edition", "mini"]
ZOTERO = {
    "barnes": "newspaperArticle",
    "hollander": "webpage",
    "hook": "bookSection",
    "myanmar": "webpage",
    "sun": "webpage",
}


class Page:
    """A page as a program reads it."""

    def __init__(self, client, path):
        response = client.get(path)
        assert response.status_code == 200, path
        self.tree = lxml.html.fromstring(response.data)

    @property
    def tags(self):
        return [(t.get("name") or t.get("property"), t.get("content")) for t in self.tree.xpath("//meta[@content]")]

    def tag(self, name):
        return next((content for told, content in self.tags if told == name), None)

    @property
    def linked(self):
        return [json.loads(s.text) for s in self.tree.xpath("//script[@type = 'application/ld+json']")]

    @property
    def coins(self):
        (title,) = self.tree.xpath("//span[@class = 'Z3988']/@title")
        return parse_qsl(title, strict_parsing=True)

    def thing(self, kind):
        return next(thing for one in self.linked for thing in one.get("@graph", [one]) if thing["@type"] == kind)


@pytest.fixture(scope="module", params=EDITIONS)
def pages(request, edition_of, tmp_path_factory):
    """A client of an edition, and pages of every kind: of each text the page, a passage of each kind, a range."""
    app = create_app(edition_of(request.param), ADDRESS)
    app.extensions["corpus"].store.folder = tmp_path_factory.mktemp("store")
    client = app.test_client()
    paths = ["/", "/about/", "/about/encoding/", "/texts/", "/registers/", "/registers/places/", "/search/"]
    for text in Corpus(edition_of(request.param)).texts():
        kinds = {block.kind: block.anchor for block in reversed(text.blocks.values())}
        paths += [f"/texts/{text.id}/{passage}" for passage in ("", *kinds.values(), "p1-p3")]
    return client, {path: Page(client, path) for path in paths}


def leaves(value):
    """All that a JSON value holds that holds nothing itself, and what is empty."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [leaf for each in inner for leaf in leaves(each)] if inner else [value]


def test_nothing_that_programs_read_is_empty(pages):
    for path, page in pages[1].items():
        assert [name for name, content in page.tags if not content.strip()] == [], path
        for thing in page.linked:
            assert [leaf for leaf in leaves(thing) if leaf in ("", None, [], {})] == [], path
        assert len(page.tree.xpath("//meta[@name = 'description']")) <= 1


def test_every_address_of_the_edition_in_metadata_answers(pages):
    client, found = pages
    told = set()
    for page in found.values():
        told |= {content for _, content in page.tags}
        told |= {str(href) for href in page.tree.xpath("//head/link[@rel != 'alternate']/@href")}
        told |= {leaf for leaf in leaves(page.linked) if isinstance(leaf, str)}
    own = {re.sub("#.*", "", url.removeprefix(ADDRESS)) for url in told if url.startswith(f"{ADDRESS}/")}
    entries = {path for path in own if path.startswith("/registers/") and path.count("/") == 4}
    for path in (own - entries) | set(sorted(entries)[::20]):
        assert client.get(path.replace("{search_term_string}", "a")).status_code == 200, path


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(
    "path", ["/texts/well/", "/texts/well/p2", "/texts/orchard/p1-p3", "/registers/persons/zhong/", "/"]
)
def test_metadata_are_as_printed_in_every_script(app_of, edition_of, state, path):
    client = app_of(edition_of("mini")).test_client()
    path = path if client.get(path).status_code == 200 else "/texts/well/p3"
    plain = Page(client, ("/zh" if "zh" in state else "") + path)
    page = Page(client, state + path)
    assert page.tags == plain.tags
    assert page.linked == plain.linked


def test_title_and_description_suit_the_reader_and_the_citation_the_text(app_of, edition_of):
    client = app_of(edition_of("mini")).test_client()
    english, chinese = Page(client, "/texts/well/p2"), Page(client, "/zh/Hant/texts/well/p2")
    assert english.tag("og:locale") == "en_GB"
    assert chinese.tag("og:locale") == "zh_CN"
    assert chinese.tag("og:title").endswith("，第2段")
    assert english.tag("og:title").endswith(", para. 2")
    assert english.tag("citation_title") == chinese.tag("citation_title") == "九灯井边的闲话"
    (described,) = chinese.tree.xpath("//meta[@name = 'description']")
    assert described.get("lang") == "zh-Hans"
    assert chinese.tag("description") != english.tag("description")


@pytest.mark.parametrize("text_id", ZOTERO)
def test_reference_manager_gets_the_right_kind_of_thing(app_of, edition_of, text_id):
    page = Page(app_of(edition_of("edition")).test_client(), f"/texts/{text_id}/p2")
    assert page.tag("z:itemType") == ZOTERO[text_id]
    coins = dict(page.coins)
    by_format = {"newspaperArticle": "dc", "webpage": "dc", "bookSection": "book"}
    assert coins["rft_val_fmt"] == f"info:ofi/fmt:kev:mtx:{by_format[ZOTERO[text_id]]}"
    assert coins.get("rft.type", "bookSection") == ZOTERO[text_id]
    assert coins["rft_id"] == page.tag("citation_public_url") == f"{ADDRESS}/texts/{text_id}/p2"
    title = coins.get("rft.atitle") or coins.get("rft.title")
    assert title == page.tag("citation_title") == page.tag("DC.title")


def test_newspaper_and_encyclopedia_are_cited_in_full(app_of, edition_of):
    client = app_of(edition_of("edition")).test_client()
    letter, article = Page(client, "/texts/barnes/"), Page(client, "/texts/hook/")
    facts = (
        "citation_author",
        "citation_journal_title",
        "citation_volume",
        "citation_issue",
        "citation_publication_date",
    )
    assert [letter.tag(name) for name in facts] == ["Barnes, Jack", "The Militant", "70", "33", "2006/09/04"]
    assert article.tag("citation_inbook_title").startswith("Dictionary of the History of Ideas")
    assert article.tag("citation_publisher") == "Charles Scribner’s Sons"
    assert dict(article.coins)["rft.genre"] == "bookitem"
    original = letter.thing("DigitalDocument")["isBasedOn"]
    assert (original["@type"], original["datePublished"]) == ("NewsArticle", "2006-09-04")
    assert original["isPartOf"]["isPartOf"]["isPartOf"] == {"@type": "Newspaper", "name": "The Militant"}


def test_editors_note_is_the_editions_in_everything_that_programs_read(app_of, edition_of):
    client = app_of(edition_of("edition")).test_client()
    page = Page(client, "/zh/texts/hook/e1")
    (author,) = page.thing("DigitalDocument")["author"]
    assert author == {"@type": "Organization", "name": "Revolutions in Retrospect"}
    assert page.tag("citation_author") == page.tag("DC.creator") == author["name"]
    assert (
        page.tag("citation_title")
        == page.thing("DigitalDocument")["name"]
        == client.get("/texts/hook/e1.csl.json").json[0]["title"]
    )
    assert page.tag("og:title").endswith("编者注e1") and ("rft.au", "Hook, Sidney") not in page.coins
    assert "isBasedOn" not in page.thing("DigitalDocument")
    assert not any(
        "per" in link for link in client.get("/texts/hook/e1").headers.getlist("Link") if 'rel="author"' in link
    )


def test_passage_is_part_of_its_text_and_that_of_the_edition(app_of, edition_of):
    client = app_of(edition_of("mini")).test_client()
    passage, text, home = (Page(client, path) for path in ("/texts/orchard/p2", "/texts/orchard/", "/"))
    part, whole, edition = passage.thing("DigitalDocument"), text.thing("DigitalDocument"), home.thing("Dataset")
    assert part["isPartOf"]["@id"] == whole["@id"] == f"{ADDRESS}/texts/orchard/"
    assert whole["isPartOf"]["@id"] == edition["@id"] == f"{ADDRESS}/"
    assert [each["@id"] for each in edition["hasPart"]] == [
        f"{ADDRESS}/texts/{t}/" for t in ("ferry", "orchard", "well")
    ]
    assert {each["@id"] for each in part["mentions"]} < {each["@id"] for each in whole["mentions"]}
    crumbs = passage.thing("BreadcrumbList")["itemListElement"]
    assert [step["position"] for step in crumbs] == [1, 2, 3, 4]
    assert crumbs[-1]["item"] == f"{ADDRESS}/texts/orchard/p2"


def test_front_page_says_how_to_search(app_of, edition_of):
    action = Page(app_of(edition_of("mini")).test_client(), "/").thing("WebSite")["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{ADDRESS}/search/?q={{search_term_string}}"
    assert action["query-input"] == "required name=search_term_string"


def test_identity_is_claimed_only_where_the_register_does(app_of, edition_of):
    client = app_of(edition_of("edition")).test_client()
    for text_id in ZOTERO:
        for author in Page(client, f"/texts/{text_id}/").thing("DigitalDocument").get("author", []):
            entry = client.get(author["@id"].removeprefix(ADDRESS).rstrip("/") + ".jsonld").get_json()
            assert author.get("sameAs") == entry.get("sameAs")


PLAIN = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{title}</title>{author}
</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc>{source}</sourceDesc></fileDesc></teiHeader>
<text><body><p xml:id="opening-words">x</p><p xml:id="p2">y</p></body></text></TEI>"""


@pytest.mark.parametrize(
    "facts",
    [
        {"title": "", "author": "", "source": "<p/>"},
        {"title": "One", "author": "<author/>", "source": "<bibl/>"},
        {
            "title": "One",
            "author": "<author>Two; Three &amp; Co.</author>",
            "source": "<bibl><title>One</title></bibl>",
        },
        {
            "title": "One",
            "author": "<author><orgName>Two</orgName></author>",
            "source": "<bibl><date>old</date></bibl>",
        },
    ],
)
@pytest.mark.parametrize("passage", ["", "opening-words", "p2"])
def test_other_peoples_tei_says_what_it_has(tmp_path, app_of, facts, passage):
    (tmp_path / "plain.xml").write_text(PLAIN.format(**facts), encoding="utf-8")
    client = app_of(tmp_path).test_client()
    page = Page(client, f"/texts/plain/{passage}")
    assert [name for name, content in page.tags if not content.strip()] == []
    assert not {"license", "abstract", "datePublished"} & page.thing("DigitalDocument").keys()
    assert [leaf for leaf in leaves(page.linked) if leaf in ("", None, [], {})] == []
    for href in page.tree.xpath("//head/link[@rel = 'item' or @rel = 'describedby' or @rel = 'linkset']/@href"):
        assert client.get(str(href).removeprefix(ADDRESS)).status_code == 200, href


def test_words_of_a_header_cannot_break_out_of_the_page(tmp_path, app_of):
    words = "</script><script>alert(1)</script><!-- \"'&"
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    (tmp_path / "evil.xml").write_text(
        PLAIN.format(title=escaped, author=f"<author>{escaped}</author>", source="<p/>"), encoding="utf-8"
    )
    page = Page(app_of(tmp_path).test_client(), "/texts/evil/")
    assert page.thing("DigitalDocument")["name"] == words
    assert page.tag("citation_title") == page.tag("DC.title") == words
    assert dict(page.coins)["rft.title"] == words
    assert "alert" not in "".join(page.tree.xpath("//script[not(@type)]//text()"))


def test_description_in_json_is_the_one_of_the_page(client):
    for path in ("well", "well/p2", "orchard/p1-p3"):
        response = client.get(f"/texts/{path}.jsonld")
        page = Page(client, f"/texts/{path}" + ("" if "/" in path else "/"))
        assert response.mimetype == "application/ld+json"
        assert response.get_json()["@graph"] == [page.thing("DigitalDocument")]


def test_unknown_passage_has_no_metadata(client):
    for path in ("well/p99", "none", "well/..", quote("well/九")):
        assert client.get(f"/texts/{path}.jsonld").status_code == 404
        assert client.get(f"/texts/{path}.linkset.json").status_code == 404
    assert "application/ld+json" not in client.get("/texts/well/p99").text
