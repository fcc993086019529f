"""Units as the index keeps them: as JSON, deflated with a dictionary of what units have in common (RFC 1951)."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import fields
from functools import cached_property
from itertools import islice
from operator import attrgetter

from .unit import Unit

_kept = attrgetter(*(field.name for field in fields(Unit) if field.name != "years"))
_LEVEL = 3
"""Of 9: the rest take half as long again for 2 % less."""
_LARGEST = 1 << zlib.MAX_WBITS
_GROUPS, _UNITS = 16, 100
"""From how many groups a dictionary is taken at most, and from how many units of each."""


class Packing:
    """What packs units, and unpacks them again; `dictionary` is some bytes that they are likely to repeat."""

    def __init__(self, dictionary: bytes) -> None:
        self.dictionary = dictionary

    @classmethod
    def learned(cls, groups: Iterable[Iterable[Unit]]) -> Packing:
        """A packing for units like the first of some groups."""
        samples = [b"".join(map(_plain, islice(units, _UNITS))) for units in islice(groups, _GROUPS)]
        share = _LARGEST // max(len(samples), 1)
        return cls(b"".join(sample[:share] for sample in samples))

    @cached_property
    def _primed(self) -> zlib._Compress:
        return zlib.compressobj(_LEVEL, wbits=-zlib.MAX_WBITS, zdict=self.dictionary)

    def packed(self, unit: Unit) -> bytes:
        """A unit without its years."""
        deflating = self._primed.copy()
        return deflating.compress(_plain(unit)) + deflating.flush()

    def unpacked(self, data: bytes) -> Unit:
        """The unit that was packed."""
        inflating = zlib.decompressobj(wbits=-zlib.MAX_WBITS, zdict=self.dictionary)
        *facts, seams, names, listed = json.loads(inflating.decompress(data))
        return Unit(*facts, tuple(seams), tuple((start, end, ref) for start, end, ref in names), listed=listed)


def _plain(unit: Unit) -> bytes:
    return json.dumps(_kept(unit), ensure_ascii=False, separators=(",", ":")).encode()
