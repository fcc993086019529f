"""What there is to know of a text or passage, for programs: its links, and its description in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response

from ..context import address, corpus
from ..edition.citation.item import checked
from ..edition.discovery import Link, Subject
from ..edition.discovery.links import DESCRIBED, LINKSET, LINKSET_MEDIA, linkset
from ..edition.discovery.schema_org import document, graph
from ..edition.passage import referred
from ..edition.reference import Reference
from ..files import file

pages = Blueprint("metadata", __name__)


@pages.get(f"/texts/<text_id>.{LINKSET}")
def text_links(text_id: str) -> Response:
    """The links of a text."""
    return _links(Reference(text_id, ""))


@pages.get(f"/texts/<text_id>/<words>.{LINKSET}")
def passage_links(text_id: str, words: str) -> Response:
    """The links of a passage."""
    return _links(referred(corpus(), text_id, words))


@pages.get("/texts/<text_id>.jsonld")
def text_description(text_id: str) -> Response:
    """A text in JSON-LD."""
    return _description(Reference(text_id, ""))


@pages.get("/texts/<text_id>/<words>.jsonld")
def passage_description(text_id: str, words: str) -> Response:
    """A passage in JSON-LD."""
    return _description(referred(corpus(), text_id, words))


def _links(reference: Reference) -> Response:
    subject = _subject(reference)
    return _file(linkset(subject), LINKSET_MEDIA, subject)


def _description(reference: Reference) -> Response:
    subject = _subject(reference)
    return _file(graph(document(subject)), DESCRIBED["jsonld"], subject)


def _subject(reference: Reference) -> Subject:
    return Subject(corpus(), checked(corpus(), reference), address())


def _file(facts: Mapping[str, Any], media: str, subject: Subject) -> Response:
    links = Link(subject.item.url, "canonical"), Link(subject.item.url, "describes", "text/html")
    return file(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", media, *links)
