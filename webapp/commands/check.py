"""`edition check`: one line a problem, exit 1 where there is an error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from .. import CORPUS
from ..edition.check import check as check_path
from ..edition.errors import EditionError, Problem
from ..edition.schema import SCHEMA, Schema


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--schema", "schema_path", type=click.Path(path_type=Path), help="A RELAX NG or Schematron file of yours."
)
@click.option("--json", "as_json", is_flag=True, help="Print the problems as a JSON array.")
def check(paths: tuple[Path, ...], schema_path: Path | None, as_json: bool) -> None:
    """Check TEI files, folders or editions (default: this edition): XML, schema, ids, pointers, ledger of anchors."""
    schema = Schema(schema_path or SCHEMA)
    found = [problem for path in paths or (CORPUS,) for problem in _problems(path, schema)]
    if as_json:
        click.echo(json.dumps([asdict(problem) for problem in found], ensure_ascii=False, indent=1))
    else:
        for problem in found:
            click.echo(str(problem))
        errors = sum(problem.severity == "error" for problem in found)
        click.echo(f"{errors} errors, {len(found) - errors} warnings", err=True)
    sys.exit(any(problem.severity == "error" for problem in found))


def _problems(path: Path, schema: Schema) -> Iterator[Problem]:
    try:
        yield from check_path(path, schema)
    except EditionError as error:
        yield Problem(str(path), 1, "unreadable", str(error).partition(": ")[2].partition(";")[0], "check the path")
