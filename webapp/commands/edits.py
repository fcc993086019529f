"""What the commands that edit an edition have in common: they prove an edit, then do it or say what it would do."""

from __future__ import annotations

from pathlib import Path

import click

from ..edition.folder import Folder
from ..edition.revision import Revision

dry_run = click.option("--dry-run", is_flag=True, help="Print the lines that would change; write nothing.")


def require_texts(folder: Path) -> None:
    """Refuse a folder that is no edition's."""
    if not Folder(folder).laid_out:
        raise click.ClickException(f"{folder} holds no texts; name the edition's folder with --corpus")


def carry_out(edit: Revision, dry_run: bool) -> None:
    """Prove an edit, then write it, or print what would change; what the editor has to see to goes to stderr."""
    proved = edit.proved()
    if dry_run:
        click.echo("\n".join(proved.diff()))
    else:
        proved.write()
    for line in proved.said:
        click.echo(line)
    for remark in proved.remarks:
        click.echo(str(remark), err=True)
    for path in proved.files:
        click.echo(f"{path}: {'would be ' if dry_run else ''}written")
