"""What happened to a passage since the release in which it was cited: its wording then beside today's, its history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from .comparison import Change, compared
from .corpus import Corpus
from .entry import Entry
from .passage import Passage
from .reference import Reference
from .resolver import Resolution, Resolver, Step, in_time
from .version import order

Wordings = Mapping[tuple[str, str], str]
"""What is said at an anchor, by kind and language."""

MINTED = "minted"
"""What a release did where a passage stood for the first time."""


@dataclass(frozen=True)
class Comparison:
    """What a release says of passages in a language, beside what is said today of all that they became.

    `anchors` are those of the passages within their text; the `kind` of what is said is words, or digest.
    """

    release: str
    anchors: tuple[str, ...]
    kind: str
    language: str
    changes: tuple[Change, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return all(change.kind == "same" for change in self.changes)

    @property
    def is_lost(self) -> bool:
        """Whether nothing of the kind is said there today."""
        return not any(change.new for change in self.changes)


@dataclass(frozen=True)
class Since:
    """What is told of a cited passage.

    `release` is the one it was cited from or, where that did not have it, the last that had; `archived` tells whether
    its wording there is on hand. Of `comparisons` there are those that differ, of what is gone all. `copies` are the
    anchors whose transcription reads otherwise than the copy that the edition was made from, and `is_reworded` tells
    whether the edition's own words changed as well.
    """

    release: str
    archived: bool
    comparisons: tuple[Comparison, ...]
    copies: tuple[str, ...]
    is_reworded: bool

    @classmethod
    def of(cls, corpus: Corpus, passage: Passage, script: str = "") -> Since | None:
        """What is told; None where no ledger tells of the passage, or it is current and not pinned to a release."""
        if passage.resolution is None or (passage.is_current and not passage.reference.release):
            return None
        parts = passage.resolution.passages
        cited = [replace(part.reference, release=_cited_in(corpus, part)) for part in parts]
        release = max((one.release for one in cited if one.release), key=order, default="")
        told = [one for group in _together(parts, cited) for one in _told(corpus, *group, script)]
        shown = tuple(one for one in told if not one.is_same)
        return cls(
            release,
            bool(release) and bool(corpus.wordings(passage.reference.text, release)),
            shown,
            tuple(part.reference.anchor for part in parts if _is_other_copy(corpus, part)),
            any(_is_reworded(corpus, part) for part in parts),
        )


def history(corpus: Corpus, reference: Reference) -> tuple[Step, ...]:
    """The releases in which a passage, or one of a range, came to be, was reworded or was closed, in order of time."""
    resolver = corpus.resolver
    passages = resolver.resolve(replace(reference, release="")).passages
    return in_time(dict.fromkeys(step for one in passages for step in _lived(resolver, one.reference)))


def _lived(resolver: Resolver, reference: Reference) -> Iterator[Step]:
    """What became of one passage, and before it of those that it comes from."""
    entry = resolver.ledger.entry(reference.anchor)
    if entry is None:
        return
    for one in _lineage(resolver, entry):
        if not resolver.ledger.origins(one.anchor):
            yield Step(one.minted, MINTED, one.anchor)
        if one is not entry:
            yield Step(one.since, one.state, one.anchor, one.successors, one.reason)
    first = replace(reference, release=entry.minted if entry.published else "")
    yield from resolver.resolve(first).steps


def _lineage(resolver: Resolver, entry: Entry) -> list[Entry]:
    """An entry and those of its kind that it comes from, each once."""
    found = [entry]
    for one in found:
        origins = resolver.ledger.origins(one.anchor)
        found += [origin for origin in origins if origin.kind == entry.kind and origin not in found]
    return found


def _cited_in(corpus: Corpus, part: Resolution) -> str:
    """The release that a passage was cited from or, where that did not have it, the last that had; empty for none."""
    had = corpus.resolver.releases_with(part.reference)
    return part.reference.release if part.reference.release in had else had[-1] if had else ""


def _together(
    parts: Sequence[Resolution], cited: Sequence[Reference]
) -> Iterator[tuple[list[Reference], tuple[str, ...]]]:
    """The passages cited and what they are today, neighbours that became the same together."""
    pairs = groupby(zip(parts, cited, strict=True), lambda pair: (pair[0].today, pair[1].release))
    yield from (([reference for _, reference in group], today) for (today, _), group in pairs)


def _told(corpus: Corpus, cited: list[Reference], today: tuple[str, ...], script: str) -> Iterator[Comparison]:
    """What a release says of passages beside what is said of all that they are today."""
    release, anchors = cited[0].release, tuple(reference.start for reference in cited)
    then = [wordings_of(corpus, one.anchor, release, script) for one in cited if release]
    now = [wordings_of(corpus, anchor, "", script) for anchor in today]
    yield from comparisons(release, anchors, then, now) if any(then) else ()


def comparisons(
    release: str, anchors: tuple[str, ...], then: Sequence[Wordings], now: Sequence[Wordings]
) -> Iterator[Comparison]:
    """What a release says of passages beside what was made of it, for each kind and language that either has."""
    for kind, language in dict.fromkeys(key for wordings in (*then, *now) for key in wordings):
        old, new = (_joined(wordings, kind, language) for wordings in (then, now))
        yield Comparison(release, anchors, kind, language, compared(old, new, language))


def wordings_of(corpus: Corpus, anchor: str, release: str, script: str) -> Wordings:
    """What a release, or (empty) the edition's file of today, says at an anchor; empty where that is not on hand."""
    text_id, _, id_ = anchor.partition("/")
    return corpus.wordings(text_id, release, script).get(id_, {})


def _joined(wordings: Sequence[Wordings], kind: str, language: str) -> str:
    """What several passages say, as if they were one."""
    between = "" if language.startswith("zh") else " "
    return between.join(told[kind, language] for told in wordings if (kind, language) in told)


def _is_other_copy(corpus: Corpus, part: Resolution) -> bool:
    """Whether a passage that is pinned stands, and reads otherwise in the reader's copy of the source."""
    entry = corpus.ledger.entry(part.reference.anchor)
    stands = bool(part.reference.release and entry and entry.state == "current")
    return stands and corpus.resolver.is_other_copy(entry)


def _is_reworded(corpus: Corpus, part: Resolution) -> bool:
    """Whether the edition's own words are others than those of the release that is cited."""
    entry, release = corpus.ledger.entry(part.reference.anchor), part.reference.release
    return bool(release and entry) and corpus.resolver.is_reworded(entry, release)
