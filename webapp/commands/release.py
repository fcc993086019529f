"""`edition release`: the edition frozen under a version, with an archive for deposit."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from ..edition.release import freeze, verify
from . import options


@click.command()
@click.argument("version")
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="Its day.  [default: today]"
)
@click.option("--dry-run", is_flag=True, help="Print the lines that would change; write nothing.")
@click.option("--verify", "verifying", is_flag=True, help="Hold the archive of a release against its manifest.")
@options.edited_corpus
def release(version: str, day: datetime | None, dry_run: bool, verifying: bool, folder: Path) -> None:
    """Make a release such as 1.0.0 of an edition that checks: headers, ledger, CITATION.cff, archive."""
    if not (folder / "texts").is_dir():
        raise click.ClickException(f"{folder} holds no texts; name the edition's folder with --corpus")
    if verifying:
        click.echo(f"{version}: {verify(folder, version)} files are as they were released")
        return
    made = freeze(folder, version, day.date() if day else date.today()).proved()
    if dry_run:
        click.echo("\n".join(made.diff()))
    else:
        made.write()
    for line in (*made.said, *(f"{path}: {'would be ' if dry_run else ''}written" for path in made.files)):
        click.echo(line)
