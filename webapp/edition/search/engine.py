"""Units as tantivy keeps them: its schema and its documents.

Fields of words: `stems` (Chinese characters one by one, and stems), `words` as they are written, `pairs` of Chinese
characters, `compounds` of hyphened words, `printed` (pairs, and characters, as they are printed where folding changes
some). `shelf` is text, kind and language in one, which are counted together.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

import tantivy

from ..folding import folded, has_variants, unvaried
from ..reading import engine
from ..store import digest
from . import tokens
from .packing import Packing
from .unit import Unit

SHELF = ("text", "kind", "language")
_NAMED = ("person", "place")
_PREFIXES = {"per": "person", "pla": "place"}
_POSITIONS = ("stems", "words", "pairs", "printed")
_RAW = (*SHELF, "entity", "varied", "stamp", "group", "digest")
STAMP = "stamp"
DICTIONARY = "@dictionary"
"""What is in the index and no unit: what says of which files each group was made, and the group of one document."""


def schema() -> tantivy.Schema:
    """The fields of a unit."""
    built = tantivy.SchemaBuilder()
    for name in _POSITIONS:
        built.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    built.add_text_field("compounds", tokenizer_name="whitespace", index_option="basic")
    for name in ("shelf", *_NAMED):
        built.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in _RAW:
        built.add_text_field(name, tokenizer_name="raw", index_option="basic", stored=name in ("group", "digest"))
    built.add_integer_field("year", indexed=True)
    built.add_integer_field("decade", fast=True)
    built.add_unsigned_field("order", fast=True)
    built.add_bytes_field("unit", stored=True)
    return built.build()


def document(unit: Unit, packed: bytes, group: str, order: int) -> tantivy.Document:
    """A unit as a document; `group` is what is replaced as a whole, `order` its place among all units."""
    made = tantivy.Document()
    text = folded(unit.words)
    made.add_text("stems", " ".join(tokens.stems(text)))
    made.add_text("words", " ".join(tokens.words(text)))
    made.add_text("pairs", " ".join(tokens.runs(text)))
    made.add_text("compounds", " ".join(tokens.compounds(text)))
    varied = has_variants(unit.words)
    if varied:
        made.add_text("printed", " ".join((*tokens.runs(printed := unvaried(unit.words)), *set(printed))))
    made.add_text("varied", "yes" if varied else "no")
    for name, value in _facts(unit):
        made.add_text(name, value)
    for year in unit.years:
        made.add_integer("year", year)
    for decade in dict.fromkeys(year - year % 10 for year in unit.years):
        made.add_integer("decade", decade)
    made.add_text("group", group)
    made.add_unsigned("order", order)
    made.add_bytes("unit", packed)
    return made


def stamp(group: str, made_of: str) -> tantivy.Document:
    """A document that holds no words, only of which files a group was made."""
    made = tantivy.Document()
    made.add_text("stamp", STAMP)
    made.add_text("group", group)
    made.add_text("digest", made_of)
    return made


def dictionary(packing: Packing) -> tantivy.Document:
    """A document that holds no words, only the dictionary with which units are packed."""
    made = tantivy.Document()
    made.add_text("stamp", STAMP)
    made.add_text("group", DICTIONARY)
    made.add_bytes("unit", packing.dictionary)
    return made


def built_by() -> str:
    """A hash of what besides the texts decides an index: this package, the converter, tantivy, the stemmer."""
    parts = (engine(), tantivy.__version__, version("PyStemmer"))
    return digest(*(part.encode() for part in parts))[:12]


def _facts(unit: Unit) -> Iterator[tuple[str, str]]:
    shelf = [getattr(unit, name) for name in SHELF]
    yield from (*zip(SHELF, shelf, strict=True), ("shelf", "\t".join(shelf)))
    for ref in unit.refs:
        yield "entity", ref
        if name := _PREFIXES.get(ref.partition(":")[0]):
            yield name, ref
