"""A copy's lines as blocks: what is furniture, where the text begins and ends, what each paragraph is.

A paragraph is what stands between blank lines; its line ends stay in its text as newlines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby, pairwise

from .block import Block
from .copy import Copy
from .kinds import kinds
from .likeness import folded, simplified
from .numbering import numbered
from .paragraphs import paragraphs
from .recipe import Recipe


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
    found = kinds(tuple(paragraphs(copy, frozenset(left_out), recipe.starts, recipe.continues)), recipe)
    return tuple(numbered(tuple(_between_pages(found))))


def _between_pages(found: Sequence[Block]) -> Iterator[Block]:
    """The blocks; beside a title or head more blank lines are no page break."""
    for before, block in pairwise([None, *found]):
        between = before is not None and before.kind == block.kind == "paragraph"
        yield replace(block, page=block.page and between)


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
