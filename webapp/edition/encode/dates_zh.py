"""Chinese dates: 1936年9月14日, 一九三六年, 9月中下旬, 九月至十一月, a bare 18日, 10月25日至30日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from .dates import Found, Point

_HAN = "〇一二三四五六七八九"
_PARTS = {
    "中下旬": ("second or last", False),
    "上旬": ("first", False),
    "中旬": ("second", False),
    "下旬": ("last", False),
    "初": ("first", True),
    "底": ("last", True),
    "末": ("last", True),
}
_DASH = r"[—–\uff5e~-]"
_TO = rf"(?:至|到|{_DASH}{{1,2}})"
_POINT = re.compile(
    rf"""
    (?: (?<!\d) (?P<year> [12]\d{{3}} | [一二][零{_HAN}]{{3}} )
        (?: 年(?![来内]) | (?={_TO}\d{{4}}年)
        | (?<= [(\uff08]\d{{4}} )(?={_TO}) | (?<= {_DASH}\d{{4}} )(?=[)\uff09]) ) )?
    (?: (?<![\d十{_HAN}]) (?P<month> 1[0-2] | [1-9] | 十[一二]? | [{_HAN}] ) 月 (?!革命) 份? )?
    (?: (?<!\d) (?P<day> [12]\d | 3[01] | [1-9] | [二三]?十[{_HAN}]? | [{_HAN}] )
        (?: [日号](?!内) | (?={_TO}\d{{1,2}}日) ) )?
    (?P<part> {"|".join(_PARTS)} )?
    """,
    re.VERBOSE,
)


def grammar(text: str) -> Iterator[Found]:
    """The dates and periods that a Chinese text names, in order."""
    matches = [match for match in _POINT.finditer(text) if _is_date(match)]
    joined = {a.start(): b for a, b in pairwise(matches) if re.fullmatch(_TO, text[a.end() : b.start()])}
    ends = {match.start() for match in joined.values()}
    for match in matches:
        if match.start() in joined:
            last = joined[match.start()]
            yield Found(match.start(), last.end(), _point(match), _point(last))
        elif match.start() not in ends:
            yield Found(*match.span(), _point(match))


def _is_date(match: re.Match[str]) -> bool:
    year, month, day, part = match.group("year", "month", "day", "part")
    bare = bool(day) and not month
    return bool(year or month or day) and not (part and (day or not month)) and not (bare and not _is_bare(match))


def _is_bare(match: re.Match[str]) -> bool:
    """A day without its month is in Arabic figures, stands alone, and does not count days."""
    return not match["year"] and match["day"].isascii() and match.group().endswith("日")


def _point(match: re.Match[str]) -> Point:
    part, vague = _PARTS.get(match["part"] or "", ("", False))
    return Point(*(_number(match[name]) for name in ("year", "month", "day")), part, vague)


def _number(numeral: str | None) -> int | None:
    if numeral is None or numeral.isascii():
        return int(numeral) if numeral else None
    if "十" in numeral:
        tens, units = numeral.split("十")
        return 10 * (_HAN.index(tens) if tens else 1) + (_HAN.index(units) if units else 0)
    return int("".join(str(_HAN.index(digit)) for digit in numeral.replace("零", "〇")))
