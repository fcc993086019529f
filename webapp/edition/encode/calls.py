"""Note calls and the entries that answer them: ⑴ ① ¹ (21) [3], one entry perhaps for several calls.

Calls may be of another kind than the labels of the notes, as [3] that calls the note 3.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from .marks import Mark, note_call

_SIGN = re.compile(
    r"[\u2474-\u2487]|[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]|[⁰¹²³⁴-⁹]+"
    r"|[(\uff08][0-9]{1,3}[)\uff09]|[\[〔【\uff3b][0-9]{1,3}[\]〕】\uff3d]"
)
_LABEL = re.compile(rf"\s*(?:{_SIGN.pattern})+")
_NUMBER = re.compile(rf"{_SIGN.pattern}|[0-9]+")
_ROUND, _SQUARE = frozenset("(\uff08"), frozenset("[〔【\uff3b")


def label_length(text: str) -> int:
    """How many characters of calls an entry of a list of notes begins with; 0 where it begins with none."""
    found = _LABEL.match(text)
    return found.end() if found else 0


def without_calls(text: str) -> str:
    """A text less the calls that it ends with."""
    return re.sub(rf"(?:{_SIGN.pattern})+$", "", text)


def answers(labels: Mapping[str, str]) -> dict[str, str]:
    """The anchor of the note that answers each call, from the labels of the notes by anchor."""
    return {sign: anchor for anchor, label in labels.items() for sign in _SIGN.findall(label)}


def numbers(label: str) -> list[int]:
    """The numbers that a label says: of [3][4] both, of 12. one."""
    return [_number(sign) for sign in _NUMBER.findall(label)]


def answers_of_another_kind(texts: Sequence[str], by_number: Mapping[int, str]) -> dict[str, str]:
    """The anchor that answers each call, where notes are called by signs that are not their labels.

    The signs are of the kind that calls the most notes, at least half of them; in round brackets only if it calls all.
    """
    found = {sign: _number(sign) for text in texts for sign in _SIGN.findall(text)}
    kinds: dict[str, dict[str, str]] = {}
    for sign, number in found.items():
        if number in by_number:
            kinds.setdefault(kind(sign), {})[sign] = by_number[number]
    best = max(kinds.items(), key=lambda told: (len(told[1]), told[0] != "round"), default=("", {}))
    least = len(by_number) if best[0] == "round" else len(by_number) / 2
    return best[1] if best[1] and len(best[1]) >= least else {}


def called(texts: Sequence[str], labels: Sequence[str]) -> bool:
    """Whether texts call notes with some labels, most of them, by the same signs or by others."""
    own = [sign for label in labels for sign in _SIGN.findall(label)]
    stand = [sign for sign in own if any(sign in text for text in texts)]
    by_number = {number: label for label in labels for number in numbers(label)}
    return len(stand) * 2 > len(own) or bool(answers_of_another_kind(texts, by_number))


def calls(text: str, answered: Mapping[str, str]) -> Iterator[Mark]:
    """The calls in a text, each pointing to its note."""
    for found in _SIGN.finditer(text):
        if found.group() in answered:
            yield note_call(found.span(), answered[found.group()])


def calling_kinds(texts: Sequence[str], answered: Mapping[str, str]) -> frozenset[str]:
    """The kinds of the signs that call notes in some texts; a number in round brackets may be anything."""
    return frozenset(kind(sign) for text in texts for sign in _SIGN.findall(text) if sign in answered) - {"round"}


def unanswered(text: str, answered: Mapping[str, str], kinds: Container[str]) -> Iterator[re.Match[str]]:
    """The signs in a text that are of some kinds of calls, and that no note answers."""
    return (sign for sign in _SIGN.finditer(text) if sign[0] not in answered and kind(sign[0]) in kinds)


def uncalled(anchors: Iterable[str], marks: Iterable[Mark]) -> list[str]:
    """The anchors, of those of some notes, that nothing calls."""
    called = {mark.attributes.get("target") for mark in marks if mark.name == "ref"}
    return [anchor for anchor in anchors if f"#{anchor}" not in called]


def kind(sign: str) -> str:
    """What a call looks like: round, square, parenthesised, circled or superscript."""
    first = sign[0]
    if first in _ROUND:
        return "round"
    if first in _SQUARE:
        return "square"
    return "parenthesised" if "\u2474" <= first <= "\u2487" else "circled" if first > "\u245f" else "superscript"


def _number(sign: str) -> int:
    return int(unicodedata.normalize("NFKC", sign).strip("()[]〔〕【】"))
