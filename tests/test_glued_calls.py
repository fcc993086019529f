"""Note calls that are only digits glued to words: all are found, other numbers are none, doubtful ones are named."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copies import codes
from webapp.edition import tei
from webapp.edition.diplomatic import reading
from webapp.edition.encode import encode_file
from webapp.edition.encode.glued import GluedCalls
from webapp.edition.merge import blocks
from webapp.edition.tei import NS

NUMBERS = ["1990s", "10,000", "1948", "N12", "A4", "3.14", "p.", "7", "no. 3", "(2)", "5th", "20%", "July 26,", "vol.2"]
NUMBERS += ["327-351", "1954–63", "7:30", "x2", "https://example.org/page2"]
NUMBERS += ["U.S.", "No.1", "pp.4-6", "B52", "1/2", "30th"]
WORDS = [
    "the",
    "ladder",
    "pears,",
    "“quoted”",
    "Quill’s",
    "said.",
    "(bees)",
    "workers’",
    "well;",
    "AU",
    "naïve",
    "pear-tree",
]
CALLED = ["orchard", "rung.", "hedge”", "workers’", "(geese)", "Fenn,", "said.”", "1930s", "bees?"]
YEARS = ["1948", "1982", "2006"]


@st.composite
def called(draw, words, hosts):
    """Paragraphs of words, in which each of some notes is called once, in order; and where: paragraph, end, number."""
    count = draw(st.integers(1, 15))
    plain = draw(st.lists(st.sampled_from(words), min_size=count, max_size=60))
    places = sorted(draw(st.sets(st.integers(0, len(plain) - 1), min_size=count, max_size=count)))
    texts, found, text = [], [], ""
    for at, word in enumerate(plain):
        if at in places:
            number = places.index(at) + 1
            word = f"{draw(st.sampled_from(hosts))}{number}"
            found.append((len(texts), len(text) + len(word), number))
        text += f"{word} "
        if draw(st.integers(0, 9)) == 0:
            texts.append(text)
            text = ""
    return [*texts, text], found


def found_in(texts, count):
    calls = GluedCalls(texts, {number: f"n{number}" for number in range(1, count + 1)})
    marks = [(i, mark.end, int(mark.attributes["target"][2:])) for i in range(len(texts)) for mark in calls.marks(i)]
    return calls, marks


@given(called(WORDS + NUMBERS, CALLED))
@settings(max_examples=200, deadline=None)
def test_every_call_is_found_and_no_other_number_is_one(example):
    texts, wanted = example
    assert found_in(texts, len(wanted))[1] == wanted


@given(called(WORDS + NUMBERS, [*CALLED, *YEARS]))
@settings(max_examples=200, deadline=None)
def test_call_at_a_year_is_told_by_its_turn(example):
    texts, wanted = example
    assert found_in(texts, len(wanted))[1] == wanted


@given(called([*WORDS, *NUMBERS, "19485", "20061", "word3", "mp3"], [*CALLED, *YEARS]))
@settings(max_examples=200, deadline=None)
def test_what_could_be_several_calls_is_named_and_never_guessed(example):
    texts, wanted = example
    calls, marks = found_in(texts, len(wanted))
    doubtful = {int(anchor[1:]) for anchor in calls.doubtful}
    assert not doubtful & {number for _, _, number in marks}
    assert sorted([*doubtful, *(number for _, _, number in marks)]) == list(range(1, len(wanted) + 1))


@pytest.mark.parametrize(
    ("text", "notes", "wanted"),
    [
        ("in 1967, 1973, and 19821—and so on", 1, ["1"]),
        ("an orchard2 and a rung1", 2, []),
        ("the PLO1 and a Group6", 6, ["1", "6"]),
        ("one1 two2 four4", 4, ["1", "2", "4"]),
        ("pears.1 “Bees.”2 (Geese)3 hens—4", 4, ["1", "2", "3"]),
        ("in 1973.1 and the 10,000", 1, ["1"]),
        ("article 1, no.1, p.1, 3.1, N1, mm1, 1st, 1%", 1, []),
        ("十二月1日和1937年", 1, []),
    ],
)
def test_calls_of_a_text(text, notes, wanted):
    assert [text[end - len(str(number)) : end] for _, end, number in found_in([text], notes)[1]] == wanted


LETTER_LIKE = """A Third Text

Of ladders1 there were 10 in 19312 and one more in the 1990s, say the bees.”3

It was long.{again}

NOTES
1. One of wood.

2. Counted on 3 May.
Twice, by Ada Quill.

It rained.

3. See no. 2.
"""


def test_glued_calls_are_marked_and_read_past(mini):
    report, root = third(mini, LETTER_LIKE.format(again=""))
    assert report.problems == ()
    assert [ref.get("target") for ref in root.iterfind(".//tei:body//tei:ref", NS)] == ["#n1", "#n2", "#n3"]
    found = blocks(root)
    assert reading(found["p1"]) == "Of ladders there were 10 in 1931 and one more in the 1990s, say the bees.”"
    assert [date.text for date in found["p1"].iterfind(".//tei:date", NS)] == ["1931", "1990s"]


def test_note_of_several_paragraphs_keeps_them_apart(mini):
    _, root = third(mini, LETTER_LIKE.format(again=""))
    note = blocks(root)["n2"]
    assert note.findtext("tei:label", namespaces=NS) == "2."
    assert ["".join(p.itertext()) for p in note.iterfind("tei:p", NS)] == [
        "Counted on 3 May.Twice, by Ada Quill.",
        "It rained.",
    ]


def test_call_that_stands_in_two_places_is_a_problem_until_the_recipe_says_which(mini):
    copy = LETTER_LIKE.format(again=" And loud3, said the hens.")
    report, _ = third(mini, copy)
    assert codes(report) == [("call", 15)]
    assert "n3 may be called at “say the bees.”3” in p1 or “long. And loud3” in p2" in report.problems[0].message
    told = '[[call]]\nat = "p2"\ntext = "3"\nwithin = "loud3"\nnote = "n3"\n'
    (mini / "recipes" / "third.toml").write_text(told, encoding="utf-8")
    report, root = third(mini, copy)
    assert report.problems == ()
    assert [ref.get("target") for ref in blocks(root)["p2"].iterfind(".//tei:ref", NS)] == ["#n3"]


def test_note_that_the_copy_lacks_does_not_swallow_the_ones_after_it(mini):
    report, root = third(
        mini, LETTER_LIKE.format(again="").replace("1. One of wood.\n\n2.", "1.").replace("3. See", "4. See")
    )
    assert [label.text for label in root.iterfind(".//tei:note/tei:label", NS)] == ["1.", "4."]
    assert codes(report) == [("call", 13)]


def third(mini, text):
    copy = mini / "sources" / "third.txt"
    copy.write_text(text, encoding="utf-8")
    return encode_file(copy, mini, "third"), tei.parse(mini / "transcriptions" / "third.xml")
