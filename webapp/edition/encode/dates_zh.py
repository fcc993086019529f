"""Chinese dates: 1936年9月14日, 一九三六年, 9月中下旬, 九月至十一月, a bare 18日, 10月25日至30日, 同年10月."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from .dates import Found, Point, longest
from .periods_zh import HAN, NEXT, OWN, number, periods

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
    (?: (?<!\d) (?P<year> [12]\d{{3}} | [一二][零{HAN}]{{3}} )
        (?: 年(?![来内代]) | (?={_TO}\d{{4}}年)
        | (?<= [(\uff08]\d{{4}} )(?={_TO}) | (?<= {_DASH}\d{{4}} )(?=[)\uff09]) )
    | (?P<which> 同年 | {"|".join((*NEXT, *OWN))} ) (?= [\d十{HAN}]{{1,2}}月 ) )?
    (?: (?<![\d十{HAN}]) (?P<month> 1[0-2] | [1-9] | 十[一二]? | [{HAN}] ) 月 (?!革命) 份? )?
    (?: (?<!\d) (?P<day> [12]\d | 3[01] | [1-9] | [二三]?十[{HAN}]? | [{HAN}] )
        (?: [日号](?!内) | (?={_TO}\d{{1,2}}日) ) )?
    (?P<part> {"|".join(_PARTS)} )?
    """,
    re.VERBOSE,
)


def grammar(text: str) -> Iterator[Found]:
    """The dates and periods that a Chinese text names, in order."""
    points = (Found(*match.span(), _point(match)) for match in _POINT.finditer(text) if _is_date(match))
    return _joined(longest([*points, *periods(text)]), text)


def _joined(found: list[Found], text: str) -> Iterator[Found]:
    """The dates, two of which a dash or a 至 makes one period."""
    pairs = {a.start: b for a, b in pairwise(found) if re.fullmatch(_TO, text[a.end : b.start])}
    ends = {one.start for one in pairs.values()}
    for one in found:
        if last := pairs.get(one.start):
            yield Found(one.start, last.end, one.point, last.until or last.point)
        elif one.start not in ends:
            yield one


def _is_date(match: re.Match[str]) -> bool:
    year, month, day, part = match.group("year", "month", "day", "part")
    bare = bool(day) and not month
    return bool(year or month or day) and not (part and (day or not month)) and not (bare and not _is_bare(match))


def _is_bare(match: re.Match[str]) -> bool:
    """A day without its month is in Arabic figures, stands alone, and does not count days."""
    return not match["year"] and match["day"].isascii() and match.group().endswith("日")


def _point(match: re.Match[str]) -> Point:
    part, vague = _PARTS.get(match["part"] or "", ("", False))
    year, month, day = (number(match[name]) for name in ("year", "month", "day"))
    which = match["which"] or ""
    return Point(year, month, day, part, vague, OWN.get(which, int(which in NEXT)), which in OWN)
