"""Registers and their entries."""

from __future__ import annotations

from flask import Blueprint, render_template

from ..context import corpus, reading, state
from ..edition.mentions import mentions
from ..edition.registers import PREFIXES

pages = Blueprint("registers", __name__)


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
