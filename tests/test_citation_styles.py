"""Citations in the styles of the field: each text's, whole, and what every one of them has to name."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from citing import ACCESSED, TEXTS, item_of
from webapp.edition.citation import Item
from webapp.edition.citation.formats import FORMATS
from webapp.edition.citation.markup import Run, plain
from webapp.edition.citation.styles import STYLES, cited, style_named
from webapp.edition.corpus import Corpus
from webapp.edition.errors import Unknown
from webapp.edition.reference import Reference
from webapp.edition.tei import parse_bytes

GOLD = Path(__file__).parent / "citations"
EDITORIAL = {
    "hook": [("e1", "e2", ""), ("p12", "", "digest"), ("", "", "introduction")],
    "sun": [("p12", "p15", "digest")],
}


def entries(corpus, text_id):
    """Every citation of a text as a TEI bibl; what stands for the passage is said in its @n."""
    asked = [("p12", "", ""), ("p12", "p15", ""), ("", "", ""), *([("p12", "", "zh")] if text_id == "sun" else [])]
    for style in STYLES.values():
        for start, end, language in asked:
            found = cited(item_of(corpus, text_id, start, end), style, ACCESSED, language)
            about = " ".join(filter(None, (style.name, start, end, language)))
            yield bibl(about, found.printed)
            yield bibl(f"{about} companion", found.companion)
    for style in STYLES.values():
        for start, end, kind in [("e1", "", ""), *EDITORIAL.get(text_id, [])]:
            found = cited(item_of(corpus, text_id, start, end, kind), style, ACCESSED)
            about = " ".join(filter(None, (style.name, start, end, kind)))
            yield bibl(about, found.printed)
            yield bibl(f"{about} companion", found.companion)
    for form, format_ in FORMATS.items():
        yield bibl(f"{form} e1", [Run(format_.write(item_of(corpus, text_id, "e1")).replace("\r\n", "\n"))])
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


def test_header_without_facts_is_cited_by_title_and_address(mini):
    (mini / "edition.xml").unlink()
    bare = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p xml:id="p1">A.</p></body></text></TEI>'
    (mini / "texts" / "bare.xml").write_text(bare)
    item = Item.of(Corpus(mini), Reference("bare", "p1"), "https://example.org")
    for style in STYLES.values():
        assert "https://example.org/texts/bare/p1" in plain(cited(item, style, ACCESSED).printed)
    assert json.loads(FORMATS["csl.json"].write(item))[0]["title"] == "bare"


def test_unknown_style_is_said_with_what_there_is():
    with pytest.raises(Unknown, match="nearest are gb7714"):
        style_named("gb-7714")
    with pytest.raises(Unknown, match=r"nearest are apa, .*--style list"):
        style_named("../apa")
    assert style_named("ieee").csl == "ieee"


@pytest.mark.parametrize(
    ("style", "start", "end", "said"),
    [
        ("ieee", "p12", "", "[1, Para. 12]"),
        ("ieee", "p12", "p15", "[1, Paras. 12–15]"),
        ("ieee", "p12.s3", "", "[1, Para. 12, sent. 3]"),
        ("ieee", "h1", "", "[1]"),
        ("ieee", "", "", "[1]"),
        ("oscola", "p12", "", "1973–1974) para 12 <https"),
        ("oscola", "n2", "", "1973–1974) n 2 <https"),
        ("nlm-name-year", "p12", "", "(Hook 1973–1974, para. 12)"),
    ],
)
def test_style_of_the_repository_tells_the_passage_once_and_its_own_way(edition, style, start, end, said):
    assert said in plain(cited(item_of(edition, "hook", start, end), style_named(style), ACCESSED).companion)


OF_THE_REPOSITORY = (
    *("ieee", "harvard-cite-them-right", "iso690-author-date-en", "oscola", "nature", "springer-basic-author-date"),
    *("din-1505-2", "elsevier-harvard", "american-medical-association", "vancouver", "turabian-author-date"),
    *("acm-sig-proceedings", "american-chemical-society", "modern-humanities-research-association"),
    "chicago-author-date",
)


@pytest.mark.parametrize("text_id", ["barnes", "hook", "sun"])
@pytest.mark.parametrize("style", OF_THE_REPOSITORY)
def test_entry_in_any_style_names_edition_release_and_address_once(edition, style, text_id):
    found = plain(cited(item_of(edition, text_id, "p12"), style_named(style), ACCESSED).printed)
    for named in ("revolutions in retrospect", "1.0.0", f"https://example.org/texts/{text_id}/p12"):
        assert found.casefold().count(named) == 1, found


@pytest.mark.parametrize("style", [*STYLES, "ieee", "oscola"])
def test_number_in_a_title_stays_as_it_is(edition, style):
    item = replace(item_of(edition, "hook", "p12"), title="Eau de Cologne 4711 and para. 4712")
    found = cited(item, style_named(style), ACCESSED)
    assert "cologne 4711 and para. 4712" in plain(found.printed).casefold()
    assert "12" in plain(found.companion).replace("4712", "")


def test_label_of_editors_stands_where_the_style_has_it(edition):
    found = plain(cited(item_of(edition, "hook", "p12"), style_named("nlm-citation-sequence"), ACCESSED).printed)
    assert "In: Wiener PP, editor. Dictionary of the History of Ideas" in found


@pytest.mark.parametrize("name", ["turabian-notes-bibliography", "vancouver"])
def test_style_that_is_another_by_a_name_of_its_own_is_known(edition, name):
    assert "Wiener" in plain(cited(item_of(edition, "hook", "p12"), style_named(name), ACCESSED).printed)


def test_edition_is_named_once(edition):
    found = cited(item_of(edition, "sun", "p12"), style_named("turabian-notes-bibliography"), ACCESSED)
    assert plain(found.printed).count("Revolutions in Retrospect") == 1


@pytest.mark.parametrize("text_id", TEXTS)
@pytest.mark.parametrize(("start", "kind"), [("e1", ""), ("p12", "digest"), ("", "introduction")])
def test_words_of_the_editors_are_cited_as_the_editions_and_not_the_authors(edition, text_id, start, kind):
    item = item_of(edition, text_id, start, kind=kind)
    assert not item.published and item.kind == "webpage" and item.locator is None
    for language, name in (("en", "Revolutions in Retrospect"), ("zh", "革命回望")):
        assert [one.plain for one in item.told_in(language).authors] == [name]


def test_source_note_is_the_authors(edition):
    assert item_of(edition, "sun", "n5").authors[0].plain == "孙焕臻"


def test_digest_and_passage_have_keys_of_their_own(edition):
    assert item_of(edition, "sun", "p12", kind="digest").id != item_of(edition, "sun", "p12").id


def test_note_that_is_gone_is_still_the_editors(edition):
    assert item_of(edition, "sun", "e99").is_by_editors


def test_words_of_markup_are_no_markup(mini):
    file = mini / "texts" / "orchard.xml"
    root = parse_bytes(file.read_bytes())
    root.find(".//{*}title").text = "A <b> & “B” *c* $d$ [e]"
    file.write_bytes(etree.tostring(root))
    found = cited(Item.of(Corpus(mini), Reference("orchard", "p1"), "https://e.org"), STYLES["apa"], ACCESSED)
    assert "*c* $d$ [e]" in plain(found.printed)
    assert "<b> & " in plain(found.printed)
