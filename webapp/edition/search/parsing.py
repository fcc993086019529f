"""Queries read from what readers type: nothing that they type is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..folding import folded
from .query import All, Any, Named, Near, Node, Not, Phrase, Prefix, Words
from .tokens import tokens, trimmed

LONGEST = 500
"""How many characters of a query are read."""
FARTHEST = 30
"""How far apart at most two words may be asked to be near."""

_DEEPEST = 20
_MARKS = str.maketrans(dict.fromkeys("“”„‟「」『』＂〝〞", '"') | {"＊": "*", "～": "~", "／": "/", "\0": " "})
# A quotation mark is one where words may begin or end, and else what stands within a stretch of Chinese.
_LEXEME = re.compile(r'(?<![^\s(])"[^"]*"(?:~\d{1,4})?(?=[\s()]|$)|[()]|[^\s()]+')
_NEAR = re.compile(r"NEAR(?:/(\d{1,4}))?")
_QUOTED = re.compile(r'"([^"]*)"(?:~(\d+))?')


@dataclass(frozen=True)
class Query:
    """A query read: its tree, None where it asks for nothing, and whether its syntax had to be taken literally."""

    tree: Node | None
    literal: bool = False


class _Malformed(Exception):
    """What is not as the syntax has it."""


def parse(text: str, names: Mapping[str, tuple[str, ...]] | None = None) -> Query:
    """A query; words that are a name in `names`, which has pointers by `name_key`, stand for the entries too."""
    typed = text[:LONGEST].translate(_MARKS)
    try:
        return Query(_Parser(_LEXEME.findall(typed), names or {}).whole())
    except _Malformed:
        words = [_words(chunk) for chunk in re.split(r"[\s()]+", typed)]
        return Query(_all(words, names or {}), literal=True)


def name_key(name: str) -> str:
    """What spellings of a name have in common: its folded words without apostrophes, hyphens and marks around it."""
    return " ".join(trimmed([token.text.replace("'", "") for token in tokens(folded(name))]))


class _Parser:
    """Recursive descent: OR binds least, then AND, which may be left out, NOT, NEAR."""

    def __init__(self, lexemes: list[str], names: Mapping[str, tuple[str, ...]]) -> None:
        self.lexemes, self.names, self.at, self.depth = lexemes, names, 0, 0

    def whole(self) -> Node | None:
        """The tree of all lexemes."""
        tree = self._any() if self.lexemes else None
        if self.at < len(self.lexemes):
            raise _Malformed
        return tree

    def _any(self) -> Node | None:
        parts = [self._all()]
        while self._takes("OR"):
            parts.append(self._all())
        return _joined(Any, parts)

    def _all(self) -> Node | None:
        parts = [self._not()]
        while self._takes("AND") or self._next not in ("", "OR", ")"):
            parts.append(self._not())
        return _all(parts, self.names)

    def _not(self) -> Node | None:
        if not self._takes("NOT"):
            return self._near()
        self._descend()
        part = self._not()
        self.depth -= 1
        return part and Not(part)

    def _near(self) -> Node | None:
        parts, distances = [self._atom()], []
        while match := _NEAR.fullmatch(self._next):
            self.at += 1
            distances.append(int(match[1] or 10))
            parts.append(self._atom())
        if not distances:
            return parts[0]
        if not all(isinstance(part, Words | Phrase) for part in parts):
            raise _Malformed
        pairs = zip(pairwise(part.text for part in parts), distances, strict=True)
        return _joined(All, [Near(pair, min(distance, FARTHEST)) for pair, distance in pairs])

    def _atom(self) -> Node | None:
        lexeme = self._next
        if lexeme in ("", ")", "AND", "OR", "NOT") or _NEAR.fullmatch(lexeme) or lexeme.count('"') % 2:
            raise _Malformed
        self.at += 1
        if lexeme == "(":
            return self._group()
        return _quoted(quoted) if (quoted := _QUOTED.fullmatch(lexeme)) else _words(lexeme)

    def _group(self) -> Node | None:
        self._descend()
        tree = self._any()
        self.depth -= 1
        if not self._takes(")"):
            raise _Malformed
        return tree

    def _descend(self) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _Malformed

    def _takes(self, lexeme: str) -> bool:
        taken = self._next == lexeme
        self.at += taken
        return taken

    @property
    def _next(self) -> str:
        return self.lexemes[self.at] if self.at < len(self.lexemes) else ""


def _quoted(quoted: re.Match[str]) -> Node | None:
    """A phrase, or its words near each other; None where it holds none."""
    phrase, distance = quoted.groups()
    chunks = tuple(chunk for chunk in phrase.split() if tokens(folded(chunk)))
    if distance and len(chunks) > 1:
        return Near(chunks, min(int(distance), FARTHEST))
    return Phrase(phrase) if chunks else None


def _words(chunk: str) -> Node | None:
    if not tokens(folded(chunk)):
        return None
    return Prefix(chunk.rstrip("*")) if chunk.endswith("*") else Words(chunk)


def _joined(kind: type[All | Any], parts: Sequence[Node | None]) -> Node | None:
    said = tuple(part for part in parts if part is not None)
    return kind(said) if len(said) > 1 else next(iter(said), None)


def _all(parts: Sequence[Node | None], names: Mapping[str, tuple[str, ...]]) -> Node | None:
    """All parts, of which those that make up a name are one."""
    return _joined(All, list(_named([part for part in parts if part is not None], names)))


def _named(parts: list[Node], names: Mapping[str, tuple[str, ...]]) -> Iterator[Node]:
    """The parts; of words side by side that are a name, the longest such, one part."""
    while parts:
        words = 0
        while words < len(parts) and isinstance(parts[words], Words):
            words += 1
        lengths = range(words, 0, -1)
        found = next((n for n in lengths if name_key(" ".join(p.text for p in parts[:n])) in names), 0)
        if found:
            refs = names[name_key(" ".join(part.text for part in parts[:found]))]
            yield Named(_joined(All, parts[:found]), refs)
        else:
            yield parts[0]
        parts = parts[max(found, 1) :]
