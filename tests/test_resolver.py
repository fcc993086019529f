"""What the resolver says of a passage: its level, the steps since, where it is today; and what is next to nothing."""

import pytest

from webapp.edition.corpus import Corpus
from webapp.edition.diplomatic import fingerprint
from webapp.edition.entry import Entry
from webapp.edition.folder import Folder
from webapp.edition.ledger import Ledger
from webapp.edition.mint import minted
from webapp.edition.reference import Reference
from webapp.edition.releases import Release, Releases
from webapp.edition.resolver import Resolver, Step, Unresolved
from webapp.edition.today import Today, passages
from webapp.edition.wording import signature, wording

OLD, NEW, NEWEST = "The well is deep.", "The well is very deep.", "The well has no end."
WORDINGS = (("1.0.0-rc1", signature(OLD)), ("1.1.0", signature(NEW)))
RELEASES = Releases(None, tuple(Release(v, "2026-11-22") for v in ("1.0.0-rc1", "1.0.0", "1.1.0", "2.0.0")))
ENTRIES = (
    Entry("well/t1", "1.0.0-rc1"),
    Entry("well/p1", "1.0.0-rc1", reason="Measured.", wording=WORDINGS),
    Entry("well/p1.s1", "1.0.0"),
    Entry("well/p2", "1.0.0", "split", "1.1.0", ("well/p5", "well/p6"), "Two matters."),
    Entry("well/p2.s1", "1.0.0", "moved", "1.1.0", ("well/p5.s1",)),
    Entry("well/p2.s2", "1.0.0"),
    Entry("well/p5", "1.1.0", "moved", "2.0.0", ("ferry/p9",), "It is about boats."),
    Entry("well/p5.s1", "1.1.0"),
    Entry("well/p6", "1.1.0"),
    Entry("well/h1", "1.0.0"),
    Entry("well/p3", "1.0.0", "withdrawn", "2.0.0", (), "Printed twice."),
    Entry("well/p4", "1.0.0", "merged", "next", ("well/p7",), "One sentence."),
    Entry("well/p7"),
    Entry("well/n1", "1.0.0"),
)  # fmt: skip
LEDGER = Ledger([Entry("ferry/p9", "2.0.0"), *ENTRIES])


def resolved(words, ledger=LEDGER, now=None):
    return Resolver(ledger, RELEASES, now or (lambda _: Today())).resolve(Reference.read(words))


@pytest.mark.parametrize(
    ("words", "level", "today"),
    [
        ("well/t1", "unchanged", ["well/t1"]),
        ("well/t1@1.0.0-rc1", "unchanged", ["well/t1"]),
        ("well/p1", "unchanged", ["well/p1"]),
        ("well/p1@1.0.0", "revised", ["well/p1"]),
        ("well/p1@1.1.0", "unchanged", ["well/p1"]),
        ("well/p1.s1@1.0.0", "unchanged", ["well/p1.s1"]),
        ("well/p2@1.0.0", "split", ["ferry/p9", "well/p6"]),
        ("well/p2@2.0.0", "split", ["ferry/p9", "well/p6"]),
        ("well/p5@1.1.0", "moved", ["ferry/p9"]),
        ("well/p2.s1", "moved", ["ferry/p9"]),
        ("well/p2.s2", "split", ["ferry/p9", "well/p6"]),
        ("well/p3@1.1.0", "withdrawn", []),
        ("well/p4", "merged", ["well/p7"]),
        ("well/p1-p3@1.0.0", "withdrawn", ["well/p1", "ferry/p9", "well/p6", "well/h1"]),
        ("well/p1-p3@2.0.0", "withdrawn", ["well/p1", "well/p6", "well/h1"]),
        ("well/t1-h1", "unchanged", ["well/t1", "well/p1", "well/p6", "well/h1"]),
        ("well/p1.s1-p2.s2@1.0.0", "split", ["well/p1.s1", "ferry/p9", "well/p6"]),
    ],
)
def test_level_and_place_of_today(words, level, today):
    found = resolved(words)
    assert (found.level, list(found.today), found.is_gone) == (level, today, not today)


def test_steps_are_told_in_order_of_time_with_their_reasons():
    assert resolved("well/p2@1.0.0").steps == (
        Step("1.1.0", "split", "well/p2", ("well/p5", "well/p6"), "Two matters."),
        Step("2.0.0", "moved", "well/p5", ("ferry/p9",), "It is about boats."),
    )
    assert resolved("well/p1@1.0.0").steps == (Step("1.1.0", "revised", "well/p1", ("well/p1",), "Measured."),)
    assert resolved("well/p1").steps == ()


@pytest.mark.parametrize(
    ("pinned", "says", "level", "releases"),
    [
        ("1.1.0", NEW, "unchanged", []),
        ("1.1.0", NEWEST, "revised", ["next"]),
        ("1.0.0", NEWEST, "revised", ["1.1.0", "next"]),
        ("1.0.0", OLD, "unchanged", ["1.1.0", "next"]),
    ],
)
def test_words_of_today_count_although_no_release_has_them(pinned, says, level, releases):
    found = resolved(f"well/p1@{pinned}", now=lambda _: Today(fingerprint(says)))
    assert (found.level, [step.release for step in found.steps]) == (level, releases)


def test_source_that_reads_otherwise_is_revised():
    ledger = Ledger([Entry("well/p1", "1.0.0", copy=signature(OLD)), Entry("well/p2", "1.0.0", copy=signature(NEW))])
    levels = [resolved(f"well/p{n}@1.0.0", ledger, lambda _: Today("", fingerprint(NEW))).level for n in (1, 2)]
    assert levels == ["revised", "unchanged"]


@pytest.mark.parametrize(
    ("words", "had", "releases"),
    [
        ("p2@1.0.0", True, ["1.0.0"]),
        ("p2@1.1.0", False, ["1.0.0"]),
        ("p2.s2@1.0.0", True, ["1.0.0"]),
        ("p2.s2@1.1.0", False, ["1.0.0"]),
        ("p3@1.1.0", True, ["1.0.0", "1.1.0"]),
        ("p3@2.0.0", False, ["1.0.0", "1.1.0"]),
        ("p4@2.0.0", True, ["1.0.0", "1.1.0", "2.0.0"]),
        ("p1-p3@2.0.0", True, ["1.0.0", "1.1.0"]),
        ("p2-p3@2.0.0", True, ["1.0.0"]),
        ("p3", True, ["1.0.0", "1.1.0"]),
    ],
)
def test_release_has_what_it_had_not_closed(words, had, releases):
    resolver, reference = Resolver(LEDGER, RELEASES), Reference.read(f"well/{words}")
    found = resolver.resolve(reference)
    assert resolver.releases_with(reference) == tuple(releases)
    if had:
        resolver.require_held(found)
        return
    with pytest.raises(Unresolved, match=f"{words.partition('@')[0]} is no longer in release") as error:
        resolver.require_held(found)
    assert [one.release for one in error.value.nearest] == releases


def test_parts_of_a_range_stand_in_the_order_of_its_release_with_a_level_each():
    found = resolved("well/p1-p4@1.0.0")
    assert [(part.reference.start, part.level) for part in found.parts] == [
        ("p1", "revised"),
        ("p2", "split"),
        ("h1", "unchanged"),
        ("p3", "withdrawn"),
        ("p4", "merged"),
    ]
    assert all(part.reference.release == "1.0.0" for part in found.parts)


@pytest.mark.parametrize(
    ("words", "said", "nearest"),
    [
        ("well/p9", "well has no passage “p9”", ["well/p7"]),
        ("well/p300000000", "no passage", ["well/p7"]),
        ("well/h2", "no passage", ["well/h1"]),
        ("well/e1", "no passage", []),
        ("nowhere/p1", "nowhere has no passage", []),
        ("well/p1.s7", "no passage", ["well/p1", "well/p1.s1"]),
        ("well/p9@1.0.0", "no passage", ["well/p4@1.0.0"]),
        ("well/p5@1.0.0", "not in release 1.0.0: it is new in 1.1.0", ["well/p5", "well/p4@1.0.0"]),
        ("well/p7@2.0.0", "not in release 2.0.0: no release has it yet", ["well/p7", "well/p6@2.0.0"]),
        ("well/p1-p8", "no passage “p8”", ["well/p7"]),
        ("well/p1@9.0.0", "no release 9.0.0", [f"well/p1@{release}" for release in RELEASES.versions]),
        ("well/p2-p3@9.0.0", "no release 9.0.0", ["well/p2-p3@1.0.0"]),
        ("well/p4-p1", "p1 does not stand after p4", ["well/p1-p4"]),
    ],
)
def test_what_never_was_is_told_with_what_is_next_to_it(words, said, nearest):
    with pytest.raises(Unresolved, match=said) as raised:
        resolved(words)
    assert [str(reference) for reference in raised.value.nearest] == nearest


def test_ledger_that_leads_in_a_circle_or_nowhere_is_followed_to_its_end():
    round_ = [Entry(f"well/p{a}", "1.0.0", "moved", "1.1.0", (f"well/p{b}",)) for a, b in ((1, 2), (2, 1), (3, 9))]
    assert resolved("well/p1@1.0.0", Ledger(round_)).is_gone
    assert resolved("well/p3@1.0.0", Ledger(round_)).is_gone


def test_resolution_of_a_pinned_reference_outlasts_every_release_that_leaves_it_alone():
    before = resolved("well/p2@1.0.0")
    later = Releases(None, (*RELEASES.all, Release("3.0.0", "2027-11-22")))
    ledger = Ledger(entry.released("3.0.0") for entry in LEDGER.entries).mint("well", ["t1", "p8"])
    assert Resolver(ledger, later).resolve(Reference.read("well/p2@1.0.0")) == before


def test_corpus_sees_an_edit_that_no_release_has(mini):
    corpus = Corpus(mini)
    texts = said(mini)
    minted(mini).write(mini / "anchors.tsv")
    released = Ledger(e.released("1.0.0", texts.get(e.anchor, "")) for e in corpus.ledger.entries)
    released.write(mini / "anchors.tsv")
    (mini / "releases.tsv").write_text("release\tdate\tmanifest\n1.0.0\t2026-11-22\t\n", encoding="utf-8")
    pinned = Reference.read("well/p4@1.0.0")
    assert corpus.resolver.resolve(pinned).level == "unchanged"
    file = mini / "texts" / "well.xml"
    file.write_text(file.read_text(encoding="utf-8").replace("An old stone", "A very old stone"), encoding="utf-8")
    assert corpus.resolver.resolve(pinned).level == "revised"
    assert corpus.resolver.resolve(Reference.read("well/p5@1.0.0")).level == "unchanged"


def said(folder):
    """The signatures of all passages of an edition by anchor."""
    texts = {text_id: passages(file) for text_id, file in Folder(folder).texts.items()}
    return {f"{text}/{id_}": signature(wording(block)) for text, found in texts.items() for id_, block in found.items()}


def test_broken_line_of_the_ledger_hides_its_own_passage_only(mini):
    path = mini / "anchors.tsv"
    rows = path.read_text(encoding="utf-8").splitlines()
    broken = [row.replace("\tcurrent\t", "\tlost\t") if row.startswith("well/p4\t") else row for row in rows]
    path.write_text("\n".join(broken) + "\n", encoding="utf-8")
    resolver = Corpus(mini).resolver
    assert resolver.resolve(Reference.read("well/p5")).level == "unchanged"
    with pytest.raises(Unresolved):
        resolver.resolve(Reference.read("well/p4"))
