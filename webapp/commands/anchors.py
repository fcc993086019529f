"""`edition anchors`: the ledger of anchors, which names every passage for good."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from ..edition.folder import Folder
from ..edition.ledger import Ledger
from ..edition.mint import minted
from . import options


@click.group()
def anchors() -> None:
    """Keep the ledger of anchors."""


@anchors.command()
@options.corpus
def mint(folder: Path) -> None:
    """Enter the blocks of the texts that the ledger lacks; renumber nothing."""
    if not (folder / "texts").is_dir():
        raise click.ClickException(f"{folder} holds no texts; name the edition's folder with --corpus")
    path = Folder(folder).ledger
    before, after = Ledger.read(path), minted(folder)
    if after != before:
        after.write(path)
    new = Counter(entry.text for entry in set(after.entries) - set(before.entries))
    for text, number in sorted(new.items()):
        click.echo(f"{text}: {number} entries new or fingerprinted")
    click.echo(f"{path}: {len(after.entries)} anchors")
