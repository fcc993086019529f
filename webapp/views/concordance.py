"""The concordance: what several texts treat, and what they say of it side by side."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from ..context import corpus, state
from ..edition.concordance import sayings, shared
from ..edition.registers import PREFIXES
from ..edition.registers.directory import directory

pages = Blueprint("concordance", __name__)


@pages.get("/concordance/")
def concordance() -> str:
    """The entries that several texts mention, of all registers or of one."""
    found = shared(corpus(), state().script, state().language)
    registers = {name: sum(each.entry.register == name for each in found) for name in PREFIXES}
    chosen = request.args.get("register", "")
    chosen = chosen if registers.get(chosen) else ""
    return render_template(
        "concordance.html",
        found=[each for each in found if chosen in ("", each.entry.register)],
        registers={name: size for name, size in registers.items() if size},
        chosen=chosen,
        texts=corpus().texts(state().script),
    )


@pages.get("/concordance/<name>/<entry>/")
def sayings_of(name: str, entry: str) -> str:
    """What each text says of an entry."""
    found = directory(corpus(), state().script).entry(name, entry)
    told = sayings(corpus(), found.ref, state().script, state().language)
    return render_template(
        "concordance-entry.html", name=name, entry=found, told=told, count=sum(len(all_of_it) for _, all_of_it in told)
    )
