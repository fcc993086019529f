"""What views and frames ask of the request: the edition, the reader's state, the edition as that reader reads it."""

from __future__ import annotations

from flask import current_app, request

from .edition.corpus import Corpus
from .edition.reading import Reading
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


def address() -> str:
    """The edition's own address, without a final slash: as configured, never as a request's Host says."""
    return current_app.config["BASE_URL"].rstrip("/")
