"""`edition schema`: makes the RELAX NG, the Schematron, its compiled form and the guide from `schema/edition.odd`."""

from __future__ import annotations

import sys

import click

from ..edition.schema import SCHEMA, stale, write


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; name what is stale, exit 1 where anything is.")
def schema(check: bool) -> None:
    """Make what comes out of the ODD: RELAX NG, Schematron, rules, encoding guide."""
    names = stale() if check else write()
    for name in names:
        click.echo(f"{SCHEMA / name}: {'stale; run `edition schema`' if check else 'written'}")
    if not names:
        click.echo(f"{SCHEMA}: up to date")
    sys.exit(check and bool(names))
