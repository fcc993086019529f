"""Mentions of register entries: every pointer once, with the words that the page shows around it."""

import re
from collections import Counter
from urllib.parse import unquote

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from conftest import TEXTS
from webapp.edition import tei
from webapp.edition.corpus import Corpus
from webapp.edition.fragment import text_fragment
from webapp.edition.mentions import Wording, by_entry, mentions, passages, tally
from webapp.edition.reading import Reading
from webapp.edition.tei import NS
from webapp.interface import words

UNSEEN = (
    "//*[@data-added or @data-repeated or contains(concat(' ', @class, ' '), ' sic ') or @class = 'surplus'"
    " or contains(@class, 'passed-over') or @class = 'call' or contains(@class, 'pc')]"
)


def pointers(text):
    """Every pointer of a text's document to an entry, as often as it stands there."""
    return Counter(ref for each in text.document.xpath("tei:text//@ref", namespaces=NS) for ref in each.split())


def of_text(corpus, text_id, script=""):
    """All mentions of a text."""
    return [each for told in by_entry(corpus, corpus.text(text_id, script), script).values() for each in told]


def squeezed(words):
    return "".join(words.split())


@pytest.mark.parametrize(("name", "text_id"), TEXTS)
def test_every_pointer_of_a_text_is_among_the_mentions_of_its_entry_once(edition_of, name, text_id):
    corpus = Corpus(edition_of(name))
    found = by_entry(corpus, corpus.text(text_id), "")
    assert {ref: len(told) for ref, told in found.items()} == pointers(corpus.text(text_id))


SHOWN = [(*text, "Hant-TW" if "mini" in text[0] else "") for text in TEXTS if text[0].startswith("transcribed")]


@pytest.mark.parametrize(("name", "text_id", "script"), SHOWN)
def test_words_of_a_mention_stand_so_on_the_page(edition_of, name, text_id, script):
    corpus, shown = Corpus(edition_of(name)), ""
    for language in ("en", "zh-Hans"):
        page = lxml.html.fromstring(Reading(corpus, script, labels=words(language)).text(text_id))
        for element in page.xpath(UNSEEN):
            element.drop_tree()
        shown += squeezed(page.text_content())
    told = of_text(corpus, text_id, script)
    assert told
    missing = [each for each in told if squeezed(each.before + each.words + each.after) not in shown]
    assert missing == []


LINES = st.lists(
    st.sampled_from(["pear", "rung’s", "well-worn", "1934", "，", "。", "井水", " ", ", ", "(", "é"]), max_size=40
)


@given(LINES, LINES)
def test_context_is_cut_from_the_line_between_words(before, after):
    unit = etree.Element(tei.q("p"))
    unit.text = "".join(before)
    name = etree.SubElement(unit, tei.q("name"))
    name.text, name.tail = "Quill", "".join(after)
    line = Wording(unit)
    left, words, right, opens, closes, _ = line.around(name, "en")
    start = line.spans[name][0]
    assert words == "Quill"
    assert line.text[:start].endswith(left)
    assert line.text[start + 5 :].startswith(right)
    assert not opens or left == line.text[:start]
    assert not closes or right == line.text[start + 5 :].rstrip()
    edge = start - len(left)
    assert not re.fullmatch("[a-z0-9’]{2}", line.text[edge - 1 : edge + 1]) or edge == 0
    edge = start + 5 + len(right)
    assert not re.fullmatch("[a-z0-9’]{2}", line.text[edge - 1 : edge + 1]) or edge == len(line.text)


def test_mention_in_a_note_belongs_to_the_note(edition_of):
    corpus = Corpus(edition_of("transcribed mini"))
    anchors = [each.anchor for _, told in mentions(corpus, "wrk:ladder-book") for each in told]
    assert anchors == ["p6", "p6", "p6", "n2"]
    assert passages(corpus, "wrk:ladder-book") == {"orchard": ("p6", "n2")}
    assert tally(corpus)["wrk:ladder-book"] == {"orchard": 2}


def test_mention_says_what_it_is_part_of(edition_of):
    corpus = Corpus(edition_of("transcribed mini"))
    kinds = {each.kind for _, told in mentions(corpus, "per:ada-quill") for each in told}
    assert kinds == {"front", "introduction", "words", "digest"}


def test_name_in_a_rejected_reading_is_a_mention_all_the_same(tmp_path):
    place = "<choice><sic><name ref='#x'>Two</name></sic><corr>2</corr></choice>"
    told = f"<p xml:id='p1'>One {place} three <name ref='#x #y'>four</name></p>"
    head = f"<TEI xmlns='{tei.TEI}'><teiHeader/><text><body>"
    (tmp_path / "t.xml").write_text(f"{head}{told}</body></text></TEI>", encoding="utf-8")
    ((_, found),) = mentions(Corpus(tmp_path), "#x")
    assert [(each.before, each.words, each.after) for each in found] == [
        ("One ", "Two", "2 three four"),
        ("One 2 three ", "four", ""),
    ]
    assert [each.words for _, told in mentions(Corpus(tmp_path), "#y") for each in told] == ["four"]


def test_name_within_a_name_has_words_of_its_own_and_the_outer_one_all(tmp_path):
    name = "<name ref='#outer'>the <name ref='#inner'>Quill</name> Committee</name>"
    head = f"<TEI xmlns='{tei.TEI}'><teiHeader/><text><body>"
    text = f"{head}<p xml:id='p1'>When {name} met.</p></body></text></TEI>"
    (tmp_path / "t.xml").write_text(text, encoding="utf-8")
    told = [mentions(Corpus(tmp_path), ref)[0][1][0] for ref in ("#outer", "#inner")]
    assert [(each.before, each.words, each.after) for each in told] == [
        ("When ", "the Quill Committee", " met."),
        ("When the ", "Quill", " Committee met."),
    ]


def test_changed_text_has_its_mentions_anew(mini):
    corpus, path = Corpus(mini), mini / "texts" / "orchard.xml"
    assert len(mentions(corpus, "per:hedda-marl")[0][1]) == 2
    path.write_text(path.read_text("utf-8").replace('ref="per:hedda-marl"', 'ref="per:sorrel" '), "utf-8")
    assert mentions(corpus, "per:hedda-marl") == []


@pytest.mark.parametrize(
    ("around", "fragment"),
    [
        (("Quill", "one two three ", " four five"), ":~:text=one two three-,Quill,-four five"),
        (("Quill", "", ""), ":~:text=Quill"),
        (("Quill", "“", "’s hat"), ":~:text=“-,Quill’s,-hat"),
        (("a-b, c & d", "", ""), ":~:text=a%2Db%2C c %26 d"),
        (("九灯井", "村里有一口井，叫作", "，水很甜。"), ":~:text=村里有一口井，叫作-,九灯井,-，水很甜"),
        ((" ", "before", "after"), ""),
    ],
)
def test_text_fragment_names_whole_words_with_their_neighbours(around, fragment):
    made = text_fragment(*around)
    assert made.isascii()
    assert unquote(made) == unquote(fragment)
    assert made.count("-") == fragment.count("-,") + fragment.count(",-")
