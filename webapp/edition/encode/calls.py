"""Note calls and the entries that answer them: ⑴ ① ¹ (21) [3], one entry perhaps for several calls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from .marks import Mark

_SIGN = re.compile(
    r"[\u2474-\u2487]|[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]|[⁰¹²³⁴-⁹]+"
    r"|[(\uff08][0-9]{1,3}[)\uff09]|[\[〔][0-9]{1,3}[\]〕]"
)
_LABEL = re.compile(rf"(?:{_SIGN.pattern})+")
_BRACKETS = frozenset("(\uff08[〔")


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


def calls(text: str, answered: Mapping[str, str]) -> Iterator[Mark]:
    """The calls in a text, each pointing to its note."""
    for found in _SIGN.finditer(text):
        if found.group() in answered:
            target = f"#{answered[found.group()]}"
            yield Mark(*found.span(), "ref", {"type": "note", "target": target})


def unanswered(text: str, answered: Mapping[str, str]) -> Iterator[str]:
    """The calls in a text that no note answers; numbers in brackets may be anything, and do not count."""
    kinds = {_kind(sign) for sign in answered}
    for sign in _SIGN.findall(text):
        if sign not in answered and sign[0] not in _BRACKETS and _kind(sign) in kinds:
            yield sign


def uncalled(answered: Mapping[str, str], marks: Iterable[Mark]) -> list[str]:
    """The anchors of the notes that nothing calls."""
    called = {mark.attributes.get("target") for mark in marks if mark.name == "ref"}
    return [anchor for anchor in dict.fromkeys(answered.values()) if f"#{anchor}" not in called]


def _kind(sign: str) -> str:
    first = sign[0]
    return "parenthesised" if "\u2474" <= first <= "\u2487" else "circled" if first > "\u245f" else "superscript"
