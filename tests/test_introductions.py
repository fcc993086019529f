"""Introductions: the edition's own words before a text, in the reader's language, and no part of what is cited."""

import lxml.html
import pytest

from webapp.edition import tei
from webapp.edition.corpus import Corpus
from webapp.edition.mentions import mentions, passages
from webapp.edition.tei import NS


def introductions(client, path):
    return lxml.html.fromstring(client.get(path).data).xpath("//section[@class = 'introduction']")


@pytest.mark.parametrize(
    ("state", "language"), [("", "en"), ("/zh", "zh-Hans"), ("/Hant", "en"), ("/zh/Hant-TW", "zh-Hant-TW")]
)
def test_reader_sees_the_introduction_in_the_language_of_the_interface_and_no_other(client, state, language):
    assert [one.get("lang") for one in introductions(client, f"{state}/texts/orchard/")] == [language]


def test_first_paragraph_is_open_and_the_rest_unfolds_without_script(client):
    (one,) = introductions(client, "/texts/orchard/")
    assert len(one.xpath("div//p")) == 1
    assert len(one.xpath("details//div[@class = 'words']/p")) == 1


def test_introduction_stands_before_the_contents_and_has_no_anchors(client):
    (one,) = introductions(client, "/texts/orchard/")
    assert one.xpath("following-sibling::nav[@class = 'contents']")
    assert one.xpath(".//@id") == []


def test_text_without_an_introduction_has_none(client):
    assert introductions(client, "/texts/well/") == []


def test_passage_has_no_introduction(client):
    assert introductions(client, "/texts/orchard/p1") == []
    assert "wet evening" not in client.get("/texts/orchard/p1.xml").text


def test_downloads_hold_the_introduction_in_both_languages(client):
    for form in ("xml", "txt"):
        taken = client.get(f"/texts/orchard.{form}").text
        assert "wet evening" in taken
        assert "雨夜" in taken


def test_merged_document_has_the_introductions_between_title_and_other_divisions(edition_of):
    front = Corpus(edition_of("transcribed mini")).text("orchard").document.find(".//tei:front", NS)
    kinds = [child.get("type") or tei.local(child) for child in front]
    assert kinds[: kinds.index("introduction")] == ["docTitle", "byline"]
    assert kinds.count("introduction") == 2


def test_names_in_the_introduction_are_mentions_without_an_anchor(edition_of):
    corpus = Corpus(edition_of("mini"))
    found = {text.id: told for text, told in mentions(corpus, "per:ada-quill")}["orchard"]
    assert [(each.anchor, each.language) for each in found if each.kind == "introduction"] == [
        ("", "en"),
        ("", "zh-Hans"),
    ]
    assert "" not in passages(corpus, "per:ada-quill")["orchard"]
