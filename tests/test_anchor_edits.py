"""What an editor does to a passage: every pointer follows, nothing else changes, and what cannot be done is refused."""

import json
import os
import re
import shutil
from difflib import unified_diff
from itertools import pairwise

import pytest

from conftest import ROOT, TEI
from editing import EDITS, are_siblings, contents, run, sources
from webapp.edition import revision
from webapp.edition.check import check
from webapp.edition.entry import ID
from webapp.edition.errors import EditionError
from webapp.edition.ledger import Ledger
from webapp.edition.mint import minted
from webapp.edition.schema import Schema

GOLDEN = ROOT / "tests" / "edits"
REFUSALS = {
    "split well/p9 --before 1935年1月21日": "what is in en is parted nowhere; give --before once for each language",
    "split well/p9 --before water_never": "“water never” is not in it",
    "split well/p9 --before the --before 1935年1月21日": "times in it; give words that it has once",
    "split well/p9 --before The_water_came --before 1935年1月21日": "nothing stands before these words",
    "split well/p9 --before January_1935_noted": "is not in it",
    "split well/p9 --before middle_of_January --before 1935年1月21日": "these words stand within date",
    "split well/p99 --before x": "well/p99: no text has such a passage",
    "split well --before x": "well: no text has such a passage",
    "split nowhere/p1 --before x": "no text has such a passage",
    "merge well/p3 well/p5": "p5 does not follow p3",
    "merge well/p4 well/p3": "p3 does not follow p4",
    "merge well/p3": "cannot be merged; name two or more",
    "merge well/p3 well/h2": "cannot be merged",
    "merge well/p1 orchard/p1": "cannot be merged",
    "move well/p4 --after well/p4": "cannot stand beside",
    "move well/p4 --after well/e1": "cannot stand beside",
    "withdraw well/p4 --reason none": "withdraw well/e1 depends on well/p4",
}


def problems(folder):
    return [(one.code, one.message) for one in check(folder, Schema())]


@pytest.mark.parametrize("name", EDITS)
def test_edit_changes_these_lines_and_no_others(mini, unproved, name):
    before = contents(mini)
    foreseen = run(f"{EDITS[name]} --dry-run", mini)
    assert contents(mini) == before
    result = run(EDITS[name], mini)
    assert result.exit_code == 0, result.output + str(result.exception)
    lines = [line for path, old in before.items() for line in changed(path.relative_to(mini), old, path.read_bytes())]
    golden = GOLDEN / f"{name}.diff"
    if os.environ.get("EDITION_GOLDEN") == "write":
        golden.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    assert lines == golden.read_text(encoding="utf-8").splitlines()
    assert sorted(lines) == sorted(filter(is_of_a_block, foreseen.stdout.splitlines()))
    assert contents(mini).keys() == before.keys()


def changed(name, old, new):
    lines = unified_diff(old.decode().splitlines(), new.decode().splitlines(), str(name), str(name), lineterm="", n=0)
    return filter(is_of_a_block, lines)


def is_of_a_block(line):
    """Whether a line of a diff says what a file says, the ledger's rows of sentences aside."""
    return line[:1] in "+-" and not re.match(r"[+-]\S+\.s[0-9]+\t", line)


def test_edited_edition_checks_as_it_did(mini, unproved):
    before = problems(mini)
    for name in ("split", "split-with-recipe", "merge", "merge-with-recipe", "confirm", "withdraw"):
        assert run(EDITS[name], mini).exit_code == 0, name
    assert run("move well/p11 --after well/p7", mini).exit_code == 0
    new = [one for one in problems(mini) if one not in before]
    assert [code for code, _ in new if code != "digest-unfinished"] == []
    assert minted(mini) == Ledger.read(mini / "anchors.tsv")


def test_edit_that_would_not_check_is_refused_with_what_check_would_say(mini):
    before = contents(mini)
    result = run("move orchard/p3 --after well/p4", mini)
    assert "note-found the note call points to txt:orchard/n3, which is not a note of the document" in str(
        result.exception
    )
    assert str(result.exception).startswith(f"{mini}/texts/well.xml:")
    assert contents(mini) == before


def test_what_check_would_newly_warn_of_is_told(mini):
    result = run(EDITS["split"], mini)
    assert result.exit_code == 0
    assert "digest-unfinished warning" in result.stderr
    assert "language-unused" not in result.stderr


@pytest.mark.parametrize("line", REFUSALS)
def test_what_cannot_be_done_is_said_in_a_line_and_nothing_is_written(mini, unproved, line):
    before = contents(mini)
    result = run(line, mini)
    assert result.exit_code == 1
    assert isinstance(result.exception, EditionError)
    assert REFUSALS[line] in str(result.exception)
    assert contents(mini) == before


@pytest.mark.parametrize("line", ["withdraw well/p4", "confirm well/p4", "move well/p4", "split well/p9"])
def test_what_the_command_needs_is_asked_for(mini, line):
    result = run(line, mini)
    assert result.exit_code == 2
    assert "Error" in result.output


def test_number_is_never_given_twice(mini, unproved):
    run("withdraw ferry/p7 --reason none", mini)
    run("split ferry/p2 --before There_are_three --before 解释有三", mini)
    assert [entry.id for entry in Ledger.read(mini / "anchors.tsv").of("ferry") if entry.kind == "p"][1:4] == [
        "p2",
        "p8",
        "p9",
    ]


def test_passage_that_is_gone_is_not_edited_again(mini, unproved):
    run(EDITS["merge"], mini)
    result = run("withdraw well/p3 --reason none", mini)
    assert str(result.exception) == "well/p3: is merged already; name well/p11"


def test_pointers_that_only_led_to_a_withdrawn_passage_are_named_by_file_and_line(mini):
    file = mini / "registers" / "persons.xml"
    text = file.read_text(encoding="utf-8")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if 'source="txt:' in row)
    anchor = text.split('source="txt:')[1].split('"')[0].split()[0]
    result = run(f"withdraw {anchor} --with-notes --reason none", mini)
    assert f"{file}:{line}: follow “txt:{anchor}” leads to it" in str(result.exception)


def test_reference_that_names_a_split_passage_names_both_parts(mini, unproved):
    file = mini / "texts" / "well.xml"
    text = file.read_text(encoding="utf-8").replace(
        "“里”字", '<ref target="#p9">p9</ref>，<ref target="#p9">此段</ref>'
    )
    file.write_text(text, encoding="utf-8")
    run(EDITS["split"], mini)
    now = '<ref target="#p11">p11</ref>–<ref target="#p12">p12</ref>，<ref target="#p11">此段</ref>'
    assert now in file.read_text(encoding="utf-8")


def test_line_ends_and_order_mark_stay_as_they_are(mini, unproved):
    for file in (mini / "texts").glob("*.xml"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    for name in ("split", "merge", "split-title"):
        assert run(EDITS[name], mini).exit_code == 0
    data = (mini / "texts" / "well.xml").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf<?xml")
    assert data.count(b"\n") == data.count(b"\r\n")


def test_history_of_an_anchor_is_told_in_plain_lines_and_in_json(mini, unproved):
    run(EDITS["merge"], mini)
    run("split well/p11 --before An_old_stone --before 井旁旧碑 --reason two-after-all", mini)
    assert run("show well/p3", mini).output.splitlines() == [
        "well/p3: merged",
        "  next: well/p3 merged, now well/p11 (one-story)",
        "  next: well/p11 split, now well/p12 and well/p13 (two-after-all)",
        "  today: well/p12 well/p13",
    ]
    told = json.loads(run("show well/p4 --json", mini).output)
    assert (told["reference"], told["level"], told["today"]) == ("well/p4", "merged", ["well/p12", "well/p13"])
    assert "nearest are well/p13" in str(run("show well/p14", mini).exception)


def test_edition_without_a_ledger_is_not_edited(mini):
    (mini / "anchors.tsv").unlink()
    assert "keeps no ledger of anchors" in str(run(EDITS["merge"], mini).exception)


def test_five_texts_check_after_edits_of_each_kind(tmp_path):
    folder = tmp_path / "tei"
    shutil.copytree(TEI, folder, ignore=shutil.ignore_patterns("transcriptions", "releases", ".*"))
    for source in sources(folder):
        anchors = [one for one in source.ids if ID.fullmatch(one) and one[0] == "p"]
        pairs = [(one, other) for one, other in pairwise(anchors) if are_siblings(source, one, other)]
        revision.merge(folder, [f"{source.path.stem}/{one}" for one in pairs[0]]).write()
        one, other = (f"{source.path.stem}/{anchor}" for anchor in pairs[-1])
        revision.move(folder, other, one, after=False).write()
    assert [one for one in check(folder, Schema()) if one.severity == "error"] == []
