"""Citations: the facts of a text in the styles of the field and the formats of programs, right and unharmed."""

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

import pypandoc
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from pybtex.database import parse_string

from conftest import TEI
from webapp.edition.citation import Item, Locator, Name
from webapp.edition.citation.bibtex import biblatex, bibtex
from webapp.edition.citation.formats import FORMATS
from webapp.edition.citation.markup import Run, plain
from webapp.edition.citation.names import name
from webapp.edition.citation.publication import Publication
from webapp.edition.citation.styles import STYLES, cited
from webapp.edition.corpus import Corpus
from webapp.edition.errors import Unknown
from webapp.edition.reference import Reference
from webapp.edition.tei import parse_bytes

GOLD = Path(__file__).parent / "citations"
TEXTS = ["barnes", "hollander", "hook", "myanmar", "sun"]
ACCESSED = date(2027, 2, 1)


@pytest.fixture(scope="module")
def edition():
    return Corpus(TEI)


def item_of(corpus, text_id, start="", end=""):
    """A passage of release 1.0.0, whatever the present one is."""
    item = Item.of(corpus, Reference(text_id, start, end), "https://example.org")
    return replace(item, release="1.0.0", issued=item.issued if item.published else ((2027, 1, 15),))


def entries(corpus, text_id):
    """Every citation of a text as a TEI bibl; what stands for the passage is said in its @n."""
    asked = [("p12", "", ""), ("p12", "p15", ""), ("", "", ""), *([("p12", "", "zh")] if text_id == "sun" else [])]
    for style in STYLES.values():
        for start, end, language in asked:
            found = cited(item_of(corpus, text_id, start, end), style, ACCESSED, language)
            about = " ".join(filter(None, (style.name, start, end, language)))
            yield bibl(about, found.printed)
            yield bibl(f"{about} companion", found.companion)
    for form, format_ in FORMATS.items():
        yield bibl(f"{form} p12", [Run(format_.write(item_of(corpus, text_id, "p12")).replace("\r\n", "\n"))])


def bibl(about, runs):
    element = etree.Element("bibl", n=about)
    element.text = ""
    for run in runs:
        if run.kind in ("i", "sup"):
            etree.SubElement(element, "hi", rend="italic" if run.kind == "i" else "sup").text = run.words
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + run.words
        else:
            element.text += run.words
    return etree.tostring(element, encoding="unicode")


@pytest.mark.parametrize("text_id", TEXTS)
def test_text_is_cited_in_every_style_and_format(edition, text_id):
    found = "\n".join(["<listBibl>", *entries(edition, text_id), "</listBibl>", ""])
    gold = GOLD / f"{text_id}.xml"
    if os.environ.get("EDITION_GOLD"):
        gold.write_text(found, "utf-8")
    assert found == gold.read_text("utf-8")


@pytest.mark.parametrize("text_id", TEXTS)
@pytest.mark.parametrize("style", STYLES)
def test_citation_names_edition_release_passage_and_address(edition, style, text_id):
    item = item_of(edition, text_id, "p12")
    found = cited(item, STYLES[style], ACCESSED)
    whole = plain(found.printed) + plain(found.companion)
    assert "Revolutions in Retrospect" in whole or "革命回望" in whole
    assert "1.0.0" in whole
    assert f"https://example.org/texts/{text_id}/p12" in plain(found.printed)
    assert any(where in whole for where in ("para. 12", "par. 12", "第12段"))


def test_pinned_passage_is_cited_with_its_release(edition):
    item = Item.of(edition, Reference("sun", "p12", "", "9.9.9"), "https://example.org")
    assert (item.url, item.release, item.issued) == ("https://example.org/texts/sun/p12@9.9.9", "9.9.9", ())
    for style in STYLES.values():
        assert "9.9.9" in plain(cited(item, style, ACCESSED).printed)


@pytest.mark.parametrize("text_id", TEXTS)
@pytest.mark.parametrize("style", STYLES)
def test_number_of_a_candidate_is_neither_a_range_nor_words_of_a_title(edition, style, text_id):
    one, other = (
        cited(Item.of(edition, Reference(text_id, "p12", "", version), ""), STYLES[style], ACCESSED)
        for version in ("9.0.0-rc1", "9.0.0")
    )
    for candidate, release in zip((one.printed, one.companion), (other.printed, other.companion), strict=True):
        assert plain(candidate).replace("-rc1", "") == plain(release)


def test_chinese_name_is_parted_where_its_pinyin_is(edition):
    sun = item_of(edition, "sun").authors[0]
    assert sun == Name("孙", "焕臻", roman=("Sun", "Huanzhen"))


@pytest.mark.parametrize(
    ("markup", "forms", "parts"),
    [
        ("<persName>欧阳修</persName>", {"zh-Latn-pinyin": "Ōuyáng Xiū", "en": "Ouyang Xiu"}, ("欧阳", "修", "")),
        ("<persName>孙焕臻</persName>", {}, ("", "", "孙焕臻")),
        (
            "<persName>蒋介石</persName>",
            {"zh-Latn-pinyin": "Jiǎng Jièshí", "en": "Chiang Kai-shek"},
            ("蒋", "介石", ""),
        ),
        ("<persName>Philip P. Wiener</persName>", {}, ("Wiener", "Philip P.", "")),
        ("<persName>Wiener, Philip P.</persName>", {}, ("Wiener", "Philip P.", "")),
        ("<persName xml:lang='my-Latn'>Ne Win</persName>", {}, ("", "", "Ne Win")),
        ("<persName>Voltaire</persName>", {}, ("", "", "Voltaire")),
        ("<orgName>International Marxist Tendency</orgName>", {}, ("", "", "International Marxist Tendency")),
        ("<persName><forename>Ma</forename> <surname>Thida</surname></persName>", {}, ("Thida", "Ma", "")),
    ],
)
def test_name_is_parted_only_where_its_parts_are_known(markup, forms, parts):
    found = name(etree.fromstring(f'<author xmlns="http://www.tei-c.org/ns/1.0">{markup}</author>'), forms)
    assert (found.family, found.given, found.literal) == parts


def test_particle_is_kept_with_the_family_name():
    found = name(etree.fromstring('<author xmlns="http://www.tei-c.org/ns/1.0">Ludwig von Mises</author>'), {})
    assert (found.plain, found.inverted) == ("Ludwig von Mises", "Mises, Ludwig von")
    assert found.csl() == {"family": "Mises", "given": "Ludwig", "non-dropping-particle": "von"}


@pytest.mark.parametrize(
    ("start", "end", "english", "chinese"),
    [
        ("p12", "", "para. 12", "第12段"),
        ("p12", "p15", "paras. 12–15", "第12—15段"),
        ("p12.s3", "", "para. 12, sent. 3", "第12段第3句"),
        ("n3", "", "n. 3", "注3"),
        ("h2", "", "h2", "h2"),
    ],
)
def test_passage_is_located_in_the_words_of_the_field(start, end, english, chinese):
    locator = Locator.of(Reference("sun", start, end))
    assert (locator.said(), locator.chinese) == (english, chinese)


def test_header_without_facts_is_cited_by_title_and_address(mini):
    (mini / "edition.xml").unlink()
    bare = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p xml:id="p1">A.</p></body></text></TEI>'
    (mini / "texts" / "bare.xml").write_text(bare)
    item = Item.of(Corpus(mini), Reference("bare", "p1"), "https://example.org")
    for style in STYLES.values():
        assert "https://example.org/texts/bare/p1" in plain(cited(item, style, ACCESSED).printed)
    assert json.loads(FORMATS["csl.json"].write(item))[0]["title"] == "bare"


@pytest.mark.parametrize(
    ("described", "kind"),
    [
        ("<title level='a'>T</title><title level='j'>J</title><date when='1990'/>", "article-journal"),
        ("<title level='a'>T</title><title level='j'>J</title><date when='1990-05-01'/>", "article-newspaper"),
        ("<title level='a'>T</title><title level='m'>M</title>", "chapter"),
        ("<title level='m'>M</title><publisher>P</publisher>", "book"),
        ("<title level='a'>T</title>", "webpage"),
    ],
)
def test_kind_of_publication_follows_from_the_levels_of_its_titles(mini, described, kind):
    file = mini / "texts" / "orchard.xml"
    source = f'<bibl type="publication">{described}</bibl></sourceDesc>'
    file.write_text(file.read_text("utf-8").replace("</sourceDesc>", source, 1), "utf-8")
    assert Item.of(Corpus(mini), Reference("orchard", "p1"), "").kind == kind


WORDS = st.text(
    st.sampled_from("ab é 西路军 “” & % $ # _ { } ~ ^ < > ' ` \" - .")
    | st.characters(codec="utf-8", categories=["L", "N"]),
    min_size=1,
)


def made_up(title, author):
    publication = Publication(title=title, container=title, level="j", date=((1990, 5, 1),))
    facts = {"kind": "article-journal", "language": "en", "translated": {}, "edition": {"en": title}, "licence": ""}
    dates = {"issued": publication.date, "release": "1.0.0", "released": ()}
    names = (Name(literal=author),)
    return Item(
        Reference("x", "p1"),
        title=title,
        authors=names,
        publication=publication,
        url="https://e.org/",
        **facts,
        **dates,
    )


@given(WORDS.filter(str.strip), WORDS.filter(str.strip))
def test_bibtex_of_any_title_is_one_entry_with_all_its_fields(title, author):
    for written in (bibtex(made_up(title, author)), biblatex(made_up(title, author))):
        (entry,) = parse_string(written, "bibtex").entries.values()
        assert {"title", "url", "note"} <= set(entry.fields)
        assert len(entry.persons["author"]) == 1


def test_bibtex_gives_back_titles_with_signs_of_its_own():
    titles = ["R & D", "100 % {sure}", "a_b #1 $5", "x^2 ~ y", "back\\slash", "西路军——“辨析”", "Ma’mud"]
    for write in (bibtex, biblatex):
        entries = "".join(write(made_up(title, "A")).replace("{x-p1,", f"{{x{n},", 1) for n, title in enumerate(titles))
        read = json.loads(pypandoc.convert_text(entries, "csljson", write.__name__))
        assert [html.fromstring(f"<p>{one['title']}</p>").text_content().casefold() for one in read] == [
            title.casefold() for title in titles
        ]


@given(WORDS.filter(str.strip))
def test_ris_gives_back_any_title(title):
    (record,) = rispy.loads(FORMATS["ris"].write(made_up(title, "A")))
    assert record["title"].split() == title.split()


def test_author_in_chinese_is_one_person_with_one_name_in_bibtex(edition):
    (entry,) = parse_string(bibtex(item_of(edition, "sun", "p12")), "bibtex").entries.values()
    (author,) = entry.persons["author"]
    assert str(author) == "{孙焕臻}"


@pytest.mark.parametrize("path", ["well", "well/p2", "well/p2-p4"])
def test_citation_is_downloaded_with_media_type_file_name_and_address(mini, app_of, path):
    client = app_of(mini).test_client()
    for form in FORMATS:
        downloaded(client, path, form)


def downloaded(client, path, form):
    response = client.get(f"/zh/Hant/texts/{path}.{form}")
    assert response.mimetype == FORMATS[form].media
    assert response.headers["Content-Disposition"].endswith(f"{path.replace('/', '-')}.{FORMATS[form].ending}")
    address = f"https://example.org/texts/{path}" + ("" if "/" in path else "/")
    assert f'<{address}>; rel="canonical"' in response.headers.getlist("Link")
    assert address in response.text
    assert client.get(f"/texts/{path}.{form}", headers={"If-None-Match": response.headers["ETag"]}).status_code == 304


def test_citation_of_what_never_was_is_not_found(mini, app_of):
    client = app_of(mini).test_client()
    for path in ("well/p999", "well/p2@9.9.9", "nowhere", "nowhere/p1", "well/p4-n1", "well/p2@x"):
        assert client.get(f"/texts/{path}.bib").status_code == 404, path


def test_box_has_every_style_and_file(mini, app_of):
    client = app_of(mini).test_client()
    page = html.fromstring(client.get("/texts/well/p2").data)
    assert page.xpath("//*[@id = 'cite']//input/@value") == list(STYLES)
    assert len(page.xpath("//*[@id = 'cite']//*[contains(@class, 'style ')]")) == len(STYLES)
    files = page.xpath("//*[@class = 'files']/a/@href")
    assert [client.get(path).status_code for path in files] == [200] * len(FORMATS)


def test_box_does_without_styles_where_pandoc_does_not_run(mini, app_of, monkeypatch):
    client = app_of(mini).test_client()
    monkeypatch.setattr("webapp.edition.citation.pandoc._made", {})
    monkeypatch.setattr("pypandoc.convert_text", lambda *_, **__: (_ for _ in ()).throw(OSError("no pandoc")))
    client.application.extensions["corpus"].store.folder = Path("/nowhere")
    page = client.get("/texts/well/p2")
    assert page.status_code == 200
    assert "/texts/well/p2.bib" in page.text


def test_box_costs_less_than_a_millisecond(edition):
    def once():
        item = Item.of(edition, Reference("sun", "p12"), "https://example.org")
        return [cited(item, style, ACCESSED) for style in STYLES.values()]

    once()
    spent = []
    for _ in range(50):
        start = perf_counter()
        once()
        spent.append(perf_counter() - start)
    assert min(spent) < 0.001


def test_unknown_style_is_said_with_what_there_is():
    from webapp.edition.citation.styles import style_named

    with pytest.raises(Unknown, match="gb7714, chicago, mla, apa"):
        style_named("../apa")
    assert style_named("ieee").csl == "ieee"


def test_words_of_markup_are_no_markup(mini):
    file = mini / "texts" / "orchard.xml"
    root = parse_bytes(file.read_bytes())
    root.find(".//{*}title").text = "A <b> & “B” *c* $d$ [e]"
    file.write_bytes(etree.tostring(root))
    found = cited(Item.of(Corpus(mini), Reference("orchard", "p1"), "https://e.org"), STYLES["apa"], ACCESSED)
    assert "*c* $d$ [e]" in plain(found.printed)
    assert "<b> & " in plain(found.printed)
