"""The front page, and what the edition says of itself: account, state, encoding guide."""

from __future__ import annotations

from flask import Blueprint, render_template

from ..context import corpus, reading, state
from ..edition.status import statuses
from ..guide import guide
from ..metadata import described_account, described_edition

pages = Blueprint("about", __name__)


@pages.get("/")
def home() -> str:
    """The front page: what the edition is, and its texts."""
    facts = {"texts": corpus().texts(state().script), "about": corpus().about(state().script)}
    return render_template("home.html", **facts, **described_edition())


@pages.get("/about/")
def about() -> str:
    """The edition's account of itself."""
    facts = {"article": reading().about(), "about": corpus().about(state().script)}
    return render_template("about.html", **facts, **described_account("about"))


@pages.get("/about/encoding/")
def encoding() -> str:
    """The encoding guide, as the schema's source gives it."""
    return render_template("encoding.html", article=guide(state().script), **described_account("encoding"))


@pages.get("/about/status/")
def status() -> str:
    """How far the edition is, text by text."""
    facts = {"texts": corpus().texts(state().script), "statuses": statuses(corpus())}
    return render_template("status.html", **facts, **described_account("status"))
