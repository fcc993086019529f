"""Citations in the formats of programs: BibTeX, BibLaTeX and RIS give back whatever a title or a name holds."""

import json

import pypandoc
import rispy
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from pybtex.database import parse_string

from citing import item_of
from webapp.edition.citation import Item, Name
from webapp.edition.citation.bibtex import biblatex, bibtex
from webapp.edition.citation.formats import FORMATS
from webapp.edition.citation.publication import Publication
from webapp.edition.reference import Reference

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
