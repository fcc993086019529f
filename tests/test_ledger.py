"""The ledger of anchors: what was minted stays, and every contradiction is one line."""

import pytest
from click.testing import CliRunner

from webapp.cli import edition
from webapp.edition.diplomatic import fingerprint
from webapp.edition.errors import EditionError, Invalid
from webapp.edition.ledger import HEADER, Entry, Ledger
from webapp.edition.mint import minted

HEAD = "\t".join(HEADER)


def ledger(*rows):
    return Ledger(tuple(Entry(anchor, "0.1.0", *rest) for anchor, *rest in rows))


def codes(problems):
    return [(problem.line, problem.code) for problem in problems]


def test_ledger_is_read_as_it_was_written(tmp_path):
    path = tmp_path / "anchors.tsv"
    written = ledger(["well/p1", "split", ("well/p2", "well/p3"), "0123456789abcdef"], ["well/p2"], ["well/p3"])
    written.write(path)
    assert Ledger.read(path) == written
    assert path.read_text(encoding="utf-8").splitlines()[0] == HEAD
    assert [file.name for file in tmp_path.iterdir()] == ["anchors.tsv"]


def test_edition_without_a_ledger_has_an_empty_one(tmp_path):
    assert Ledger.read(tmp_path / "anchors.tsv") == Ledger()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("well/p1\t0.1.0\tcurrent", "3 cells for 5"),
        ("well/q1\t0.1.0\tcurrent\t\t", "well/q1 is no anchor"),
        ("well/p01\t0.1.0\tcurrent\t\t", "well/p01 is no anchor"),
        ("well/p1\tsoon\tcurrent\t\t", "soon is no release"),
        ("well/p1\t0.1.0\tlost\t\t", "lost is no state"),
        ("well/p1\t0.1.0\tmoved\t\t", "names no successor"),
        ("well/p1\t0.1.0\tmoved\tp2\t", "p2 are no anchors"),
        ("well/p1\t0.1.0\tcurrent\t\tXYZ", "XYZ is no fingerprint"),
        ("", "1 cells for 5"),
    ],
)
def test_bad_line_is_named_by_its_number(tmp_path, row, said):
    path = tmp_path / "anchors.tsv"
    path.write_text(f"{HEAD}\nwell/t1\t0.1.0\tcurrent\t\t\n{row}\nwell/h1\t0.1.0\tcurrent\t\t\n", encoding="utf-8")
    with pytest.raises(Invalid) as raised:
        Ledger.read(path)
    (problem,) = raised.value.problems
    assert problem.line == 3
    assert said in problem.message


def test_byte_order_mark_before_the_header_is_no_matter(tmp_path):
    path = tmp_path / "anchors.tsv"
    path.write_text(f"{HEAD}\nwell/t1\t0.1.0\tcurrent\t\t\n", encoding="utf-8-sig")
    assert [entry.anchor for entry in Ledger.read(path).entries] == ["well/t1"]


def test_file_without_the_header_is_no_ledger(tmp_path):
    path = tmp_path / "anchors.tsv"
    path.write_text("well/p1\t0.1.0\tcurrent\t\t\n", encoding="utf-8")
    with pytest.raises(Invalid, match="header"):
        Ledger.read(path)


@pytest.mark.parametrize(
    ("rows", "present", "expected"),
    [
        ([["well/p1"]], ["p1"], []),
        ([["well/p1"]], ["p1", "p2"], [(2, "anchor-unminted")]),
        ([["well/p1"], ["well/p2"]], ["p1"], [(3, "anchor-lost")]),
        ([["well/p1", "withdrawn"]], ["p1"], [(2, "anchor-reused")]),
        ([["well/p1", "moved", ("well/p2",)], ["well/p2"]], ["p1", "p2"], [(2, "anchor-reused")]),
        ([["well/p1", "moved", ("well/p9",)]], [], [(2, "anchor-successor")]),
        ([["well/p1", "moved", ("well/p1",)]], [], [(2, "anchor-successor")]),
        ([["well/p1"], ["well/p1"]], ["p1"], [(3, "anchor-twice")]),
    ],
)
def test_contradiction_is_named_by_the_ledgers_line(rows, present, expected):
    assert codes(ledger(*rows).problems({"well": present}, "anchors.tsv")) == expected


def test_unminted_anchors_are_named_in_the_order_of_the_text():
    found = Ledger().problems({"well": ["t1", "p2", "h1", "p10"]}, "anchors.tsv")
    assert [problem.message.split()[0] for problem in found] == ["well/t1", "well/p2", "well/h1", "well/p10"]


def test_new_anchors_stand_where_they_stand_in_the_text_and_old_ones_stay_as_they_are():
    old = ledger(["well/p1", "current", (), "0" * 16], ["well/p2", "withdrawn"], ["well/p3"])
    new = old.mint("well", ["p1", "h1", "p4", "p3"], "0.2.0", {"p4": "4" * 16, "p1": "f" * 16})
    assert [entry.anchor for entry in new.entries] == ["well/p1", "well/h1", "well/p4", "well/p2", "well/p3"]
    assert set(old.entries) <= set(new.entries)
    assert new.of("well")[2] == Entry("well/p4", "0.2.0", copy="4" * 16)


def test_minting_again_changes_nothing():
    once = Ledger().mint("well", ["t1", "p1"], "0.1.0").mint("orchard", ["t1"], "0.1.0")
    assert once.mint("well", ["t1", "p1"], "0.2.0") == once
    assert [entry.text for entry in once.entries] == ["orchard", "well", "well"]


@pytest.mark.parametrize(
    ("name", "release", "said"),
    [("well", "0.2", "well.xml:20: release 0.2 is no release"), ("Well", "0.2.0", "Well is no id of a text")],
)
def test_what_the_ledger_could_not_read_again_is_not_minted(mini, name, release, said):
    file = mini / "texts" / "well.xml"
    words = file.read_text(encoding="utf-8").replace('<edition n="0.1.0">', f'<edition n="{release}">')
    file.unlink()
    (mini / "texts" / f"{name}.xml").write_text(words, encoding="utf-8")
    (mini / "anchors.tsv").unlink()
    result = CliRunner().invoke(edition, ["anchors", "mint", "--corpus", str(mini)])
    assert said in str(result.exception)
    assert len(result.exception.problems) == 1
    assert not (mini / "anchors.tsv").exists()


def test_ledger_that_cannot_be_written_is_one_line_with_its_reason(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(EditionError, match=r"file/anchors\.tsv: cannot be written: .*exists"):
        ledger(["well/p1"]).write(tmp_path / "file" / "anchors.tsv")


def test_fingerprint_is_filled_in_where_it_was_missing_and_never_changed():
    once = Ledger().mint("well", ["p1"], "0.1.0")
    filled = once.mint("well", ["p1"], "0.2.0", {"p1": "1" * 16})
    assert filled.entries == (Entry("well/p1", "0.1.0", copy="1" * 16),)
    assert filled.mint("well", ["p1"], "0.2.0", {"p1": "2" * 16}) == filled


def test_mint_command_enters_what_is_missing_and_renumbers_nothing(mini):
    path = mini / "anchors.tsv"
    before = Ledger.read(path)
    text = mini / "texts" / "well.xml"
    words = text.read_text(encoding="utf-8").replace('<p xml:id="p10">', '<p xml:id="p11"/><p xml:id="p10">')
    text.write_text(words, encoding="utf-8")
    result = CliRunner().invoke(edition, ["anchors", "mint", "--corpus", str(mini)])
    assert result.exit_code == 0, result.output
    assert "well: 1 entries" in result.output
    after = Ledger.read(path)
    assert set(before.entries) < set(after.entries)
    anchors = [entry.id for entry in after.of("well")]
    assert anchors.index("p9") + 1 == anchors.index("p11") == anchors.index("p10") - 1


def test_ledger_of_the_mini_edition_is_complete(mini):
    assert minted(mini) == Ledger.read(mini / "anchors.tsv")


def test_text_without_a_release_mints_nothing(mini):
    text = mini / "texts" / "well.xml"
    text.write_text(text.read_text(encoding="utf-8").replace('<edition n="0.1.0">', "<edition>"), encoding="utf-8")
    with pytest.raises(Invalid, match="no release"):
        minted(mini)


def test_fingerprint_knows_neither_line_ends_nor_composition():
    assert fingerprint("e\u0301 a\n b") == fingerprint("\u00e9 a b")
    assert fingerprint("井边\n 有人。\n“谁？”") == fingerprint("井边有人。“谁？”")
    assert fingerprint("a") != fingerprint("b")
    assert fingerprint("commu nism") != fingerprint("communism")
    assert len(fingerprint("")) == 16
