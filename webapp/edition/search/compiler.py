"""Queries as tantivy takes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from tantivy import FieldType, Occur, Query, Schema

from ..folding import folded, unvaried
from . import tokens
from .engine import STAMP
from .query import All, Any, Named, Near, Node, Not, Phrase, Prefix, Words
from .tokens import is_gram, stem

_AS_PRINTED, _REGISTER = 1000.0, -100_000.0
"""What puts Chinese that is printed as it was asked for before the same words in another script, and registers last."""


class Compiler:
    """Queries for one schema; ranked by BM25 (Robertson and Zaragoza 2009), with what is printed so first, or not."""

    def __init__(self, schema: Schema, ranked: bool = False) -> None:
        self.schema = schema
        self.ranked = ranked

    def query(self, node: Node) -> Query:
        """A tree as a query."""
        match node:
            case All(parts):
                return self._all(list(parts))
            case Any(parts):
                return _any(map(self.query, parts))
            case Not():
                return self._all([node])
            case Named(words, refs):
                named = (Query.const_score_query(self.term("entity", ref), 0.0) for ref in refs)
                return _any((self.query(words), *named))
            case Prefix(text):
                return self._prefix(text)
            case Near(parts, distance):
                return _every(self._near(one, other, distance) for one, other in pairwise(parts))
            case Words(text):
                return self._preferring_printed(text, self._words(text))
            case Phrase(text):
                return self._preferring_printed(text, self._phrase(text))

    def among(self, query: Query, filters: Iterable[tuple[str, str]], years: tuple[int | None, int | None]) -> Query:
        """A query among units that have values in fields, and a date in a period; neither counts for the score.

        Of entries of registers, which are found by their names elsewhere, the texts come first.
        """
        asked = [self.term(field, value) for field, value in filters]
        if years != (None, None):
            asked.append(Query.range_query(self.schema, "year", FieldType.Integer, *years))
        wanted = [query, *(Query.const_score_query(one, 0.0) for one in asked)]
        register = Query.const_score_query(self.term("kind", "register"), _REGISTER)
        last = [(Occur.Should, register)] if self.ranked else []
        return Query.boolean_query([*((Occur.Must, one) for one in wanted), *last])

    def likest(self, terms: Iterable[tuple[str, str]]) -> Query:
        """Units of texts with any of some terms, each in its field."""
        wanted = ((Occur.Should, Query.term_query(self.schema, *term, "freq")) for term in terms)
        unwanted = ((Occur.MustNot, self.term("kind", kind)) for kind in ("register", "about"))
        return Query.boolean_query([*wanted, *unwanted])

    def term(self, field: str, value: str) -> Query:
        """Units with one term in a field."""
        return Query.term_query(self.schema, field, value, "basic")

    def _all(self, parts: Sequence[Node]) -> Query:
        """What has all parts, and of them that are negated none."""
        wanted = [(Occur.Must, self.query(part)) for part in parts if not isinstance(part, Not)]
        unwanted = [(Occur.MustNot, self.query(part.part)) for part in parts if isinstance(part, Not)]
        every = [] if wanted else [(Occur.Must, Query.all_query()), (Occur.MustNot, self.term("stamp", STAMP))]
        return Query.boolean_query([*every, *wanted, *unwanted])

    def _words(self, text: str) -> Query:
        found = tokens.stems(folded(text))
        whole = self._stretch("stems", tokens.trimmed(found))
        if any(map(is_gram, found)):
            return whole
        joined = stem("".join(token.text for token in tokens.tokens(folded(text))))
        same = [self.term("compounds", joined)] if len(found) == 1 else [self.term("stems", joined)]
        return _any([whole, *same])

    def _phrase(self, text: str) -> Query:
        found = tokens.trimmed(tokens.stems(folded(text)))
        if any(map(is_gram, found)):
            return self._stretch("stems", found)
        return self._stretch("words", tokens.words(folded(text)))

    def _stretch(self, field: str, found: Sequence[str]) -> Query:
        """Tokens one after another; Chinese by its pairs, which are rarer than characters."""
        if len(found) > 1 and all(map(is_gram, found)):
            return self._stretch_of_pairs("pairs", found)
        if len(found) == 1:
            return Query.term_query(self.schema, field, found[0], "freq")
        pairs = ("".join(pair) for pair in pairwise(found) if all(map(is_gram, pair)))
        phrase = Query.phrase_query(self.schema, field, list(found))
        return _every([*(Query.const_score_query(self.term("pairs", pair), 0.0) for pair in pairs), phrase])

    def _stretch_of_pairs(self, field: str, characters: Iterable[str]) -> Query:
        found = ["".join(pair) for pair in pairwise(characters)]
        return self.term(field, found[0]) if len(found) == 1 else Query.phrase_query(self.schema, field, found)

    def _prefix(self, text: str) -> Query:
        found = tokens.tokens(folded(text))
        *before, last = [token.text for token in found]
        if is_gram(last) or last == tokens.BREAK:
            return self.query(Words(text))
        field = "stems" if any(map(is_gram, before)) else "words"
        if not before:
            return Query.regex_query(self.schema, field, f"{re.escape(last)}.*")
        start = map(stem, before) if field == "stems" else before
        return Query.regex_phrase_query(self.schema, field, [*map(re.escape, start), f"{re.escape(last)}.*"])

    def _near(self, one: str, other: str, distance: int) -> Query:
        """Two stretches with no more than so many tokens between them, as phrases with every such gap."""
        ends = [tokens.trimmed(tokens.stems(folded(text))) for text in (one, other)]
        return _any(self._gap(*pair, gap) for pair in (ends, ends[::-1]) for gap in range(distance + 1))

    def _gap(self, first: Sequence[str], second: Sequence[str], gap: int) -> Query:
        placed = [*enumerate(first), *((len(first) + gap + at, token) for at, token in enumerate(second))]
        return Query.phrase_query(self.schema, "stems", placed)

    def _preferring_printed(self, text: str, query: Query) -> Query:
        """A query of which those come first that have its Chinese in the very script."""
        asked, plain = unvaried(text), folded(text)
        if not (self.ranked and any(map(is_gram, asked))):
            return query
        runs = (list(run) for chinese, run in groupby(tokens.stems(asked), is_gram) if chinese)
        printed = _every(
            self.term("printed", run[0]) if len(run) == 1 else self._stretch_of_pairs("printed", run) for run in runs
        )
        for preferred in (printed, self.term("varied", "no"))[: 2 if asked == plain else 1]:
            # One at a time: the index looks for what is preferred only where the query is found.
            query = Query.boolean_query(
                [(Occur.Must, query), (Occur.Should, Query.const_score_query(preferred, _AS_PRINTED))]
            )
        return query


def _any(queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _every(queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])
