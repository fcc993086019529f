"""`edition check`: a line a problem, exit 1 where there is an error; `--explain` and `--codes` say what codes mean."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import click

from .. import CORPUS
from ..edition.check import check as check_path
from ..edition.check import in_edition
from ..edition.diagnostics.catalogue import CATALOGUE, Diagnostic
from ..edition.diagnostics.examination import diagnostic
from ..edition.diagnostics.explanation import explained, facts
from ..edition.errors import EditionError, Invalid, Problem, problem
from ..edition.schema import SCHEMA, Schema


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--schema", "schema_path", type=click.Path(path_type=Path), help="A RELAX NG or Schematron file of yours."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@click.option("--explain", "code", metavar="CODE", help="Say what a code means, why it matters and how to mend it.")
@click.option("--codes", is_flag=True, help="List every code.")
def check(paths: tuple[Path, ...], schema_path: Path | None, as_json: bool, code: str | None, codes: bool) -> None:
    """Check TEI files, folders or editions (default: this edition): XML, schema, ids, pointers, wording, ledger.

    Files that are no edition's are held against no schema but the one that --schema names.
    """
    if code is not None or codes:
        _print_catalogue([diagnostic(code)] if code is not None else [*CATALOGUE.values()], as_json, code is not None)
        return
    found = list(_problems(paths or (CORPUS,), schema_path))
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))
    else:
        for one in found:
            click.echo(str(one))
        errors = sum(one.severity == "error" for one in found)
        click.echo(f"{_counted(errors, 'error')}, {_counted(len(found) - errors, 'warning')}", err=True)
    sys.exit(any(one.severity == "error" for one in found))


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _print_catalogue(diagnostics: Iterable[Diagnostic], as_json: bool, in_full: bool) -> None:
    if as_json:
        listed = [facts(one) for one in diagnostics]
        click.echo(json.dumps(listed[0] if in_full else listed, ensure_ascii=False, indent=1))
        return
    for one in diagnostics:
        click.echo(explained(one) if in_full else f"{one.code:26} {one.severity:8} {one.what}")


def _problems(paths: Iterable[Path], schema_path: Path | None) -> Iterator[Problem]:
    """What is wrong with the paths; only that with the schema, where it cannot be used."""
    try:
        schema = Schema(schema_path or SCHEMA)
    except EditionError as error:
        yield from _stated(error, schema_path or SCHEMA)
        return
    for path in paths:
        theirs = schema_path is None and path.exists() and not in_edition(path)
        if theirs:
            click.echo(f"{path}: no edition, so no schema is used; name one with --schema", err=True)
        try:
            yield from check_path(path, None if theirs else schema, house=schema_path is None)
        except EditionError as error:
            yield from _stated(error, path)


def _stated(error: EditionError, path: Path) -> Iterator[Problem]:
    if isinstance(error, Invalid):
        yield from error.problems
        return
    message, _, remedy = str(error).removeprefix(f"{path}: ").partition("; ")
    yield problem(path, 1, "unreadable", message, remedy or "check the path")
