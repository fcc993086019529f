"""Citations: the box on the page of a text or passage, and the files that reference managers take."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask import Blueprint, Response, current_app

from ..context import address, corpus, state
from ..edition.citation import Item
from ..edition.citation.formats import FORMATS
from ..edition.citation.item import address_of, checked
from ..edition.citation.styles import STYLES, Citation, Style, cited
from ..edition.discovery import Link
from ..edition.discovery.links import file_address
from ..edition.errors import EditionError
from ..edition.passage import referred
from ..edition.reference import Reference
from ..files import file

pages = Blueprint("citations", __name__)

_FORM = "<any(bib, biblatex, ris, 'csl.json'):form>"


@pages.get(f"/texts/<text_id>.{_FORM}")
def text_citation(text_id: str, form: str) -> Response:
    """The citation of a text, for a program."""
    return _file(checked(corpus(), Reference(text_id, "")), form)


@pages.get(f"/texts/<text_id>/<words>.{_FORM}")
def passage_citation(text_id: str, words: str, form: str) -> Response:
    """The citation of a passage, of a range or of either as a release has it, for a program."""
    return _file(checked(corpus(), referred(corpus(), text_id, words)), form)


def box(reference: Reference) -> dict[str, Any]:
    """What the box for citations needs: always of the text as printed, at its address without a reader's state."""
    path = address_of(reference, "")
    return {
        "citable": _is_citable(reference),
        "ledger_is_lost": bool(corpus().ledger_problems),
        "citations": citations(reference, STYLES.values()),
        "preferred": preferred(),
        "files": {one.name: file_address(path, ending) for ending, one in FORMATS.items()},
        "permalink": address() + path,
        "base": address_of(Reference(reference.text, ""), address()),
    }


def preferred() -> str:
    """The name of the style that the reader is likely to want."""
    return "gb7714" if state().interface == "zh" else "chicago"


def citations(reference: Reference, styles: Iterable[Style], kind: str = "") -> tuple[Citation, ...]:
    """Words of a kind in some styles; none where they cannot be made, which is no reason not to show the passage."""
    if not _is_citable(reference):
        return ()
    item = Item.of(corpus(), reference, address(), kind)
    try:
        return tuple(cited(item, style, date.today(), store=corpus().store) for style in styles)
    except EditionError as error:
        current_app.logger.warning("%s", error)
        return ()


def _is_citable(reference: Reference) -> bool:
    return not reference.start or corpus().is_minted(reference.text, reference.start)


def _file(reference: Reference, form: str) -> Response:
    item, format_ = Item.of(corpus(), reference, address()), FORMATS[form]
    links = Link(item.url, "canonical"), Link(item.url, "describes", "text/html")
    stem = item.id.replace("/", "-").replace("@", "-v")
    media, name = f"{format_.media}; charset=utf-8", f"{stem}.{format_.ending}"
    response = file(format_.write(item), media, *links, name=name)
    response.headers["Edition-Release"] = item.release
    return response
