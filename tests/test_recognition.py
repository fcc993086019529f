"""Names and dates in the transcriptions, measured against a sample marked by hand.

`gold/ID.tsv` says of some passages of each text where every name and every date stands, as characters of the copy, and
what it is: a pointer to a register, `-` where the registers do not have it, or a date as `1936-10-24`, a period as
`1936-10/1936-11`, bounds as `1936-10-21~1936-10-31`; a row with an anchor alone is a passage that names nothing.
`gold/blind/ID.tsv` says the same of six more passages of each text, drawn at random and marked without a look at what
the encoder makes of them: it is for measuring only. The registers and recipes were made from the whole texts, these
passages among them, so it does not tell how an unknown text would fare. `pytest -s` prints how well both are found.
"""

import csv
from collections import Counter
from dataclasses import dataclass
from functools import reduce
from operator import add

import pytest

from conftest import ROOT
from webapp.edition import tei
from webapp.edition.diplomatic import diplomatic

GOLD = sorted((ROOT / "tests" / "gold").glob("*.tsv"), key=lambda path: path.stem)
BLIND = sorted((ROOT / "tests" / "gold" / "blind").glob("*.tsv"), key=lambda path: path.stem)
KINDS = ("persName", "placeName", "orgName", "name", "title", "date")
NOT_IN_COPY = {"", "corr", "reg", "supplied", "desc"}
FLOORS = {"precision of names": 0.98, "recall of names": 0.95, "precision of dates": 1.0, "recall of dates": 1.0}
BLIND_FLOORS = {
    "precision of names": 0.98,
    "recall of names": 0.96,
    "precision of dates": 0.83,
    "recall of dates": 0.83,
}


@dataclass(frozen=True)
class Mention:
    """Where in which block an element stands, and the value of a date or the pointer of a name."""

    anchor: str
    start: int
    end: int
    kind: str
    value: str

    def touches(self, other):
        """Whether both are of one kind and value and have characters in common."""
        same = (self.anchor, self.kind, self.value) == (other.anchor, other.kind, other.value)
        return same and self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Tally:
    """How many mentions there are, are found, and are both: exactly, and at least in part."""

    told: int = 0
    found: int = 0
    right: int = 0
    touched: int = 0
    unregistered: int = 0

    def __add__(self, other):
        return Tally(*(a + b for a, b in zip(vars(self).values(), vars(other).values(), strict=True)))

    @property
    def precision(self):
        """The share of what is found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self):
        """The share of what is told, and in the registers, that is found."""
        return self.right / self.told if self.told else 1.0


def told(path):
    """The anchors of the passages of a sample, and the mentions in them."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    mentioned = [r for r in rows if r["element"]]
    sample = [Mention(r["anchor"], int(r["start"]), int(r["end"]), r["element"], r["value"]) for r in mentioned]
    return {row["anchor"] for row in rows}, sample


def found(root, anchors):
    """The mentions in the blocks of a transcription."""
    blocks = {element.get(tei.XML_ID): element for element in root.iter() if element.get(tei.XML_ID) in anchors}
    assert blocks.keys() == anchors, "the sample speaks of a block that the transcription has not"
    return [mention for anchor, block in blocks.items() for mention in mentions(anchor, block)]


def mentions(anchor, block):
    """The mentions in a block, in the order of their ends."""
    text, mentioned = [], []

    def read(element):
        text.append(element.text or "")
        for child in element:
            start = sum(map(len, text))
            if tei.local(child) in {"lb", "pb"}:
                text.append("\n")
            elif tei.local(child) not in NOT_IN_COPY:
                read(child)
                if value := value_of(child):
                    mentioned.append(Mention(anchor, start, sum(map(len, text)), tei.local(child), value))
            text.append(child.tail or "")

    read(block)
    assert "".join(text) == diplomatic(block)
    return mentioned


def value_of(element):
    """The pointer of a name, the value of a date; empty for any other element."""
    if tei.local(element) == "date":
        pairs = (("from", "to", "/"), ("notBefore", "notAfter", "~"))
        spans = (f"{element.get(a)}{sign}{element.get(b)}" for a, b, sign in pairs if element.get(a))
        return element.get("when") or next(spans, "")
    return element.get("ref", "") if tei.local(element) in KINDS else ""


def tallies(sample, marked):
    """The tally of each kind."""
    known = [mention for mention in sample if mention.value != "-"]
    right = set(known) & set(marked)
    touched = [mention for mention in known if any(map(mention.touches, marked))]
    counts = [Counter(m.kind for m in some) for some in (known, marked, right, touched, set(sample) - set(known))]
    return {kind: Tally(*(count[kind] for count in counts)) for kind in KINDS}


@pytest.mark.parametrize("gold", GOLD, ids=[path.stem for path in GOLD])
def test_names_and_dates_are_found_as_an_editor_finds_them(gold, edition_of):
    assert len(told(gold)[0]) >= 10
    by_kind, wrong = measured(gold, edition_of)
    print(table(gold.stem, by_kind))
    assert_reached(FLOORS, by_kind, wrong)


def test_names_and_dates_are_found_in_passages_marked_blind(edition_of):
    print("\n\nBlind sample")
    overall, mistakes = dict.fromkeys(KINDS, Tally()) | {"all names": Tally()}, []
    for path in BLIND:
        assert not told(path)[0] & told(path.parents[1] / path.name)[0]
        by_kind, wrong = measured(path, edition_of)
        print(table(path.stem, by_kind))
        overall = {kind: tally + by_kind[kind] for kind, tally in overall.items()}
        mistakes += [f"{path.stem}: {mention}" for mention in wrong]
    print(table("all texts", overall))
    assert_reached(BLIND_FLOORS, overall, mistakes)


def measured(path, edition_of):
    """The tallies of a sample by kind, those of all names together, and the mentions only one side has."""
    anchors, sample = told(path)
    root = tei.parse(edition_of("transcribed edition") / "transcriptions" / f"{path.stem}.xml")
    marked = found(root, anchors)
    by_kind = tallies(sample, marked)
    names = reduce(add, (by_kind[kind] for kind in KINDS[:-1]))
    wrong = sorted(set(sample) ^ set(marked), key=lambda mention: (mention.anchor, mention.start))
    return by_kind | {"all names": names}, wrong


def assert_reached(floors, by_kind, wrong):
    """Precision and recall of names and of dates are no lower than the floors."""
    names, dates = by_kind["all names"], by_kind["date"]
    reached = (names.precision, names.recall, dates.precision, dates.recall)
    lines = "\n".join(map(str, wrong))
    assert all(a >= b for a, b in zip(reached, floors.values(), strict=True)), f"{floors}\n{reached}\n{lines}"


def table(name, rows):
    """The tallies as lines of text."""
    head = f"\n{name:12}{'told':>6}{'found':>6}{'right':>6}{'part':>6}{'not in registers':>18}{'P':>8}{'R':>8}"
    return "\n".join([head, *(line(kind, tally) for kind, tally in rows.items())])


def line(kind, tally):
    """One tally as a line of text."""
    counts = f"{tally.told:6}{tally.found:6}{tally.right:6}{tally.touched:6}{tally.unregistered:18}"
    return f"{kind:12}{counts}{tally.precision:8.3f}{tally.recall:8.3f}"
