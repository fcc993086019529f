"""The addresses in answers of DTS: identifiers of collection and resources, URI templates (RFC 6570).

A text is identified by its permalink, which is a URI as the specification wants it, and leads a reader to the text.
Static files cannot be found by a URL, so there a text goes by its id, as the specification says of such servers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

_PARAMETERS = {
    "collection": ("id", "page", "nav"),
    "navigation": ("resource", "ref", "start", "end", "down", "tree", "page"),
    "document": ("resource", "ref", "start", "end", "tree", "mediaType"),
}


@dataclass(frozen=True)
class Links:
    """Addresses at a server; `site` is the edition's without a final slash, `state` the reader's path prefix."""

    site: str
    state: str = ""

    @property
    def api(self) -> str:
        """The address of the service, without a final slash."""
        return f"{self.site}{self.state}/api/dts"

    @property
    def entry(self) -> str:
        """The address of the entry point."""
        return f"{self.api}/"

    @property
    def root(self) -> str:
        """The identifier of the collection, which is the address of the list of texts."""
        return f"{self.site}{self.state}/texts/"

    def page(self, text_id: str) -> str:
        """The permalink of a text, to which those of its passages are added."""
        return f"{self.site}{self.state}/texts/{quote(text_id)}/"

    def resource(self, text_id: str) -> str:
        """The identifier of a text."""
        return self.page(text_id)

    def template(self, endpoint: str) -> str:
        """The URI template of an endpoint."""
        return f"{self.api}/{endpoint}/{{?{','.join(_PARAMETERS[endpoint])}}}"

    def template_of(self, endpoint: str, identifier: str) -> str:
        """The URI template of an endpoint for one collection or resource."""
        first, *others = _PARAMETERS[endpoint]
        return f"{self.api}/{endpoint}/?{first}={quote(identifier, safe='')}{{&{','.join(others)}}}"

    def request(self, endpoint: str, parameters: Mapping[str, str | int]) -> str:
        """The address of a request."""
        return f"{self.api}/{endpoint}/" + (f"?{urlencode(parameters)}" if parameters else "")


@dataclass(frozen=True)
class StaticLinks(Links):
    """Addresses of static files (level 0): no ranges, no pages, no choice of media type."""

    @property
    def entry(self) -> str:
        """The address of the entry point."""
        return f"{self.api}/entry.jsonld"

    @property
    def root(self) -> str:
        """The identifier of the collection."""
        return "edition"

    def resource(self, text_id: str) -> str:
        """The identifier of a text."""
        return text_id

    def template(self, endpoint: str) -> str:
        """The URI template of an endpoint."""
        first, others, ending = _FILES[endpoint]
        return f"{self.api}/{endpoint}{{/{first}}}{others}{ending}"

    def template_of(self, endpoint: str, identifier: str) -> str:
        """The URI template of an endpoint for one collection or resource."""
        _, others, ending = _FILES[endpoint]
        return f"{self.api}/{endpoint}/{quote(identifier, safe='')}{others}{ending}"

    def request(self, endpoint: str, parameters: Mapping[str, str | int]) -> str:
        """The address of a request: what a template makes of its parameters."""
        values = {name: quote(str(value), safe="") for name, value in parameters.items()}
        first, _, ending = _FILES[endpoint]
        matrix = "".join(f";{name}={values[name]}" for name in ("tree", "down") if name in values)
        parts = [f"{self.api}/{endpoint}", values.get(first), values.get("nav") or values.get("ref")]
        parts[1] = parts[1] and parts[1] + matrix
        return "/".join(filter(None, parts)) + ending


# The identifying parameter of each endpoint, its others, and the ending by which servers know the media type.
_FILES = {
    "collection": ("id", "{/nav}", ".jsonld"),
    "navigation": ("resource", "{;tree,down}{/ref}", ".jsonld"),
    "document": ("resource", "{;tree}{/ref}", ".tei"),
}
