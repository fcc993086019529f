"""The concordance: every passage that mentions an entry once, beside those of the other texts."""

from collections import defaultdict
from functools import cache

import lxml.html
import pytest

from webapp.edition.concordance import sayings, shared
from webapp.edition.corpus import Corpus
from webapp.edition.diplomatic import reading
from webapp.edition.mentions import mentions, passages_by_entry
from webapp.edition.registers.directory import directory
from webapp.edition.tei import NS

EDITIONS = ["edition", "mini", "transcribed mini"]


def squeezed(words):
    return "".join(words.split())


@pytest.fixture(scope="module")
def corpus_of(edition_of):
    """An edition by its name, opened once."""
    return cache(lambda name: Corpus(edition_of(name)))


def digests(corpus):
    """Naively: the passages of which a digest points to an entry, by the pointer."""
    found = defaultdict(set)
    for text in corpus.texts():
        for anchor, block in text.elements.items():
            for digest in block.iterfind("tei:note[@type='digest']", NS):
                for element in digest.iterfind(".//*[@ref]"):
                    for ref in element.get("ref").split():
                        found[ref].add((text.id, anchor))
    return found


@pytest.mark.parametrize("spoken", ["en", "zh-Hans"])
@pytest.mark.parametrize("name", EDITIONS)
def test_every_digest_that_mentions_an_entry_is_there_once(corpus_of, name, spoken):
    corpus = corpus_of(name)
    for ref, passages in list(digests(corpus).items())[::7]:
        told = sayings(corpus, ref, "", spoken)
        found = [(text.id, each.anchor) for text, of_text in told for each in of_text]
        assert len(found) == len(set(found))
        assert passages <= set(found)
        for text, of_text in told:
            here = [each.anchor for each in of_text]
            assert here == [anchor for anchor in text.blocks if anchor in here]


@pytest.mark.parametrize("name", EDITIONS)
def test_every_passage_that_is_told_mentions_the_entry(corpus_of, name):
    corpus = corpus_of(name)
    for ref in list(passages_by_entry(corpus))[::7]:
        told = {(text.id, each.anchor) for text, of_text in sayings(corpus, ref) for each in of_text}
        assert told == {
            (text.id, each.anchor)
            for text, of_text in mentions(corpus, ref)
            for each in of_text
            if each.anchor and each.kind not in ("editorial", "introduction")
        }


def test_words_of_a_digest_are_all_there_with_the_names_marked(corpus_of):
    corpus = corpus_of("edition")
    path = "tei:note[@type = 'digest'][starts-with(@xml:lang, 'zh')]"
    for text, told in sayings(corpus, "per:lenin", "", "zh-Hans"):
        for each in told:
            (digest,) = text.elements[each.anchor].xpath(path, namespaces=NS)
            assert squeezed("".join(words for words, _ in each.parts)) == squeezed(reading(digest))
            marked = [squeezed(words) for words, names in each.parts if names]
            assert marked == [
                squeezed(reading(n))
                for n in digest.xpath(".//*[@ref = 'per:lenin']")
                if not n.xpath("ancestor::*[@ref = 'per:lenin']")
            ]


def test_reader_has_digests_in_his_language_and_script(corpus_of):
    corpus = corpus_of("mini")
    for spoken, script in (("en", ""), ("zh-Hans", "Hans"), ("zh-Hant", "Hant-TW")):
        told = [each for _, of_text in sayings(corpus, "per:ada-quill", script, spoken) for each in of_text]
        assert told
        assert {each.language[:2] for each in told} == {spoken[:2]}
        assert all(each.is_digest for each in told)


def test_passage_without_a_digest_is_told_in_its_own_words(tmp_path):
    note = "<note xml:id='n1'>Not <name ref='#x'>this</name>.</note>"
    block = f"<p xml:id='p1' xml:lang='en'>One <name ref='#x'>Two</name> three.{note}</p>"
    told = f"<teiHeader/><text><body>{block}</body></text>"
    (tmp_path / "t.xml").write_text(f"<TEI xmlns='{NS['tei']}'>{told}</TEI>", encoding="utf-8")
    ((_, found),) = sayings(Corpus(tmp_path), "#x")
    assert [(each.anchor, squeezed("".join(words for words, _ in each.parts))) for each in found] == [
        ("p1", "OneTwothree."),
        ("n1", "Notthis."),
    ]


def test_shared_entries_come_by_the_number_of_their_texts(corpus_of):
    corpus = corpus_of("edition")
    found = shared(corpus)
    assert found == tuple(sorted(found, key=lambda each: (-each.texts, -each.count)))
    for each in found:
        told = sayings(corpus, each.entry.ref)
        assert dict(each.passages) == {text.id: len(of_text) for text, of_text in told}
        assert len(told) > 1
    alone = {each.entry.ref for each in shared(corpus, least=1)} - {each.entry.ref for each in found}
    assert all(len({text for text, _ in passages_by_entry(corpus)[ref]}) == 1 for ref in alone)


@pytest.mark.parametrize("state", ["", "/zh", "/zh/Hant-TW", "/Hans"])
def test_list_and_columns_agree(client, state):
    page = lxml.html.fromstring(client.get(f"{state}/concordance/").get_data(as_text=True))
    rows = page.xpath("//table[@class='shared']/tbody/tr[not(@class)]")
    for row in rows:
        href, count = row.xpath("string(th//@href)"), int(row.xpath("string(td[@class='sum'])"))
        columns = lxml.html.fromstring(client.get(href).get_data(as_text=True))
        assert len(columns.xpath("//div[@class='saying']")) == count
        for place in columns.xpath("//div[@class='saying']/a/@href"):
            text_id, anchor = place.split("/")[-2:]
            assert client.application.extensions["corpus"].text(text_id).block(anchor)


def test_entry_leads_to_its_concordance_and_network(client):
    known = directory(client.application.extensions["corpus"])
    page = lxml.html.fromstring(client.get("/registers/persons/ada-quill/").get_data(as_text=True))
    links = page.xpath("//nav[@class='where']/a/@href")
    assert "/concordance/persons/ada-quill/" in links
    assert f"/network/?who=both&of={known.entry('persons', 'ada-quill').ref}" in links
    assert all(client.get(href).status_code == 200 for href in links)


@pytest.mark.parametrize("path", ["persons/nobody", "nothing/ada-quill", "persons/..%2f"])
def test_concordance_of_what_there_is_not_is_404(client, path):
    assert client.get(f"/concordance/{path}/", follow_redirects=True).status_code == 404
