"""What schema.org is told of a text or passage: where it was published, and of which release what can be taken away."""

import pytest

from webapp.edition.corpus import Corpus
from webapp.edition.discovery.schema_org import document
from webapp.edition.discovery.subject import Subject
from webapp.edition.reference import Reference

ADDRESS = "https://example.org"


def told_of(corpus, reference):
    return document(Subject(corpus, reference, ADDRESS))


def test_original_of_a_book_has_its_years_and_of_a_newspaper_its_number(edition):
    book = told_of(edition, Reference("hook", "p2"))["isBasedOn"]
    assert (book["@type"], book["datePublished"], book["isPartOf"]["@type"]) == ("Chapter", "1973/1974", "Book")
    issue = told_of(edition, Reference("barnes", "p2"))["isBasedOn"]["isPartOf"]
    assert (issue["@type"], issue["issueNumber"]) == ("PublicationIssue", "33")
    assert (issue["isPartOf"]["@type"], issue["isPartOf"]["volumeNumber"]) == ("PublicationVolume", "70")


def test_passage_has_neither_the_titles_nor_the_keywords_of_its_text(edition):
    of_text = {"alternateName", "keywords"}
    assert of_text <= told_of(edition, Reference("barnes", "")).keys()
    assert of_text.isdisjoint(told_of(edition, Reference("barnes", "p2")))


@pytest.mark.parametrize(
    ("words", "version", "forms"),
    [
        ("ferry/p6@1.0.0", "1.0.0", ["p6@1.0.0.xml", "p6@1.0.0.txt"]),
        ("orchard/p3@1.1.0", "1.1.0", ["p3@1.1.0.xml", "p3@1.1.0.txt"]),
        ("orchard/p3", "2.0.0-rc1", ["p3.xml", "p3.txt"]),
        ("ferry/p6", "2.0.0-rc1", []),
    ],
)
def test_version_and_files_are_of_what_is_cited(told, words, version, forms):
    found = told_of(Corpus(told), Reference.read(words))
    assert found["version"] == version
    files = [file["contentUrl"] for file in found.get("encoding", [])]
    assert files == [f"{ADDRESS}/texts/{words.partition('/')[0]}/{form}" for form in forms]
