"""The ledger held against the texts and the last release: nothing published vanishes or changes its meaning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import groupby, pairwise

from .diplomatic import fingerprint
from .encode.likeness import distance, sketch
from .entry import Entry
from .errors import Problem, problem
from .ledger import Ledger
from .version import NEXT

UNLIKE = 22
"""The distance of sketches beyond which a wording is wholly unlike another: 99 in 100 unrelated digests of one text are
further apart, and of digests with one word in five replaced 9 in 10 are not."""

Texts = Mapping[str, Mapping[str, str]]
"""The words of the edition by text and id, in the order of the texts."""


@dataclass(frozen=True)
class Audit:
    """A ledger beside what the texts say today, the releases so far, and the ledger of the last where it is on hand.

    Of texts that are `unread`, because their files are broken, nothing is said to be lost.
    """

    ledger: Ledger
    texts: Texts
    releases: Sequence[str] = ()
    archived: Ledger | None = None
    unread: frozenset[str] = frozenset()

    def problems(self) -> Iterator[Problem]:
        """Every contradiction by the ledger's line; Invalid where the ledger cannot be read."""
        for number, entry in self._numbered:
            for code, message, remedy in self._found(entry):
                yield problem(self.ledger.path, number, code, message, remedy)
        yield from self.ledger.repeated()
        yield from self._out_of_order()
        yield from self._apart()
        yield from self._unminted()
        yield from self._rewritten()

    @cached_property
    def _numbered(self) -> Sequence[tuple[int, Entry]]:
        return list(enumerate(self.ledger.entries, 2))

    @cached_property
    def _entries(self) -> Mapping[str, Entry]:
        return {entry.anchor: entry for _, entry in reversed(self._numbered)}

    @cached_property
    def _said(self) -> Mapping[str, str]:
        """The fingerprints of what is said today, by anchor."""
        told = {f"{text}/{id_}": words for text, all_ in self.texts.items() for id_, words in all_.items()}
        return {anchor: fingerprint(words) if words.strip() else "" for anchor, words in told.items()}

    @cached_property
    def _published(self) -> Mapping[str, Sequence[str]]:
        """The anchors that a wording was released under, by its fingerprint."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for _, entry in self._numbered:
            for told in {told.partition("-")[0] for _, told in entry.published_wording}:
                found[told].append(entry.anchor)
        return found

    def _found(self, entry: Entry) -> Iterator[tuple[str, str, str]]:
        """Code, message and remedy of all that is wrong with one entry."""
        yield from self._misstated(entry)
        yield from self._misled(entry)
        for release in sorted({entry.minted, entry.since, *(r for r, _ in entry.wording)} - {"", NEXT, *self.releases}):
            message = f"{entry.anchor} names {release}, which is no release of the edition"
            yield "anchor-release", message, "correct it, or enter the release in releases.tsv"
        if entry.state == "current" and self._said.get(entry.anchor):
            yield from self._reworded(entry, self._said[entry.anchor])

    def _misstated(self, entry: Entry) -> Iterator[tuple[str, str, str]]:
        present = entry.anchor in self._said
        if entry.state == "current" and not present and entry.kind != "s" and entry.text not in self.unread:
            message = f"{entry.anchor} is current and no text has it"
            yield "anchor-lost", message, "restore the block, or give the entry its new state"
        if entry.state != "current" and present:
            message = f"{entry.anchor} is {entry.state}, and a text uses it again"
            yield "anchor-reused", message, "give the block a new anchor"

    def _misled(self, entry: Entry) -> Iterator[tuple[str, str, str]]:
        """Successors that are not other anchors, given with the change, as those of what moved or was divided are."""
        for successor in entry.successors:
            heir = self._entries.get(successor)
            if heir is None or successor == entry.anchor:
                message = f"{successor}, successor of {entry.anchor}, is not another anchor of the ledger"
                yield "anchor-successor", message, "name an anchor that was minted"
            elif entry.state != "withdrawn" and heir.minted != entry.since:
                message = f"{successor}, successor of {entry.anchor} since {entry.since}, was minted in {heir.minted}"
                yield "anchor-successor", message, "give the passage a new anchor, which no other passage ever had"
        if self._is_its_own_heir(entry):
            message = f"{entry.anchor} leads back to itself"
            yield "anchor-successor", message, "let the last of the chain be current"

    def _is_its_own_heir(self, entry: Entry) -> bool:
        seen, waiting = {entry.anchor}, [s for s in entry.successors if s != entry.anchor]
        while waiting:
            heir = self._entries.get(waiting.pop())
            if heir is not None and entry.anchor in heir.successors:
                return True
            waiting += [s for s in (heir.successors if heir else ()) if s not in seen]
            seen.update(waiting)
        return False

    def _reworded(self, entry: Entry, said: str) -> Iterator[tuple[str, str, str]]:
        """A passage that is confirmed in other words than it has, or has another meaning without being confirmed."""
        confirmed = entry.wording != entry.published_wording
        if confirmed and entry.fingerprint_in(NEXT) != said:
            message = f"{entry.anchor} is confirmed in other words than it has"
            yield "anchor-wording", message, "run edition anchors confirm once more"
        elif entry.wording and not confirmed and (why := self._other_meaning(entry, said)):
            remedy = "restore it; if it is the same passage rewritten, run edition anchors confirm"
            yield "anchor-changed", f"{entry.anchor} {why}", remedy

    def _other_meaning(self, entry: Entry, said: str) -> str:
        own = {signature.partition("-")[0] for _, signature in entry.wording}
        if said in own:
            return ""
        others = [anchor for anchor in self._published.get(said, ()) if anchor != entry.anchor]
        if others:
            return f"says what {others[0]} was published with"
        words = self.texts[entry.text][entry.id]
        unlike = distance(entry.wording[-1][1].partition("-")[2], sketch(words)) > UNLIKE
        return f"says something wholly unlike what was published in {entry.wording[-1][0]}" if unlike else ""

    def _out_of_order(self) -> Iterator[Problem]:
        """Current blocks whose lines stand in another order than their texts have."""
        told = [(n, e) for n, e in self._numbered if e.state == "current" and e is self._entries[e.anchor]]
        present = [(number, entry) for number, entry in told if entry.anchor in self._said]
        for text_id, found in groupby(present, lambda numbered: numbered[1].text):
            rows = list(found)
            in_order = SequenceMatcher(None, [e.id for _, e in rows], list(self.texts[text_id]), autojunk=False)
            kept = {at for block in in_order.get_matching_blocks() for at in range(block.a, block.a + block.size)}
            for number, entry in (row for at, row in enumerate(rows) if at not in kept):
                message = f"{entry.anchor} has another place in the text than in the ledger"
                remedy = "put the block back and run edition anchors move; of an anchor never released move the line"
                yield problem(self.ledger.path, number, "anchor-moved", message, remedy)

    def _apart(self) -> Iterator[Problem]:
        """Sentences whose lines do not follow that of their paragraph or of another of its sentences."""
        rows = [(0, Entry("/")), *self._numbered]
        for (_, before), (number, entry) in pairwise(rows):
            if entry.kind == "s" and before.whole != entry.whole:
                message = f"{entry.anchor} does not stand after its paragraph in the ledger"
                yield problem(self.ledger.path, number, "anchor-moved", message, "put the line there")

    def _unminted(self) -> Iterator[Problem]:
        for anchor in self._said:
            if anchor not in self._entries:
                yield self._missing("anchor-unminted", f"{anchor} is not in the ledger", "run edition anchors mint")

    def _rewritten(self) -> Iterator[Problem]:
        """What the last release recorded and the ledger has otherwise, or no more."""
        numbers = {entry.anchor: number for number, entry in reversed(self._numbered)}
        for old in self.archived.entries if self.archived else ():
            new = self._entries.get(old.anchor)
            if new is None:
                message = f"{old.anchor} was published and is not in the ledger"
                yield self._missing("anchor-history", message, "restore its line; close it if it is gone")
            elif not _continues(new, old):
                message = f"{old.anchor} has another history than was published"
                line = numbers[old.anchor]
                yield problem(self.ledger.path, line, "anchor-history", message, "restore its line, and go on from it")

    def _missing(self, code: str, message: str, remedy: str) -> Problem:
        """What the ledger lacks, said of its last line."""
        return problem(self.ledger.path, len(self._numbered) + 1, code, message, remedy)


def _continues(new: Entry, old: Entry) -> bool:
    """Whether an entry has all that was published of it: closed for good, or open with the wordings it had."""
    frozen = (new.state, new.since, new.successors) == (old.state, old.since, old.successors)
    return (
        new.minted == old.minted
        and new.wording[: len(old.wording)] == old.wording
        and (old.state == "current" or frozen)
    )
