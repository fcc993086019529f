"""Where in the words of a unit a query's words stand: what is marked, found without the index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from ..folding import fold, folded
from . import tokens
from .query import Leaf, Named, Near, Node, Phrase, Prefix, Words, leaves
from .tokens import is_gram, stem
from .unit import Unit

Span = tuple[int, int]


class Passage:
    """The words of a unit, read for matching; spans are of characters as they are printed."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.folding = fold(unit.words)
        self.tokens = tokens.tokens(self.folding.text)

    def spans(self, tree: Node | None) -> list[Span]:
        """Where what a query asks for stands: every place of each of its words, in order, none within another."""
        found = {span for leaf in leaves(tree) for span in self._of(leaf)}
        return list(_apart(sorted(found)))

    def _of(self, leaf: Leaf | Named) -> Iterator[Span]:
        if isinstance(leaf, Named):
            yield from ((start, end) for start, end, ref in self.unit.names if ref in leaf.refs)
        else:
            for first, last in self.places(leaf):
                yield self.folding.span(self.tokens[first].start, self.tokens[last].end)

    def places(self, leaf: Leaf) -> list[Span]:
        """The first and the last token of each place."""
        match leaf:
            case Words(text):
                return self._words(text)
            case Phrase(text):
                return self._phrase(text)
            case Prefix(text):
                return self._prefix(text)
            case Near(parts, distance):
                return self._near([self._stretch(self._stems, _stems(part)) for part in parts], distance)

    @cached_property
    def _stems(self) -> list[str]:
        return [stem(token.text) for token in self.tokens]

    @cached_property
    def _texts(self) -> list[str]:
        return [token.text for token in self.tokens]

    @cached_property
    def _compounds(self) -> list[tuple[str, Span]]:
        """The stems of hyphened words as one word, with their first and last tokens."""
        chains: list[list[int]] = []
        for at, (one, other) in enumerate(pairwise(self.tokens)):
            if self.folding.text[one.end : other.start] == "-" and not is_gram(one.text + other.text):
                if chains and chains[-1][-1] == at:
                    chains[-1].append(at + 1)
                else:
                    chains.append([at, at + 1])
        return [(stem("".join(self._texts[at] for at in chain)), (chain[0], chain[-1])) for chain in chains]

    def _words(self, text: str) -> list[Span]:
        wanted = _stems(text)
        found = self._stretch(self._stems, wanted)
        if any(map(is_gram, wanted)):
            return found
        joined = _joined(text)
        whole = [(at, at) for at, one in enumerate(self._stems) if one == joined]
        return [*found, *(whole if len(wanted) > 1 else (at for one, at in self._compounds if one == joined))]

    def _phrase(self, text: str) -> list[Span]:
        wanted = _stems(text)
        if any(map(is_gram, wanted)):
            return self._stretch(self._stems, wanted)
        return self._stretch(self._texts, tokens.words(folded(text)))

    def _prefix(self, text: str) -> list[Span]:
        *before, last = [token.text for token in tokens.tokens(folded(text))]
        if is_gram(last) or last == tokens.BREAK:
            return self._words(text)
        chinese = any(map(is_gram, before))
        held, start = (self._stems, [*map(stem, before)]) if chinese else (self._texts, before)
        ends = [at for at, one in enumerate(held) if one.startswith(last) and not is_gram(one)]
        return [(at - len(start), at) for at in ends if at >= len(start) and held[at - len(start) : at] == start]

    def _near(self, found: Sequence[list[Span]], distance: int) -> list[Span]:
        """Of each part the places that have the next part near; none where one pair is nowhere near."""
        near = []
        for ones, others in pairwise(found):
            joined = [(one, other) for one in ones for other in others if 0 <= _gap(one, other) <= distance]
            if not joined:
                return []
            near += [place for pair in joined for place in pair]
        return list(dict.fromkeys(near))

    def _stretch(self, held: list[str], wanted: list[str]) -> list[Span]:
        """Where some tokens stand one after another."""
        starts = (at for at, one in enumerate(held) if wanted and one == wanted[0])
        return [(at, at + len(wanted) - 1) for at in starts if held[at : at + len(wanted)] == wanted]


def _gap(one: Span, other: Span) -> int:
    """How many tokens stand between two places; less than 0 where they overlap."""
    return max(one[0], other[0]) - min(one[1], other[1]) - 1


@lru_cache(maxsize=256)
def _stems(text: str) -> list[str]:
    return tokens.trimmed(tokens.stems(folded(text)))


@lru_cache(maxsize=256)
def _joined(text: str) -> str:
    """The stem of words that are written together, as one word."""
    return stem("".join(token.text for token in tokens.tokens(folded(text))))


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    """Spans in order, those that touch or overlap as one."""
    held: Span | None = None
    for start, end in spans:
        if held and start < held[1]:
            held = held[0], max(end, held[1])
        else:
            yield from [held] if held else ()
            held = start, end
    yield from [held] if held else ()
