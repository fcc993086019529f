"""The ledger of anchors: what was minted stays, and every contradiction is one line."""

import pytest
from click.testing import CliRunner

from webapp.cli import edition
from webapp.edition import tei
from webapp.edition.audit import Audit
from webapp.edition.check import check_ledger, worded
from webapp.edition.diplomatic import fingerprint
from webapp.edition.entry import HEADER, Entry
from webapp.edition.errors import EditionError, Invalid
from webapp.edition.folder import Folder
from webapp.edition.ledger import Ledger
from webapp.edition.mint import minted
from webapp.edition.wording import signature, wording

HEAD = "\t".join(HEADER)
SIGNATURE = "0123456789abcdef-0123456789abcdef"
WORDS = {"p1": "The well is deep.", "p2": "The rope is short.", "p3": "Nobody has ever drawn water on a Sunday."}


def ledger(*rows):
    return Ledger(Entry(*row) for row in rows)


def audited(entries, texts, releases=(), archived=None):
    """Line and code of each problem of a ledger of one text."""
    found = Audit(Ledger(entries), {"well": texts}, releases, archived).problems()
    return [(problem.line, problem.code) for problem in found]


def published(anchor, words="", release="1.0.0", **other):
    return Entry(f"well/{anchor}", release, wording=((release, signature(words or WORDS[anchor])),), **other)


def test_ledger_is_read_as_it_was_written(tmp_path):
    path = tmp_path / "anchors.tsv"
    closed = Entry("well/p1", "1.0.0", "split", "next", ("well/p2", "well/p3"), "Too long.", SIGNATURE)
    written = Ledger([closed, Entry("well/p2"), Entry("well/p2.s1"), Entry("well/p3", wording=(("next", SIGNATURE),))])
    written.write(path)
    assert Ledger.read(path) == written
    assert Ledger.read(path).entries == written.entries == Ledger.read(path).of("well")
    assert Ledger.read(path).entry("well/p1") == closed
    assert path.read_text(encoding="utf-8").splitlines()[0] == HEAD
    assert [file.name for file in tmp_path.iterdir()] == ["anchors.tsv"]


def test_edition_without_a_ledger_has_an_empty_one(tmp_path):
    assert Ledger.read(tmp_path / "anchors.tsv") == Ledger()


def test_reason_is_one_line_of_one_cell():
    assert Entry("well/p1", reason="one\ttwo\nthree").row.split("\t")[5] == "one two three"


BAD = [
    ("well/p1\tnext\tcurrent", "3 cells for 8"),
    ("", "1 cells for 8"),
    ("well/q1\tnext\tcurrent\t\t\t\t\t", "well/q1 is no anchor"),
    ("well/p01\tnext\tcurrent\t\t\t\t\t", "well/p01 is no anchor"),
    ("well/p1.s0\tnext\tcurrent\t\t\t\t\t", "well/p1.s0 is no anchor"),
    ("well/p1\tsoon\tcurrent\t\t\t\t\t", "soon is no release"),
    ("well/p1\t1.0.0+b\tcurrent\t\t\t\t\t", "1.0.0+b is no release"),
    ("well/p1\t01.0.0\tcurrent\t\t\t\t\t", "01.0.0 is no release"),
    ("well/p1\tnext\tlost\t\t\t\t\t", "lost is no state"),
    ("well/p1\tnext\tmoved\tlate\twell/p2\t\t\t", "late is no release"),
    ("well/p1\tnext\tmoved\tnext\tp2\t\t\t", "p2 are no anchors"),
    ("well/p1\tnext\tcurrent\t\t\t\tXYZ\t", "XYZ is no fingerprint"),
    ("well/p1\tnext\tcurrent\t\t\t\t\tnext=XYZ", "next=XYZ is no list of releases and fingerprints"),
    ("well/p1\tnext\tmoved\tnext\t\t\t\t", "well/p1 is moved, and names no successor"),
    ("well/p1\tnext\tmoved\tnext\twell/p2 well/p3\t\t\t", "names several successors"),
    ("well/p1\tnext\tsplit\tnext\twell/p2\t\t\t", "names one successor"),
    ("well/p1\tnext\tmerged\t\twell/p2\t\t\t", "names no release since when"),
    ("well/p1\tnext\tcurrent\tnext\t\t\t\t", "names a release or successors all the same"),
    ("well/p1\tnext\twithdrawn\tnext\t\t\t\t", "gives no reason"),
    ("well/p1\t1.1.0\tmoved\t1.0.0\twell/p2\t\t\t", "was minted in 1.1.0, after it changed"),
    (f"well/p1\t1.0.0\tcurrent\t\t\t\t\t1.0.0={SIGNATURE} 1.0.0-rc1={SIGNATURE}", "out of the order"),
    (f"well/p1\t1.0.0\tcurrent\t\t\t\t\t1.0.0-rc1={SIGNATURE}", "has a wording older than itself"),
    ("well/p1\tnext\tcurrent\t\t\t\udc80\t\t", "byte 0x80 is not UTF-8"),
]


@pytest.mark.parametrize(("row", "said"), BAD)
def test_bad_line_is_named_by_its_number_and_hides_no_other_from_readers(tmp_path, row, said):
    path = tmp_path / "anchors.tsv"
    sound = "\tnext\tcurrent\t\t\t\t\t"
    path.write_bytes(f"{HEAD}\nwell/t1{sound}\n{row}\nwell/h1{sound}\n".encode(errors="surrogateescape"))
    found = Ledger.read(path)
    with pytest.raises(Invalid) as raised:
        _ = found.entries
    (problem,) = raised.value.problems
    assert problem.line == 3
    assert said in problem.message
    assert found.entry("well/h1") == Entry("well/h1")
    assert found.entry("well/p1") in {None, Entry("well/p1", reason="\ufffd")}


def test_bad_line_of_one_text_is_named_by_its_number_in_the_file():
    rows = [HEAD, Entry("ferry/p1").row, Entry("well/p1").row, "well/p2\tnext\tlost\t\t\t\t\t"]
    with pytest.raises(Invalid) as raised:
        Ledger.of_lines([row.encode() for row in rows], "anchors.tsv").of("well")
    assert [problem.line for problem in raised.value.problems] == [4]


def test_byte_order_mark_and_line_ends_of_windows_are_no_matter(tmp_path):
    path = tmp_path / "anchors.tsv"
    path.write_text(f"{HEAD}\r\nwell/t1\tnext\tcurrent\t\t\t\t\t\r\n", encoding="utf-8-sig", newline="")
    assert Ledger.read(path).entries == (Entry("well/t1"),)


def test_file_without_the_header_is_no_ledger(tmp_path):
    path = tmp_path / "anchors.tsv"
    path.write_text("well/p1\tnext\tcurrent\t\t\t\t\t\n", encoding="utf-8")
    with pytest.raises(Invalid, match="header"):
        Ledger.read(path)


@pytest.mark.parametrize(
    ("rows", "present", "expected"),
    [
        ([["well/p1"]], ["p1"], []),
        ([["well/p1"], ["well/p1.s2"], ["well/p1.s1"]], ["p1"], []),
        ([["well/p1"], ["well/p1.s1"], ["well/p2"], ["well/p1.s2"]], ["p1", "p2"], [(5, "anchor-moved")]),
        ([["well/p1"]], ["p1", "p2"], [(2, "anchor-unminted")]),
        ([["well/p1"], ["well/p2"]], ["p1"], [(3, "anchor-lost")]),
        ([["well/p1", "next", "withdrawn", "next", (), "Gone."]], ["p1"], [(2, "anchor-reused")]),
        ([["well/p1", "next", "moved", "next", ("well/p2",)], ["well/p2"]], ["p1", "p2"], [(2, "anchor-reused")]),
        ([["well/p1", "next", "moved", "next", ("well/p9",)]], [], [(2, "anchor-successor")]),
        ([["well/p1", "next", "moved", "next", ("well/p1",)]], [], [(2, "anchor-successor")]),
        ([["well/p1"], ["well/p1"]], ["p1"], [(3, "anchor-twice")]),
        ([["well/p1", "1.1.0"]], ["p1"], [(2, "anchor-release")]),
        (
            [["well/p1", "1.0.0", "moved", "next", ("well/p2",)], ["well/p2", "1.0.0"]],
            ["p2"],
            [(2, "anchor-successor")],
        ),
        ([["well/p1"], ["well/p2"], ["well/p3"]], ["p2", "p3", "p1"], [(2, "anchor-moved")]),
        ([["well/p1"], ["well/p2"], ["well/p3"]], ["p3", "p1", "p2"], [(4, "anchor-moved")]),
    ],
)
def test_contradiction_is_named_by_the_ledgers_line(rows, present, expected):
    assert audited([Entry(*row) for row in rows], dict.fromkeys(present, ""), ["1.0.0"]) == expected


def test_chain_of_successors_that_leads_back_is_refused():
    round_ = [Entry(f"well/p{a}", "next", "moved", "next", (f"well/p{b}",)) for a, b in ((1, 2), (2, 3), (3, 1))]
    assert {code for _, code in audited(round_, {})} == {"anchor-successor"}


def test_file_that_is_no_xml_does_not_count_as_lost_passages(mini):
    (mini / "texts" / "well.xml").write_text("<TEI>", encoding="utf-8")
    assert list(check_ledger(Folder(mini), worded(Folder(mini)))) == []


@pytest.mark.parametrize(
    ("said", "confirmed", "expected"),
    [
        (WORDS, {}, []),
        ({**WORDS, "p3": WORDS["p3"].replace("Sunday", "Monday")}, {}, []),
        ({**WORDS, "p1": WORDS["p2"], "p2": WORDS["p1"]}, {}, [(2, "anchor-changed"), (3, "anchor-changed")]),
        ({**WORDS, "p3": "A bell rang over the hills; the cooks went home."}, {}, [(4, "anchor-changed")]),
        ({**WORDS, "p3": "A bell rang."}, {"p3": "A bell rang."}, []),
        ({**WORDS, "p3": "A bell rang."}, {"p3": "A bell did ring."}, [(4, "anchor-wording")]),
    ],
)
def test_published_anchor_keeps_its_meaning_unless_an_editor_confirms_it(said, confirmed, expected):
    entries = [
        published(anchor).confirmed(signature(confirmed[anchor])) if anchor in confirmed else published(anchor)
        for anchor in WORDS
    ]
    assert audited(entries, said, ["1.0.0"]) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ([published("p1")], []),
        ([], [(1, "anchor-history")]),
        ([published("p1", release="1.1.0")], [(2, "anchor-history")]),
        ([published("p1").closed("withdrawn", (), "Gone.")], []),
        ([published("p1", WORDS["p2"])], [(2, "anchor-history")]),
    ],
)
def test_what_a_release_recorded_stays_in_the_ledger(now, expected):
    words = {"p1": ""} if now and now[0].state == "current" else {}
    assert audited(now, words, ["1.0.0", "1.1.0"], Ledger([published("p1")])) == expected


def test_release_gives_its_number_to_what_is_new_and_tells_only_wordings_that_changed():
    first = Entry("well/p1").released("1.0.0-rc1", SIGNATURE)
    assert first == Entry("well/p1", "1.0.0-rc1", wording=(("1.0.0-rc1", SIGNATURE),))
    assert first.released("1.0.0", SIGNATURE) == first
    other = signature("Something else.")
    second = first.confirmed(other, "Written anew.").released("1.0.0", other)
    assert second.wording == (("1.0.0-rc1", SIGNATURE), ("1.0.0", other))
    assert [second.worded(release) for release in ("0.9.0", "1.0.0-rc1", "1.0.0", "next")] == [
        "",
        SIGNATURE,
        other,
        other,
    ]
    closed = second.closed("moved", ["well/p2"]).released("1.1.0")
    assert (closed.since, closed.wording) == ("1.1.0", second.wording)
    assert [closed.stood_in(release) for release in ("0.9.0", "1.0.0", "1.1.0")] == [False, True, False]


def test_wording_is_what_the_edition_says_and_no_markup_nor_order_of_digests():
    def said(*digests, own=""):
        notes = "".join(f'<note type="digest" xml:lang="{lang}">{words}</note>' for lang, words in digests)
        return wording(tei.parse_bytes(f'<p xmlns="{tei.TEI}">{own}{notes}</p>'.encode()))

    plain = said(("en", "A well."), ("zh-Hans", "一口井。"))
    assert plain == said(("zh-Hans", "一口井。"), ("en", "A <name>well</name>.<ref type='note' target='#n1'>1</ref>"))
    assert plain != said(("en", "A well!"), ("zh-Hans", "一口井。"))
    assert said(own="Water.") == "Water."
    assert signature(said()) == ""


def test_unminted_anchors_are_named_in_the_order_of_the_text():
    found = Audit(Ledger(), {"well": dict.fromkeys(["t1", "p2", "h1", "p10"], "")}).problems()
    assert [problem.message.split()[0] for problem in found] == ["well/t1", "well/p2", "well/h1", "well/p10"]


def test_new_anchors_stand_where_they_stand_in_the_text_and_old_ones_stay_as_they_are():
    withdrawn = Entry("well/p2", "next", "withdrawn", "next", (), "Gone.")
    old = Ledger([Entry("well/p1", copy="0" * 16), Entry("well/p1.s1"), withdrawn, Entry("well/p3")])
    new = old.mint("well", ["p1", "h1", "p4", "p3"], {"p4": "4" * 16, "p1": "f" * 16})
    assert [entry.id for entry in new.entries] == ["p1", "p1.s1", "h1", "p4", "p2", "p3"]
    assert set(old.entries) <= set(new.entries)
    assert new.of("well")[3] == Entry("well/p4", copy="4" * 16)


def test_new_sentence_stands_after_the_one_before_it():
    once = Ledger().mint("well", ["p1", "p1.s1", "p1.s2", "p2"])
    again = once.mint("well", ["p1", "p1.s1", "p1.s3", "p1.s2", "p3", "p3.s1", "p2"])
    assert [entry.id for entry in again.entries] == ["p1", "p1.s1", "p1.s3", "p1.s2", "p3", "p3.s1", "p2"]


def test_anchor_that_stands_twice_is_read_as_the_older_line_has_it_and_minted_no_further():
    twice = ledger(["well/p1"], ["well/p1", "next", "withdrawn", "next", (), "Gone."])
    assert twice.entry("well/p1") == Entry("well/p1")
    with pytest.raises(Invalid, match=r"anchors\.tsv:3: anchor-twice"):
        twice.mint("well", ["p1", "p2"])


def test_minting_again_changes_nothing():
    once = Ledger().mint("well", ["t1", "p1"]).mint("orchard", ["t1"])
    assert once.mint("well", ["t1", "p1"]) == once
    assert [entry.text for entry in once.entries] == ["orchard", "well", "well"]


def test_what_the_ledger_could_not_read_again_is_not_minted(mini):
    (mini / "texts" / "well.xml").rename(mini / "texts" / "Well.xml")
    (mini / "anchors.tsv").unlink()
    result = CliRunner().invoke(edition, ["anchors", "mint", "--corpus", str(mini)])
    assert "Well is no id of a text" in str(result.exception)
    assert len(result.exception.problems) == 1
    assert not (mini / "anchors.tsv").exists()


def test_ledger_that_cannot_be_written_is_one_line_with_its_reason(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(EditionError, match=r"file/anchors\.tsv: cannot be written: .*exists"):
        ledger(["well/p1"]).write(tmp_path / "file" / "anchors.tsv")


def test_fingerprint_is_filled_in_where_it_was_missing_and_never_changed():
    once = Ledger().mint("well", ["p1"])
    filled = once.mint("well", ["p1"], {"p1": "1" * 16})
    assert filled.entries == (Entry("well/p1", copy="1" * 16),)
    assert filled.mint("well", ["p1"], {"p1": "2" * 16}) == filled


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
    anchors = [entry.id for entry in after.of("well") if entry.kind != "s"]
    assert anchors.index("p9") + 1 == anchors.index("p11") == anchors.index("p10") - 1


def test_ledger_of_the_mini_edition_is_complete(mini):
    assert minted(mini) == Ledger.read(mini / "anchors.tsv")


def test_fingerprint_knows_neither_line_ends_nor_composition():
    assert fingerprint("e\u0301 a\n b") == fingerprint("\u00e9 a b")
    assert fingerprint("井边\n 有人。\n“谁？”") == fingerprint("井边有人。“谁？”")
    assert fingerprint("a") != fingerprint("b")
    assert fingerprint("commu nism") != fingerprint("communism")
    assert len(fingerprint("")) == 16
