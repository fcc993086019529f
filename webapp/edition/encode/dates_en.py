"""English dates: 8 August 1936, August 8, 1936, 3–9 August, late August, the 12th, 1989, 1936–38, late 1980s, 70s."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from .dates import Found, Point

_MONTHS = ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December")  # fmt: skip
_PARTS = {"early": "first", "mid": "second", "late": "last"}
_DECADE_PARTS = {None: (0, 9), "early": (0, 3), "mid": (4, 6), "late": (6, 9)}

_MONTH = "|".join(_MONTHS)
_DAY = r"(?:3[01]|[12]\d|[1-9])(?!\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d(?![\d%]|,\d)"
_TO = r"(?:\s?[–—-]\s?|\s(?:to|until|through)\s)"
_PREPOSITION = re.compile(r"\b(?:in|of|by|since|until|from|to|through|between|and|during)\s$")
_DECADE = re.compile(r"(?<![\w.])(?:(early|mid|late)[\s-])?((?:1[5-9]|20)?\d0)s(?!\w)")
_POINT = re.compile(
    rf"""(?<![\w.,])(?:
      (?: (?P<part> early | mid | late ) [\s-] | (?P<day> {_DAY} ) \s (?:of\s)? )?
      (?P<month> {_MONTH} )
      (?: \s (?P<dayafter> {_DAY} ) (?! \s (?:{_MONTH}) ) (?: {_TO} (?P<today> {_DAY} ) (?! \s? [A-Za-z] ) )? )?
      (?: ,?\s (?P<year> {_YEAR} ) )?
    | (?P<onlyyear> {_YEAR} ) (?: [–—-] (?P<toyear> \d\d ) (?!\d) )?
    | (?<= the\s ) (?P<onlyday> {_DAY} ) (?<= [a-z] ) (?! \s[A-Z] | \scentur )
    | (?P<firstday> {_DAY} ) (?= {_TO} {_DAY} \s (?:{_MONTH}) )
    )(?!\w)""",
    re.VERBOSE,
)


def grammar(text: str) -> Iterator[Found]:
    """The dates and periods that an English text names, in order."""
    points = [_single(match) for match in _POINT.finditer(text) if _is_date(match)]
    return iter(sorted([*_joined(points, text), *_decades(text)], key=lambda found: found.start))


def _is_date(match: re.Match[str]) -> bool:
    """A month alone may be a word, as May is; it counts after a preposition."""
    alone = match.group() == match["month"]
    return not alone or bool(_PREPOSITION.search(match.string, 0, match.start()))


def _single(match: re.Match[str]) -> Found:
    year = _number(match["year"] or match["onlyyear"])
    month = _MONTHS.index(match["month"]) + 1 if match["month"] else None
    day = _number(match["day"] or match["dayafter"] or match["onlyday"] or match["firstday"])
    part = _PARTS.get(match["part"] or "", "")
    point = Point(year, month, None if part else day, part, bool(part))
    return Found(*match.span(), point, _until(match, point))


def _until(match: re.Match[str], point: Point) -> Point | None:
    if match["today"]:
        return replace(point, day=_number(match["today"]))
    if match["toyear"]:
        return Point(point.year // 100 * 100 + int(match["toyear"]))
    return None


def _joined(points: list[Found], text: str) -> Iterator[Found]:
    """The points, two of which a dash or a “to” makes one period; its first takes from its last what it lacks."""
    pairs = {a.start: b for a, b in pairwise(points) if _is_period(a, b, text)}
    ends = {found.start for found in pairs.values()}
    for found in points:
        if last := pairs.get(found.start):
            month = found.point.month or (last.point.month if found.point.day else None)
            first = replace(found.point, year=found.point.year or last.point.year, month=month)
            yield Found(found.start, last.end, first, last.point)
        elif found.start not in ends and (found.point.month or not found.point.day or text[found.end - 1].isalpha()):
            yield found


def _is_period(first: Found, last: Found, text: str) -> bool:
    between = text[first.end : last.start]
    both = between == " and " and bool(re.search(r"\bbetween\s$", text[: first.start]))
    return not (first.until or last.until) and (both or bool(re.fullmatch(_TO, between)))


def _decades(text: str) -> Iterator[Found]:
    """Decades; one in two figures is of the century of the decade before it."""
    century = None
    for match in _DECADE.finditer(text):
        part, figures = match.groups()
        century = int(figures) // 100 if len(figures) == 4 else century
        if century is not None:
            decade = century * 100 + int(figures) % 100
            first, last = (decade + years for years in _DECADE_PARTS[part])
            point = Point(first, vague=part is not None)
            yield Found(*match.span(), point, Point(last), inferred=len(figures) == 2)


def _number(numeral: str | None) -> int | None:
    return int(re.match(r"\d+", numeral).group()) if numeral else None
