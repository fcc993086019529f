"""The tokens of a folded text: Chinese characters and words, and where punctuation parts them.

A position is a token's place in the list. Punctuation is a token (`BREAK`) where it touches Chinese, since a stretch of
Chinese that is looked for may not run across it; between words it is nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import Stemmer

BREAK = "·"
_GRAM = "\u3005-\u3007\u3041-\u30ff\u3105-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_LETTERS = rf"[^\W_{_GRAM}]+"
_WORD = rf"{_LETTERS}(?:'{_LETTERS})*"
_PUNCTUATION = r"(?:[^\w\s]|_)(?:[\W_]*(?:[^\w\s]|_))?"
_TOKEN = re.compile(rf"[{_GRAM}]|{_WORD}|(?<=[{_GRAM}]){_PUNCTUATION}|{_PUNCTUATION}(?=[{_GRAM}])")
_WORD_OR_GRAMS = re.compile(rf"[{_GRAM}]+|{_WORD}")
_RUN = re.compile(rf"[{_GRAM}]{{2,}}")
_PAIR = re.compile(rf"(?=([{_GRAM}]{{2}}))")
_COMPOUND = re.compile(rf"{_WORD}(?:-{_WORD})+")
_IS_GRAM = re.compile(rf"[{_GRAM}]")
_ENGLISH = Stemmer.Stemmer("english")


class Token(NamedTuple):
    """A Chinese character, a word or a `BREAK`, and where in the folded text it stands."""

    text: str
    start: int
    end: int


def is_gram(token: str) -> bool:
    """Whether a token is a Chinese character, or one of kana."""
    return bool(_IS_GRAM.match(token))


def tokens(folded: str) -> list[Token]:
    """The tokens of a folded text in their order."""
    return [Token(_broken(match[0]), *match.span()) for match in _TOKEN.finditer(folded)]


def stems(folded: str) -> list[str]:
    """The same, without their places, and of words their stems."""
    return list(map(stem, _TOKEN.findall(folded)))


def words(folded: str) -> list[str]:
    """The words as they are written, and a `BREAK` for each stretch of Chinese between them."""
    return [BREAK if is_gram(one) else one for one in _WORD_OR_GRAMS.findall(folded)]


def pairs(folded: str) -> list[str]:
    """Every two Chinese characters that stand side by side."""
    return _PAIR.findall(folded)


def runs(folded: str) -> list[str]:
    """The pairs of every stretch of Chinese and a `BREAK` after it: pairs that are neighbours share a character."""
    return [token for run in _RUN.findall(folded) for token in (*pairs(run), BREAK)]


def compounds(folded: str) -> list[str]:
    """The stems of words that hyphens join, as one word: `anticommunist` where the text has `anti-communist`."""
    joined = _COMPOUND.findall(folded) if "-" in folded else ()
    return [stem(one.replace("-", "")) for one in joined]


@lru_cache(maxsize=1 << 17)
def stem(token: str) -> str:
    """A word without its inflection, as Snowball's English stemmer has it; Chinese as it is."""
    return token if is_gram(token) else _broken(_ENGLISH.stemWord(token))


def _broken(token: str) -> str:
    return token if token[0].isalnum() or is_gram(token) else BREAK


def trimmed(found: list[str]) -> list[str]:
    """Tokens without a break before or after them."""
    start, end = found[:1] == [BREAK], found[-1:] == [BREAK]
    return found[start : len(found) - end]
