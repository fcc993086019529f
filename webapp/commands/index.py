"""`edition index`: the search index, made of what has changed since it was last made."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from ..edition.corpus import Corpus
from ..edition.search import SEARCH, Unit, groups, units
from ..edition.search.index import Index
from . import omissions, options


@click.command()
@options.corpus
def index(folder: Path) -> None:
    """Make the search index of an edition; what has not changed is not read again."""
    corpus = Corpus(folder)
    omissions.tell(corpus)
    made = Index.within(corpus.store.folder / SEARCH)
    counted = {}

    def told(group: str) -> Iterator[Unit]:
        of_group = list(units(corpus, group))
        counted[group] = len(of_group)
        click.echo(f"{group.removeprefix('@')}: {len(of_group)} units", err=True)
        yield from of_group

    changed = made.update(groups(corpus), told)
    for group in sorted(set(changed) - set(counted)):
        click.echo(f"{group.removeprefix('@')}: removed", err=True)
    where = made.folder or "in memory only: the folder cannot be written"
    click.echo(f"{where}: {f'{sum(counted.values())} units made anew' if changed else 'up to date'}")
    sys.exit(made.folder is None)
