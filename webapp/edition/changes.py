"""What changed from release to release, passage by passage, as the ledger tells, and the wordings where on hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from .corpus import Corpus
from .entry import Entry
from .errors import Unknown
from .since import MINTED, Comparison, comparisons, wordings_of
from .version import NEXT, order

KINDS = ("revised", "split", "merged", "moved", "withdrawn", MINTED)
"""What may have been done, in the order in which it is counted."""


@dataclass(frozen=True)
class Deed:
    """What was done: the anchors `old` were revised, split, merged, moved or withdrawn, or minted; `new` follow them.

    What became of an anchor is told of that anchor: those that follow it are not told as minted once more.
    """

    what: str
    old: tuple[str, ...]
    new: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Changes:
    """The changes of a release, or (`next`) those that none has yet: of each text its deeds, in its order."""

    release: str
    date: str
    texts: Mapping[str, tuple[Deed, ...]]

    @property
    def is_released(self) -> bool:
        """Whether a release has them."""
        return self.release != NEXT

    def count(self, text_id: str) -> dict[str, int]:
        """How many passages of a text each kind of deed was done to."""
        counted = Counter(deed.what for deed in self.texts[text_id] for _ in deed.old)
        return {what: counted[what] for what in KINDS if counted[what]}


def changes(corpus: Corpus) -> tuple[Changes, ...]:
    """Every release with what it changed, the newest first; before all others what is still to be released, if any.

    Invalid where the ledger cannot be read.
    """
    return corpus.keep(("changes",), lambda: tuple(_changes(corpus)))


def changes_of(corpus: Corpus, release: str) -> Changes:
    """The changes of one release, or of `next`; Unknown where there is none such, or nothing changed since the last."""
    found = next((one for one in changes(corpus) if one.release == release), None)
    if found is None:
        raise Unknown(f"there is no release {release}" if release != NEXT else "nothing has changed since the release")
    return found


def revisions(corpus: Corpus, told: Changes, script: str = "") -> dict[str, tuple[Comparison, ...]]:
    """By anchor, how what a release revised read before and in it; empty where either archive is not on hand."""
    revised = (deed.old[0] for deeds in told.texts.values() for deed in deeds if deed.what == "revised")
    return {anchor: tuple(_compared(corpus, anchor, told.release, script)) for anchor in revised}


def _changes(corpus: Corpus) -> Iterator[Changes]:
    corpus.require_ledger()
    dates = {release.version: release.date for release in corpus.releases.all}
    found = {release: dict[str, list[Deed]]() for release in (*dates, NEXT)}
    for text_id in corpus.ledger.texts:
        entries = [e for id_ in corpus.ledger.ids(text_id) if (e := corpus.ledger.entry(f"{text_id}/{id_}"))]
        for release, deed in _together(told for entry in entries for told in _deeds(corpus, entry)):
            found.setdefault(release, {}).setdefault(text_id, []).append(deed)
    for release in sorted(found, key=order, reverse=True):
        if release != NEXT or found[release]:
            texts = {text_id: tuple(deeds) for text_id, deeds in found[release].items()}
            yield Changes(release, dates.get(release, ""), texts)


def _deeds(corpus: Corpus, entry: Entry) -> Iterator[tuple[str, Deed]]:
    """What was done to an entry, with the releases; of a sentence only what was done to it and not to its paragraph."""
    here = (entry.anchor,)
    if entry.kind == "s":
        block = corpus.ledger.entry(entry.whole)
        if entry.state != "current" and not (block and block.since == entry.since):
            yield entry.since, Deed(entry.state, here, entry.successors, entry.reason)
        return
    if not corpus.ledger.origins(entry.anchor):
        yield entry.minted, Deed(MINTED, here)
    for step in corpus.resolver.revisions(entry, entry.minted):
        yield step.release, Deed("revised", here, here, step.reason)
    if entry.state != "current":
        yield entry.since, Deed(entry.state, here, entry.successors, entry.reason)


def _together(told: Iterable[tuple[str, Deed]]) -> Iterator[tuple[str, Deed]]:
    """The deeds, those that made one passage of several as one."""
    joined: dict[tuple[str, tuple[str, ...]], Deed] = {}
    for number, (release, deed) in enumerate(told):
        key = (release, deed.new) if deed.what == "merged" else (release, (str(number),))
        joined[key] = replace(joined[key], old=joined[key].old + deed.old) if key in joined else deed
    yield from ((release, deed) for (release, _), deed in joined.items())


def _compared(corpus: Corpus, anchor: str, release: str, script: str) -> Iterator[Comparison]:
    earlier = [version for version in corpus.releases.versions if order(version) < order(release)]
    if not earlier:
        return
    then, now = (wordings_of(corpus, anchor, one, script) for one in (earlier[-1], "" if release == NEXT else release))
    if then and now:
        told = comparisons(earlier[-1], (anchor.partition("/")[2],), [then], [now])
        yield from (one for one in told if not one.is_same)
