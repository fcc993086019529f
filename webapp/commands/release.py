"""`edition release`: the edition frozen under a version, with an archive for deposit."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from ..edition.release import freeze, verify
from . import edits, options


@click.command()
@click.argument("version")
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="Its day.  [default: today]"
)
@edits.dry_run
@click.option("--verify", "verifying", is_flag=True, help="Hold the archive of a release against its manifest.")
@options.edited_corpus
def release(version: str, day: datetime | None, dry_run: bool, verifying: bool, folder: Path) -> None:
    """Make a release such as 1.0.0 of an edition that checks: headers, ledger, CITATION.cff, archive."""
    edits.require_texts(folder)
    if verifying:
        click.echo(f"{version}: {verify(folder, version)} files are as they were released")
        return
    edits.carry_out(freeze(folder, version, day.date() if day else date.today()), dry_run)
