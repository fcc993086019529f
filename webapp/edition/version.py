"""Numbers of releases (Semantic Versioning 2.0.0, without build metadata), and `next` for the one still to come."""

from __future__ import annotations

from functools import cache
from typing import Any

from semver import Version

NEXT = "next"


@cache
def is_version(words: str) -> bool:
    """Whether these are the number of a release: `1.0.0`, `1.0.0-rc1`."""
    return words.isascii() and "+" not in words and Version.is_valid(words)


def is_release(words: str) -> bool:
    """Whether these name a release, the next one included."""
    return words == NEXT or is_version(words)


@cache
def order(release: str) -> tuple[Any, ...]:
    """What puts releases in order: prereleases before their release, `next` after all (Semantic Versioning, 11)."""
    if release == NEXT:
        return (1,)
    version = Version.parse(release)
    before = [(not part.isdigit(), int(part) if part.isdigit() else part) for part in _parts(version)]
    return (0, version.major, version.minor, version.patch, not before, before)


def _parts(version: Version) -> list[str]:
    return version.prerelease.split(".") if version.prerelease else []
