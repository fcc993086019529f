"""Quotations: of what passage one is, however it was typed, where it differs from it, and how to cite that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, render_template, request

from ..context import address, corpus, state
from ..edition.citation.item import address_of
from ..edition.citation.styles import Citation
from ..edition.quotation import LEAST, LONGEST, Finding, find, needed
from ..edition.reference import Reference
from ..edition.script import needs_conversion
from .citations import box

pages = Blueprint("quotations", __name__)


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
    return {
        "finding": finding,
        "text": corpus().text(finding.reference.text, state().script),
        "href": _href(finding),
        "sentences": [(id_, _href_of(Reference(finding.reference.text, id_))) for id_ in _ends(finding.sentences)],
        "permalink": finding.address(address()),
        "cite": f"{_href_of(finding.reference)}#cite",
        "citation": _citation(finding),
    }


def _ends(ids: Sequence[str]) -> tuple[str, ...]:
    """The first and the last of some ids."""
    return tuple(dict.fromkeys((*ids[:1], *ids[-1:])))


def _href_of(reference: Reference) -> str:
    return request.script_root + address_of(reference, "")


def _href(finding: Finding) -> str:
    """Where the words stand for the reader; in another script they are to be looked for in the passage."""
    now = state()
    apart = finding.kind == "introduction" and finding.language[:2] in ("en", "zh")
    prefix = now.but(interface=finding.language[:2]).prefix if apart else now.prefix
    both = "?digest=both" if finding.kind == "digest" and finding.language[:2] != now.interface else ""
    converted = bool(now.script) and needs_conversion(finding.language, now.script)
    fragment = "" if converted or not finding.fragment else f"#{finding.fragment}"
    return f"{request.environ['edition.mount']}{prefix}{address_of(finding.reference, '')}{both}{fragment}"


def _citation(finding: Finding) -> Citation | None:
    """The citation in the style that the reader is likely to want; None where it cannot be made."""
    told = box(finding.reference)
    return next((one for one in told["citations"] if one.style.name == told["preferred"]), None)
