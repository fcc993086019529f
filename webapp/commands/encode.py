"""`edition encode`: the transcription of each text from a reader's own copy of its source."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import click

from ..edition.encode import Report, encode_file, text_of
from ..edition.errors import EditionError
from . import options


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--as", "text_id", metavar="ID", help="Take the copy for this text, known or new.")
@options.corpus
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def encode(files: tuple[Path, ...], text_id: str | None, folder: Path, as_json: bool) -> None:
    """Write transcriptions/ID.xml from each copy of a source."""
    if text_id and len(files) > 1:
        raise click.UsageError("--as ID goes with one FILE")
    if not folder.is_dir():
        raise click.ClickException(f"{folder} is not a folder; name the edition's with --corpus")
    _refuse_copies_of_one_text(files if len(files) > 1 else (), folder)
    reports = [report for file in files if (report := _report(file, folder, text_id))]
    if as_json:
        click.echo(json.dumps([report.data for report in reports], ensure_ascii=False, indent=2))
    for report in reports:
        _show(report, as_json)
    if len(reports) < len(files) or any(report.problems for report in reports):
        raise SystemExit(1)


def _refuse_copies_of_one_text(files: tuple[Path, ...], folder: Path) -> None:
    """Nothing is written where one copy would take the place of another; what is no copy is said when it is read."""
    first: dict[str, Path] = {}
    for file in files:
        with suppress(EditionError):
            text_id = text_of(file, folder)
            if (other := first.setdefault(text_id, file)) is not file:
                raise click.ClickException(f"{other} and {file} are both copies of {text_id}; encode one of them")


def _report(file: Path, folder: Path, text_id: str | None) -> Report | None:
    try:
        return encode_file(file, folder, text_id)
    except EditionError as error:
        click.echo(str(error), err=True)
        return None


def _show(report: Report, as_json: bool) -> None:
    if not as_json:
        click.echo(report.summary)
    for problem in report.problems:
        click.echo(str(problem), err=True)
