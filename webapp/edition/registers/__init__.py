"""The registers: the prefix of their pointers, the file, the elements of an entry and of its names (TEI P5, 13)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Register:
    """One register: `per:zhang-guotao` points to the `person` of that xml:id in `registers/persons.xml`."""

    prefix: str
    name: str
    entry: str
    form: str


REGISTERS = (
    Register("per", "persons", "person", "persName"),
    Register("pla", "places", "place", "placeName"),
    Register("org", "organizations", "org", "orgName"),
    Register("eve", "events", "event", "label"),
    Register("wrk", "works", "bibl", "title"),
)
PREFIXES = {register.name: register.prefix for register in REGISTERS}
NAMED = {register.prefix: register.name for register in REGISTERS}
