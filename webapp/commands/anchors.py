"""`edition anchors`: the ledger of anchors, which names every passage for good."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from ..edition.ledger import Ledger
from ..edition.mint import minted


@click.group()
def anchors() -> None:
    """Keep the ledger of anchors."""


@anchors.command()
@click.option("--corpus", default=Path("tei"), show_default=True, type=click.Path(path_type=Path), metavar="DIR")
def mint(corpus: Path) -> None:
    """Enter the blocks of the texts that the ledger lacks; renumber nothing."""
    if not (corpus / "texts").is_dir():
        raise click.ClickException(f"{corpus} holds no texts; name the edition's folder with --corpus")
    path = corpus / "anchors.tsv"
    before, after = Ledger.read(path), minted(corpus)
    if after != before:
        after.write(path)
    new = Counter(entry.text for entry in set(after.entries) - set(before.entries))
    for text, number in sorted(new.items()):
        click.echo(f"{text}: {number} entries new or fingerprinted")
    click.echo(f"{path}: {len(after.entries)} anchors")
