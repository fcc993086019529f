"""An entry of a register as a record: a person, place, organization, event or work (TEI P5, 13.3 and 3.12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..diplomatic import reading
from ..folding import folded
from ..origin import language_and_origin
from ..tei import XML_ID, Element, local, q
from . import NAMED, REGISTERS
from .time import Time, time_of

FORMS = {register.prefix: register.form for register in REGISTERS}
PINYIN = "zh-Latn-pinyin"


@dataclass(frozen=True)
class Authority:
    """Others who give identifiers: what makes the address of a page of one, and what makes the URI of the thing."""

    page: str
    uri: str


AUTHORITIES = {
    "GeoNames": Authority("https://www.geonames.org/", "https://sws.geonames.org/"),
    "VIAF": Authority("https://viaf.org/viaf/", "http://viaf.org/viaf/"),
    "Wikidata": Authority("https://www.wikidata.org/wiki/", "http://www.wikidata.org/entity/"),
}


@dataclass(frozen=True)
class Words:
    """A form of a name or a remark, with its language; `origin` is the language that it was converted from."""

    text: str
    language: str
    kind: str = ""
    origin: str = ""


@dataclass(frozen=True)
class Entry:
    """One entity: its `ref` (`per:hook`), the forms of its name as they stand, its kinds as words of the interface.

    `point` is latitude and longitude in degrees (WGS 84), `place` where an event was, `makers` the authors of a work
    with the pointers to them, `imprint` publisher and place by their elements, `edited` a text of this edition.
    """

    ref: str
    names: tuple[Words, ...]
    kinds: tuple[str, ...] = ()
    cert: str = ""
    notes: tuple[Words, ...] = ()
    times: tuple[Time, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    point: tuple[float, float] | None = None
    place: str = ""
    makers: tuple[tuple[Words, str], ...] = ()
    imprint: tuple[tuple[str, Words], ...] = ()
    edited: str = ""

    @property
    def id(self) -> str:
        """The xml:id."""
        return self.ref.partition(":")[2]

    @property
    def register(self) -> str:
        """The name of the register: `persons`."""
        return NAMED[self.ref.partition(":")[0]]

    @property
    def links(self) -> tuple[tuple[str, str, str], ...]:
        """Identifiers of others that have an address: type, value, address."""
        known = ((kind, value) for kind, value in self.identifiers if kind in AUTHORITIES)
        return tuple((kind, value, AUTHORITIES[kind].page + value) for kind, value in known)

    def name(self, spoken: str) -> Words:
        """The name for a reader of a language: the main one, else any in it, else the first."""
        alike = [name for name in self.names if name.language[:2] == spoken[:2] and name.language != PINYIN]
        return next((name for name in alike if name.kind != "variant"), (alike or self.names)[0])

    def in_language(self, spoken: str) -> Words | None:
        """The main name in a language, if there is one."""
        name = self.name(spoken)
        return name if name.language[:2] == spoken[:2] else None

    def time(self, what: str) -> Time | None:
        """What is said of its birth, death, existence or date."""
        return next((time for time in self.times if time.what == what), None)


def entry_of(element: Element, prefix: str) -> Entry:
    """An entry from its element."""
    return Entry(
        ref=f"{prefix}:{element.get(XML_ID)}",
        names=_names(element, prefix),
        kinds=tuple(_kinds(element)),
        cert=element.get("cert", ""),
        notes=tuple(_words(note) for note in element.iterchildren(q("note"), q("desc"))),
        times=tuple(_times(element)),
        identifiers=tuple((i.get("type", ""), _text(i)) for i in element.iterchildren(q("idno")) if _text(i)),
        point=_point(element),
        place=element.get("where", ""),
        makers=tuple(_makers(element)),
        imprint=tuple((local(part), _words(part)) for part in element.iterchildren(q("publisher"), q("pubPlace"))),
        edited=_edited(element),
    )


def _names(element: Element, prefix: str) -> tuple[Words, ...]:
    """The forms of the name; of those that conversion of script has made equal, or variants of a region, the first."""
    kept: list[Words] = []
    for form in (_words(form) for form in element.iterchildren(q(FORMS[prefix])) if _text(form)):
        alike = (
            each for each in kept if (folded(each.text), each.language[:2]) == (folded(form.text), form.language[:2])
        )
        if not any(form.origin or each.origin for each in alike):
            kept.append(form)
    return tuple(kept) or (Words(element.get(XML_ID, ""), ""),)


def _kinds(element: Element) -> Iterator[str]:
    yield from (f"occupation-{o.get('type')}" for o in element.iterchildren(q("occupation")) if o.get("type"))
    if element.get("type"):
        yield f"kind-{element.get('type')}"


def _times(element: Element) -> Iterator[Time]:
    parts = (time_of(part) for part in element.iterchildren(q("birth"), q("death"), q("state"), q("date")))
    yield from filter(None, (time_of(element, "date"), *parts))


def _point(element: Element) -> tuple[float, float] | None:
    """The point of a place (TEI P5, 13.3.4.1): two numbers, latitude first."""
    try:
        latitude, longitude = map(float, element.findtext(f"{q('location')}/{q('geo')}", "").replace(",", " ").split())
    except ValueError:
        return None
    return latitude, longitude


def _makers(element: Element) -> Iterator[tuple[Words, str]]:
    for author in element.iterchildren(q("author")):
        named = next(author.iterchildren("{*}*"), author)
        yield _words(named), named.get("ref", author.get("ref", ""))


def _edited(element: Element) -> str:
    paths = [_text(idno) for idno in element.iterchildren(q("idno")) if idno.get("type") == "path"]
    return next((path.removeprefix("texts/") for path in paths if path.startswith("texts/")), "")


def _words(element: Element) -> Words:
    language, origin = language_and_origin(element)
    return Words(_text(element), language, element.get("type", ""), origin)


def _text(element: Element) -> str:
    return " ".join(reading(element).split())
