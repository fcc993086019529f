"""`edition serve`: check, build what is stale, serve with waitress."""

from __future__ import annotations

from pathlib import Path

import click
import waitress

from .. import create_app
from ..edition.build import steps
from ..edition.check import check
from ..edition.corpus import Corpus
from ..edition.errors import EditionError
from ..edition.reading import Reading
from ..edition.schema import SCHEMA, Schema
from ..interface import words
from ..state import states
from . import options


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@options.corpus
@click.option("--base-url", help="The edition's public address, for citations.  [default: http://HOST:PORT]")
@click.option("--threads", default=4, show_default=True, type=click.IntRange(1))
def serve(host: str, port: int, folder: Path, base_url: str | None, threads: int) -> None:
    """Serve the edition to readers."""
    corpus = Corpus(folder)
    problems = list(check(folder, Schema(SCHEMA))) if corpus.laid_out else []
    for problem in problems:
        click.echo(str(problem), err=True)
    url = base_url or f"http://{host}:{port}"
    app = create_app(folder, url)
    build(app.extensions["corpus"])
    click.echo(f"{len(corpus.text_files)} texts at {url}/ (Ctrl-C stops)", err=True)
    try:
        waitress.serve(app, host=host, port=port, threads=threads, _quiet=True, ident=None)
    except OSError as error:
        raise EditionError(f"cannot serve at {host}:{port}: {error.strerror}; choose another --port") from error


def build(corpus: Corpus) -> None:
    """Make every page that is not in the store yet, with a progress bar, and drop those that are stale."""
    readings = [Reading(corpus, state.script, state.prefix, words(state.language)) for state in states()]
    with click.progressbar(steps(readings), label="Building", file=click.get_text_stream("stderr")) as bar:
        for step in bar:
            step()
    corpus.store.prune()
