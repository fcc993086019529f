"""Texts and passages, ranges and what a release has of either, to take away."""

from __future__ import annotations

from flask import Blueprint, Response

from ..context import address, corpus, reading, state
from ..edition.citation.item import address_of
from ..edition.discovery import Link
from ..edition.discovery.links import CONTENT
from ..edition.passage import referred
from ..edition.reference import Reference
from ..files import file

pages = Blueprint("downloads", __name__)


@pages.get("/texts/<text_id>.<any(xml, txt):form>")
def text_download(text_id: str, form: str) -> Response:
    """One text to take away, as TEI or as plain text."""
    return _download(text_id, "", form)


@pages.get("/texts/<text_id>/<words>.<any(xml, txt):form>")
def passage_download(text_id: str, words: str, form: str) -> Response:
    """The passage, or passages, that a reference names, to take away as TEI or as plain text."""
    return _download(text_id, words, form)


def _download(text_id: str, words: str, form: str) -> Response:
    url, text = address(), corpus().text(text_id)
    reference = referred(corpus(), text_id, words) if words else Reference(text_id, "")
    body = reading().tei(text_id, url, words) if form == "xml" else reading().plain(text_id, url, words)
    page = address_of(reference, url)
    links = [Link(page, "canonical"), Link(page, "collection", "text/html")]
    links += [Link(text.licence_url, "license")] if text.licence_url else []
    stem = "-".join(filter(None, (text_id, words.replace("@", "-v"), state().script)))
    response = file(body, f"{CONTENT[form]}; charset=utf-8", *links, name=f"{stem}.{form}")
    response.headers["Edition-Release"] = reference.release or text.release
    return response
