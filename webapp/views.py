"""The pages: each finds what the path names in the corpus and puts it into a frame."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, current_app, render_template, request

from .edition.corpus import Corpus
from .edition.mentions import mentions
from .edition.reading import Reading
from .edition.registers import PREFIXES
from .edition.status import statuses
from .edition.text import Text
from .guide import guide
from .interface import words
from .state import State

pages = Blueprint("pages", __name__)


def corpus() -> Corpus:
    """The edition that this app serves."""
    return current_app.extensions["corpus"]


def state() -> State:
    """The reader's interface language and script."""
    return request.environ["edition.state"]


def reading() -> Reading:
    """The edition as this request's reader wants it."""
    return Reading(corpus(), state().script, request.script_root, words(state().language))


def address() -> str:
    """The edition's own address, without a final slash: as configured, never as a request's Host says."""
    return current_app.config["BASE_URL"].rstrip("/")


@pages.get("/")
def home() -> str:
    """The front page: what the edition is, and its texts."""
    return render_template("home.html", texts=corpus().texts(state().script), about=corpus().about(state().script))


@pages.get("/about/")
def about() -> str:
    """The edition's account of itself."""
    return render_template("about.html", article=reading().about(), about=corpus().about(state().script))


@pages.get("/about/encoding/")
def encoding() -> str:
    """The encoding guide, as the schema's source gives it."""
    return render_template("encoding.html", article=guide(state().script))


@pages.get("/about/status/")
def status() -> str:
    """How far the edition is, text by text."""
    return render_template("status.html", texts=corpus().texts(state().script), statuses=statuses(corpus()))


@pages.get("/texts/")
def texts() -> str:
    """The list of texts."""
    return render_template("texts.html", texts=corpus().texts(state().script))


@pages.get("/texts/<text_id>/")
def text(text_id: str) -> str:
    """One text, to read."""
    facts = {"text": corpus().text(text_id, state().script), "around": _neighbours(text_id)}
    return render_template("text.html", article=reading().text(text_id), **facts, **_citation(text_id))


@pages.get("/texts/<text_id>/<anchor>")
def passage(text_id: str, anchor: str) -> str:
    """One passage between its neighbours: the page that its permalink leads to."""
    found = corpus().text(text_id, state().script)
    facts = {"text": found, "block": found.block(anchor), "around": found.neighbours(anchor)}
    article = reading().passage(text_id, anchor)
    return render_template("passage.html", article=article, **facts, **_citation(text_id, anchor))


@pages.get("/texts/<text_id>.<any(xml, txt):form>")
def text_download(text_id: str, form: str) -> Response:
    """One text to take away, as TEI or as plain text."""
    return _download(text_id, "", form)


@pages.get("/texts/<text_id>/<anchor>.<any(xml, txt):form>")
def passage_download(text_id: str, anchor: str, form: str) -> Response:
    """One passage to take away, as TEI or as plain text."""
    return _download(text_id, anchor, form)


@pages.get("/registers/")
def registers() -> str:
    """The list of registers."""
    sizes = {name: len(reading().entries(name)) for name in PREFIXES}
    return render_template("registers.html", sizes=sizes)


@pages.get("/registers/<name>/")
def register(name: str) -> str:
    """One register."""
    return render_template("register.html", name=name, article=reading().register(name))


@pages.get("/registers/<name>/<entry>/")
def entry(name: str, entry: str) -> str:
    """One entry of a register."""
    article = reading().register(name, entry)
    found = mentions(corpus(), f"{PREFIXES[name]}:{entry}", state().script)
    return render_template("register.html", name=name, entry=entry, article=article, mentions=found)


def _neighbours(text_id: str) -> tuple[Text | None, Text | None]:
    """The texts before and after one in the list of texts."""
    texts = corpus().texts(state().script)
    at = [text.id for text in texts].index(text_id)
    return (texts[at - 1] if at else None), (texts[at + 1] if at + 1 < len(texts) else None)


def _citation(text_id: str, anchor: str = "") -> dict[str, Any]:
    """What a citation needs: always of the text as printed, at its address without a reader's state."""
    citable = not anchor or corpus().is_minted(text_id, anchor)
    return {
        "citable": citable,
        "cited": corpus().text(text_id),
        "permalink": f"{address()}/texts/{quote(text_id)}/{anchor}",
    }


_MEDIA = {"xml": "application/tei+xml", "txt": "text/plain"}


def _download(text_id: str, anchor: str, form: str) -> Response:
    url = address()
    body = reading().tei(text_id, url, anchor) if form == "xml" else reading().plain(text_id, url, anchor)
    response = Response(body, content_type=f"{_MEDIA[form]}; charset=utf-8")
    name = "-".join(filter(None, (text_id, anchor, state().script)))
    response.headers.set("Content-Disposition", "attachment", filename=f"{re.sub('[^A-Za-z0-9._-]', '_', name)}.{form}")
    canonical = f"{url}/texts/{quote(text_id)}/{anchor}"
    response.headers.add("Link", f'<{canonical}>; rel="canonical"')
    licence = corpus().text(text_id).licence
    if licence.startswith("http"):
        response.headers.add("Link", f'<{licence}>; rel="license"')
    response.headers["Edition-Release"] = corpus().text(text_id).release
    response.add_etag()
    return response.make_conditional(request)
