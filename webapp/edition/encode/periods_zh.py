"""Chinese periods: 20世纪, 20世纪80年代初, 三十年代, 1988年底, 1936年冬, 明年春, 今年, a bare 冬季."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .dates import Found, Point

HAN = "〇一二三四五六七八九"
"""The numerals from 0 to 9."""

OWN = {"去年": -1, "今年": 0, "明年": 1}
"""Years that count from the writer's own."""

NEXT = ("次年", "翌年")
"""Words for the year after the one spoken of."""

_SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 2)}
_PARTS_OF_YEAR = {"初": (1, 2), "底": (11, 12), "末": (11, 12)}
_PARTS = {"初": "first", "初期": "first", "前期": "first", "早期": "first", "中期": "second", "中叶": "second",
          "后期": "last", "晚期": "last", "末": "last", "末期": "last"}  # fmt: skip
_YEARS = {"": (0, 9), "first": (0, 3), "second": (4, 6), "last": (6, 9)}
_HUNDREDTHS = {"": (1, 100), "first": (1, 33), "second": (34, 66), "last": (67, 100)}

_PART = "|".join(sorted(_PARTS, key=len, reverse=True))
_LONG = re.compile(
    rf"""(?<![\d十{HAN}])(?:
      (?P<century> 1\d | 20 | 21 | 十[{HAN}]? | 二十一? ) 世纪 (?: (?P<decade> [1-9]0 | [{HAN}]十 ) 年代 )?
    | (?P<tens> (?:1[5-9]|20)?[1-9]0 | [{HAN}]十 ) 年代
    ) (?P<part> {_PART} )?""",
    re.VERBOSE,
)
_SHORT = re.compile(
    rf"""(?: (?<!\d) (?P<year> [12]\d{{3}} | [一二][零{HAN}]{{3}} ) 年 | (?P<own> {"|".join(OWN)} )
    | (?P<other> 同年 | {"|".join(NEXT)} ) )
    (?: (?P<season> [{"".join(_SEASONS)}] ) (?! [节耕分至收] ) [季天]? | (?P<part> {"|".join(_PARTS_OF_YEAR)} ) )
    | (?P<bare> [{"".join(_SEASONS)}] ) 季
    | (?<! [去今明] ) (?P<end> 年底 )""",
    re.VERBOSE,
)
_OWN_YEAR = re.compile(rf"({'|'.join(OWN)})(?![春夏秋冬初底末]|[\d十{HAN}]+月)")


def periods(text: str) -> Iterator[Found]:
    """The centuries, decades, seasons and parts of years that a Chinese text names, and what counts from its own."""
    yield from _long(text)
    yield from map(_short, _SHORT.finditer(text))
    yield from (Found(*m.span(), Point(after=OWN[m[1]], own=True)) for m in _OWN_YEAR.finditer(text))


def number(numeral: str | None) -> int | None:
    """The number that figures or Han numerals say, up to 99 or digit by digit; None for None."""
    if numeral is None or numeral.isascii():
        return int(numeral) if numeral else None
    if "十" in numeral:
        tens, units = numeral.split("十")
        return 10 * (HAN.index(tens) if tens else 1) + (HAN.index(units) if units else 0)
    return int("".join(str(HAN.index(digit)) for digit in numeral.replace("零", "〇")))


def _long(text: str) -> Iterator[Found]:
    """Centuries and decades; a decade in two figures is of the century of the one before it."""
    century = None
    for match in _LONG.finditer(text):
        tens, told = number(match["tens"] or match["decade"]), number(match["century"])
        century = told - 1 if told else tens // 100 if tens and tens > 99 else century
        if century is not None:
            yield _years(match, century * 100, tens)


def _years(match: re.Match[str], base: int, tens: int | None) -> Found:
    part = _PARTS.get(match["part"] or "", "")
    offsets = _HUNDREDTHS[part] if tens is None else _YEARS[part]
    first, last = (base + (tens or 0) % 100 + offset for offset in offsets)
    inferred = bool(match["tens"]) and (tens or 0) < 100
    return Found(*match.span(), Point(first, vague=bool(part)), Point(last), inferred)


def _short(match: re.Match[str]) -> Found:
    season = match["season"] or match["bare"]
    month, end = _SEASONS[season] if season else _PARTS_OF_YEAR[match["part"] or "底"]
    after = OWN.get(match["own"] or "", 0) + (match["other"] in NEXT)
    point = Point(number(match["year"]), month, vague=not season, after=after, own=bool(match["own"]))
    return Found(*match.span(), point, Point(month=end), within=True)
