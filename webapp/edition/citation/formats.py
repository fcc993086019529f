"""The formats in which programs take a citation, by the ending of their addresses."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from .bibtex import biblatex, bibtex
from .item import Item
from .ris import ris


@dataclass(frozen=True)
class Format:
    """A format: its name, media type, the ending of its files, and what writes an item in it."""

    name: str
    media: str
    ending: str
    write: Callable[[Item], str]


def csl_json(item: Item) -> str:
    """A list of one item, as CSL-JSON is exchanged."""
    return json.dumps([item.csl()], ensure_ascii=False, indent=1) + "\n"


ALIASES = {"bibtex": "bib", "csl-json": "csl.json"}
"""Other names that the formats are known by."""

FORMATS = {
    "bib": Format("BibTeX", "application/x-bibtex", "bib", bibtex),
    "biblatex": Format("BibLaTeX", "application/x-bibtex", "biblatex.bib", biblatex),
    "ris": Format("RIS", "application/x-research-info-systems", "ris", ris),
    "csl.json": Format("CSL-JSON", "application/vnd.citationstyles.csl+json", "csl.json", csl_json),
}
