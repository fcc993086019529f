"""How like two wordings are: a folded form to compare lines by, and a sketch that tells likeness and holds no text."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from itertools import pairwise

from ..diplomatic import closed_up
from ..script import convert_text
from .marks import HAN

ALIKE = 13
"""The greatest distance of two sketches of one passage: a word here and there; unrelated passages are 32 apart."""
FARTHEST = 64
"""The distance of sketches of which one is not known."""
APART = 8
"""How much further than a passage that was changed every other must be, for it to be told from them."""

_TOKEN = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")


def simplified(text: str) -> str:
    """A text with its Han characters simplified, as long as it was."""
    return convert_text(text, "zh-Hant", "Hans")


def folded(text: str) -> str:
    """A text in NFKC, small letters and simplified characters, without white space and punctuation."""
    return "".join(_tokens(text))


def sketch(text: str) -> str:
    """16 hexadecimal digits that differ in few bits where two texts differ in few words (Charikar's simhash).

    Each pair of neighbouring words, or Han characters, has its say on each bit; the script they stand in has none.
    """
    pairs = {" ".join(pair) for pair in pairwise(["", *_tokens(text)])}
    votes = [format(int(hashlib.sha256(pair.encode()).hexdigest()[:16], 16), "064b") for pair in pairs]
    bits = ("1" if column.count("1") * 2 > len(votes) else "0" for column in zip(*votes, strict=True))
    return f"{int(''.join(bits) or '0', 2):016x}"


def distance(one: str, other: str) -> int:
    """In how many of their 64 bits two sketches differ; FARTHEST where one is empty."""
    return (int(one, 16) ^ int(other, 16)).bit_count() if one and other else FARTHEST


def _tokens(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", closed_up(text)).casefold()
    return _TOKEN.findall(simplified(plain))
