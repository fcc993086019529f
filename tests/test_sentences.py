"""Sentences: where they begin, how they are marked, and that their anchors stay theirs.

`sentences/en.txt` and `zh.txt` are paragraphs of our own, one sentence a line; `sentences/sources.tsv` says of every
paragraph and note of the five texts how long it reads and where in it a reader sees the sentences after the first
begin. Both were marked by hand. Where English abbreviations and Chinese ellipses leave it open, the rules part nothing
or too much; what that amounts to is measured here.
"""

import csv
import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from conftest import ROOT, TEI
from copies import codes, encoded, source
from webapp.edition import tei
from webapp.edition.corpus import Corpus
from webapp.edition.diplomatic import diplomatic, reading
from webapp.edition.encode.block import Block
from webapp.edition.encode.marks import Mark, fill
from webapp.edition.encode.sentences import spanned
from webapp.edition.encode.stops import starts
from webapp.edition.folder import Folder
from webapp.edition.ledger import Ledger
from webapp.edition.merge import blocks, sentences
from webapp.edition.mint import minted
from webapp.edition.reading import Reading
from webapp.edition.schema import Schema
from webapp.interface import words

SENTENCES = ROOT / "tests" / "sentences"


# Where they begin


def paragraphs(name, between):
    """The paragraphs of a file, each as its text and where its sentences after the first begin."""
    for paragraph in (SENTENCES / name).read_text(encoding="utf-8").strip().split("\n\n"):
        lines = paragraph.split("\n")
        begins = [len(between.join([*lines[:at], ""])) for at in range(1, len(lines))]
        yield between.join(lines), set(begins)


def measured(found):
    """Of pairs of what is found and what is so: how many are so, precision, recall, and the paragraphs that differ."""
    found = list(found)
    both = sum(len(ours & theirs) for _, ours, theirs in found)
    ours, theirs = (sum(len(one[at]) for one in found) for at in (1, 2))
    return theirs, both / ours, both / theirs, [name for name, ours, theirs in found if ours != theirs]


@pytest.mark.parametrize(("name", "between"), [("en.txt", " "), ("zh.txt", "")])
def test_sentences_of_our_own_begin_where_a_reader_says(name, between):
    told = ((text, set(starts(text)), begins) for text, begins in paragraphs(name, between))
    boundaries, precision, recall, wrong = measured(told)
    assert (precision >= 0.98, recall >= 0.98, boundaries > 50) == (True, True, True), wrong


def begun(block):
    """Where the sentences of a transcribed block after the first begin in what is read of it."""
    text, at = reading(block), 0
    for sentence in sentences(block).values():
        at = text.index(reading(sentence), at)
        yield at
        at += len(reading(sentence))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_sentences_of_the_sources_begin_where_a_reader_says(language, edition_of):
    folder, told = edition_of("transcribed edition"), []
    for text_id, rows in sources():
        found = blocks(tei.parse(folder / "transcriptions" / f"{text_id}.xml"))
        assert {row["block"]: len(reading(found[row["block"]])) for row in rows} == {
            row["block"]: int(row["length"]) for row in rows
        }
        if (language == "zh") == (text_id == "sun"):
            begins = ((row, {int(at) for at in row["starts"].split()}) for row in rows)
            told += [(f"{text_id}/{r['block']}", set([*begun(found[r["block"]])][1:]), so) for r, so in begins]
    boundaries, precision, recall, wrong = measured(told)
    assert (precision >= 0.99, recall >= 0.99, boundaries > 130) == (True, True, True), wrong


def sources():
    with (SENTENCES / "sources.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [(text, [row for row in rows if row["text"] == text]) for text in dict.fromkeys(row["text"] for row in rows)]


# How they are marked


def marked(text, marks=(), label=0):
    """A paragraph of one text with its sentences and other marks, without the names of its sentences."""
    spans = spanned(Block("paragraph", 1, text, label), marks)
    parent = etree.Element(tei.q("p"), nsmap={None: tei.TEI})
    fill(parent, text, [*(Mark(*span, "s") for span in spans), *marks])
    return etree.tostring(parent, encoding="unicode").replace(f' xmlns="{tei.TEI}"', "")


def test_call_and_stray_letters_after_a_stop_belong_to_the_sentence_before():
    marks = [Mark(8, 9, "ref", {"type": "note"}), Mark(9, 12, "surplus")]
    expected = '<p><s>It fell.<ref type="note">3</ref><surplus> xQ</surplus></s> <s>It rose.</s></p>'
    assert marked("It fell.3 xQ It rose.", marks) == expected


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        (
            "Is it? Who knows.",
            [Mark(0, 10, "title")],
            "<p><s><title>Is it? Who</title> knows.</s></p>",
        ),
        (
            "It fell. It rose.",
            [Mark(0, 8, "seg"), Mark(9, 17, "seg")],
            "<p><s><seg>It fell.</seg></s> <s><seg>It rose.</seg></s></p>",
        ),
        (
            "It fell,It rose.",
            [Mark(7, 8, "choice", corrected=". ")],
            "<p><s>It fell<choice><sic>,</sic><corr>. </corr></choice></s><s>It rose.</s></p>",
        ),
        (
            "It fell,lt rose.",
            [Mark(7, 10, "choice", corrected=". It")],
            "<p><s>It fell<choice><sic>,lt</sic><corr>. It</corr></choice> rose.</s></p>",
        ),
        ("It fell.\nIt\nrose.", [], "<p><s>It fell.</s><lb/><s>It<lb/>rose.</s></p>"),
        ("* * *", [], "<p>* * *</p>"),
    ],
)
def test_sentence_neither_begins_nor_ends_within_another_element(text, marks, expected):
    assert marked(text, marks) == expected


def test_label_stands_before_the_first_sentence():
    label = Mark(0, 2, "label")
    assert marked("1. It fell. It rose.", [label], 2) == ("<p><label>1.</label> <s>It fell.</s> <s>It rose.</s></p>")


@st.composite
def marked_texts(draw):
    """A text of words, stops and line ends, and marks on it that do not cross."""
    piece = st.sampled_from(
        ["It fell", "U.S", " ", ". ", "?", "。", "”", "“", "(", ")", "\n", "\f", "\v", "井干了", "…", "3"]
    )
    text = "".join(draw(st.lists(piece, min_size=1, max_size=25)))
    marks = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text) - 1))
        mark = Mark(start, draw(st.integers(start + 1, len(text))), draw(st.sampled_from(["name", "ref", "choice"])))
        if mark.name == "choice":
            mark = Mark(mark.start, mark.end, "choice", corrected=draw(st.sampled_from(["It. Fell", ".", "井"])))
        if "\v" not in text[mark.start : mark.end] and not any(map(mark.overlaps, marks)):
            marks.append(mark)
    return text, marks


@given(marked_texts())
@example(("  It fell", [Mark(0, 1, "choice", corrected=".")]))
@settings(max_examples=400, deadline=None)
def test_every_word_stands_in_one_sentence_and_no_character_is_lost(drawn):
    text, marks = drawn
    spans = list(spanned(Block("paragraph", 1, text), marks))
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert not any(Mark(*span, "s").crosses(mark) for span in spans for mark in marks)
    outside = "".join(text[at] for at in range(len(text)) if not any(start <= at < end for start, end in spans))
    assert not re.search(r"\w", outside)
    parent = etree.Element(tei.q("p"))
    fill(parent, text.replace("\v", " "), [*(Mark(*span, "s") for span in spans), *marks])
    assert diplomatic(parent) == text.replace("\v", " ").replace("\f", "\n")


# Their anchors


def ids(root, block):
    return list(sentences(blocks(root)[block]))


def test_sentences_are_numbered_within_their_paragraph_and_note(mini):
    (mini / "anchors.tsv").unlink()
    report, root = encoded(mini, "orchard")
    assert ids(root, "p6") == ["p6.s1", "p6.s2", "p6.s3"]
    assert ids(root, "n2") == ["n2.s1"]
    assert (report.counts["sentences"], codes(report)) == (len(sentences(root)), [])


def test_new_sentence_takes_the_next_number_and_the_others_keep_theirs(mini):
    text = source(mini, "orchard").replace("the question grew. ", "the question grew. Nobody had watered it. ")
    report, root = encoded(mini, "orchard", text)
    assert ids(root, "p6") == ["p6.s1", "p6.s4", "p6.s2", "p6.s3"]
    assert [str(problem).partition(" ")[2] for problem in report.problems][1:] == [
        "extra p6.s4 stands for a sentence that no anchor of the ledger has; its number is for this copy only"
    ]


def test_lost_sentence_is_named_and_its_number_stays_free(mini):
    text = source(mini, "orchard").replace("In late October the question grew. ", "")
    report, root = encoded(mini, "orchard", text)
    assert ids(root, "p6") == ["p6.s2", "p6.s3"]
    assert "missing p6.s1 is not among the sentences of its paragraph" in " ".join(map(str, report.problems))


def test_sentence_somewhat_reworded_keeps_its_anchor(mini):
    text = source(mini, "orchard").replace("minutes fill eleven boxes", "minutes fill twelve boxes")
    report, root = encoded(mini, "orchard", text)
    assert ids(root, "p1") == ["p1.s1", "p1.s2"]
    assert {code for code, _ in codes(report)} == {"changed"}


def test_sentence_that_stands_elsewhere_takes_no_anchor_of_another(mini):
    moved = "In late October the question grew. "
    text = source(mini, "orchard").replace(moved, "").replace("who had paid.", f"who had paid. {moved}")
    report, root = encoded(mini, "orchard", text)
    assert ids(root, "p6") == ["p6.s2", "p6.s3", "p6.s4"]
    assert {code for code, _ in codes(report)} == {"changed", "missing", "extra"}


def test_mint_enters_sentences_after_their_blocks_once(mini):
    before = (mini / "anchors.tsv").read_text(encoding="utf-8")
    Ledger([entry for entry in Ledger.read(mini / "anchors.tsv").entries if entry.kind != "s"]).write(
        mini / "anchors.tsv"
    )
    for name in ("orchard", "well", "ferry"):
        encoded(mini, name)
    minted(mini).write(mini / "anchors.tsv")
    assert (mini / "anchors.tsv").read_text(encoding="utf-8") == before
    assert minted(mini) == Ledger.read(mini / "anchors.tsv")


def test_mint_keeps_sentences_without_a_transcription(mini):
    before = Ledger.read(mini / "anchors.tsv")
    assert [entry for entry in before.entries if entry.kind == "s"]
    assert minted(mini) == before


def test_sentences_of_an_altered_copy_are_not_minted(mini):
    text = source(mini, "orchard").replace("the question grew. ", "the question grew. Nobody had watered it. ")
    encoded(mini, "orchard", text)
    assert minted(mini) == Ledger.read(mini / "anchors.tsv")


def test_ledger_of_the_edition_has_the_sentences_of_its_transcriptions(edition_of):
    folder = edition_of("transcribed edition")
    ledger = Ledger.read(TEI / "anchors.tsv")
    for text_id in Folder(folder).texts:
        found = sentences(tei.parse(folder / "transcriptions" / f"{text_id}.xml"))
        assert list(found) == [e.id for e in ledger.of(text_id) if e.kind == "s" and e.state == "current"]


# What readers see


@pytest.fixture(scope="module", params=["mini", "edition"])
def both(request, edition_of, tmp_path_factory):
    """An edition with its transcriptions, and the same without its sentences."""
    folder = Folder(edition_of(f"transcribed {request.param}"))
    plain = tmp_path_factory.mktemp("plain")
    for name in ("texts", "registers", "anchors.tsv"):
        (plain / name).symlink_to(folder.path / name)
    (plain / "transcriptions").mkdir()
    for text_id, file in folder.transcriptions.items():
        root = tei.parse(file)
        etree.strip_tags(root, tei.q("s"))
        (plain / "transcriptions" / f"{text_id}.xml").write_bytes(tei.serialise(root))
    return Corpus(folder.path), Corpus(plain)


@pytest.mark.parametrize("script", ["", "Hant-TW"])
def test_sentences_change_no_word_of_any_view(both, script, tmp_path):
    for corpus in both:
        corpus.store.folder = tmp_path / corpus.path.name
    pages = [Reading(corpus, script, "", words("en")) for corpus in both]
    for text in both[0].texts():
        plain = [page.plain(text.id, "https://example.org") for page in pages]
        assert plain[0] == plain[1]
        html = [re.sub("<[^>]*>", "", page.text(text.id)) for page in pages]
        assert html[0] == html[1]


def test_every_sentence_is_on_the_page_once(both, tmp_path):
    both[0].store.folder = tmp_path
    page = Reading(both[0], "", "", words("en"))
    for text in both[0].texts():
        found = re.findall(r'<span class="s" id="([^"]+)">', page.text(text.id))
        assert sorted(found) == sorted(sentences(text.document))
        assert text.sentences("p1")[0] == "p1.s1"


def test_transcription_with_sentences_is_valid(both):
    for text in both[0].texts():
        assert list(Schema().problems(text.document, f"{text.id}.xml")) == []
