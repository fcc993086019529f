"""Texts and passages, to read."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from flask import Blueprint, render_template

from ..context import address, corpus, reading, state
from ..edition.text import Text

pages = Blueprint("texts", __name__)


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
