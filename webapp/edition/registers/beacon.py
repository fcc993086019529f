"""A register's entries by the identifiers of others: BEACON link dump (https://gbv.github.io/beaconspec/beacon.html)."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import Unknown
from .browsing import Row
from .entry import AUTHORITIES


def beacon(rows: Iterable[Row], name: str, title: str, url: str) -> str:
    """Lines `identifier|passages|id` under their meta fields; Unknown where no entry has an identifier.

    Where a register has identifiers of several kinds, the lines hold whole URIs.
    """
    links = [(kind, value, row) for row in rows for kind, value, _ in row.entry.links]
    if not links:
        raise Unknown(f"no entry of “{name}” has an identifier that others use")
    only = {kind for kind, _, _ in links}
    prefix = AUTHORITIES[links[0][0]].uri if len(only) == 1 else ""
    fields = {
        "FORMAT": "BEACON",
        "PREFIX": prefix,
        "TARGET": f"{url}/registers/{name}/{{ID}}/",
        "RELATION": "http://xmlns.com/foaf/0.1/isPrimaryTopicOf",
        "NAME": title,
        "DESCRIPTION": "Each line: identifier, number of passages of the edition, id of the entry",
        "FEED": f"{url}/registers/{name}.beacon.txt",
        "HOMEPAGE": f"{url}/registers/{name}/",
    }
    head = (f"#{field}: {value}" for field, value in fields.items() if value)
    lines = (
        f"{'' if prefix else AUTHORITIES[kind].uri}{value}|{row.count()}|{row.entry.id}" for kind, value, row in links
    )
    return "\n".join((*head, "", *lines, ""))
