"""Copies that differ from the one the recipe was made for: nothing is lost, no anchor shifts, all is named."""

import re

import pytest

from conftest import MINI
from copies import codes, encoded, run, source
from webapp.edition import tei
from webapp.edition.diplomatic import diplomatic
from webapp.edition.errors import Invalid
from webapp.edition.merge import blocks
from webapp.edition.script import convert_text
from webapp.edition.tei import NS

STRANGE = "A hen came in from another page, and nobody had asked it. " * 3


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (lambda copy: f"{STRANGE}\n\n{copy}", [1]),
        (lambda copy: f"{copy}\n{STRANGE}\n", [50]),
        (lambda copy: f"{copy}{copy}", [53, 71]),
    ],
)
def test_text_above_the_title_or_after_the_end_is_listed_and_is_a_problem(mini, text, lines):
    report, _ = encoded(mini, "orchard", text(source(mini, "orchard")))
    assert codes(report) == [("furniture", line) for line in lines]
    assert {*lines} <= {*report.furniture}
    assert run(mini, mini / "sources" / "orchard.txt").exit_code == 1


def test_changed_head_and_title_keep_their_anchors(mini):
    text = source(mini, "well").replace("九灯井边的闲话", "九燈井邊的閒話").replace("一、井从哪里来", "一 井從哪里來")
    text = text.replace("二、井为什么干了", "二、井怎么干了").replace("八月", "八月份").replace("井水忽然", "井水突然")
    report, root = encoded(mini, "well", text)
    assert {code for code, _ in codes(report)} == {"changed"}
    assert [anchor for anchor in blocks(root) if anchor[0] in "th"] == ["t1", "h1", "h2"]
    assert diplomatic(blocks(root)["h2"]) == "二、井怎么干了"


def test_copy_in_the_other_script_keeps_every_anchor(mini):
    text = convert_text(source(mini, "well"), "zh-Hans", "Hant")
    report, root = encoded(mini, "well", text)
    assert not {"missing", "extra", "furniture"} & {code for code, _ in codes(report)}
    assert list(blocks(root)) == list(blocks(tei.parse(MINI / "expected" / "well.xml")))


def paragraphs(text):
    """The paragraphs of a copy, and where the one on the Great Frost and the one on the vote stand among them."""
    parts = text.split("\n\n")
    return parts, *(next(i for i, part in enumerate(parts) if words in part) for words in ("Great Frost", "A vote"))


def test_deleted_paragraph_and_its_neighbours_halves_take_no_anchor_of_each_other(mini):
    text = source(mini, "orchard").replace("By 1932–33 the", "By 1932 the")
    text = re.sub(r"A vote was taken.*\n\n", "", text).replace("nobody climbed anything. ", "nobody climbed.\n\n")
    report, root = encoded(mini, "orchard", text)
    found = blocks(root)
    assert "By 1932" not in diplomatic(found["p7"])
    assert [code for code, _ in codes(report)].count("missing") >= 1
    assert "cannot be told" in str(report.problems)


def test_two_paragraphs_changed_and_exchanged_do_not_exchange_anchors(mini):
    parts, first, second = paragraphs(source(mini, "orchard"))
    one, other = parts[first].replace("loosened", "loosed"), parts[second].replace("voices", "votes")
    parts[first], parts[second] = other, one
    report, root = encoded(mini, "orchard", "\n\n".join(parts))
    found = blocks(root)
    assert "vote" not in diplomatic(found["p5"])
    assert "Frost" not in diplomatic(found["p7"])
    assert {"missing", "extra"} <= {code for code, _ in codes(report)}


def test_many_paragraphs_that_differ_a_little_keep_their_anchors(mini):
    text = source(mini, "orchard").replace(" and ", " und ")
    report, root = encoded(mini, "orchard", text)
    assert not {"missing", "extra"} & {code for code, _ in codes(report)}
    assert list(blocks(root)) == list(blocks(tei.parse(MINI / "expected" / "orchard.xml")))


def test_space_inside_a_word_is_a_change(mini):
    report, _ = encoded(mini, "orchard", source(mini, "orchard").replace("asked", "as ked"))
    assert codes(report) == [("changed", 35)]


def test_copy_of_another_text_is_refused_and_overwrites_nothing(mini):
    encoded(mini, "well")
    before = (mini / "transcriptions" / "well.xml").read_bytes()
    result = run(mini, "--as", "well", mini / "sources" / "orchard.txt")
    assert result.exit_code == 1
    assert "other-text no passage of the copy is one of well" in result.stderr
    assert (mini / "transcriptions" / "well.xml").read_bytes() == before


def test_transcription_that_cannot_be_written_is_one_line_with_its_reason(mini):
    (mini / "transcriptions").write_text("", encoding="utf-8")
    result = run(mini, mini / "sources" / "well.txt")
    assert result.exit_code == 1
    assert re.fullmatch(r"\S+well\.xml: cannot be written: .*; check the folder\n", result.stderr)


def test_changed_paragraph_keeps_its_anchor_and_is_named(mini):
    report, root = encoded(mini, "orchard", source(mini, "orchard").replace("usual way", "unusual way"))
    assert codes(report) == [("changed", 35)]
    assert "p9" in report.problems[0].message
    assert diplomatic(blocks(root)["p9"]) == "The pears, asked in the unusual way, fell."
    assert run(mini, mini / "sources" / "orchard.txt").exit_code == 1


def test_missing_paragraph_leaves_a_gap_and_shifts_no_anchor(mini):
    text = re.sub(r"In the 1910s.*\n\n", "", source(mini, "orchard"))
    report, root = encoded(mini, "orchard", text)
    found = blocks(root)
    assert codes(report) == [("missing", 25)]
    assert "p5 is not in the copy" in report.problems[0].message
    assert found["p5"].find("tei:gap", NS).get("reason") == "missing"
    assert diplomatic(found["p6"]).startswith("In late October")
    assert report.counts["paragraphs"] == 8


def test_extra_paragraph_takes_a_new_number_and_shifts_no_anchor(mini):
    text = source(mini, "orchard").replace("\n\nThe pears", "\n\nA hen walked through, and said so.\n\nThe pears")
    report, root = encoded(mini, "orchard", text)
    assert [code for code, _ in codes(report)] == ["extra"]
    assert list(blocks(root))[-6:] == ["p10", "p9", "n1", "n2", "n3", "n4"]
    assert diplomatic(blocks(root)["p10"]).startswith("A hen")


def test_paragraph_that_stands_elsewhere_is_told_by_its_words_and_takes_a_number_of_its_own(mini):
    parts, *_ = paragraphs(source(mini, "orchard"))
    last = next(i for i, part in enumerate(parts) if part.startswith("The pears, asked"))
    third = next(i for i, part in enumerate(parts) if part.startswith("In the 1910s"))
    parts.insert(third, parts.pop(last))
    report, root = encoded(mini, "orchard", "\n\n".join(parts))
    assert {code for code, _ in codes(report)} == {"missing", "extra"}
    assert "p10 has the words of p9" in " ".join(problem.message for problem in report.problems)
    assert "p9 is not in the copy at its place" in " ".join(problem.message for problem in report.problems)
    assert diplomatic(blocks(root)["p10"]).startswith("The pears, asked")


def test_number_of_a_withdrawn_anchor_is_not_given_again(mini):
    ledger = mini / "anchors.tsv"
    ledger.write_text(
        ledger.read_text(encoding="utf-8") + "orchard/p10\tnext\twithdrawn\tnext\t\tGone.\t\t\n", encoding="utf-8"
    )
    text = source(mini, "orchard").replace("\n\nThe pears", "\n\nA hen walked through, and said so.\n\nThe pears")
    _, root = encoded(mini, "orchard", text)
    assert {"p9", "p11"} <= set(blocks(root))
    assert "p10" not in blocks(root)


def test_paragraph_in_two_halves_is_never_guessed(mini):
    report, root = encoded(mini, "orchard", source(mini, "orchard").replace(" It gave six", "\n\nIt gave six"))
    assert sorted(code for code, _ in codes(report)) == ["extra", "extra", "missing"]
    assert diplomatic(blocks(root)["p7"]) == ""
    assert diplomatic(blocks(root)["p8"]).startswith("By 1932")


def test_correction_that_the_copy_does_not_need_is_said_and_the_text_stays(mini):
    report, root = encoded(mini, "orchard", source(mini, "orchard").replace("tlie", "the"))
    assert {code for code, _ in codes(report)} == {"changed", "reading"}
    assert "“tlie” does not stand once in p1" in str(report.problems)
    assert blocks(root)["p1"].find("tei:choice", NS) is None


def test_call_without_note_and_note_without_call_are_said(mini):
    text = source(mini, "well").replace("面孔。②", "面孔。⑨")
    report, root = encoded(mini, "well", text)
    said = [problem.message for problem in report.problems if problem.code == "call"]
    assert said == ["no note answers the call ⑨", "nothing calls n2"]
    assert "⑨" in diplomatic(blocks(root)["p1"])


def test_text_file_without_a_header_to_build_on_is_refused(mini):
    (mini / "texts" / "orchard.xml").write_text(f'<TEI xmlns="{tei.TEI}"/>', encoding="utf-8")
    with pytest.raises(Invalid, match="no teiHeader"):
        encoded(mini, "orchard")
