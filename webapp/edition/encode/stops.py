"""Which stops of a paragraph end a sentence, in English and Chinese.

A sentence ends with a stop after which another can begin: after a full-width one anything that does not go on with it,
after an ASCII one white space and a capital, a figure or a Han character, unless the stop is that of an abbreviation or
an initial. Closing marks and bracketed note numbers that follow belong to the sentence that has ended.

Within quotation marks sentences part where the sentence around them ends with the quotation; where it goes on, all that
the marks hold is one sentence. Within brackets they part where the brackets hold whole sentences between others. A full
stop before the closing mark ends the sentence around as well (GB/T 15834-2011, A.4); in Chinese a question or an
exclamation there does only after a colon. An ellipsis alone ends an English sentence before a capital, a Chinese one
never. What cannot be told is not parted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from .abbreviations import ends_a_sentence
from .marks import HAN

_PAIRS = {
    "“": "”",
    "「": "」",
    "『": "』",
    "«": "»",
    "(": ")",
    "（": "）",
    "[": "]",
    "［": "］",
    "《": "》",
    "〈": "〉",
}
_QUOTES, _BRACKETS = frozenset('“「『«"'), frozenset("(（[［")
_CLOSING = "[\"'”’»」』)）\\]］]*"
_HAN = f"[{HAN}]"
_STOP = re.compile(
    rf"(?P<stop>\.(?: ?\.){{2,3}}|[.!?。！？…]+)(?P<close>{_CLOSING})(?P<call>(?: ?\[[0-9]{{1,3}}\])*)"
    r"(?P<space>\s*)(?P<next>[\"“‘「『«(（\[［《]*\S)"
)
_STOPPED = re.compile(rf"[.!?。！？…]{_CLOSING}\s*$")
_GOES_ON = re.compile(r"[，、；：,;:。！？.!?…—–”’」』»）)\]］》〉]|的(?!确|確)")
_BEGINS = re.compile(rf"[\"“‘«(\[]*(?:[A-Z\u00c0-\u00de0-9]|{_HAN})")
_SUPPLIED = re.compile(r"\[[A-Z]\]\w")
_REPORT = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){1,3}(?:said|says|asked|asks|wrote|writes|cried|replied|answered|added|told|thought)\b"
)


def starts(text: str) -> tuple[int, ...]:
    """Where in a paragraph, read on one line, the sentences after the first begin."""
    return tuple(stop.end for stop in _Paragraph(text).stops)


@dataclass(frozen=True)
class _Stop:
    """A stop at `at`, where its closing marks end, and where what follows begins."""

    at: int
    closed: int
    end: int


@dataclass(frozen=True)
class _Paragraph:
    """A text, its stops, and the pairs of marks that hold parts of it."""

    text: str

    @cached_property
    def stops(self) -> tuple[_Stop, ...]:
        """The stops after which another sentence begins."""
        found = tuple(self._possible())
        return tuple(stop for stop in found if not any(self._holds(pair, stop, found) for pair in self._pairs))

    def _possible(self) -> Iterator[_Stop]:
        """The stops that end a sentence, if nothing around it goes on."""
        begins = [0]
        for found in _STOP.finditer(self.text):
            if self._ends(found, begins):
                yield _Stop(found.start(), found.end("call"), found.start("next"))
                begins.append(found.start("next"))

    def _ends(self, found: re.Match[str], begins: Sequence[int]) -> bool:
        after = self.text[found.start("next") :]
        closed = [pair for pair in self._pairs if found.start("close") <= pair[1] < found.end("close")]
        if not re.search(r"\w", after) or not self._may_begin(found.start("next")):
            return False
        if any(self.text[start] in _BRACKETS and start not in begins for start, _ in closed):
            return False
        if _is_chinese(found, self.text):
            return "。" in found["stop"] or (set(found["stop"]) != {"…"} and self._ends_around(closed))
        return bool(found["space"]) and _ends_in_english(found, self.text[begins[-1] : found.start()], after)

    def _ends_around(self, closed: Sequence[tuple[int, int]]) -> bool:
        """Whether quotations that end with a question or exclamation are what the sentence around ends with."""
        quotes = [start for start, _ in closed if self.text[start] in _QUOTES]
        return all(re.search(r"[:：]\s*$", self.text[:start]) for start in quotes)

    def _may_begin(self, at: int) -> bool:
        """Whether a sentence may begin there: what goes on does not, nor brackets in which none ends."""
        if self.text[at] not in _BRACKETS or _SUPPLIED.match(self.text, at):
            return not _GOES_ON.match(self.text, at)
        closed = next((end for start, end in self._pairs if start == at), 0)
        return bool(_STOPPED.search(self.text[:closed]))

    @cached_property
    def _pairs(self) -> tuple[tuple[int, int], ...]:
        return tuple(sorted(_pairs(self.text)))

    def _holds(self, pair: tuple[int, int], stop: _Stop, found: Sequence[_Stop]) -> bool:
        """Whether a stop stands between a pair of marks that is within one sentence."""
        start, end = pair
        if not (start < stop.at and stop.closed <= end):
            return False
        ends = any(other.at <= end < other.closed or other.at == end + 1 for other in found) or self._is_last(end)
        begins = start == 0 or any(other.end == start for other in found)
        return not (ends and (begins or self.text[start] in _QUOTES))

    def _is_last(self, end: int) -> bool:
        """Whether the text ends with a closing mark, and a stop before or after it."""
        return not re.search(r"\w", self.text[end:]) and bool(_STOPPED.search(self.text))


def _is_chinese(found: re.Match[str], text: str) -> bool:
    """Whether a stop is a full-width one, or beside Han characters; a point never is."""
    beside = re.search(rf"{_HAN}{_CLOSING}$", text[: found.start()]) or re.match(_HAN, found["next"])
    return bool(re.search("[。！？]", found["stop"]) or (beside and "." not in found["stop"]))


def _ends_in_english(found: re.Match[str], before: str, after: str) -> bool:
    """Whether an ASCII stop with white space after it ends the sentence `before` it."""
    if not _BEGINS.match(after):
        return False
    if found["stop"] == ".":
        return ends_a_sentence(before, after)
    return "." in found["stop"] or not re.search('[”"»]', found["close"]) or not _REPORT.match(after)


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Where each opening mark that is closed stands, and its closing one; straight quotation marks go by turns."""
    opened: list[tuple[str, int]] = []
    for at, character in enumerate(text):
        closes = [i for i, (closing, _) in enumerate(opened) if closing == character]
        if closes:
            yield opened[closes[-1]][1], at
            del opened[closes[-1] :]
        elif character in _PAIRS or character == '"':
            opened.append((_PAIRS.get(character, '"'), at))
