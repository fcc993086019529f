"""The `edition` command: one module a subcommand in webapp/commands/, errors as one line and exit 1."""

from __future__ import annotations

import sys

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
    """Run the command line; what the core raises becomes its one line on stderr."""
    try:
        edition()
    except EditionError as error:
        click.echo(str(error), err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
