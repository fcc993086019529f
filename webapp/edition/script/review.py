"""Every one-to-many character of Chinese texts, in context, with what becomes of it: what a person has to review.

Which characters are one-to-many is OpenCC's own account: those to which its dictionaries of single characters,
STCharacters and TSCharacters, give several counterparts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..tei import Element, local
from . import unseen
from .names import Names
from .reader import Reader
from .rules import candidates, rulings
from .tape import Stretch, anchor_of

WIDTH = 3
"""How many characters of a context stand on each side, at most: the texts may be in copyright."""

CONTEXT = re.compile(rf"(.{{0,{WIDTH}}})\[(.)\](.{{0,{WIDTH}}})", re.DOTALL)
_REACH = 40  # in which the neighbours are looked for, across line ends and indentation
_WIDTHS = sorted(((a, b) for a in range(WIDTH + 1) for b in range(WIDTH + 1)), key=sum, reverse=True)


@dataclass(frozen=True)
class Place:
    """A one-to-many character where it stands, and its result; of an editor's reading of another length, all of it.

    `by` is `name`, `override`, `phrase` or `character`; where rules are not asked for, the last two are empty.
    `line` are the words of the block, in which it stands `at`.
    """

    source: str
    result: str
    by: str
    rule: str
    line: str
    at: int
    block: Element | None

    @property
    def decided(self) -> bool:
        """Whether a person decided it, in a register or in the text."""
        return self.by in {"name", "override"}

    @property
    def context(self) -> str:
        """The character in brackets, between its neighbours; white space is passed over."""
        return self.contexts[0]

    @cached_property
    def contexts(self) -> list[str]:
        """Its contexts from the widest to the character alone."""
        left, right = self._left, self._right
        pairs = ((left[len(left) - min(a, len(left)) :], right[:b]) for a, b in _WIDTHS)
        return [f"{before}[{self.source}]{after}" for before, after in pairs]

    @property
    def phrase(self) -> str:
        """The phrase that decided it, as a context; the context where none did."""
        for at, character in enumerate(self.rule if len(self.rule) > 1 else ""):
            before, after = self.rule[max(0, at - WIDTH) : at], self.rule[at + 1 : at + 1 + WIDTH]
            if character == self.source and self._left.endswith(before) and self._right.startswith(after):
                return f"{before}[{character}]{after}"
        return self.context

    @property
    def anchor(self) -> str:
        """The id of the block, or of the nearest around it; empty where there is none."""
        return anchor_of(self.block)

    @property
    def _left(self) -> str:
        return _seen(self.line[max(0, self.at - _REACH) : self.at])[-WIDTH:]

    @property
    def _right(self) -> str:
        return _seen(self.line[self.at + 1 : self.at + _REACH])[:WIDTH]


def places(root: Element, target: str, names: Names, ruled: bool = False) -> Iterator[Place]:
    """The one-to-many characters that a target script changes in a tree; with `ruled`, and what rule decided each."""
    for language, tape in Reader(root, target, names).tapes.items():
        converted = tape.converted(language, target)
        for stretch in tape.lines():
            if stretch.block is None or local(stretch.block) != "orig":  # an editor's reading stands in its place
                yield from _in_stretch(stretch, converted, language, target, ruled)


def _in_stretch(stretch: Stretch, converted: list[str], language: str, target: str, ruled: bool) -> Iterator[Place]:
    text, fixed = stretch.text, stretch.fixed
    found = [at for at, source in enumerate(text) if len(candidates(source, language)) > 1]
    made = "".join(converted[number] for number in stretch.numbers) if found else ""
    rules = {at: told for at, *told in rulings(text, language, target)} if found and ruled and not fixed else {}
    for at in found:
        by, rule = (fixed.by, fixed.rule) if fixed else rules.get(at, ("", ""))
        result = made[at] if len(made) == len(text) else made
        yield Place(text[at], result, by, rule, stretch.line, stretch.at + at, stretch.block)


def _seen(words: str) -> str:
    return "".join(unseen.without(words).split())
