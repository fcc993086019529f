"""What a request to DTS asks for, read from its parameters; what the specification refuses is refused here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..errors import EditionError


class BadRequest(EditionError):
    """A request that the specification answers with 400; the text says what is wrong with it."""


@dataclass(frozen=True)
class Query:
    """The parameters of a request; an empty one is one that was not given."""

    id: str = ""
    nav: str = ""
    resource: str = ""
    ref: str = ""
    start: str = ""
    end: str = ""
    tree: str = ""
    media: str = ""
    down: int | None = None
    page: int | None = None

    @classmethod
    def of(cls, parameters: Mapping[str, str]) -> Query:
        """A query from its parameters; BadRequest where a value cannot be, unknown names are passed over."""
        words = {name: parameters.get(name, "") for name in ("id", "nav", "resource", "ref", "start", "end", "tree")}
        down, page = (_number(parameters, name, least) for name, least in (("down", -1), ("page", 1)))
        query = cls(**words, media=parameters.get("mediaType", ""), down=down, page=page)
        if query.nav not in ("", "children", "parents"):
            raise BadRequest("nav is “children” or “parents”")
        return query

    def check_passage(self) -> None:
        """BadRequest where the parameters name no resource, or a passage in two ways, or half a range."""
        if not self.resource:
            raise BadRequest("name the resource")
        if self.ref and (self.start or self.end):
            raise BadRequest("give ref, or start and end, not both")
        if bool(self.start) != bool(self.end):
            raise BadRequest("give start and end together")

    @property
    def names_passage(self) -> bool:
        """Whether a unit or a range is asked for, and not the whole."""
        return bool(self.ref or self.start)


def _number(parameters: Mapping[str, str], name: str, least: int) -> int | None:
    value = parameters.get(name, "")
    if not value:
        return None
    if not value.removeprefix("-").isdecimal() or not value.isascii() or int(value[:9]) < least:
        raise BadRequest(f"{name} is a whole number from {least} upwards")
    return int(value[:9])
