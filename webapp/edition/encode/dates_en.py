"""English dates: 8 August 1936, August 8, 1936, 3–9 August, late August, the 12th, 1989, 1936–38, March this year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from .dates import Found, Point, longest
from .periods_en import PART, YEAR, part_of, periods

_MONTHS = ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December")  # fmt: skip
_YEARS = {"last": -1, "this": 0, "next": 1}

_MONTH = "|".join(_MONTHS)
_DAY = r"(?:3[01]|[12]\d|[1-9])(?!\d)(?:st|nd|rd|th)?"
_TO = r"(?:\s?[–—-]\s?|\s(?:through\sto|up\sto|to|until|through)\s)"
_BEFORE = 40
"""How many characters before a date may say what it is."""

_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$")
_PREPOSITION = re.compile(r"\b(?:in|of|by|since|until|from|to|through|between|and|during)\s$")
_REFERENCE = re.compile(r"\b(?:pp?|vols?|nos?|chs?)\.\s?(?:[\d,\s–-]*)$")
_POINT = re.compile(
    rf"""(?<![\w.,])(?:
      (?: (?P<part> {PART} ) | (?P<day> {_DAY} ) \s (?:of\s)? )?
      (?P<month> {_MONTH} )
      (?: \s (?P<dayafter> {_DAY} ) (?! \s (?:{_MONTH}) ) (?: {_TO} (?P<today> {_DAY} ) (?! \s? [A-Za-z] ) )? )?
      (?: ,?\s (?P<year> {YEAR} ) | \s (?P<which> this | last | next ) \s year )?
    | (?P<onlyyear> {YEAR} ) (?: [–—-] (?P<toyear> \d\d ) (?!\d) )?
    | (?<= the\s ) (?P<onlyday> {_DAY} ) (?<= [a-z] ) (?! \s[A-Z] | \scentur )
    | (?P<firstday> {_DAY} ) (?= {_TO} {_DAY} \s (?:{_MONTH}) )
    )(?!\w)""",
    re.VERBOSE,
)


def grammar(text: str) -> Iterator[Found]:
    """The dates and periods that an English text names, in order."""
    points = (_single(match) for match in _POINT.finditer(text) if _is_date(match))
    return _joined(longest([*points, *periods(text)]), text)


def _is_date(match: re.Match[str]) -> bool:
    """A month alone may be a word, as May is; it counts after a preposition. A year may be the number of a page."""
    before = match.string[max(0, match.start() - _BEFORE) : match.start()]
    if match.group() == match["month"]:
        return bool(_PREPOSITION.search(before))
    return not (match["onlyyear"] and _REFERENCE.search(before))


def _single(match: re.Match[str]) -> Found:
    year = _number(match["year"] or match["onlyyear"])
    month = _MONTHS.index(match["month"]) + 1 if match["month"] else None
    day = _number(match["day"] or match["dayafter"] or match["onlyday"] or match["firstday"])
    part = part_of(match["part"])
    after = _YEARS.get(match["which"] or "", 0)
    point = Point(year, month, None if part else day, part, bool(part), after, own=bool(match["which"]))
    return Found(*match.span(), point, _until(match, point))


def _until(match: re.Match[str], point: Point) -> Point | None:
    if match["today"]:
        return replace(point, day=_number(match["today"]))
    if match["toyear"]:
        return Point(point.year // 100 * 100 + int(match["toyear"]))
    return None


def _joined(found: list[Found], text: str) -> Iterator[Found]:
    """The dates, two of which a dash or a “to” makes one period; its first takes from its last what it lacks."""
    pairs = {a.start: b for a, b in pairwise(found) if _is_period(a, b, text)}
    ends = {one.start for one in pairs.values()}
    for one in found:
        if last := pairs.get(one.start):
            yield _period(one, last)
        elif one.start not in ends and (one.point.month or not one.point.day or text[one.end - 1].isalpha()):
            yield one


def _period(first: Found, last: Found) -> Found:
    month = first.point.month or (last.point.month if first.point.day else None)
    point = replace(first.point, year=first.point.year or last.point.year, month=month)
    return Found(first.start, last.end, point, last.until or last.point)


def _is_period(first: Found, last: Found, text: str) -> bool:
    between = text[first.end : last.start]
    before = text[max(0, first.start - _BEFORE) : first.start]
    both = bool(re.fullmatch(r"\sand\s(?:the\s)?", between) and _BETWEEN.search(before))
    return both or bool(re.fullmatch(rf"{_TO}(?:the\s)?", between))


def _number(numeral: str | None) -> int | None:
    return int(re.match(r"\d+", numeral).group()) if numeral else None
