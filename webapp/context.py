"""What views and frames ask of the request: the edition, the reader's state, the edition as that reader reads it."""

from __future__ import annotations

from urllib.parse import quote

from flask import current_app, request

from .edition.corpus import Corpus
from .edition.reading import Reading
from .edition.text import suiting
from .edition.visibility import interface_for, query_for
from .interface import words
from .state import State


def corpus() -> Corpus:
    """The edition that this app serves."""
    return current_app.extensions["corpus"]


def state() -> State:
    """The reader's interface language and script."""
    return request.environ["edition.state"]


def reading() -> Reading:
    """The edition as this request's reader wants it."""
    return Reading(corpus(), state().script, request.script_root, words(state().language))


def edition_name() -> tuple[str, str]:
    """The edition's name for this request's reader, and its language; that of its folder where it has no page."""
    about = corpus().about(state().script)
    return suiting(about.titles, state().interface) if about else (corpus().path.resolve().name, "")


def shown_at(page: str, kind: str, language: str) -> str:
    """The address of a page of the edition that shows this request's reader words of a kind in a language."""
    reader = state().interface
    prefix = state().but(interface=interface_for(kind, language, reader)).prefix
    return request.environ["edition.mount"] + prefix + page + query_for(kind, language, reader)


def path() -> str:
    """The page's path as a URL has it, without the reader's state."""
    return quote(request.path, safe="/@")


def address() -> str:
    """The edition's own address, without a final slash: as configured, never as a request's Host says."""
    return current_app.config["BASE_URL"].rstrip("/")
