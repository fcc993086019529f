"""Distributed Text Services 1.0 (https://dtsapi.org/versions/v1.0): its four answers, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from ..corpus import Corpus
from ..errors import Unknown
from ..merge import sentences
from ..reading import Reading
from ..tei import Element, parse_bytes
from .links import Links
from .navigation import selection, stretch
from .passage import passage
from .query import Query
from .resources import CONTEXT, TEI_TYPE, TEXT_TYPE, VERSION, Answer, collection, resource
from .terms import spoken
from .trees import Span, Tree, Unit, trees

PAGE = 100
_TERMS = "http://purl.org/dc/terms/"


@dataclass(frozen=True)
class Source:
    """A text as it is served: its document, the trees whose units are places in that document, its own anchors."""

    root: Element
    trees: tuple[Tree, ...]
    anchors: frozenset[str]

    def tree(self, name: str) -> Tree:
        """The tree of a name, the default where it is empty; Unknown where there is none."""
        found = next((tree for tree in self.trees if tree.name == name), None)
        if found is None:
            raise Unknown(f"the text has no citation tree “{name}”" if name else "the text has no citation tree")
        return found


@dataclass(frozen=True)
class Service:
    """The edition as DTS serves it, as printed or in a script."""

    corpus: Corpus
    links: Links
    script: str = ""

    def entry(self) -> Answer:
        """The entry point."""
        said = {"@context": CONTEXT, "@id": self.links.entry, "@type": "EntryPoint", "dtsVersion": VERSION}
        return said | {name: self.links.template(name) for name in ("collection", "navigation", "document")}

    def collection(self, parameters: Mapping[str, str]) -> Answer:
        """The edition with its texts, or one text; with `nav=parents`, what it is in."""
        query = Query.of(parameters)
        whole = collection(self.corpus, self.links, self.script)
        if query.id in ("", self.links.root):
            said, below, above = whole, [self._resource(text_id) for text_id in self.corpus.readable], []
        else:
            said, below, above = self._resource(self._text_id(query.id)), [], [whole]
        members = above if query.nav == "parents" else below
        return {"@context": CONTEXT} | said | self._page("collection", parameters, query, members)

    def navigation(self, parameters: Mapping[str, str], address: str = "") -> Answer:
        """Units of a text's citation tree; `address` is that of the request, where it was written in its own way."""
        query = Query.of(parameters)
        query.check_passage()
        text_id = self._text_id(query.resource)
        said = {"@context": CONTEXT, "dtsVersion": VERSION, "@type": "Navigation"}
        said |= {"@id": address or self.links.request("navigation", parameters), "resource": self._resource(text_id)}
        source = self.source(text_id)
        if not source.trees:
            return said | {"member": []}
        found = selection(source.tree(query.tree), query)
        said |= {name: self._unit(text_id, unit, source) for name, unit in found.named.items()}
        if found.members is None:
            return said
        members = [self._unit(text_id, unit, source) for unit in found.members]
        return said | self._page("navigation", parameters, query, members)

    def document(self, parameters: Mapping[str, str]) -> tuple[bytes, str]:
        """A text or a passage of it, and its media type."""
        query = Query.of(parameters)
        query.check_passage()
        text_id, media = self._text_id(query.resource), query.media or TEI_TYPE
        if media not in (TEI_TYPE, TEXT_TYPE):
            raise Unknown(f"there is no “{media}”; there are {TEI_TYPE} and {TEXT_TYPE}")
        data = self._passage(text_id, query) if query.names_passage else self._whole(text_id)
        return (data if media == TEI_TYPE else self._reading.worded(text_id, data).encode()), media

    def home(self, parameters: Mapping[str, str]) -> str:
        """The address that describes the resource of a request."""
        identifier = self.links.resource(self._text_id(parameters["resource"]))
        return self.links.request("collection", {"id": identifier})

    def source(self, text_id: str) -> Source:
        """A text with its citation trees, kept until a file changes."""
        return self.corpus.keep(("dts", text_id, self.script, self.links.site), lambda: self._source(text_id))

    def _source(self, text_id: str) -> Source:
        text = self.corpus.text(text_id, self.script)
        root = parse_bytes(self._whole(text_id), text_id)
        return Source(root, trees(root), frozenset((*text.blocks, *sentences(text.document))))

    def _text_id(self, identifier: str) -> str:
        """The id of a text from its identifier; Unknown where there is none."""
        known = {self.links.resource(text_id): text_id for text_id in self.corpus.readable}
        if identifier not in known:
            raise Unknown(f"the edition has no resource “{identifier}”")
        return known[identifier]

    def _resource(self, text_id: str) -> Answer:
        return resource(self.corpus.text(text_id, self.script), self.source(text_id).trees, self.links)

    def _unit(self, text_id: str, unit: Unit, source: Source) -> Answer:
        said: Answer = {"identifier": unit.identifier, "@type": "CitableUnit", "level": unit.level}
        said |= {"parent": unit.parent, "citeType": unit.kind}
        if unit.identifier in source.anchors:
            said["@id"] = self.links.page(text_id) + quote(unit.identifier)
        terms = {
            name.removeprefix(_TERMS): spoken(told) for name, told in unit.facts.items() if name.startswith(_TERMS)
        }
        others = {name: spoken(told) for name, told in unit.facts.items() if not name.startswith(_TERMS)}
        return said | ({"dublinCore": terms} if terms else {}) | ({"extensions": others} if others else {})

    def _page(self, endpoint: str, parameters: Mapping[str, str], query: Query, members: list[Answer]) -> Answer:
        """All members, or a page of them with its neighbours; Unknown for a page that is not there."""
        if query.page is None:
            return {"member": members}
        last = max(1, -(-len(members) // PAGE))
        if query.page > last:
            raise Unknown(f"there is no page {query.page}; the last is {last}")
        numbers = {"@id": query.page, "first": 1, "previous": query.page - 1, "next": query.page + 1, "last": last}
        said = {
            name: self.links.request(endpoint, {**parameters, "page": number}) if 1 <= number <= last else None
            for name, number in numbers.items()
        }
        shown = members[(query.page - 1) * PAGE : query.page * PAGE]
        return {"member": shown, "view": {"@type": "Pagination"} | said}

    @property
    def _reading(self) -> Reading:
        return Reading(self.corpus, self.script)

    def _whole(self, text_id: str) -> bytes:
        return self._reading.tei(text_id, self.links.site)

    def _passage(self, text_id: str, query: Query) -> bytes:
        source = self.source(text_id)
        tree = source.tree(query.tree)
        first, _ = stretch(tree, query)
        begin, end = tree.units[first].span, tree.unit(query.end or query.ref).span
        span = Span(begin.first, end.last, end.whole)
        return passage(source.root, span, self.links.page(text_id))
