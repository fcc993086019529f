"""The `edition` command: one module a subcommand in webapp/commands/, errors as one line and exit 1."""

from __future__ import annotations

import os
import sys
from errno import EPIPE

import click

from .commands.anchors import anchors
from .commands.bench import bench
from .commands.check import check
from .commands.cite import cite
from .commands.convert import convert
from .commands.encode import encode
from .commands.index import index
from .commands.release import release
from .commands.schema import schema
from .commands.search import search
from .commands.serve import serve
from .edition.errors import EditionError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="revolutions-in-retrospect")
def edition() -> None:
    """Revolutions in Retrospect / 革命回望: encode, check, serve and cite TEI editions."""


for command in (anchors, bench, check, cite, convert, encode, index, release, schema, search, serve):
    edition.add_command(command)


def main() -> None:
    """Run the command line; what the core raises, or the system refuses, becomes its one line on stderr."""
    try:
        try:
            edition()
        finally:
            click.echo(nl=False)  # flushes what is written to the standard output's buffer
    except EditionError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # else Python fails once more when it flushes at its end
        if error.errno != EPIPE:
            where = error.filename or "standard output"
            click.echo(f"{where}: {error.strerror or error}; check that there is room, and permission", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
