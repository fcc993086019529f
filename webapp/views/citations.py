"""Citations: the box on the page of a text or passage, and the files that reference managers take."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from flask import Blueprint, Response, current_app, request

from ..context import address, corpus, state
from ..edition.citation import Item
from ..edition.citation.formats import FORMATS
from ..edition.citation.item import address_of, checked
from ..edition.citation.styles import STYLES, Citation, cited
from ..edition.errors import EditionError
from ..edition.passage import referred
from ..edition.reference import Reference

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
    citable = not reference.start or corpus().is_minted(reference.text, reference.start)
    return {
        "citable": citable,
        "citations": _citations(reference) if citable else (),
        "preferred": "gb7714" if state().interface == "zh" else "chicago",
        "files": {one.name: f"{path.rstrip('/')}.{ending}" for ending, one in FORMATS.items()},
        "permalink": address() + path,
        "base": address_of(Reference(reference.text, ""), address()),
    }


def _citations(reference: Reference) -> tuple[Citation, ...]:
    """The passage in every style; none where they cannot be made, which is no reason not to show it."""
    item = Item.of(corpus(), reference, address())
    try:
        return tuple(cited(item, style, date.today(), store=corpus().store) for style in STYLES.values())
    except EditionError as error:
        current_app.logger.warning("%s", error)
        return ()


def _file(reference: Reference, form: str) -> Response:
    item, format_ = Item.of(corpus(), reference, address()), FORMATS[form]
    response = Response(format_.write(item), content_type=f"{format_.media}; charset=utf-8")
    name = re.sub("[^A-Za-z0-9._-]", "_", item.id.replace("/", "-").replace("@", "-v"))
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.{format_.ending}")
    response.headers.add("Link", f'<{item.url}>; rel="canonical"')
    response.headers.add("Link", f'<{item.url}>; rel="describes"; type="text/html"')
    response.headers["Edition-Release"] = item.release
    response.add_etag()
    return response.make_conditional(request)
