"""Typed links that lead programs through a page (RFC 8288; FAIR Signposting Profile, https://signposting.org/FAIR/)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..citation.formats import FORMATS
from ..citation.item import address_of
from ..reference import Reference
from .subject import Subject

CONTENT = {"xml": "application/tei+xml", "txt": "text/plain"}
DESCRIBED = {ending: form.media for ending, form in FORMATS.items()} | {"jsonld": "application/ld+json"}
LINKSET = "linkset.json"
LINKSET_MEDIA = "application/linkset+json"
_HTML = "text/html"


@dataclass(frozen=True)
class Link:
    """A link from a page: its target, the relation (IANA), the media type to expect there."""

    target: str
    relation: str
    media: str = ""

    @property
    def header(self) -> str:
        """The link as part of a Link header."""
        return f'<{self.target}>; rel="{self.relation}"' + (f'; type="{self.media}"' if self.media else "")


def links(subject: Subject) -> tuple[Link, ...]:
    """The links of the page of a text or passage."""
    url = subject.item.url
    return (
        Link(url, "cite-as"),
        *(Link(f"https://schema.org/{kind}", "type") for kind in ("AboutPage", "DigitalDocument")),
        *(Link(address, "author") for address in _identified(subject)),
        *_terms(subject),
        *(Link(file_address(url, ending), "describedby", media) for ending, media in DESCRIBED.items()),
        *(Link(file_address(url, ending), "item", media) for ending, media in content(subject).items()),
        _collection(subject),
        *_versions(subject),
        Link(file_address(url, LINKSET), "linkset", LINKSET_MEDIA),
    )


def linkset(subject: Subject) -> dict[str, Any]:
    """The links of the page and of all that belongs to it, as a link set (RFC 9264, 4.2); of a text, its passages."""
    url = subject.item.url
    back = Link(url, "collection", _HTML)
    contexts = [
        _context(url, (*(link for link in links(subject) if link.relation != "linkset"), *_passages(subject))),
        *(_context(file_address(url, ending), [back, *_terms(subject)]) for ending in content(subject)),
        *(_context(file_address(url, ending), [replace(back, relation="describes")]) for ending in DESCRIBED),
    ]
    return {"linkset": contexts}


def _context(anchor: str, found: Iterable[Link]) -> dict[str, Any]:
    """One link context object: targets by relation."""
    context: dict[str, Any] = {"anchor": anchor}
    for link in found:
        target = {"href": link.target} | ({"type": link.media} if link.media else {})
        context.setdefault(link.relation, []).append(target)
    return context


def file_address(url: str, ending: str) -> str:
    """The address of a file of a text or passage, by that of its page."""
    return f"{url.rstrip('/')}.{ending}"


def content(subject: Subject) -> dict[str, str]:
    """The media types of the files that have its words, by their endings; none where those are not on hand."""
    return CONTENT if subject.is_on_hand else {}


def _terms(subject: Subject) -> list[Link]:
    return [Link(subject.text.licence_url, "license")] if subject.text.licence_url else []


def _collection(subject: Subject) -> Link:
    """A passage belongs to its text, a text to the edition."""
    return Link(subject.text_url if subject.reference.start else f"{subject.address}/", "collection", _HTML)


def _versions(subject: Subject) -> Iterator[Link]:
    """What a release has leads to what stands there today (RFC 5829)."""
    if subject.reference.release:
        yield Link(address_of(replace(subject.reference, release=""), subject.address), "latest-version", _HTML)


def _passages(subject: Subject) -> Iterator[Link]:
    if not subject.reference.start:
        for anchor in subject.text.blocks:
            yield Link(address_of(Reference(subject.text.id, anchor), subject.address), "item", _HTML)


def _identified(subject: Subject) -> list[str]:
    """For each author whose identity was checked, the address of an identifier."""
    return [author.entry.links[0][2] for author in subject.authors if author.entry and author.entry.links]
