"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

from .. import CORPUS

corpus = click.option(
    "--corpus",
    "folder",
    default=CORPUS,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The edition's folder.  [default: this edition]",
)
