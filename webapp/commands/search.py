"""`edition search`: find words in all that an edition holds."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..edition.corpus import Corpus
from ..edition.errors import Unknown
from ..edition.script import SCRIPTS
from ..edition.search import ORDERS, SIZES, Hit, Missing, Request, Results
from ..edition.search import search as search_in
from . import omissions, options


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="QUERY...")
@options.corpus
@click.option("--text", default="", metavar="ID", help="In one text only.")
@click.option("--kind", default="", help="words, digest, source, editorial, introduction, register or about.")
@click.option("--language", default="", metavar="TAG", help="en, zh-Hans ...")
@click.option("--person", default="", metavar="REF", help="Where a person is named: per:zhang-guotao.")
@click.option("--place", default="", metavar="REF", help="Where a place is named: pla:gansu.")
@click.option("--from", "from", default="", metavar="YEAR", help="Speaking of this year or later.")
@click.option("--to", default="", metavar="YEAR", help="Speaking of this year or earlier.")
@click.option("--order", default=ORDERS[0], show_default=True, type=click.Choice(ORDERS))
@click.option("--page", default=1, show_default=True, type=click.IntRange(1, 500), help="Twenty hits a page.")
@click.option("--script", type=click.Choice(SCRIPTS), help="Show Chinese in this script.")
@click.option("--names/--words-only", default=True, help="Find entries under their other names, too.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def search(
    words: tuple[str, ...], folder: Path, script: str | None, names: bool, page: int, as_json: bool, **asked: str
) -> None:
    """Find words, phrases in quotation marks, Chinese in either script, names: what the search page finds."""
    request = Request.of({"q": " ".join(words), **asked, "names": "yes" if names else "no", "page": str(page)})
    if request.unread:
        raise Unknown(f"“{request.unread[0]}” is no year; give one as 1936, or a month or day of it as 1936-11")
    corpus = Corpus(folder)
    omissions.tell(corpus)
    results = search_in(corpus, request, script or "")
    if results.missing:
        raise Unknown(_said(results.missing[0]))
    for moment in request.finer:
        click.echo(f"search goes by years: of {moment} only the year counts", err=True)
    if as_json:
        click.echo(json.dumps(_data(results), ensure_ascii=False, indent=2))
        return
    if results.query.literal:
        click.echo("that could not be read as a query: its words were looked for as they stand", err=True)
    for hit in results.hits:
        click.echo(f"{click.style(_place(hit), bold=True)}  {hit.unit.kind} {hit.language}\n    {_styled(hit)}")
    click.echo(f"{results.total} found" + (f", page {request.page} of {results.pages}" if results.pages > 1 else ""))


def _said(missing: Missing) -> str:
    """That the edition has no such thing, and what it has."""
    more = " and more" * (len(missing.there) == SIZES[missing.name])
    there = f"it has {', '.join(missing.there)}{more}" if missing.there else "it has none"
    return f"no {missing.name} “{missing.value}” in this edition; {there}"


def _place(hit: Hit) -> str:
    """The anchor, on the page `about` where it is of no text; or the entry’s pointer."""
    unit = hit.unit
    return unit.entry or "/".join(filter(None, (unit.text or "about", unit.anchor)))


def _styled(hit: Hit) -> str:
    return "".join(click.style(piece.text, reverse=True) if piece.marked else piece.text for piece in hit.pieces)


def _data(results: Results) -> dict[str, object]:
    """An answer for programs: pieces that are marked are what was found."""
    return {
        "query": results.request.parameters,
        "literal": results.query.literal,
        "entries": results.refs,
        "total": results.total,
        "pages": results.pages,
        "hits": [_of_hit(hit) for hit in results.hits],
        "facets": {name: dict(values) for name, values in results.facets.items()},
    }


def _of_hit(hit: Hit) -> dict[str, object]:
    unit = hit.unit
    named = {"place": _place(hit), "text": unit.text, "anchor": unit.anchor, "entry": unit.entry, "kind": unit.kind}
    shown = [{"text": piece.text, "marked": piece.marked} for piece in hit.pieces]
    return {**named, "language": hit.language, "count": hit.count, "pieces": shown}
