"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

from .. import CORPUS
from ..edition import atomic
from ..edition.revision import journal

_FOLDER = {"default": CORPUS, "type": click.Path(path_type=Path), "metavar": "DIR"}
_HELP = "The edition's folder.  [default: this edition]"


def _completed(context: click.Context, option: click.Parameter, folder: Path) -> Path:
    """A folder in which no edit was left half done."""
    atomic.finish(journal(folder))
    return folder


corpus = click.option("--corpus", "folder", help=_HELP, **_FOLDER)
edited_corpus = click.option("--corpus", "folder", help=_HELP, callback=_completed, **_FOLDER)
