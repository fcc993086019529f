"""Registers and their entries: lists to look through, a page an entry, files to take away."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from flask import Blueprint, Response, render_template, request

from ..context import address, corpus, state
from ..dates import life_in_years, time_in_words
from ..edition.discovery import Link
from ..edition.mentions import Mention, mentions, passages
from ..edition.registers import PREFIXES
from ..edition.registers.beacon import beacon
from ..edition.registers.browsing import SORTS, Question, Row, in_order, kinds, rows
from ..edition.registers.directory import Directory, directory
from ..edition.registers.document import document
from ..edition.registers.record import CONTEXT, bounds, linked, record
from ..edition.registers.table import COLUMNS, description, table
from ..edition.text import Text
from ..files import file
from ..interface import words
from ..metadata import described_entry

pages = Blueprint("registers", __name__)

_NAME = f"<any({', '.join(PREFIXES)}):name>"
_MEDIA = {
    "xml": "application/tei+xml; charset=utf-8",
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "beacon.txt": "text/plain; charset=utf-8",
    "csv-metadata.json": "application/csvm+json",
}


@pages.app_context_processor
def _dates() -> dict[str, Any]:
    """What the templates of registers say of time."""
    told = words(state().language)
    return {
        "when": lambda time: time_in_words(time, told),
        "life": lambda entry: life_in_years(*bounds(entry), told),
        "years": lambda time: time_in_words(time, told, in_years=True),
    }


@dataclass(frozen=True)
class Mentioned:
    """A text that mentions an entry: where it does for the reader's language, and elsewhere by language."""

    text: Text
    here: tuple[Mention, ...]
    elsewhere: Mapping[str, list[Mention]]


@pages.get("/registers/")
def registers() -> str:
    """The list of registers."""
    sizes = {name: len(_directory().register(name)) for name in PREFIXES}
    linked_ones = {name: any(e.links for e in _directory().register(name)) for name in PREFIXES}
    return render_template("registers.html", sizes=sizes, columns=COLUMNS, identified=linked_ones)


@pages.get("/registers/<name>/")
def register(name: str) -> str:
    """One register in the order asked for; entries that a question does not ask for are there, but hidden."""
    listed, question = _rows(name), _question()
    ordered = in_order(listed, question)
    by_letter = groupby(ordered, key=lambda row: row.heading) if question.sort == "name" else [("", ordered)]
    return render_template(
        "register.html",
        name=name,
        question=question,
        size=len(listed),
        asked={row.entry.ref for row in listed if row.answers(question)},
        parts=[(letter, list(part)) for letter, part in by_letter],
        kinds=kinds(listed),
        texts=[text for text in corpus().texts(state().script) if any(text.id in row.passages for row in listed)],
        sorts=SORTS,
        identified=any(row.entry.links for row in listed),
        dated=any(row.entry.times for row in listed),
    )


@pages.get("/registers/<name>/<entry>/")
def entry(name: str, entry: str) -> str:
    """One entry: what the edition knows of it, and every mention with its words in context."""
    known = _directory()
    found = known.entry(name, entry)
    return render_template(
        "entry.html",
        name=name,
        entry=found,
        entries=known.entries,
        relations=_grouped(known.relations(found.ref), attrgetter("name")),
        mentioned=[_mentioned(text, all_of_it) for text, all_of_it in mentions(corpus(), found.ref, state().script)],
        **described_entry(name, entry),
    )


@pages.get(f"/registers/{_NAME}.<any(xml, csv, json, 'beacon.txt', 'csv-metadata.json'):form>")
def register_download(name: str, form: str) -> Response:
    """One register to take away."""
    made = {"xml": _xml, "csv": _csv, "json": _json, "beacon.txt": _beacon, "csv-metadata.json": _csv_metadata}
    body = made[form](name)
    about = [Link(f"{address()}/registers/{name}.csv-metadata.json", "describedby")] if form == "csv" else []
    return _file(body, name, form, Link(f"{address()}/registers/{name}/", "canonical"), *about)


@pages.get("/registers/<name>/<entry>.jsonld")
def entry_download(name: str, entry: str) -> Response:
    """One entry as JSON-LD."""
    found = _directory().entry(name, entry)
    facts = CONTEXT | linked(found, _directory(), address())
    return _file(_written(facts), f"{name}-{entry}", "jsonld", Link(facts["url"], "canonical"))


def _directory() -> Directory:
    return directory(corpus(), state().script)


def _rows(name: str) -> tuple[Row, ...]:
    return rows(corpus(), name, state().script, state().language)


def _question() -> Question:
    """What the request asks for; a sort that there is none of is by name."""
    asked = request.args.get
    sort = asked("sort", "")
    return Question(asked("q", "").strip(), asked("kind", ""), asked("text", ""), sort if sort in SORTS else SORTS[0])


def _grouped(things: Iterable[Any], key: Callable[[Any], str]) -> dict[str, list[Any]]:
    """Things by their keys, in the order in which these first come."""
    found: dict[str, list[Any]] = {}
    for each in things:
        found.setdefault(key(each), []).append(each)
    return found


def _mentioned(text: Text, found: tuple[Mention, ...]) -> Mentioned:
    """The mentions of a text, apart from those in what the edition says in other languages than the reader's."""
    here = tuple(each for each in found if not each.is_own or each.language[:2] == state().interface)
    return Mentioned(text, here, _grouped((each for each in found if each not in here), attrgetter("language")))


def _xml(name: str) -> bytes:
    return document(corpus(), name, state().script, address())


def _csv(name: str) -> str:
    return table(_rows(name), _directory(), address())


def _json(name: str) -> str:
    entries = _directory().register(name)
    about = corpus().about()
    facts = {
        "register": name,
        "address": f"{address()}/registers/{name}/",
        "release": about.release if about else "",
        "licence": about.licence if about else "",
        "entries": [record(e, _directory(), passages(corpus(), e.ref), address()) for e in entries],
    }
    return _written(facts)


def _beacon(name: str) -> str:
    return beacon(_rows(name), name, words("en")[name], address())


def _csv_metadata(name: str) -> str:
    told = {column: words("en")[f"column-{column}"] for column in COLUMNS}
    return _written(description(name, address(), told, "en"))


def _written(facts: dict[str, Any]) -> str:
    return json.dumps(facts, ensure_ascii=False, indent=1) + "\n"


def _file(body: str | bytes, name: str, form: str, *links: Link) -> Response:
    about = corpus().about()
    licence = (Link(about.licence_url, "license"),) if about and about.licence_url else ()
    stem = "-".join(filter(None, (name, state().script)))
    return file(body, _MEDIA[form], *links, *licence, name=f"{stem}.{form}")
