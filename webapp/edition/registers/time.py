"""When something was, as an element's attributes say it (TEI P5, 13.4, att.datable)."""

from __future__ import annotations

from dataclasses import dataclass

from ..tei import Element, local

_ATTRIBUTES = {"when": "when", "from": "start", "to": "end", "notBefore": "earliest", "notAfter": "latest"}


@dataclass(frozen=True)
class Time:
    """A day, month or year, a stretch of time, or a time within bounds; ISO 8601, empty where nothing is said.

    `what` is `birth`, `death`, `state` or `date`.
    """

    what: str
    when: str = ""
    start: str = ""
    end: str = ""
    earliest: str = ""
    latest: str = ""
    cert: str = ""

    @property
    def first(self) -> str:
        """The earliest moment that it may be or begin at; empty where it is open."""
        return self.when or self.start or self.earliest

    @property
    def last(self) -> str:
        """The latest moment that it may be or end at; empty where it is open."""
        return self.when or self.end or self.latest

    @property
    def begin(self) -> str:
        """When it was or began, in EDTF; empty where that is open."""
        return self.when or self.start or (self.edtf if self.earliest or self.latest else "")

    @property
    def finish(self) -> str:
        """When it was or ended, in EDTF; empty where that is open."""
        return self.when or self.end or (self.edtf if self.earliest or self.latest else "")

    @property
    def edtf(self) -> str:
        """The time in the Extended Date/Time Format (ISO 8601-2): `1902-12-20`, `1936/1939`, `[1896..1898]`."""
        if self.when:
            return self.when
        if self.start or self.end:
            return f"{self.start or '..'}/{self.end or '..'}"
        return f"[{self.earliest}..{self.latest}]" if self.first or self.last else ""


def time_of(element: Element, what: str = "") -> Time | None:
    """What an element says of time, by its name unless told; None where it says nothing."""
    said = {field: element.get(name, "") for name, field in _ATTRIBUTES.items()}
    return Time(what or local(element), cert=element.get("cert", ""), **said) if any(said.values()) else None
