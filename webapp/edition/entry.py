"""One anchor of the ledger, and its line in the file: what may stand in each of the eight cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .version import NEXT, is_release, order

HEADER = ("anchor", "minted", "state", "since", "successors", "reason", "copy", "wording")
STATES = ("current", "moved", "split", "merged", "withdrawn")

TEXT_ID = re.compile(r"[a-z][a-z0-9-]*")
ID = re.compile(r"([thpne])([1-9][0-9]{0,8})(?:\.s([1-9][0-9]{0,8}))?")

_ANCHOR = re.compile(f"{TEXT_ID.pattern}/{ID.pattern}")
_COPY = re.compile(r"(?:[0-9a-f]{16}(?:-[0-9a-f]{16})?)?")
_SIGNATURE = re.compile(r"[0-9a-f]{16}-[0-9a-f]{16}")


@dataclass(frozen=True)
class Entry:
    """One anchor such as `sun/p12` or, of a sentence, `sun/p12.s3`, and what became of it.

    `minted` and `since` are releases, or `next` for what no release has yet; `since` is that of the present state and
    empty while that is `current`. `copy` is the signature of the source's block; `wording` has those of what the
    edition says there, as pairs of release and signature, wherever it differs from the release before.
    """

    anchor: str
    minted: str = NEXT
    state: str = "current"
    since: str = ""
    successors: tuple[str, ...] = ()
    reason: str = ""
    copy: str = ""
    wording: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The id of the text: `sun`."""
        return self.anchor.partition("/")[0]

    @property
    def id(self) -> str:
        """The xml:id of the block or sentence: `p12`, `p12.s3`."""
        return self.anchor.partition("/")[2]

    @property
    def block(self) -> str:
        """The xml:id of the block itself or of that of the sentence: `p12`."""
        return self.id.partition(".")[0]

    @property
    def whole(self) -> str:
        """The anchor of the block itself or of that of the sentence: `sun/p12`."""
        return self.anchor.partition(".")[0]

    @property
    def kind(self) -> str:
        """The letter of the kind: t, h, p, n or e; s for a sentence."""
        return "s" if "." in self.id else self.id[:1]

    @property
    def number(self) -> int:
        """The number within the kind (of a sentence, within its block): 12."""
        return int(re.split(r"\D+", self.id)[-1])

    @property
    def published(self) -> bool:
        """Whether any release has the anchor."""
        return self.minted != NEXT

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the source's wording; empty where none is known."""
        return self.copy.partition("-")[0]

    @property
    def sketch(self) -> str:
        """The sketch of the source's wording; empty where none is known."""
        return self.copy.partition("-")[2]

    def worded(self, release: str) -> str:
        """The signature of what a release (or `next`) says there; empty where none is known."""
        told = [signature for since, signature in self.wording if order(since) <= order(release)]
        return told[-1] if told else ""

    def fingerprint_in(self, release: str) -> str:
        """The fingerprint of what a release (or `next`) says there; empty where none is known."""
        return self.worded(release).partition("-")[0]

    @property
    def published_wording(self) -> tuple[tuple[str, str], ...]:
        """The wordings that a release has."""
        return tuple((since, told) for since, told in self.wording if since != NEXT)

    def stood_in(self, release: str) -> bool:
        """Whether a release has the anchor on a passage: minted by then and not yet closed."""
        minted, closed = order(self.minted) <= order(release), self.since and order(self.since) <= order(release)
        return minted and not closed

    def confirmed(self, signature: str, reason: str = "") -> Entry:
        """The same passage in other words, of which the next release will tell; `reason` where one is given."""
        told = self.published_wording
        new = () if told and told[-1][1] == signature else ((NEXT, signature),)
        return replace(self, wording=(*told, *new), reason=reason or self.reason)

    def closed(self, state: str, successors: Sequence[str] = (), reason: str = "") -> Entry:
        """The anchor as the next release closes it: moved, split, merged or withdrawn."""
        told = self.published_wording
        return replace(self, state=state, since=NEXT, successors=tuple(successors), reason=reason, wording=told)

    def released(self, version: str, signature: str = "") -> Entry:
        """The anchor as a release has it: `next` is that release, and a wording of which it is the first is told.

        The reason of an older wording does not stand for one that was not confirmed.
        """
        reworded = signature not in {"", self.worded(NEXT)} and self.state == "current"
        entry = replace(self.confirmed(signature), reason="") if reworded else self
        return replace(
            entry,
            minted=_named(entry.minted, version),
            since=_named(entry.since, version),
            wording=tuple((_named(since, version), told) for since, told in entry.wording),
        )

    @property
    def row(self) -> str:
        """The entry as a line of the file."""
        wording = " ".join(f"{release}={signature}" for release, signature in self.wording)
        reason = " ".join(self.reason.split())
        cells = (self.anchor, self.minted, self.state, self.since, " ".join(self.successors), reason, self.copy)
        return "\t".join((*cells, wording))

    @classmethod
    def of_row(cls, row: str) -> Entry:
        """The entry that a line is; ValueError saying in a few words what is wrong with it."""
        cells = row.split("\t")
        wrong = [f"{len(cells)} cells for {len(HEADER)}"] if len(cells) != len(HEADER) else _malformed(*cells)
        if wrong:
            raise ValueError("; ".join(wrong))
        anchor, minted, state, since, successors, reason, copy, wording = cells
        entry = cls(anchor, minted, state, since, tuple(successors.split()), reason, copy, _pairs(wording))
        if wrong := _contradicted(entry):
            raise ValueError("; ".join(wrong))
        return entry


def _malformed(
    anchor: str, minted: str, state: str, since: str, successors: str, _: str, copy: str, wording: str
) -> list[str]:
    """Cells that hold what no such cell holds."""
    bad = {
        f"{anchor or 'nothing'} is no anchor": not _ANCHOR.fullmatch(anchor),
        f"{minted or 'nothing'} is no release": not is_release(minted),
        f"{state or 'nothing'} is no state": state not in STATES,
        f"{since} is no release": since and not is_release(since),
        f"{successors} are no anchors": not all(map(_ANCHOR.fullmatch, successors.split())),
        f"{copy} is no fingerprint": not _COPY.fullmatch(copy),
        f"{wording} is no list of releases and fingerprints": not all(map(_is_pair, wording.split())),
    }
    return [message for message, is_so in bad.items() if is_so]


def _contradicted(entry: Entry) -> list[str]:
    """Cells of one line that contradict each other."""
    closed, heirs = entry.state != "current", len(entry.successors)
    early = closed and entry.since and order(entry.since) < order(entry.minted)
    told = [order(release) for release, _ in entry.wording]
    bad = {
        "names no release since when": closed and not entry.since,
        "names a release or successors all the same": not closed and (entry.since or heirs),
        "names no successor": entry.state in {"moved", "split", "merged"} and not heirs,
        "names one successor": entry.state == "split" and heirs == 1,
        "names several successors": entry.state in {"moved", "merged"} and heirs > 1,
        "gives no reason": entry.state == "withdrawn" and not entry.reason,
        f"was minted in {entry.minted}, after it changed": early,
        "has wordings out of the order of the releases": any(one >= other for one, other in pairwise(told)),
        "has a wording older than itself": told and told[0] < order(entry.minted),
    }
    return [f"{entry.anchor} is {entry.state}, and {message}" for message, is_so in bad.items() if is_so]


def _is_pair(pair: str) -> bool:
    release, _, signature = pair.partition("=")
    return is_release(release) and bool(_SIGNATURE.fullmatch(signature))


def _pairs(wording: str) -> tuple[tuple[str, str], ...]:
    return tuple((pair.partition("=")[0], pair.partition("=")[2]) for pair in wording.split())


def _named(release: str, version: str) -> str:
    return version if release == NEXT else release
