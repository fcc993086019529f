"""Characters that are written for one another: classes of variants, from OpenCC's dictionaries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from .engine import dictionary

_CHINESE = ("TSCharacters", "TSCharactersExt", "TWVariants", "HKVariants")
_JAPANESE = ("JPShinjitaiCharacters",)


@cache
def classes() -> dict[str, str]:
    """For each character that has variants the one that stands for them all: where there is one, a simplified one."""
    leader: dict[str, str] = {}
    members: dict[str, set[str]] = defaultdict(set)
    for one, other in _pairs():
        first, second = leader.setdefault(one, one), leader.setdefault(other, other)
        members[first] |= {one, other, *members[second]}
        leader |= dict.fromkeys(members[first], first)
    chosen = {first: min(members[first], key=_rank) for first in set(leader.values())}
    return {character: chosen[first] for character, first in leader.items()}


def _pairs() -> Iterator[tuple[str, str]]:
    """Characters that one dictionary puts for one another, each by its first choice."""
    for file in (*_CHINESE, *_JAPANESE):
        for one, (other, *_) in dictionary(f"{file}.ocd2").items():
            # Two that are both in common use in Chinese are two words to it, whatever Japanese makes of them.
            if file in _CHINESE or not (_is_common(one) and _is_common(other)):
                yield one, other


def _is_common(character: str) -> bool:
    return _is_in("gb2312", character) or _is_in("big5", character)


def _rank(character: str) -> tuple[bool, bool, str]:
    return not _is_in("gb2312", character), not _is_in("gbk", character), character


def _is_in(charset: str, character: str) -> bool:
    try:
        return bool(character.encode(charset))
    except UnicodeEncodeError:
        return False
