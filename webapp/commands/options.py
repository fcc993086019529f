"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

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


def web_address(context: click.Context, option: click.Parameter, address: str | None) -> str | None:
    """An address that paths can follow, or None where none is given; BadParameter where it is not one of the web."""
    if address is None or _is_of_the_web(address):
        return address
    raise click.BadParameter("give an http or https address, such as https://example.org/edition")


def _is_of_the_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        place = parts.hostname if parts.port != 0 else None
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(place) and not set(address) & set("?# \t\r\n")


corpus = click.option("--corpus", "folder", help=_HELP, **_FOLDER)
edited_corpus = click.option("--corpus", "folder", help=_HELP, callback=_completed, **_FOLDER)
