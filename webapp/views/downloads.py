"""Texts and passages, ranges and what a release has of either, to take away."""

from __future__ import annotations

import re
from urllib.parse import quote

from flask import Blueprint, Response, request

from ..context import address, corpus, reading, state

pages = Blueprint("downloads", __name__)

_MEDIA = {"xml": "application/tei+xml", "txt": "text/plain"}


@pages.get("/texts/<text_id>.<any(xml, txt):form>")
def text_download(text_id: str, form: str) -> Response:
    """One text to take away, as TEI or as plain text."""
    return _download(text_id, "", form)


@pages.get("/texts/<text_id>/<words>.<any(xml, txt):form>")
def passage_download(text_id: str, words: str, form: str) -> Response:
    """The passage, or passages, that a reference names, to take away as TEI or as plain text."""
    return _download(text_id, words, form)


def _download(text_id: str, words: str, form: str) -> Response:
    url = address()
    body = reading().tei(text_id, url, words) if form == "xml" else reading().plain(text_id, url, words)
    response = Response(body, content_type=f"{_MEDIA[form]}; charset=utf-8")
    name = "-".join(filter(None, (text_id, words.replace("@", "-v"), state().script)))
    response.headers.set("Content-Disposition", "attachment", filename=f"{re.sub('[^A-Za-z0-9._-]', '_', name)}.{form}")
    canonical = f"{url}/texts/{quote(text_id)}/{quote(words, safe='@')}"
    response.headers.add("Link", f'<{canonical}>; rel="canonical"')
    response.headers.add("Link", f'<{canonical}>; rel="collection"; type="text/html"')
    licence = corpus().text(text_id).licence
    if licence.startswith("http"):
        response.headers.add("Link", f'<{licence}>; rel="license"')
    response.headers["Edition-Release"] = words.partition("@")[2] or corpus().text(text_id).release
    response.add_etag()
    return response.make_conditional(request)
