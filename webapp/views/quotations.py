"""Quotations: of what passage one is, however it was typed, where it differs from it, and how to cite that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, render_template, request

from ..context import address, corpus, state
from ..edition.citation.item import address_of
from ..edition.citation.styles import STYLES
from ..edition.quotation import LEAST, LONGEST, Finding, find, needed
from ..edition.reference import Reference
from ..edition.script import needs_conversion
from ..edition.visibility import interface_for
from .citations import citations, preferred

pages = Blueprint("quotations", __name__)

_UNBOXED = ("digest", "introduction")
"""The kinds of words that no page has a box to cite, since their page is that of the author's."""


@pages.get("/cite/")
def check() -> str:
    """The form for a quotation and, where one is given, what it is found to be of."""
    typed = request.args.get("q", "")
    found = find(corpus(), typed) if typed.strip() else ()
    return render_template(
        "quotation.html",
        typed=typed,
        findings=[_facts(one) for one in found],
        percent=round(needed(typed) * 100),
        least=round(LEAST * 100),
        longest=LONGEST,
    )


def _facts(finding: Finding) -> dict[str, Any]:
    """What the page says of a finding."""
    styles = sorted(STYLES.values(), key=lambda style: style.name != preferred())
    is_boxed = finding.kind not in _UNBOXED
    return {
        "finding": finding,
        "text": corpus().text(finding.reference.text, state().script),
        "href": _href(finding),
        "sentences": [(id_, _href_of(Reference(finding.reference.text, id_))) for id_ in _ends(finding.sentences)],
        "permalink": finding.address(address()),
        "cite": f"{_href_of(finding.reference)}#cite" if is_boxed else "",
        "citations": citations(finding.reference, styles[:1] if is_boxed else styles, finding.kind),
    }


def _ends(ids: Sequence[str]) -> tuple[str, ...]:
    """The first and the last of some ids."""
    return tuple(dict.fromkeys((*ids[:1], *ids[-1:])))


def _href_of(reference: Reference) -> str:
    return request.script_root + address_of(reference, "")


def _href(finding: Finding) -> str:
    """Where the words stand for the reader; in another script they are to be looked for in the passage."""
    now = state()
    prefix = now.but(interface=interface_for(finding.kind, finding.language, now.interface)).prefix
    converted = bool(now.script) and needs_conversion(finding.language, now.script)
    address_in = finding.page if converted else finding.address
    return address_in(request.environ["edition.mount"] + prefix, now.interface)
