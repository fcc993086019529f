"""`edition check`: one line a problem, exit 1 where there is an error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import click

from .. import CORPUS
from ..edition.check import check as check_path
from ..edition.errors import EditionError, Invalid, Problem, problem
from ..edition.schema import SCHEMA, Schema


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--schema", "schema_path", type=click.Path(path_type=Path), help="A RELAX NG or Schematron file of yours."
)
@click.option("--json", "as_json", is_flag=True, help="Print the problems as a JSON array.")
def check(paths: tuple[Path, ...], schema_path: Path | None, as_json: bool) -> None:
    """Check TEI files, folders or editions (default: this edition): XML, schema, ids, pointers, ledger of anchors."""
    found = list(_problems(paths or (CORPUS,), schema_path or SCHEMA))
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))
    else:
        for one in found:
            click.echo(str(one))
        errors = sum(one.severity == "error" for one in found)
        click.echo(f"{errors} errors, {len(found) - errors} warnings", err=True)
    sys.exit(any(one.severity == "error" for one in found))


def _problems(paths: Iterable[Path], schema_path: Path) -> Iterator[Problem]:
    """What is wrong with the paths; only that with the schema, where it cannot be used."""
    try:
        schema = Schema(schema_path)
    except EditionError as error:
        yield from _stated(error, schema_path)
        return
    for path in paths:
        try:
            yield from check_path(path, schema)
        except EditionError as error:
            yield from _stated(error, path)


def _stated(error: EditionError, path: Path) -> Iterator[Problem]:
    if isinstance(error, Invalid):
        yield from error.problems
        return
    message, _, remedy = str(error).removeprefix(f"{path}: ").partition("; ")
    yield problem(path, 1, "unreadable", message, remedy or "check the path")
