"""The answers of DTS as static files (level 0): for a server that only hands out files.

Ranges are left out, as the specification allows of such a server; there are as many of them as pairs of paragraphs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import unquote

from ..corpus import Corpus
from .links import StaticLinks
from .resources import Answer
from .service import Service
from .trees import Tree

JSON_TYPE = "application/ld+json"

Request = tuple[str, dict[str, str]]


def static_files(corpus: Corpus, base_url: str) -> Iterator[tuple[str, bytes, str]]:
    """Every file by its path below the edition's address, its bytes and its media type."""
    links = StaticLinks(base_url.rstrip("/"))
    service = Service(corpus, links)
    yield _path(links, links.entry), as_json(service.entry()), JSON_TYPE
    for endpoint, parameters in static_requests(service):
        path = _path(links, links.request(endpoint, parameters))
        if not {"", ".", ".."} & set(path.split("/")) and path.isprintable():
            yield path, *answer(service, endpoint, parameters)


def answer(service: Service, endpoint: str, parameters: dict[str, str]) -> tuple[bytes, str]:
    """The bytes of the answer to a request, and their media type."""
    if endpoint == "document":
        return service.document(parameters)
    return as_json(getattr(service, endpoint)(parameters)), JSON_TYPE


def as_json(said: Answer) -> bytes:
    """An answer as JSON in UTF-8."""
    return json.dumps(said, ensure_ascii=False).encode()


def static_requests(service: Service) -> Iterator[Request]:
    """Every request that a static file answers, as its endpoint and parameters."""
    texts = {text_id: service.links.resource(text_id) for text_id in service.corpus.readable}
    yield "collection", {}
    for identifier in (service.links.root, *texts.values()):
        yield from (("collection", {"id": identifier} | nav) for nav in ({}, {"nav": "children"}, {"nav": "parents"}))
    for text_id, identifier in texts.items():
        yield "document", {"resource": identifier}
        for tree in service.source(text_id).trees:
            yield from _of_tree({"resource": identifier} | ({"tree": tree.name} if tree.name else {}), tree)


def _of_tree(parameters: dict[str, str], tree: Tree) -> Iterator[Request]:
    depth = max((unit.level for unit in tree.units), default=1)
    yield from (("navigation", parameters | {"down": str(down)}) for down in (*range(1, depth + 1), -1))
    for unit in tree.units:
        one = parameters | {"ref": unit.identifier}
        yield "document", one
        yield "navigation", one
        yield from (("navigation", one | {"down": str(down)}) for down in range(-1, depth - unit.level + 1))


def _path(links: StaticLinks, address: str) -> str:
    return unquote(address.removeprefix(f"{links.site}/"))
