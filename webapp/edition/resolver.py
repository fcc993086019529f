"""What became of a cited passage: whether it reads as it did, where it is today, and by which steps it came there.

Only the ledger tells; nothing is ever found by its likeness to what was cited.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from .entry import Entry
from .errors import Unknown
from .ledger import Ledger
from .reference import Reference, are_in_one_sequence
from .releases import Releases
from .today import Today
from .version import NEXT, order

LEVELS = ("unchanged", "revised", "moved", "split", "merged", "withdrawn")
"""How far what stands there today is from what was cited, the least first."""


@dataclass(frozen=True)
class Step:
    """What a release (or `next`) did: `old` was revised, or moved, split, merged, withdrawn, and `new` follow it."""

    release: str
    what: str
    old: str
    new: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Resolution:
    """A reference resolved: the level, the steps in order of time, the anchors where the passage is `today`.

    A range has its `parts`, in the order of the release or of today, and the level of the worst. A sentence that only
    its paragraph's entry knows more of is today where the paragraph is.
    """

    reference: Reference
    level: str
    steps: tuple[Step, ...] = ()
    today: tuple[str, ...] = ()
    parts: tuple[Resolution, ...] = ()

    @property
    def passages(self) -> tuple[Resolution, ...]:
        """Each passage by itself: the parts of a range, or the one that it is."""
        return self.parts or (self,)

    @property
    def is_gone(self) -> bool:
        """Whether nothing of the passage is left in the edition."""
        return not self.today


class Unresolved(Unknown):
    """A passage or release that the edition never had; `nearest` are those beside it by structure."""

    def __init__(self, message: str, nearest: Iterable[Reference] = ()) -> None:
        super().__init__(message)
        self.nearest = tuple(nearest)


class Withdrawn(Unresolved):
    """A passage that the edition had, and of which nothing is left in it."""


@dataclass(frozen=True)
class Resolver:
    """Resolves references by a ledger and a list of releases; `now` tells what a passage says today."""

    ledger: Ledger
    releases: Releases
    now: Callable[[str], Today] = lambda _: Today()

    def resolve(self, reference: Reference) -> Resolution:
        """What became of a passage or range; Unresolved where the edition, or the release, never had it."""
        if reference.release and reference.release not in self.releases.versions:
            raise Unresolved(f"there is no release {reference.release}", self._in_releases(reference))
        start = self._entry(reference, reference.start)
        if not reference.end:
            return self._passage(start, reference)
        self._entry(reference, reference.end)
        parts = tuple(
            self._passage(e, Reference(e.text, e.id, "", reference.release)) for e in self._members(reference)
        )
        if not parts:
            back = Reference(reference.text, reference.end, reference.start, reference.release)
            raise Unresolved(f"{reference.end} does not stand after {reference.start}", [back])
        steps = dict.fromkeys(step for part in parts for step in part.steps)
        today = dict.fromkeys(anchor for part in parts for anchor in part.today)
        return Resolution(reference, _worst(p.level for p in parts), in_time(steps), tuple(today), parts)

    def held(self, resolution: Resolution, release: str) -> tuple[Resolution, ...]:
        """Those passages of a resolution that a release has where they are referred to."""
        return tuple(one for one in resolution.passages if self._stood_in(one.reference.anchor, release))

    def releases_with(self, reference: Reference) -> tuple[str, ...]:
        """The releases that have a passage, or both ends of a range, where they are referred to."""
        ends = [f"{reference.text}/{id_}" for id_ in (reference.start, reference.end) if id_]
        return tuple(v for v in self.releases.versions if all(self._stood_in(anchor, v) for anchor in ends))

    def require_held(self, resolution: Resolution) -> None:
        """Unresolved where the release that is named, if any is, has nothing of the passage any more."""
        reference = resolution.reference
        if reference.release and not self.held(resolution, reference.release):
            message = f"{replace(reference, release='')} is no longer in release {reference.release}"
            raise Unresolved(message, self._in_releases(reference))

    def is_reworded(self, entry: Entry, release: str) -> bool:
        """Whether the edition's own words are others today than a release has, as far as either are known."""
        if not entry.wording:
            return False
        now = self.now(entry.anchor).wording or entry.fingerprint_in(NEXT)
        return now != entry.fingerprint_in(release)

    def is_other_copy(self, entry: Entry) -> bool:
        """Whether the source reads otherwise in the transcription on hand than in the copy that the ledger knows."""
        copy = self.now(entry.anchor).copy
        return bool(entry.fingerprint and copy and copy != entry.fingerprint)

    def revisions(self, entry: Entry, release: str) -> Iterator[Step]:
        """The releases after one in which a passage was worded anew, and an edit that no release has yet."""
        later = [since for since, _ in entry.wording if order(since) > order(release)]
        yield from (_revision(entry, since) for since in later)
        if entry.published and entry.state == "current" and NEXT not in later and self.is_reworded(entry, NEXT):
            yield _revision(entry, NEXT)

    def _entry(self, reference: Reference, id_: str) -> Entry:
        """The entry of an id; Unresolved where the ledger has none, or the release had none yet."""
        entry, release = self.ledger.entry(f"{reference.text}/{id_}"), reference.release
        if entry is None:
            raise Unresolved(f"{reference.text} has no passage “{id_}”", self._beside(reference, id_))
        if release and order(entry.minted) > order(release):
            since = f"it is new in {entry.minted}" if entry.published else "no release has it yet"
            message = f"{entry.anchor} is not in release {release}: {since}"
            raise Unresolved(message, [Reference(entry.text, id_), *self._beside(reference, id_)])
        return entry

    def _passage(self, start: Entry, reference: Reference) -> Resolution:
        """An entry's own resolution; of what it became only the worst level counts, and a loss if nothing is left."""
        first, *heirs = self._line(start)
        today = tuple(entry.anchor for entry in (first, *heirs) if entry.state == "current")
        closed = [entry for entry in (first, *heirs) if entry.state != "current"]
        counted = [entry.state for entry in closed if entry.state != "withdrawn" or entry is first or not today]
        steps = [_closing(entry) for entry in closed]
        if reference.release:
            since = [(first, reference.release), *((heir, heir.minted) for heir in heirs)]
            steps += (step for entry, release in since for step in self.revisions(entry, release))
            counted += ["revised"] if self._reads_otherwise(first, reference.release) else []
        return Resolution(reference, _worst(counted), in_time(steps), today)

    def _line(self, start: Entry) -> Iterator[Entry]:
        """An entry and all that follow it, each once; where a sentence has no more to tell, its paragraph's entry."""
        seen, waiting = set[str](), [start.anchor]
        while waiting:
            entry = self._telling(waiting.pop(0))
            if entry is not None and entry.anchor not in seen:
                seen.add(entry.anchor)
                yield entry
                waiting = [*entry.successors, *waiting]

    def _telling(self, anchor: str) -> Entry | None:
        """The entry of an anchor; of a sentence of a closed paragraph that was not closed itself, the paragraph's."""
        entry = self.ledger.entry(anchor)
        if entry is None or entry.kind != "s" or entry.state != "current":
            return entry
        block = self.ledger.entry(entry.whole)
        return entry if block is None or block.state == "current" else block

    def _reads_otherwise(self, entry: Entry, release: str) -> bool:
        """Whether a passage that stands, or its source on hand, reads otherwise than a release has it."""
        return entry.state == "current" and (self.is_reworded(entry, release) or self.is_other_copy(entry))

    def _members(self, range_: Reference) -> Iterator[Entry]:
        """The entries of a range as its release, or today, has it; its first and last, whatever became of them."""
        found = list(self.ledger.between(range_.text, range_.start, range_.end))
        divided = {entry.block for entry in found if entry.kind == "s"} if "." in range_.start else set()
        for entry in found:
            stands = entry.stood_in(range_.release) if range_.release else entry.state == "current"
            is_read = (entry.kind == "s") == (entry.block in divided) and are_in_one_sequence(entry.id, range_.start)
            if (is_read and stands) or entry.id in {range_.start, range_.end}:
                yield entry

    def _in_releases(self, reference: Reference) -> list[Reference]:
        """The same passage in each release that has it."""
        return [replace(reference, release=version) for version in self.releases_with(reference)]

    def _beside(self, reference: Reference, id_: str) -> list[Reference]:
        """What stands in the release, or today, beside an id that does not: its paragraph, the numbers next to it."""
        kind, number = id_.rstrip("0123456789"), int(re.split(r"\D+", id_)[-1])
        alike = [i for i in self.ledger.ids(reference.text) if i.startswith(kind) and i[len(kind) :].isdecimal()]
        numbers = {int(found[len(kind) :]): found for found in alike}
        before = (numbers[n] for n in sorted(numbers, reverse=True) if n < number)
        after = (numbers[n] for n in sorted(numbers) if n > number)
        near = [[id_.partition(".")[0]], before, after]
        release = reference.release or NEXT
        standing = (next((i for i in some if self._stood_in(f"{reference.text}/{i}", release)), "") for some in near)
        return [Reference(reference.text, found, "", reference.release) for found in standing if found]

    def _stood_in(self, anchor: str, release: str) -> bool:
        """Whether a release has what an anchor names, and if that is a sentence its paragraph, under the anchor."""
        entries = (self.ledger.entry(anchor), self._telling(anchor))
        return all(entry is not None and entry.stood_in(release) for entry in entries)


def _closing(entry: Entry) -> Step:
    return Step(entry.since, entry.state, entry.anchor, entry.successors, entry.reason)


def _revision(entry: Entry, release: str) -> Step:
    is_last = entry.state == "current" and (release,) == tuple(told for told, _ in entry.wording[-1:])
    return Step(release, "revised", entry.anchor, (entry.anchor,), entry.reason if is_last else "")


def _worst(levels: Iterable[str]) -> str:
    return max(levels, key=LEVELS.index, default=LEVELS[0])


def in_time(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Steps in the order of their releases."""
    return tuple(sorted(steps, key=lambda step: order(step.release)))
