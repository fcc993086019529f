"""The rule by which OpenCC decides each character: its own dictionaries, matched here as it matches them.

A configuration is stages, each of which takes the longest key of its dictionaries that the text goes on with; before
all but the first, the text is cut at the phrases of a segmentation, across which nothing is matched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from . import unseen
from .engine import CONFIGURATIONS, configuration, dictionary
from .language import script_of
from .table import Table

Step = tuple[str, str]
"""A stretch of the text and what becomes of it; both are the same where no key fits."""


def deciding(text: str, language: str, target: str) -> tuple[list[str], str]:
    """For each character the longest key that it was converted by, empty where none was; and the converted text."""
    plan = configuration(CONFIGURATIONS[script_of(language), target])
    keys = [""] * len(text)
    for stage in plan.get("normalization", ()):
        text = _noted(keys, 0, _matches(text, stage["dict"]))
    at, pieces = 0, []
    for piece in _pieces(text, plan):
        for stage in plan["conversion_chain"]:
            piece = _noted(keys, at, _matches(piece, stage["dict"]))
        at += len(piece)
        pieces.append(piece)
    return keys, "".join(pieces)


def rulings(text: str, language: str, target: str) -> Iterator[tuple[int, str, str]]:
    """The place of each character that is seen, `phrase` or `character`, and the key that it was converted by."""
    keys, _ = deciding(unseen.without(text), language, target)
    for at, key in zip(unseen.places(text), keys, strict=True):
        yield at, "phrase" if len(key) > 1 else "character", key


def candidates(character: str, language: str) -> tuple[str, ...]:
    """All that a character may become, the usual first; one-to-many characters have several."""
    script = script_of(language)[:4]
    return dictionary({"Hans": "STCharacters.ocd2", "Hant": "TSCharacters.ocd2"}[script]).get(character, ())


def _noted(keys: list[str], at: int, steps: Iterator[Step]) -> str:
    """Write down the key of each step that is longer than what is known of its place; the text after the steps."""
    made = []
    for key, value in steps:
        for place in range(at, at + len(key)) if value else ():
            keys[place] = max(keys[place], key, key=len)
        at += len(key)
        made.append(value or key)
    return "".join(made)


def _pieces(text: str, plan: Mapping[str, Any]) -> Iterator[str]:
    """The text cut at its phrases; what lies between them is whole."""
    if "segmentation" not in plan:
        yield text
        return
    between = ""
    for key, value in _matches(text, plan["segmentation"]["dict"]):
        if not value:
            between += key
            continue
        if between:
            yield between
            between = ""
        yield key
    if between:
        yield between


def _matches(text: str, source: Mapping[str, Any]) -> Iterator[Step]:
    """The text as keys with their values, from left to right; a character that begins none has no value."""
    at = 0
    while at < len(text):
        key, value = _longest(source, text, at)
        yield key or text[at], value
        at += len(key) or 1


def _longest(source: Mapping[str, Any], text: str, at: int) -> Step:
    """The key and value that a dictionary, or group of them, gives at a place; both empty where none does."""
    if source["type"] != "group":
        table = _table(source["file"])
        key = table.longest(text, at)
        return key, table[key][0] if key else ""
    found = (_longest(one, text, at) for one in source["dicts"] if not one.get("may_output_tofu"))
    if source.get("match_policy") == "union":
        return max(found, key=lambda step: len(step[0]))
    return next((step for step in found if step[0]), ("", ""))


@cache
def _table(file: str) -> Table[tuple[str, ...]]:
    return Table(dictionary(file))
