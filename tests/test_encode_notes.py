"""Lists of notes with a damaged, missing, misplaced or repeated label: no note is lost in another without a word."""

import pytest

from copies import codes
from webapp.edition import tei
from webapp.edition.encode import encode_file
from webapp.edition.encode.block import Block
from webapp.edition.encode.notes import PARAGRAPH, notes
from webapp.edition.merge import blocks
from webapp.edition.tei import NS

TEXT = """A Third Text

The gate squeaks [1] and the goat [2] has heard of it.

The smith knows [3] what oil is for, the goat [4] does not.

It squeaks on [5].

"""


def encoded(mini, text):
    copy = mini / "sources" / "third.txt"
    copy.write_text(text, encoding="utf-8")
    return encode_file(copy, mini, "third"), tei.parse(mini / "transcriptions" / "third.xml")


def labels(root):
    return [label.text for label in root.iterfind(".//tei:note/tei:label", NS)]


def unanswered(report):
    said = [(problem.line, problem.message) for problem in report.problems]
    assert all(code == "call" for code, _ in codes(report))
    return [(line, message.removeprefix("no note answers the call ")) for line, message in said]


@pytest.mark.parametrize("head", ["Notes\n\n", ""])
@pytest.mark.parametrize(
    ("lines", "labelled", "said"),
    [
        ("[1] Iron.\n[2] Grey.\n3] Lame.\n[4] Deaf.\n[5] Still.", "1245", [(5, "[3]")]),
        ("[1] Iron.\n[2] Grey.\n[4] Deaf.\n[5] Still.", "1245", [(5, "[3]")]),
        ("[1] Iron.\n[2] Grey.\n[4] Deaf.\n[3] Lame.\n[5] Still.", "1235", [(5, "[4]")]),
        ("[1] Iron.\n[5] Still.", "15", [(3, "[2]"), (5, "[3]"), (5, "[4]")]),
        ("[1] Iron.\n[2] Grey.\n[3] Lame.\n[4] Deaf.\n[5] Still.", "12345", []),
        ("[1] Iron, see\n[3] below.\n[2] Grey.\n[3] Lame.\n[4] Deaf.\n[5] Still.", "12345", []),
    ],
)
def test_label_that_is_amiss_costs_no_other_note_and_its_call_is_said(mini, head, lines, labelled, said):
    report, root = encoded(mini, f"{TEXT}{head}{lines}\n")
    assert labels(root) == [f"[{number}]" for number in labelled]
    assert unanswered(report) == said


def test_first_label_that_is_damaged_costs_only_its_own_call(mini):
    report, root = encoded(mini, f"{TEXT}Notes\n\n1] Iron.\n[2] Grey.\n[3] Lame.\n[4] Deaf.\n[5] Still.\n")
    assert labels(root) == ["[2]", "[3]", "[4]", "[5]"]
    assert unanswered(report) == [(3, "[1]")]


@pytest.mark.parametrize(("mark", "wanted"), [(".", ["1.", "2.", "4."]), ("", ["1", "2"])])
def test_number_left_out_within_a_block_is_passed_over_where_labels_have_a_mark(mark, wanted):
    entries = notes([Block("paragraph", 1, f"1{mark} Iron.\n2{mark} Grey.\n4{mark} Deaf.")])
    assert [entry.text[: entry.label] for entry in entries] == wanted
    assert not any(PARAGRAPH in entry.text for entry in entries)


def test_call_that_the_recipe_gives_to_a_note_is_not_said(mini):
    text = "A Third Text\n\nThe gate squeaks [1] and the goat [7] hears it.\n\nNotes\n\n[1] Iron.\n[2] Grey.\n"
    report, _ = encoded(mini, text)
    assert [problem.message for problem in report.problems] == ["no note answers the call [7]", "nothing calls n2"]
    told = '[[call]]\nat = "p1"\ntext = "[7]"\nnote = "n2"\n'
    (mini / "recipes" / "third.toml").write_text(told, encoding="utf-8")
    assert encoded(mini, text)[0].problems == ()


@pytest.mark.parametrize(
    ("call", "label", "number"), [("①", "[1]", "[12]"), ("[1]", "[1]", "(12)"), ("(1)", "1.", "[12]")]
)
def test_number_in_brackets_that_no_call_has_is_no_call(mini, call, label, number):
    report, _ = encoded(
        mini, f"A Third Text\n\nThe gate squeaks{call} at the goat {number}.\n\nNotes\n\n{label} Iron.\n"
    )
    assert report.problems == ()


def test_number_in_brackets_in_a_note_is_no_call_without_a_note(mini):
    report, _ = encoded(mini, "A Third Text\n\nThe gate squeaks[1].\n\nNotes\n\n[1] Of iron, in the book [12].\n")
    assert report.problems == ()


def test_note_never_calls_itself(mini):
    report, root = encoded(
        mini, "A Third Text\n\nThe gate squeaks [1] loudly.\n\nNotes\n\n[1] Of iron, see\n[1] again.\n"
    )
    assert report.problems == ()
    assert [ref.get("target") for ref in root.iterfind(".//tei:body//tei:ref", NS)] == ["#n1"]
    assert blocks(root)["n1"].find(".//tei:ref", NS) is None


def test_note_whose_label_another_has_too_is_said(mini):
    report, _ = encoded(mini, "A Third Text\n\nThe gate squeaks [1] loudly.\n\nNotes\n\n[1] Iron.\n\n[1] Or brass.\n")
    assert [(problem.line, problem.message) for problem in report.problems] == [(7, "nothing calls n1")]
