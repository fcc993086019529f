"""Search: the page that finds words in all that the edition holds."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from flask import Blueprint, render_template, request

from ..context import corpus, shown_at, state
from ..edition.registers import NAMED
from ..edition.registers.directory import directory
from ..edition.search import PER_PAGE, Hit, Request, Results, search
from ..interface import words
from ..titles import short_title

pages = Blueprint("search", __name__)

_SHOWN = ("text", "kind", "language", "person", "place", "decade")


@dataclass(frozen=True)
class Choice:
    """A value of a facet: what it is called and in which language, how many units have it, where choosing it leads."""

    label: str
    language: str
    count: int
    href: str
    chosen: bool


@pages.get("/search/")
def results() -> str:
    """What a search finds, or, where nothing is asked, how to ask."""
    asked = Request.of(request.args)
    found = search(corpus(), asked, state().script)
    facets = {name: _choices(found, name) for name in _SHOWN}
    return render_template(
        "search.html",
        asked=asked,
        found=found,
        facets={name: choices for name, choices in facets.items() if choices},
        missing=[(one, [_choice(asked, one.name, value, 0) for value in one.there]) for one in found.missing],
        names=[_named(ref) for ref in found.refs],
        per_page=PER_PAGE,
        title=_title,
        entry=_named,
        hit_href=_hit_href,
        turned=lambda **changes: _href(asked.but(**changes)),
    )


def _choices(found: Results, name: str) -> list[Choice]:
    """The values of one facet; those of a single value that was not chosen say nothing."""
    asked, counted = found.request, [pair for pair in found.facets.get(name, ()) if pair[0]]
    if name == "decade":
        return [_decade(asked, int(value), count) for value, count in sorted(counted, key=lambda pair: int(pair[0]))]
    chosen = getattr(asked, name)
    if chosen and chosen not in dict(counted):
        counted = [*counted, (chosen, 0)]
    choices = [_choice(asked, name, value, count) for value, count in counted]
    return choices if len(choices) > 1 or chosen else []


def _choice(asked: Request, name: str, value: str, count: int) -> Choice:
    chosen = getattr(asked, name) == value
    label, language = _labels(name, value)
    return Choice(label, language, count, _href(asked.but(**{name: "" if chosen else value}, page=1)), chosen)


def _decade(asked: Request, decade: int, count: int) -> Choice:
    chosen = (asked.start, asked.end) == (decade, decade + 9)
    start, end = (None, None) if chosen else (decade, decade + 9)
    label = words(state().language)["search-decade"].format(decade=decade)
    return Choice(label, "", count, _href(asked.but(start=start, end=end, page=1)), chosen)


def _labels(name: str, value: str) -> tuple[str, str]:
    """What a value is called for the reader, and in which language where that is not the interface's."""
    if name == "text":
        return _title(value)
    if name in ("person", "place"):
        return _named(value)[:2]
    told = words(state().language)
    return told.get(f"search-{name}-{value}", value), ""


def _title(text_id: str) -> tuple[str, str]:
    """The short title of a text, and its language; the id where the edition has no such text."""
    if text_id not in corpus().readable:
        return text_id, ""
    return short_title(corpus().text(text_id, state().script))


def _named(ref: str) -> tuple[str, str, str]:
    """The name of an entry, its language and its page; the pointer where the registers have none."""
    prefix, _, entry_id = ref.partition(":")
    entry = directory(corpus(), state().script).entries.get(ref)
    if entry is None:
        return entry_id or ref, "", ""
    name = entry.name(state().interface)
    return name.text, name.language, f"{request.script_root}/registers/{NAMED[prefix]}/{quote(entry_id)}/"


def _href(asked: Request) -> str:
    return f"{request.script_root}/search/?{urlencode(asked.parameters)}"


def _hit_href(hit: Hit) -> str:
    """Where the words found stand: the page for the reader, with the words shown by the browser."""
    unit, fragment = hit.unit, hit.fragment
    if unit.entry:
        return (_named(unit.entry)[2] or f"{request.script_root}/registers/") + f"#{fragment}" * bool(fragment)
    page = f"/texts/{quote(unit.text)}/" if unit.text else "/about/"
    end = f"#{unit.anchor}{fragment}" if unit.anchor or fragment else ""
    return shown_at(page, unit.kind, unit.language) + end
