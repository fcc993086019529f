"""Texts that a command has to leave out, said before what it finds in the others."""

from __future__ import annotations

import click

from ..edition.corpus import Corpus
from ..edition.errors import EditionError


def tell(corpus: Corpus) -> None:
    """Say, where results do not go, which texts are left out since their files cannot be read, and why."""
    for text_id in corpus.folder.texts:
        try:
            corpus.text(text_id)
        except EditionError as error:
            click.echo(str(error), err=True)
