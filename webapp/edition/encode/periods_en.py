"""English periods: 1980s, early 80s, the 20th century, the summer of 1979, early 1988, the end of 1988, this year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .dates import Found, Point

PARTS = {
    "early": "first", "beginning": "first", "start": "first",
    "mid": "second", "middle": "second",
    "late": "last", "end": "last",
}  # fmt: skip
"""The words for the first, second and last part of a time."""

PART = r"(?i: (?:early|mid|late)[\s-] | (?:beginning|start|middle|end)\s+of\s+(?:the\s+)? )"
"""What may stand before a time to name a part of it (verbose)."""

YEAR = r"(?:1[5-9]|20)\d\d(?![\d%]|,\d)"
"""A year in four figures; no number of pages is told from it."""

_YEARS = {"": (0, 9), "first": (0, 3), "second": (4, 6), "last": (6, 9)}
_HUNDREDTHS = {"": (1, 100), "first": (1, 33), "second": (34, 66), "last": (67, 100)}
_MONTHS = {"first": (1, 4), "second": (5, 8), "last": (9, 12), "first of all": (1, 2), "last of all": (11, 12)}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_CENTURIES = dict(
    zip(
        ("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
         "nineteenth", "twentieth", "twenty-first"),
        range(11, 22),
        strict=True,
    )
)  # fmt: skip
_ORDINAL = rf"(?:{'|'.join(_CENTURIES)}|1[0-9]th|20th|21st)"
_AND = r"\s+(?:and|or|to)\s+(?:the\s+)?"
_DECADE = re.compile(rf"(?<![\w.])(?P<part>{PART})?(?P<years>(?:1[5-9]|20)?\d0)s(?!\w)", re.VERBOSE)
_CENTURY = re.compile(
    rf"""(?<![\w-])(?P<part>{PART})?(?P<ordinal>{_ORDINAL})
    (?: [\s-]+centur(?:y|ies)(?!\w) | (?= {_AND}{PART}?{_ORDINAL}\s+centuries(?!\w)) )""",
    re.VERBOSE | re.IGNORECASE,
)
_SEASON = re.compile(
    rf"(?<!\w)(?:this\s(?P<own>{'|'.join(_SEASONS)})"
    rf"|(?P<season>{'|'.join(_SEASONS)})\s(?:of\s)?(?P<year>{YEAR})(?:[–/-]\d\d(?:\d\d)?)?)(?!\w)"
)
_PART_OF_YEAR = re.compile(rf"(?<![\w.,])(?P<part>{PART})(?P<year>{YEAR})(?!\w|[–-]\d)", re.VERBOSE)
_THIS_YEAR = re.compile(r"(?<!\w)this\syear(?!\w)")


def periods(text: str) -> Iterator[Found]:
    """The decades, centuries, seasons and parts of years that an English text names."""
    yield from _decades(text)
    yield from map(_century, _CENTURY.finditer(text))
    yield from map(_season, _SEASON.finditer(text))
    yield from map(_part_of_year, _PART_OF_YEAR.finditer(text))
    yield from (Found(*match.span(), Point(own=True)) for match in _THIS_YEAR.finditer(text))


def part_of(words: str | None) -> str:
    """The part that words such as “early” or “the end of” name; empty where there are none."""
    return PARTS[re.split(r"[\s-]", words.lower())[0]] if words else ""


def _decades(text: str) -> Iterator[Found]:
    """Decades; one in two figures is of the century of the decade before it."""
    century = None
    for match in _DECADE.finditer(text):
        figures, part = match["years"], part_of(match["part"])
        century = int(figures) // 100 if len(figures) == 4 else century
        if century is not None:
            decade = century * 100 + int(figures) % 100
            yield _years(match, decade, _YEARS[part], inferred=len(figures) == 2)


def _century(match: re.Match[str]) -> Found:
    ordinal = match["ordinal"].lower()
    number = _CENTURIES.get(ordinal) or int(ordinal[:2])
    return _years(match, (number - 1) * 100, _HUNDREDTHS[part_of(match["part"])])


def _years(match: re.Match[str], base: int, offsets: tuple[int, int], inferred: bool = False) -> Found:
    first, last = (base + offset for offset in offsets)
    return Found(*match.span(), Point(first, vague=match["part"] is not None), Point(last), inferred)


def _season(match: re.Match[str]) -> Found:
    year = int(match["year"]) if match["year"] else None
    first, last = _SEASONS[match["season"] or match["own"]]
    return Found(*match.span(), Point(year, first, own=year is None), Point(month=last), within=True)


def _part_of_year(match: re.Match[str]) -> Found:
    sharp = match["part"].lower().startswith(("beginning", "start", "end"))
    part = part_of(match["part"]) + (" of all" if sharp else "")
    year, (first, last) = int(match["year"]), _MONTHS[part]
    return Found(*match.span(), Point(year, first, vague=True), Point(year, last), within=True)
