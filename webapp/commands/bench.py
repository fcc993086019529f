"""`edition bench`: what the edition adds to the work underneath it, as ratios measured in one run."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..bench import citations, encodings, pages, scripts, searching
from . import options

KINDS = {"pages": pages, "scripts": scripts, "encodings": encodings, "searching": searching, "citations": citations}


@click.command()
@click.argument("kinds", metavar="[KIND]...", type=click.Choice(list(KINDS)), nargs=-1)
@options.corpus
@click.option("--rounds", default=20, show_default=True, type=click.IntRange(3))
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def bench(kinds: tuple[str, ...], folder: Path, rounds: int, as_json: bool) -> None:
    """Print ratios: a page against its bare transform, conversion against opencc, encoding against reading,
    searching against scanning, resolving a citation against a look-up."""
    measured = (row for kind in kinds or KINDS for row in KINDS[kind].rows(folder, rounds))
    if not encodings.SOURCES.is_dir():
        click.echo(f"{encodings.SOURCES} is not here, so no encoding is measured; set EDITION_SOURCES", err=True)
    if as_json:
        click.echo(json.dumps([{**row._asdict(), "ratio": row.ratio} for row in measured]))
        return
    for row in measured:
        click.echo(f"{row.what:<58} {row.ms:9.3f} ms  against {row.baseline_ms:9.3f} ms  ×{row.ratio:.2f}")
