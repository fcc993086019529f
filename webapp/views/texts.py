"""Texts, to read."""

from __future__ import annotations

from flask import Blueprint, render_template

from ..context import corpus, reading, state
from ..edition.reference import Reference
from ..edition.text import Text
from ..metadata import described
from ..negotiation import negotiated
from .citations import box

pages = Blueprint("texts", __name__)


@pages.get("/texts/")
def texts() -> str:
    """The list of texts."""
    return render_template("texts.html", texts=corpus().texts(state().script))


@pages.get("/texts/<text_id>/")
@negotiated
def text(text_id: str) -> str:
    """One text, to read."""
    whole = Reference(text_id, "")
    facts = {"text": corpus().text(text_id, state().script), "around": _neighbours(text_id)}
    return render_template("text.html", article=reading().text(text_id), **facts, **box(whole), **described(whole))


def _neighbours(text_id: str) -> tuple[Text | None, Text | None]:
    """The texts before and after one in the list of texts."""
    texts = corpus().texts(state().script)
    at = [text.id for text in texts].index(text_id)
    return (texts[at - 1] if at else None), (texts[at + 1] if at + 1 < len(texts) else None)
