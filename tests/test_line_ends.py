"""Hard-wrapped copies: lines become paragraphs, and words that line and page ends part are whole again."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conftest import SOURCES, require
from webapp.edition import tei
from webapp.edition.diplomatic import diplomatic, fingerprint, reading
from webapp.edition.encode import encode_file
from webapp.edition.encode.likeness import sketch
from webapp.edition.encode.lines import LineEnds
from webapp.edition.encode.marks import Reading
from webapp.edition.merge import blocks
from webapp.edition.tei import NS

# Words

KNOWN = """The ferryman and the half-empty ferry. Anti-social otters re-elected a vice-chairman; the agricultural
show of 1931, the Pear-Weigher's prize, a pear and a weigher. Brambles were sown, and walls were built; a good-natured
committee. Broad planks, a river, the far bank, hedges; a mile of thing."""


@pytest.mark.parametrize(
    ("parted", "whole"),
    [
        ("ferry-man", "ferryman"),
        ("ferry-men", "ferrymen"),
        ("half-empty", "half-empty"),
        ("good-naturedly", "good-naturedly"),
        ("agricul-ture", "agriculture"),
        ("Wick-ery", "Wickery"),
        ("Pear-Weigher", "Pear-Weigher"),
        ("Upper-Pippin", "Upper-Pippin"),
        ("PEAR-TREE", "PEARTREE"),
        ("mid-1930s", "mid-1930s"),
        ("1931-1933", "1931-1933"),
        ("non-swimmers", "non-swimmers"),
        ("self-seeding", "self-seeding"),
        ("self-ish", "selfish"),
        ("broad-based", "broad-based"),
        ("co-operate", "co-operate"),
        ("over-built", "overbuilt"),
        ("some-thing", "something"),
        ("river-bank", "river-bank"),
        ("mar-mot", "marmot"),
        ("vice-chairmen", "vice-chairmen"),
        ("jam-jar", "jam-jar"),
        ("tooth-ache", "toothache"),
    ],
)
def test_hyphen_at_a_line_end_is_kept_or_closed_up_as_the_copy_tells(parted, whole):
    left, _, right = parted.rpartition("-")
    ends = LineEnds.of([KNOWN], kept=["Jam-jar"], joined=["tooth-ache"])
    text = f"a {left}-\n{right}, b"
    assert Reading.of(text, [*ends.marks(text)]).text == f"a {whole}, b"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a pre-\nand a post-frost hat", "a pre- and a post-frost hat"),
        ("short-\nand long-legged", "short- and long-legged"),
        ("the rope—\nand the hat", "the rope—and the hat"),
        ("the rope\n—and the hat", "the rope—and the hat"),
        ("the rope —\nand the hat", "the rope — and the hat"),
        ("soft\u00ad\nened", "softened"),
        ("thistle-\fdown", "thistledown"),
        ("al-\nma-\nnack", "almanack"),
        ("river\fbank", "river bank"),
        ("ends with -\nno word", "ends with - no word"),
        ("井水\n忽然", "井水忽然"),
        ("井,\nwell", "井, well"),
    ],
)
def test_line_end_parts_words_unless_it_stands_within_one(text, read):
    assert Reading.of(text, [*LineEnds.of([text]).marks(text)]).text == read


def test_name_that_a_line_end_parts_is_one_name(mini):
    encode_file(mini / "sources" / "ferry.txt", mini)
    root = tei.parse(mini / "transcriptions" / "ferry.xml")
    names = [name for name in root.iterfind(".//tei:body//tei:persName", NS) if name.find("tei:lb", NS) is not None]
    assert [(reading(name), diplomatic(name)) for name in names] == [("Tobias Fenn", "To-\nbias Fenn")]


# Whole copies, wrapped at any width

WORDS = ["ferry", "river", "otter", "almanack", "hedgerow", "committee", "backwards", "certainly", "Wickery"]
WORDS += ["good-natured", "pear-weigher"]
sentence = st.lists(st.sampled_from(WORDS), min_size=14, max_size=40).map(lambda words: " ".join(words) + ".")
texts = st.lists(sentence, min_size=3, max_size=5)


def wrapped(text, width, cut=lambda word: 0):
    """The lines of a text; a word is cut where `cut` says, if its part and a hyphen fit in the line."""
    lines = [""]
    for word in text.split():
        room = width - len(lines[-1]) - bool(lines[-1])
        at = cut(word)
        if len(word) <= room:
            lines[-1] = f"{lines[-1]} {word}".strip()
        elif 0 < at < room:
            lines[-1] = f"{lines[-1]} {word[:at]}{'' if word[at - 1] == '-' else '-'}".strip()
            lines.append(word[at:].removeprefix("-"))
        else:
            lines.append(word)
    return [line for line in lines if line]


def copied(folder, paragraphs):
    """The transcription of a copy with a title and these paragraphs, each a list of lines."""
    (folder / "registers").mkdir(exist_ok=True)
    path = folder / "copy.txt"
    path.write_text("A Title\n\n" + "\n\n".join("\n".join(lines) for lines in paragraphs) + "\n", encoding="utf-8")
    report = encode_file(path, folder, "any")
    found = blocks(tei.parse(folder / "transcriptions" / "any.xml"))
    return report, {anchor: block for anchor, block in found.items() if anchor.startswith("p")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("corpus")


@given(sentences=texts, width=st.integers(24, 90), places=st.lists(st.integers(2, 8), min_size=1))
@settings(max_examples=100, deadline=None)
def test_words_known_from_the_copy_are_read_as_written_at_any_width_and_hyphenation(folder, sentences, width, places):
    cuts = iter(places * 400)

    def cut(word):
        at = next(cuts)
        return at if word[:at].rstrip("-").isalnum() and 2 < at < len(word) - 2 and word[at] != "-" else 0

    whole = " ".join(WORDS) + "."
    _, found = copied(folder, [[whole], *(wrapped(one, width, cut) for one in sentences)])
    assert [reading(block) for block in found.values()] == [whole, *sentences]


@given(sentences=texts, width=st.integers(30, 70), data=st.data())
@settings(max_examples=100, deadline=None)
def test_page_break_within_a_sentence_changes_no_paragraph(folder, sentences, width, data):
    paragraphs = [wrapped(one, width, syllable) for one in sentences]
    assume(all(len(lines) > 3 for lines in paragraphs))
    _, plain = copied(folder, paragraphs)
    number = data.draw(st.integers(0, len(paragraphs) - 1))
    at = data.draw(st.integers(2, len(paragraphs[number]) - 1))
    paged = [*paragraphs[number][:at], "", "", *paragraphs[number][at:]]
    _, found = copied(folder, [*paragraphs[:number], paged, *paragraphs[number + 1 :]])
    assert {a: fingerprint(diplomatic(b)) for a, b in found.items()} == {
        a: fingerprint(diplomatic(b)) for a, b in plain.items()
    }
    assert [a for a, b in found.items() if b.find(".//tei:pb", NS) is not None] == [f"p{number + 1}"]


@given(one=sentence, first=st.integers(24, 90), second=st.integers(24, 90))
def test_width_of_the_lines_is_no_part_of_a_paragraphs_identity(one, first, second):
    texts = ["\n".join(wrapped(one, width, lambda word: 3)) for width in (first, second)]
    assume(not any(re.search(r"(good|pear)-\n", text) for text in texts))
    assert fingerprint(texts[0]) == fingerprint(texts[1]) == fingerprint(one)
    assert sketch(texts[0]) == sketch(texts[1])


@pytest.mark.sources
@pytest.mark.parametrize("name", ["hollander", "barnes", "myanmar"])
def test_ninety_eight_hyphens_of_a_hundred_are_decided_as_the_source_writes_the_word(name):
    require(SOURCES.is_dir(), f"no source copies in {SOURCES}; set EDITION_SOURCES")
    text = (SOURCES / f"{name}.txt").read_text(encoding="utf-8")
    paragraphs = [" ".join(line.split()) for line in text.splitlines() if len(line) > 120]
    hyphens, wrong = 0, 0
    for width in range(40, 80, 5):
        cut = ["\n".join(wrapped(one, width, syllable)) for one in paragraphs]
        ends = LineEnds.of(cut)
        read = [Reading.of(lines, [*ends.marks(lines)]).text.split() for lines in cut]
        hyphens += sum(len(re.findall(r"\w-\n\w", lines)) for lines in cut)
        pairs = [zip(one.split(), words, strict=True) for one, words in zip(paragraphs, read, strict=True)]
        wrong += sum(word != other for pair in pairs for word, other in pair)
    assert hyphens > 400
    assert wrong <= hyphens * 0.02


SEAM = re.compile(
    r"(?<=\w)-(?=\w)|(?<=\w[aeiou])(?=[bcdfglmnprstv][aeiou]\w)|(?<=[aeiou][lmnrst])(?=[bcdgpt][aeiou]\w)"
)


def syllable(word):
    """The last place where a word may be cut: after a hyphen of its own, or between syllables."""
    return max((found.end() for found in SEAM.finditer(word)), default=0)


# What parts paragraphs, and what is lost


def test_page_between_paragraphs_is_marked_between_them(mini):
    encode_file(mini / "sources" / "ferry.txt", mini)
    root = tei.parse(mini / "transcriptions" / "ferry.xml")
    (between,) = root.findall(".//tei:div/tei:pb", NS)
    assert between.getnext().get(tei.XML_ID) == "p4"
    assert blocks(root)["p2"].find(".//tei:pb", NS).get("break") == "no"


def test_more_blank_lines_than_usual_part_paragraphs_where_lines_are_whole(folder):
    report, found = copied(folder, [["A long line, and whole, that runs on without an end,"], [""], ["Another one."]])
    assert len(found) == 2
    assert not any(block.findall(".//tei:pb", NS) for block in found.values())
    assert "no closing mark" not in str(report.remarks)


def test_indented_line_starts_a_paragraph_of_a_hard_wrapped_copy(folder):
    sentences = [" ".join(WORDS * 2) + "."] * 3
    _, found = copied(folder, [[line for one in sentences for line in wrapped(one, 40)]])
    assert len(found) == 1
    indented = [[f"   {first}", *rest] for first, *rest in (wrapped(one, 40) for one in sentences)]
    _, found = copied(folder, [[line for lines in indented for line in lines]])
    assert [" ".join(reading(block).split()) for block in found.values()] == sentences


def test_hard_wrapped_chinese_is_read_without_spaces(folder):
    sentence = "九灯井的水忽然干了,村里的人都来问,谁也说不出缘由来,只好把灯再点一遍。" * 4
    lines = [sentence[at : at + 23] for at in range(0, len(sentence), 23)]
    _, found = copied(folder, [lines, [*lines[:3], "", "", *lines[3:]]])
    assert [reading(block) for block in found.values()] == [sentence, sentence]


def test_paragraph_begun_within_a_line_leaves_the_line_whole(mini):
    encode_file(mini / "sources" / "ferry.txt", mini)
    root = tei.parse(mini / "transcriptions" / "ferry.xml")
    found = blocks(root)
    assert diplomatic(found["p6"]).endswith("page 9). ")
    assert diplomatic(found["p7"]).startswith("No\nbottle")
    assert "page 9). No\nbottle" in diplomatic(root.find("tei:text", NS))


def test_wording_that_cannot_start_a_paragraph_is_said(mini):
    recipe = mini / "recipes" / "ferry.toml"
    recipe.write_text(recipe.read_text(encoding="utf-8").replace("No bottle has", "No barrel has"), encoding="utf-8")
    report = encode_file(mini / "sources" / "ferry.txt", mini)
    assert "no paragraph could start with “No barrel has been found”" in str(report.problems)


def test_loss_is_marked_where_the_recipe_says_and_a_page_only_at_a_lines_end(mini):
    recipe = mini / "recipes" / "ferry.toml"
    words = recipe.read_text(encoding="utf-8")
    recipe.write_text(words.replace("he turned to fetch it,", "he turned to"), encoding="utf-8")
    report = encode_file(mini / "sources" / "ferry.txt", mini)
    (problem,) = report.problems
    assert problem.message == "no line of p4 ends where its gap says that a page does"
    found = blocks(tei.parse(mini / "transcriptions" / "ferry.xml"))
    assert found["p4"].find(".//tei:gap", NS).tail == " fetch it,"
    assert (dict(found["p7"].find(".//tei:gap", NS).attrib)) == {"reason": "lost", "extent": "the end of the text"}


def test_paragraph_that_breaks_off_is_named_unless_the_recipe_says_why(mini):
    assert encode_file(mini / "sources" / "ferry.txt", mini).remarks == ()
    recipe = mini / "recipes" / "ferry.toml"
    recipe.write_text(recipe.read_text(encoding="utf-8").replace('at = "p7"', 'at = "p1"'), encoding="utf-8")
    report = encode_file(mini / "sources" / "ferry.txt", mini)
    assert report.remarks == ("no closing mark at the end of p7, which begins on line 39",)


@pytest.mark.parametrize(
    ("begins", "labels"),
    [
        (["1. A", "B", "2. C", "3. D"], ["1.", "2.", "3."]),
        (["1. A", "1. B", "2. C"], ["1.", "1.", "2."]),
        (["1) A", "2) B", "1) C", "2) D"], ["1)", "2)", "1)", "2)"]),
        (["(1) A", "(2) B"], ["(1)", "(2)"]),
        (["一、甲", "二、乙", "十、丙"], ["一、", "二、"]),
        (["\uff08九\uff09甲", "\uff08十\uff09乙"], []),
        (["1. A", "3. B"], []),
        (["1931. A", "1932. B"], []),
        (["1.5 A", "2.5 B"], []),
        (["4. A", "5. B"], []),
        (["1. A", "7. B", "2. C"], ["1.", "2."]),
    ],
)
def test_numbers_that_begin_paragraphs_are_labels_where_they_count_on(folder, begins, labels):
    rest = " and so on, at some length, so that nobody takes it for a head, and to an end."
    _, found = copied(folder, [[begin + rest] for begin in begins])
    assert [one.text for block in found.values() for one in block.iterfind("tei:label", NS)] == labels
