"""The collection and its resources as DTS describes them: titles, parents, children, Dublin Core, addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..corpus import Corpus
from ..registers.record import known
from ..text import Text
from .links import Links
from .terms import release, terms
from .trees import Structure, Tree

CONTEXT = "https://dtsapi.org/context/v1.0.json"
VERSION = "1.0"
TEI_TYPE, TEXT_TYPE = "application/tei+xml", "text/plain"

Answer = dict[str, Any]


def collection(corpus: Corpus, links: Links, script: str) -> Answer:
    """The one collection, which is the edition."""
    about = corpus.about(script)
    name = corpus.path.resolve().name
    return known(
        {
            "@id": links.root,
            "@type": "Collection",
            "dtsVersion": VERSION,
            "title": _first(about.titles) if about else name,
            "description": _first(about.abstracts) if about else "",
            "totalParents": 0,
            "totalChildren": len(corpus.readable),
            "dublinCore": terms(about) if about else {"title": [name]},
            "extensions": release(about) if about else None,
            "collection": links.template_of("collection", links.root),
        }
    )


def resource(text: Text, trees: Sequence[Tree], links: Links) -> Answer:
    """One text."""
    identifier = links.resource(text.id)
    printed = Links(links.site).page(text.id)
    file = links.page(text.id).removesuffix("/")
    return known(
        {
            "@id": identifier,
            "@type": "Resource",
            "dtsVersion": VERSION,
            "title": _first(text.titles),
            "description": _first(text.abstracts),
            "totalParents": 1,
            "totalChildren": 0,
            "dublinCore": terms(text) | {"isPartOf": [links.root], "relation": [printed]},
            "extensions": release(text),
            "collection": links.template_of("collection", identifier),
            "navigation": links.template_of("navigation", identifier),
            "document": links.template_of("document", identifier),
            "download": [f"{file}.xml", f"{file}.txt"],
            "mediaTypes": [TEI_TYPE, TEXT_TYPE],
        }
    ) | {"citationTrees": [_tree(tree) for tree in trees]}


def _tree(tree: Tree) -> Answer:
    said = {"identifier": tree.name, "@type": "CitationTree", "description": tree.description}
    return known(said) | {"citeStructure": [_structure(structure) for structure in tree.structures]}


def _structure(structure: Structure) -> Answer:
    inner = [_structure(below) for below in structure.inner]
    return {"@type": "CiteStructure", "citeType": structure.kind} | ({"citeStructure": inner} if inner else {})


def _first(words: Mapping[str, str]) -> str:
    return next(iter(words.values()), "")
