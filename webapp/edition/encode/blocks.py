"""A copy's lines as blocks: what is furniture, where the text begins and ends, what each paragraph is.

A paragraph is what stands between blank lines; its line ends stay in its text as newlines. Beside paragraphs the rules
know the title (the first block), a byline, an abstract and keywords under it, heads (short, without a closing mark)
and a list of notes under its own head.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from .calls import label_length, without_calls
from .copy import Copy
from .likeness import folded, simplified
from .marks import is_han
from .recipe import Recipe

ANCHORED = {"title": "t", "head": "h", "paragraph": "p", "note": "n"}

_LABELS = (
    ("byline", re.compile(r"(?:作\s*者\s*[:\uff1a]|(?:By|BY)\s+(?=\S))")),
    ("abstract", re.compile(r"(?:内容提要|內容提要|摘\s*要|提\s*要|Abstract)\s*[:\uff1a.]")),
    ("keywords", re.compile(r"(?:关键[词字]|關鍵[詞字]|Key ?words)\s*[:\uff1a.]")),
)
_NOTES_HEAD = re.compile(r"(?:注\s*释|注\s*釋|註\s*釋|Notes|Footnotes|NOTES)\s*[:\uff1a]?")
_CLOSED = frozenset(".,;:?!…—\"'”’)]。、」』》】\uff0c\uff1b\uff1a\uff1f\uff01\uff09")
_HEAD_LENGTH = {True: 30, False: 80}


@dataclass(frozen=True)
class Block:
    """A stretch of the copy: its kind, the number of its first line, its text, and how long its label is."""

    kind: str
    line: int
    text: str
    label: int = 0


def furniture(copy: Copy, recipe: Recipe) -> tuple[int, ...]:
    """The numbers of the lines that stand outside the text or are the recipe's furniture, blank lines aside."""
    rules, end = recipe.furniture, len(copy.lines)
    first = _first(copy, rules.above, range(end), 0)
    last = _first(copy, rules.below, range(first, end), end)
    inside = (i for i in range(first, last) if any(_says(rule, copy.lines[i]) for rule in rules.lines))
    outside = sorted({*range(first), *inside, *range(last, end)})
    return tuple(i + 1 for i in outside if copy.lines[i])


def strangers(copy: Copy, recipe: Recipe, left_out: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last number of each run of furniture that no rule of the recipe knows."""
    rules = recipe.furniture
    known = [*rules.around, *rules.lines, *([rules.below] if rules.below else [])]
    told = ((number, any(_fits(rule, copy.lines[number - 1]) for rule in known)) for number in left_out)
    for is_known, run in groupby(told, key=lambda pair: pair[1]):
        if not is_known:
            numbers = [number for number, _ in run]
            yield numbers[0], numbers[-1]


def blocks(copy: Copy, recipe: Recipe, left_out: Iterable[int]) -> tuple[Block, ...]:
    """The copy's blocks in its order, without its furniture; together they hold every other line."""
    plain = list(_paragraphs(copy, frozenset(left_out)))
    notes = next((i for i, block in enumerate(plain) if _NOTES_HEAD.fullmatch(block.text)), len(plain))
    return (*_text(plain[:notes], frozenset(map(folded, recipe.heads))), *_notes(plain[notes:]))


def _first(copy: Copy, rule: str, lines: range, otherwise: int) -> int:
    """The first of some lines that fits a rule, to the letter if any does."""
    to_the_letter = (i for i in lines if rule and re.fullmatch(rule, copy.lines[i]))
    folded_alike = (i for i in lines if rule and _fits(rule, copy.lines[i]))
    return next(chain(to_the_letter, folded_alike), otherwise)


def _fits(rule: str, line: str) -> bool:
    """Whether a line is what a rule says, or differs only in script, width, white space or punctuation."""
    return _says(rule, line) or ("" != folded(line) == folded(rule))


def _says(rule: str, line: str) -> bool:
    """Whether a line is what a rule says, perhaps in the other script."""
    if re.fullmatch(rule, line):
        return True
    return not line.isascii() and bool(re.fullmatch(simplified(rule), simplified(line)))


def _paragraphs(copy: Copy, left_out: frozenset[int]) -> Iterator[Block]:
    numbered = ((i, line) for i, line in enumerate(copy.lines, 1) if i not in left_out)
    for filled, lines in groupby(numbered, key=lambda pair: bool(pair[1])):
        if filled:
            together = list(lines)
            yield Block("paragraph", together[0][0], "\n".join(line for _, line in together))


def _text(plain: Sequence[Block], heads: frozenset[str]) -> Iterator[Block]:
    in_front = True
    for number, block in enumerate(plain):
        if number == 0 and _is_short(block.text):
            yield replace(block, kind="title")
            continue
        front = _front(block) if in_front else None
        in_front = front is not None
        yield front or (replace(block, kind="head") if _is_head(block.text, heads) else block)


def _front(block: Block) -> Block | None:
    found = ((kind, label.match(block.text)) for kind, label in _LABELS)
    return next((replace(block, kind=kind, label=match.end()) for kind, match in found if match), None)


def _notes(plain: Sequence[Block]) -> tuple[Block, ...]:
    if not plain:
        return ()
    entries: list[Block] = []
    for block in plain[1:]:
        label = label_length(block.text)
        if label or not entries:
            entries.append(replace(block, kind="note", label=label))
        else:
            entries[-1] = replace(entries[-1], text=f"{entries[-1].text}\n{block.text}")
    return (replace(plain[0], kind="notes-head"), *entries)


def _is_head(text: str, heads: frozenset[str]) -> bool:
    return ("\n" not in text and folded(text) in heads) or (_is_short(text) and without_calls(text)[-1:] not in _CLOSED)


def _is_short(text: str) -> bool:
    return "\n" not in text and len(text) <= _HEAD_LENGTH[any(map(is_han, text))]
