"""What decided each character: a name, an editor's reading, a phrase, the character alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..tei import Element
from .conversion import NO_NAMES
from .language import needs_conversion
from .names import Fixed, Names
from .reader import Reader
from .rules import candidates, rulings
from .tape import Tape, anchor_of

_Ruled = tuple[int, str, str, str]


@dataclass(frozen=True)
class Decision:
    """One character that was converted, or could have become several; a whole reading where an editor gives one.

    `by` is what decided: `name` (rule: the pointer to its entry), `override` (the language of the editor's reading),
    `phrase` (the phrase), `character` (the character), or `untouched`: the text is in such a script already.
    `line` are the words of the block, in which it stands `at`; `candidates` is all that it may become.
    """

    source: str
    result: str
    by: str
    rule: str
    candidates: tuple[str, ...]
    line: str
    at: int
    block: Element | None

    @property
    def ambiguous(self) -> bool:
        """Whether the character may become several."""
        return len(self.candidates) > 1

    @property
    def anchor(self) -> str:
        """The id of the block, or of the nearest around it; empty where there is none."""
        return anchor_of(self.block)


def decisions(root: Element, target: str, names: Names = NO_NAMES, unmarked: str = "") -> Iterator[Decision]:
    """What `convert` would decide for a tree, block by block; the tree stays as it is."""
    for language, tape in Reader(root, target, names, unmarked, whole=True).tapes.items():
        yield from _decided(tape, language, target)


def line_decisions(line: str, language: str, target: str, names: Names = NO_NAMES) -> Iterator[Decision]:
    """What `convert_line` would decide for a line of plain text."""
    return _decided(Tape.of_line(line, language, target, names), language, target)


def _decided(tape: Tape, language: str, target: str) -> Iterator[Decision]:
    """The decisions of a tape."""
    changes = needs_conversion(language, target)
    converted = tape.converted(language, target) if changes else [words for _, _, words in tape.slots]
    for stretch in tape.lines():
        fixed, text = stretch.fixed, stretch.text
        made = "".join(converted[number] for number in stretch.numbers)
        for at, source, by, rule in _fixed(fixed, text) if fixed else _ruled(text, language, target):
            result = made if by == "override" else made[at]
            possible = candidates(source, language)
            if source != result or len(possible) > 1:
                yield Decision(source, result, by, rule, possible, stretch.line, stretch.at + at, stretch.block)


def _fixed(fixed: Fixed, text: str) -> list[_Ruled]:
    """A whole reading, or each character of a name."""
    sources = [text] if fixed.by == "override" else text
    return [(at, source, fixed.by, fixed.rule) for at, source in enumerate(sources)]


def _ruled(text: str, language: str, target: str) -> list[_Ruled]:
    """Each character with the phrase that it was converted in, or by itself."""
    if not needs_conversion(language, target):
        return [(at, source, "untouched", "") for at, source in enumerate(text)]
    return [(at, text[at], by, rule) for at, by, rule in rulings(text, language, target)]
