"""Entries for programs: plain records for JSON, and schema.org for JSON-LD (https://schema.org, JSON-LD 1.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from .directory import Directory
from .entry import PINYIN, Entry, Words
from .relation import Side
from .time import Time

CONTEXT = {"@context": "https://schema.org"}
"""What the names of JSON-LD are names of."""

_TYPES = {
    "persons": "Person", "places": "Place", "organizations": "Organization", "events": "Event", "works": "CreativeWork",
    "kind-country": "Country", "kind-city": "City", "kind-river": "BodyOfWater", "kind-mountains": "Mountain",
    "kind-party": "PoliticalParty", "kind-union": "WorkersUnion", "kind-book": "Book", "kind-article": "Article",
    "kind-periodical": "Periodical",
}  # fmt: skip
_BOUNDS = {
    "persons": ("birthDate", "deathDate"),
    "organizations": ("foundingDate", "dissolutionDate"),
    "events": ("startDate", "endDate"),
    "works": ("datePublished", ""),
}


def address_of(ref: str, directory: Directory, url: str) -> str:
    """The address of an entry's page; `url` is the edition's, without a final slash."""
    entry = directory.entries[ref]
    return f"{url}/registers/{entry.register}/{entry.id}/"


def record(entry: Entry, directory: Directory, passages: Mapping[str, tuple[str, ...]], url: str) -> dict[str, Any]:
    """All that the edition knows of an entry; `passages` are the anchors that mention it, by text."""
    facts = {
        "id": entry.id,
        "pointer": entry.ref,
        "address": address_of(entry.ref, directory, url),
        "kinds": [kind.partition("-")[2] for kind in entry.kinds],
        "certainty": entry.cert,
        "names": [_spoken(name) | {"type": name.kind} for name in entry.names],
        "descriptions": [_spoken(note) for note in entry.notes],
        "dates": [{"of": time.what, "edtf": time.edtf, "certainty": time.cert} for time in entry.times],
        "point": dict(zip(("latitude", "longitude"), entry.point, strict=True)) if entry.point else None,
        "place": entry.place,
        "authors": [_spoken(words) | {"pointer": ref} for words, ref in entry.makers],
        "imprint": {what: words.text for what, words in entry.imprint},
        "identifiers": [{"type": kind, "value": value, "address": to} for kind, value, to in entry.links],
        "text": entry.edited,
        "relations": [_related(relation) for relation in directory.relations(entry.ref)],
        "passages": [f"{text}/{anchor}" for text, anchors in passages.items() for anchor in anchors],
    }
    return known(facts)


def linked(entry: Entry, directory: Directory, url: str) -> dict[str, Any]:
    """An entry as JSON-LD; dates only where they are exact, `sameAs` only what the register has."""
    facts = {
        "@type": next((_TYPES[kind] for kind in (*entry.kinds, entry.register) if kind in _TYPES), "Thing"),
        "@id": address_of(entry.ref, directory, url),
        "url": address_of(entry.ref, directory, url),
        "name": [_value(name) for name in entry.names if name.kind != "variant" and name.language != PINYIN],
        "alternateName": [_value(name) for name in entry.names if name.kind == "variant" or name.language == PINYIN],
        "description": [_value(note) for note in entry.notes],
        "sameAs": [address for _, _, address in entry.links],
        "geo": _geo(entry.point),
        "location": referred(entry.place, directory, url),
        "author": [referred(ref, directory, url) or {"name": words.text} for words, ref in entry.makers],
        "publisher": next((words.text for what, words in entry.imprint if what == "publisher"), ""),
        **dict(_dates(entry)),
    }
    return known(facts)


def _spoken(words: Words) -> dict[str, str]:
    return {"text": words.text, "language": words.language}


def _related(relation: Side) -> dict[str, Any]:
    facts = asdict(relation) | {"time": relation.time.edtf if relation.time else ""}
    return known(facts | {"others": list(relation.others), "sources": list(relation.sources)})


def known(facts: dict[str, Any]) -> dict[str, Any]:
    """Only what is known."""
    return {name: value for name, value in facts.items() if value not in ("", None, [], {})}


def _value(words: Words) -> dict[str, str]:
    return known({"@value": words.text, "@language": words.language})


def _geo(point: tuple[float, float] | None) -> dict[str, Any] | None:
    return {"@type": "GeoCoordinates", "latitude": point[0], "longitude": point[1]} if point else None


def referred(ref: str, directory: Directory, url: str) -> dict[str, Any] | None:
    """Another entry, by its address and its English name."""
    if ref not in directory.entries:
        return None
    other = directory.entries[ref]
    return {"@type": _TYPES[other.register], "@id": address_of(ref, directory, url), "name": other.name("en").text}


def _dates(entry: Entry) -> Iterator[tuple[str, str]]:
    begins, ends = _BOUNDS.get(entry.register, ("", ""))
    first, last = bounds(entry)
    yield from ((name, value) for name, value in ((begins, _exact(first)), (ends, _exact(last, last=True))) if name)


def bounds(entry: Entry) -> tuple[Time | None, Time | None]:
    """When it began and ended: birth and death, or one time that says both."""
    if entry.register == "persons":
        return entry.time("birth"), entry.time("death")
    time = entry.time("state") or entry.time("date")
    return time, time


def _exact(time: Time | None, last: bool = False) -> str:
    if time is None:
        return ""
    return time.when or (time.end if last else time.start)
