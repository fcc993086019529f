"""`edition serve`: check, build what is stale, serve with waitress."""

from __future__ import annotations

import json
import logging
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlsplit

import click
import waitress
from flask import Flask

from .. import create_app
from ..edition import tei
from ..edition.build import steps
from ..edition.check import check
from ..edition.corpus import Corpus
from ..edition.errors import EditionError, Invalid, Problem
from ..edition.reading import Reading, engine
from ..edition.schema import SCHEMA, Schema
from ..interface import words
from ..state import INTERFACES, State, states
from . import options

SLOW = ("registers/persons", "map", "timeline", "network", "network/relations", "concordance", "search")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@options.corpus
@click.option(
    "--base-url",
    callback=options.web_address,
    help="The edition's public address, for citations.  [default: http://HOST:PORT]",
)
@click.option(
    "--report-to",
    envvar="EDITION_REPORT_TO",
    default="",
    metavar="ADDRESS",
    help="Where readers report errors: mailto:NAME@HOST, or the form of an issue tracker.  [default: nowhere]",
)
@click.option("--threads", default=4, show_default=True, type=click.IntRange(1))
def serve(host: str, port: int, folder: Path, base_url: str | None, report_to: str, threads: int) -> None:
    """Serve the edition to readers."""
    url = base_url or f"http://{f'[{host}]' if ':' in host else host}:{port}"
    app = create_app(folder, url, report_to)
    corpus: Corpus = app.extensions["corpus"]
    for problem in found_in(corpus):
        click.echo(str(problem), err=True)
    mount = urlsplit(url).path.rstrip("/")
    try:
        server = waitress.create_server(app, host=host, port=port, threads=threads, ident=None, url_prefix=mount)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise EditionError(f"cannot serve at {host}:{port}: {reason}; choose another --host or --port") from error
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that a page waits for another is no news to anyone
    build(corpus, mount)
    threading.Thread(target=rehearse, args=(app,), daemon=True).start()
    click.echo(f"{len(corpus.readable)} texts at {url}/ (Ctrl-C stops)", err=True)
    server.run()


def found_in(corpus: Corpus) -> list[Problem]:
    """What is wrong with an edition, or, in a folder of other people's TEI, which files cannot be read at all."""
    if corpus.folder.laid_out:
        return _checked(corpus)
    return [problem for file in corpus.folder.files for problem in _unreadable(file)]


def _checked(corpus: Corpus) -> list[Problem]:
    """What `edition check` finds without its diagnostics; found once for the files as they are, and stored."""
    key = ("problems", str(corpus.path), corpus.digest, engine())
    if (told := corpus.store.get(key)) is None:
        found = check(corpus.path, Schema(SCHEMA), diagnostics=False)
        told = json.dumps([asdict(problem) for problem in found])
        corpus.store.put(key, told)
    return [Problem(**row) for row in json.loads(told)]


def _unreadable(file: Path) -> Sequence[Problem]:
    try:
        tei.parse(file)
    except Invalid as error:
        return error.problems
    return ()


def build(corpus: Corpus, mount: str) -> None:
    """Make every page that is not in the store yet, with a progress bar."""
    readings = [Reading(corpus, state.script, mount + state.prefix, words(state.language)) for state in states()]
    with click.progressbar(steps(corpus, readings), label="Building", file=sys.stderr) as bar:
        for step in bar:
            try:
                step()
            except EditionError as error:
                click.echo(f"\n{error}", err=True)


def rehearse(app: Flask) -> None:
    """Open a page of each kind that is slow the first time, beside the first readers; then drop what is stale."""
    for state in (State(interface) for interface in INTERFACES):
        for page in SLOW:
            app.test_client().get(f"{state.prefix}/{page}/")
    app.extensions["corpus"].store.prune()
