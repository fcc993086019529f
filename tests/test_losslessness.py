"""Nothing vanishes: every view holds every character of its TEI once."""

from collections import Counter
from itertools import islice

import lxml.html
import pytest
from lxml import etree

from conftest import TEXTS
from schema_documents import Documents
from webapp.edition import tei
from webapp.edition.corpus import Corpus
from webapp.edition.diplomatic import reading as as_read
from webapp.edition.merge import blocks
from webapp.edition.reading import Reading
from webapp.edition.schema import SCHEMA
from webapp.edition.tei import NS, local
from webapp.edition.transform import XSLT, stylesheet
from webapp.interface import words

SCRIPTS = ["", "Hans", "Hant", "Hant-TW", "Hant-HK"]

# Words of a reading that is not the one for the script at hand.
PASSED_OVER = """
ancestor::tei:reg[starts-with(@xml:lang, 'zh')][not(@xml:lang = parent::tei:choice/@xml:lang)]
or ancestor::tei:orig[../tei:reg[not(starts-with(@xml:lang, 'zh')) or @xml:lang = ../@xml:lang]]
"""


def characters(text):
    return Counter("".join(text.split()))


def shown(html):
    """The view as a tree, without what it adds to the document and what it repeats."""
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    for element in tree.xpath("//*[@data-added or @data-repeated]"):
        element.drop_tree()
    return tree


def expected(root, language=""):
    """The characters of a text, less the introductions that the reading view leaves out: all but one a front."""
    everything = characters("".join(root.xpath("tei:text//text()", namespaces=NS)))
    for front in root.iterfind("tei:text/tei:front", NS):
        found = front.findall("tei:div[@type='introduction']", NS)
        suiting = [one for one in found if language and one.get(tei.XML_LANG, "").startswith(language)]
        for left_out in found:
            if left_out is not [*suiting, *found][0]:
                everything -= characters("".join(left_out.itertext()))
    return everything


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("name", "text_id"), TEXTS)
def test_reading_view_keeps_every_character(edition_of, name, text_id, language, script):
    edition = Corpus(edition_of(name))
    html = Reading(edition, script, labels=words({"zh": "zh-Hans"}.get(language, language))).text(text_id)
    assert characters(shown(html).text_content()) == expected(edition.text(text_id, script).document, language)


@pytest.mark.parametrize(("name", "text_id"), TEXTS)
def test_reading_view_keeps_every_block_in_order_under_its_anchor(edition_of, name, text_id):
    edition = Corpus(edition_of(name))
    tree = shown(Reading(edition).text(text_id))
    root = edition.text(text_id).document
    for anchor, block in blocks(root).items():
        if local(block) in ("titlePart", "head", "p"):
            (own,) = tree.xpath("//*[@id = $id]", id=anchor)
            own_words = "".join("".join(part.itertext()) for part in own.xpath("*[@class = 'words']"))
            assert "".join(own_words.split()) == "".join(without_notes(block).split())
            digests = ["".join("".join(d.itertext()).split()) for d in own.xpath("*[@class = 'digests']/*")]
            assert digests == [
                "".join("".join(d.itertext()).split()) for d in block.xpath("tei:note[@type = 'digest']", namespaces=NS)
            ]


def without_notes(block):
    return "".join(block.xpath(".//text()[not(ancestor::tei:note)]", namespaces=NS))


@pytest.mark.parametrize(("name", "text_id"), TEXTS)
def test_every_anchor_is_in_the_reading_view_once(edition_of, name, text_id):
    edition = Corpus(edition_of(name))
    ids = lxml.html.fromstring(Reading(edition).text(text_id)).xpath("//@id")
    assert Counter(ids).most_common(1)[0][1] == 1
    assert set(blocks(edition.text(text_id).document)) <= set(ids)


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize(("name", "text_id"), TEXTS)
def test_plain_text_keeps_the_words_of_every_block(edition_of, name, text_id, script):
    edition = Corpus(edition_of(name))
    plain = Reading(edition, script).plain(text_id, "https://example.org")
    squeezed = "".join(plain.split())
    for anchor, block in blocks(edition.text(text_id, script).document).items():
        if local(block) in ("titlePart", "head", "p"):
            assert f"[{anchor}]" in squeezed
            assert "".join(with_calls(block).split()) in squeezed
            for digest in block.xpath("tei:note[@type = 'digest']", namespaces=NS):
                read = digest.xpath(f".//text()[not({PASSED_OVER})]", namespaces=NS)
                assert "".join("".join(read).split()) in squeezed


def with_calls(block):
    """As it is read, and with the marks of note calls, which plain text keeps."""
    left_out = f"ancestor::tei:note or ancestor::tei:sic or ancestor::tei:surplus or ancestor::tei:pc or {PASSED_OVER}"
    parts = block.xpath(f".//text()[not({left_out})]", namespaces=NS)
    assert "".join(as_read(block).split()) in "".join("".join(parts).split()) or block.xpath(
        ".//tei:ref", namespaces=NS
    )
    return "".join(parts)


def test_reading_view_knows_every_element_of_the_schema_and_keeps_every_character():
    sheet = stylesheet(XSLT / "html.xsl")
    for root in islice(
        (r for r in Documents(SCHEMA / "edition.rng", seed=7) if r.find(tei.q("text")) is not None), 150
    ):
        html = sheet.run(etree.tostring(root))
        tree = shown(html) if html.strip() else lxml.html.fromstring("<div></div>")
        assert characters(tree.text_content()) == expected(root), etree.tostring(root, encoding="unicode")[:2000]
        assert tree.xpath("//*[contains(@class, 'unknown')]/@class") == []
