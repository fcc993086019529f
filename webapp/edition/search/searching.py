"""A search of an edition: what a reader asks for, among what, and what is shown of the answer."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from ..corpus import Corpus
from ..errors import EditionError
from ..fragment import text_fragment
from ..registers.directory import directory
from ..script import convert_line, needs_conversion
from ..script.language import relabelled
from ..timeline.period import is_moment
from .excerpt import Piece, excerpt
from .index import Index
from .listing import once
from .matching import Passage
from .parsing import Query, name_key, parse
from .query import All, Named, leaves
from .unit import Unit
from .units import groups, units

log = logging.getLogger(__name__)

FILTERS = ("text", "kind", "language", "person", "place")
ORDERS = ("relevance", "place")
SIZES = {"text": 50, "kind": 10, "language": 10, "person": 12, "place": 12, "decade": 40}
"""How many values of each facet are counted."""
PER_PAGE = 20
LAST_PAGE = 500
SEARCH = "search"
"""The folder of the index, among what is made of an edition."""

_EVERYTHING = All(())
_FARTHEST_YEAR = 9999
_CONTEXT = 100


@dataclass(frozen=True)
class Request:
    """What is asked: words, and among which units; `start` and `end` are the years of a period.

    `finer` are moments of which only the year counts, `unread` what was given for a year and is none.
    """

    words: str = ""
    text: str = ""
    kind: str = ""
    language: str = ""
    person: str = ""
    place: str = ""
    start: int | None = None
    end: int | None = None
    order: str = "relevance"
    page: int = 1
    names: bool = True
    """Whether a name stands for its entry, under whatever name that is mentioned."""
    finer: tuple[str, ...] = field(default=(), compare=False)
    unread: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def of(cls, parameters: Mapping[str, str]) -> Request:
        """The request that an address makes; what no request can have is passed over."""
        order, names = parameters.get("order", ""), parameters.get("names", "")
        ends = [parameters.get(name, "").strip() for name in ("from", "to")]
        start, end = map(_year, ends)
        return cls(
            words=" ".join(parameters.get("q", "").split()),
            **{name: parameters.get(name, "").strip() for name in FILTERS},
            start=start,
            end=end,
            order=order if order in ORDERS else ORDERS[0],
            page=min(max(_number(parameters.get("page", "")) or 1, 1), LAST_PAGE),
            names=names != "no",
            finer=tuple(said for said in dict.fromkeys(ends) if _is_finer(said)),
            unread=tuple(said for said in dict.fromkeys(ends) if said and _year(said) is None),
        )

    def but(self, **changes: str | int | bool | None) -> Request:
        """This request with other facts."""
        return replace(self, **changes)

    @property
    def parameters(self) -> dict[str, str | int]:
        """The parameters of its address, without those that say nothing."""
        order, names = self.order if self.order != ORDERS[0] else "", "" if self.names else "no"
        period = {"from": self.start, "to": self.end}
        said = {"q": self.words, **dict(self.filters), **period, "order": order, "names": names, "page": self.page}
        return {name: value for name, value in said.items() if value not in ("", None) and (name, value) != ("page", 1)}

    @property
    def narrowed(self) -> bool:
        """Whether it asks among some units only."""
        return bool(self.filters) or (self.start, self.end) != (None, None)

    @property
    def filters(self) -> tuple[tuple[str, str], ...]:
        """Fields with the values that units must have in them."""
        return tuple((name, getattr(self, name)) for name in FILTERS if getattr(self, name))


@dataclass(frozen=True)
class Hit:
    """A unit found, as it is shown: words with what was found marked; `origin` is the language converted from.

    `fragment` leads to the words within their page; empty where its table of contents has them first.
    """

    unit: Unit
    language: str
    origin: str
    pieces: tuple[Piece, ...]
    count: int
    fragment: str

    @property
    def words(self) -> str:
        """What is shown, without marks."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Missing:
    """A filter with a value that nothing in the edition has, and values that there are, the most frequent first."""

    name: str
    value: str
    there: tuple[str, ...]


@dataclass(frozen=True)
class Results:
    """An answer: how many units in all, those of the page asked for, and for each facet values with their numbers.

    `refs` are the entries that names in the query stand for, `missing` why nothing could be found.
    """

    request: Request
    query: Query
    total: int = 0
    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    refs: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages of hits there are to turn."""
        return min(-(-self.total // PER_PAGE), LAST_PAGE)


def search(corpus: Corpus, request: Request, script: str = "") -> Results:
    """The answer to a request for a reader of a script; nothing that is asked is an error."""
    query = parse(request.words, names(corpus) if request.names else {})
    if query.tree is None:
        return Results(request, query)
    rows = slice((request.page - 1) * PER_PAGE, request.page * PER_PAGE)
    years, by_place = (request.start, request.end), request.order == "place"
    found = index(corpus).find(query.tree, request.filters, years, by_place, rows, SIZES)
    refs = tuple(dict.fromkeys(ref for leaf in leaves(query.tree) if isinstance(leaf, Named) for ref in leaf.refs))
    hits = tuple(_hit(corpus, query, unit, script) for unit in found.units)
    missing = () if found.total else tuple(_missing(index(corpus), request.filters))
    return Results(request, query, found.total, hits, found.facets, refs, missing)


def index(corpus: Corpus) -> Index:
    """The index of an edition as its files are now; what is stale in it is made anew."""
    return corpus.keep(("search",), lambda: _fresh(corpus))


def names(corpus: Corpus) -> Mapping[str, tuple[str, ...]]:
    """For every name in the registers, by `name_key`, the entries that have it."""
    return corpus.keep(("search names",), lambda: _names(corpus))


def _fresh(corpus: Corpus) -> Index:
    made = Index.within(corpus.store.folder / SEARCH)
    try:
        made.update(groups(corpus), partial(units, corpus))
    except EditionError as error:
        log.warning("%s", error)
    return made


def _names(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for ref, entry in directory(corpus).entries.items():
        for name in entry.names:
            found.setdefault(name_key(name.text), {})[ref] = None
    return {key: tuple(refs) for key, refs in found.items() if key}


def _missing(held: Index, filters: Iterable[tuple[str, str]]) -> Iterator[Missing]:
    for name, value in filters:
        if not held.find(_EVERYTHING, [(name, value)]).total:
            there = held.find(_EVERYTHING, facets={name: SIZES[name]}).facets[name]
            yield Missing(name, value, tuple(value for value, _ in there if value))


def _year(said: str) -> int | None:
    """The year of a year, month or day; None where it is none."""
    return int(said[:4]) if _is_finer(said) else _number(said)


def _is_finer(said: str) -> bool:
    """Whether words are a month or day of the calendar."""
    return len(said) > 4 and is_moment(said)


def _number(said: str) -> int | None:
    """A whole number as an address gives it, within four digits; None where it is none."""
    try:
        return min(max(int(said), -_FARTHEST_YEAR), _FARTHEST_YEAR)
    except ValueError:
        return None


def _hit(corpus: Corpus, query: Query, unit: Unit, script: str) -> Hit:
    spans = Passage(unit).spans(query.tree)
    converted = bool(script) and needs_conversion(unit.language, script)
    words = convert_line(unit.words, unit.language, script, corpus.names) if converted else unit.words
    if converted and unit.entry:
        words, spans = once(words, spans)
    language = relabelled(unit.language, script) if converted else unit.language
    origin = unit.language if converted else ""
    fragment = _fragment(unit, words, spans) if spans and not unit.listed else ""
    return Hit(unit, language, origin, excerpt(words, spans), len(spans), fragment)


def _fragment(unit: Unit, words: str, spans: list[tuple[int, int]]) -> str:
    """What leads to the first of the words found, told from their like by those around that no call parts from them."""
    start, end = spans[0]
    begin = max((seam for seam in unit.seams if seam <= start), default=0)
    finish = min((seam for seam in unit.seams if seam >= end), default=len(words))
    before, after = words[max(begin, start - _CONTEXT) : start], words[end : min(finish, end + _CONTEXT)]
    return text_fragment(words[start:end], before, after)
