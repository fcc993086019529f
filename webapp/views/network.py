"""The network: who is mentioned with whom, and what the texts say joins them, as picture, table and file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from ..context import address, corpus, state
from ..edition.errors import Unknown
from ..edition.network import DRAWN, Graph, picture, related, relations, together
from ..edition.network.graphml import graphml
from ..edition.network.table import pairs_table, relations_table
from ..edition.registers.directory import directory
from ..edition.registers.relation import Relation
from ..files import file
from ..hues import hue
from ..interface import words

pages = Blueprint("network", __name__)

WHO = {"persons": ("per",), "organizations": ("org",), "both": DRAWN}
"""Whose network a reader may ask for."""

_WIDTH = 1176
_WEIGHTS = (1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100)
_MEDIA = {"graphml": "application/graphml+xml; charset=utf-8", "csv": "text/csv; charset=utf-8; header=present"}


@dataclass(frozen=True)
class View:
    """What a reader asks to see: of one text or of all, of whom, around which entry, what so many passages tell.

    `authors` is `yes` where authors count whom the digests of their own texts name.

    `least` is 0 where that is not asked.
    """

    page: str
    text: str = ""
    who: str = "persons"
    of: str = ""
    authors: str = ""
    least: int = 0
    problem: str = ""

    @classmethod
    def asked(cls, page: str) -> View:
        """The view that a request asks for; Unknown where it names a text or an entry that there is not."""
        text, who, of, least = (request.args.get(name, "").strip() for name in ("text", "who", "of", "min"))
        if of and of not in directory(corpus()).entries:
            raise Unknown(f"the registers have no “{of}”")
        is_number = least.isascii() and least.isdigit() and len(least) < 7
        authors = "yes" if request.args.get("authors") == "yes" else ""
        view = cls(page, corpus().text(text).id if text else "", who if who in WHO else "persons", of, authors)
        if is_number or not least:
            return replace(view, least=int(least or 0))
        return replace(view, problem=least)

    def href(self, file: str = "", **changes: Any) -> str:
        """The address of the same view with changes, or of a file with the same."""
        view = replace(self, **changes)
        usual = {"text": "", "who": "persons", "of": "", "authors": "", "least": 0}
        told = {name: getattr(view, name) for name, value in usual.items() if getattr(view, name) != value}
        asked = {"min" if name == "least" else name: value for name, value in told.items()}
        return f"{request.script_root}/network/{file or view.page}" + f"?{urlencode(asked, safe=':')}" * bool(asked)

    @property
    def mentioned(self) -> Graph:
        """All who are mentioned together, of those asked for."""
        return self.told(together(corpus(), bool(self.authors)).among(WHO[self.who]))

    def told(self, graph: Graph) -> Graph:
        """What of a graph is in the text that is asked for."""
        return graph.within(self.text) if self.text else graph

    def seen(self, graph: Graph, least: int = 0) -> Graph:
        """What of a graph so many passages tell, around the entry that is asked for, without whom nobody joins."""
        graph = graph.at_least(least)
        return (graph.around(self.of) if self.of else graph).joined


@pages.get("/network/")
def mentioned() -> tuple[str, int]:
    """Who is mentioned with whom."""
    view = View.asked("")
    whole = view.mentioned
    legible = _legible(view, whole)
    least = view.least or legible or 1
    shown = view.seen(whole, max(least, legible)) if legible else Graph({}, ())
    facts = {
        "graph": view.seen(whole, least),
        "least": least,
        "legible": legible,
        "steps": _steps(view, whole, least),
        "ways": tuple(WHO),
    }
    return _page("network.html", view, shown, **facts)


@pages.get("/network/relations/")
def stated() -> tuple[str, int]:
    """The relations that the registers state."""
    view = View.asked("relations/")
    shown = view.seen(view.told(related(corpus()).among(DRAWN)))
    return _page("network-relations.html", view, shown, rows=_rows(view, _related(view)))


@pages.get("/network/mentions.<any(graphml, csv):form>")
def mentions_download(form: str) -> Response:
    """Who is mentioned with whom, to take away; all of it unless told."""
    view = View.asked("")
    graph = view.seen(view.mentioned, view.least)
    known = directory(corpus())
    body = pairs_table(graph, known) if form == "csv" else graphml(graph, known, address())
    return file(body, _MEDIA[form], name=f"mentions.{form}")


@pages.get("/network/relations.<any(graphml, csv):form>")
def relations_download(form: str) -> Response:
    """The relations, to take away; all of them unless told."""
    view = View.asked("relations/")
    graph, known = _related(view), directory(corpus())
    body = relations_table(_rows(view, graph)) if form == "csv" else graphml(graph, known, address())
    return file(body, _MEDIA[form], name=f"relations.{form}")


def _page(template: str, view: View, shown: Graph, **facts: Any) -> tuple[str, int]:
    told = words(state().language)
    texts = {text.id: text for text in corpus().texts(state().script)}
    drawn = picture(
        corpus(), shown, _WIDTH, state().script, state().language, lambda name: told.get(f"relation-{name}", name)
    )
    page = render_template(
        template,
        view=view,
        drawn=drawn,
        texts=texts,
        entries=directory(corpus(), state().script).entries,
        hue_of=_hue_of,
        **facts,
    )
    return page, 400 if view.problem else 200


def _hue_of(texts: tuple[str, ...]) -> str:
    """The class that says which text something is of: the text's own colour, or `several`."""
    return hue(texts[0]) if len(texts) == 1 else "several" if texts else "untold"


def _legible(view: View, graph: Graph) -> int:
    """The least weight at which not too much is seen of a graph to be drawn; 0 where it is too much at any."""
    return next((weight for weight in graph.weights if view.seen(graph, weight).is_legible), 0)


def _steps(view: View, graph: Graph, least: int) -> list[tuple[int, int]]:
    """Weights to choose from, each with the number of pairs then seen; the one that is chosen among them."""
    weights = [weight for weight in graph.weights if weight in (*_WEIGHTS, least)]
    counted = ((weight, len(view.seen(graph, weight).links)) for weight in weights)
    return [(weight, count) for weight, count in counted if count]


def _related(view: View) -> Graph:
    """All that is related, of whatever register, as far as it is asked for."""
    return view.seen(view.told(related(corpus())))


def _rows(view: View, graph: Graph) -> list[Relation]:
    """The relations of the text that is asked for and, around an entry, those that join what the graph joins."""
    joined = {link.ends for link in graph.links}
    found = (each for each in relations(corpus()) if not view.of or joined.intersection(each.pairs))
    return [each for each in found if not view.text or any(text == view.text for text, _ in each.passages)]
