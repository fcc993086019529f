"""Letters: the lines above the salute, the salute, the closing words and the signature, each a block of its own.

A letter has both, a salute and closing words after it, each on a line of its own; a paragraph that only begins with
"Dear" is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, pairwise

from . import dates_en, dates_zh
from .block import Block
from .dates import Calendar, dates

OPENER = frozenset({"writer", "dateline", "addressee", "salute"})
CLOSER = frozenset({"farewell", "signed", "signing-date"})

_SALUTE = re.compile(
    r"(?:(?:My |Our )?(?:very )?dear(?:est)?(?: [^.!?,:;]{1,60})?|To whom it may concern"
    r"|(?:Comrades|Friends|Gentlemen|Sirs?|Madam)(?: and \w+)?) ?[,:!]"
    r"|(?:尊敬|亲爱|親愛|敬爱|敬愛)的[^。，；？\uff0c]{1,30}[:\uff1a!\uff01,\uff0c]"
    r"|[^。，；？\uff0c：:]{1,20}(?:同志们?|同志們|先生|女士|阁下|閣下|台鉴|台鑒|钧鉴|鈞鑒)\s*[:\uff1a]",
    re.IGNORECASE,
)
_MANNER = r"(?:sincerely|faithfully|truly|fraternally|comradely|respectfully|cordially|affectionately|warmly|ever)"
_WISHES = r"(?:wishes|regards|greetings|respect|love|thanks)"
_FAREWELL = re.compile(
    rf"(?:(?:very )?{_MANNER}(?: yours?)?|yours(?: (?:very|ever|most|in))*(?: \w+)?|love|best"
    rf"|(?:with )?(?:\w+(?:,? and)? ){{0,3}}{_WISHES}|in (?:solidarity|friendship|struggle|comradeship)) ?[,.!]?"
    r"|此致|敬礼[!\uff01。]?|敬禮[!\uff01。]?|此致\s*敬[礼禮][!\uff01。]?|(?:顺|順|即|敬)[颂頌].{1,8}|祝.{1,12}[!\uff01]",
    re.IGNORECASE,
)
_WRITER = re.compile(r"(?:By|BY|From|FROM)\s+(?=\S)")
_SHORT, _MANY = 60, 6


def lettered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks; of the letters among them, what stands around their text is cut into lines and told."""
    lines = [_line_of_salute(block) for block in blocks]
    salutes = [at for at, line in enumerate(lines) if line is not None]
    told: list[Block] = []
    begin = 0
    for at, following in pairwise([*salutes, len(blocks)]):
        end, line = _farewell(blocks, at, following)
        holds_text = end > at + 1 or (end > at and (line or len(blocks[at].lines) > lines[at] + 1))
        if at >= begin and holds_text:
            first = _first(blocks, begin, at, lines[at])
            text = [*_opening(blocks[first : at + 1], lines[at]), *blocks[at + 1 : end]]
            closer, begin_after = _closing(blocks, end, line)
            told += [*blocks[begin:first], *text, *closer]
            begin = begin_after
    return (*told, *blocks[begin:])


def is_salute(block: Block) -> bool:
    """Whether a block is the salute of a letter and nothing else."""
    return bool(_SALUTE.fullmatch(block.text.strip()))


def is_dated(line: str) -> bool:
    """Whether a line is a date, perhaps after a place: `London, 3 May 1920`."""
    return _length_of_dates(line) * 2 > len(line)


def _line_of_salute(block: Block) -> int | None:
    """The number of a block's line that is a salute, with only short lines before it."""
    for number, line in enumerate(block.lines):
        if _SALUTE.fullmatch(line.strip()):
            return number
        if len(line) > _SHORT:
            return None
    return None


def _farewell(blocks: Sequence[Block], salute: int, following: int) -> tuple[int, int]:
    """The last block before the `following` that ends with closing words, and their first line; or the salute."""
    found = ((at, _parting_line(blocks[at])) for at in range(following - 1, salute, -1))
    at, line = next(((at, line) for at, line in found if line is not None), (salute, 0))
    while at - 1 > salute and line == 0 and _FAREWELL.fullmatch(blocks[at - 1].text.strip()):
        at -= 1
    return at, line


def _parting_line(block: Block) -> int | None:
    """The number of the line with which closing words begin, with only short lines after it."""
    lines, found = block.lines, None
    for number in range(len(lines) - 1, -1, -1):
        if len(lines[number]) > _SHORT or len(lines) - number > _MANY:
            return found
        found = number if _FAREWELL.fullmatch(lines[number].strip()) else found
    return found


def _first(blocks: Sequence[Block], begin: int, salute: int, line: int) -> int:
    """The first block of the opener, which is the salute's own where other lines stand above that in its block."""
    first = salute
    while first > max(begin, salute - _MANY) and not line and _is_line(blocks[first - 1]):
        first -= 1
    return first


def _opening(blocks: Sequence[Block], line: int) -> list[Block]:
    """The lines of the opener, and what else stands in its last block, after the salute in its line."""
    *above, last = blocks
    own = _lines(last)
    told = [_told(piece) for piece in (*chain.from_iterable(map(_lines, above)), *own[:line])]
    return [*told, replace(own[line], kind="salute"), *last.cut([line + 1])[1:]]


def _closing(blocks: Sequence[Block], at: int, line: int) -> tuple[list[Block], int]:
    """The lines of the closer, after what stands before them in their block, and which block comes after it."""
    text = blocks[at].cut([line])[: 1 if line else 0]
    closer, after = [_parting(piece) for piece in _lines(blocks[at])[line:]], at + 1
    while _is_unsigned(closer, blocks[after : after + 1]) or _is_signing_date(blocks[after : after + 2]):
        closer += map(_parting, _lines(blocks[after]))
        after += 1
    return [*text, *closer], after


def _is_unsigned(closer: Sequence[Block], following: Sequence[Block]) -> bool:
    """Whether a closer has no signature yet, and what follows may be one."""
    may_sign = any(_is_line(block) and _line_of_salute(block) is None for block in following)
    return may_sign and all(piece.kind == "farewell" for piece in closer)


def _is_signing_date(following: Sequence[Block]) -> bool:
    """Whether what follows is a date, and not that of a letter which begins there."""
    dated = bool(following) and _is_line(following[0]) and is_dated(following[0].text)
    return dated and not any(map(is_salute, following[1:]))


def _parting(piece: Block) -> Block:
    """A line of the closer under its kind."""
    if _FAREWELL.fullmatch(piece.text.strip()):
        return replace(piece, kind="farewell")
    return replace(piece, kind="signing-date" if is_dated(piece.text) else "signed")


def _told(piece: Block) -> Block:
    """A line of the opener under its kind."""
    if writer := _WRITER.match(piece.text):
        return replace(piece, kind="writer", label=writer.end())
    return replace(piece, kind="dateline" if is_dated(piece.text) else "addressee")


def _lines(block: Block) -> list[Block]:
    return block.cut(range(len(block.lines)))


def _is_line(block: Block) -> bool:
    """Whether a block is nothing but a few short lines, and not told to be anything else."""
    short = len(block.lines) <= _MANY and all(len(line) <= _SHORT for line in block.lines)
    return short and block.kind == "paragraph" and all(re.search(r"\w", line) for line in block.lines)


def _length_of_dates(line: str) -> int:
    grammars = (dates_zh.grammar, dates_en.grammar)
    found = (dates(line, Calendar(), grammar)[0] for grammar in grammars)
    return max(sum(mark.end - mark.start for mark in marks) for marks in found)
