"""A register as a table: CSV (RFC 4180) in UTF-8, and its description (CSV on the Web, W3C Recommendation)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..sheet import sheet
from .browsing import Row
from .directory import Directory
from .entry import AUTHORITIES, PINYIN, Entry
from .record import address_of, bounds

COLUMNS = (
    "id", "address", "name_en", "name_zh", "pinyin", "other_names", "kinds", "certainty", "begin", "end", "latitude",
    "longitude", "geonames", "wikidata", "viaf", "description_en", "description_zh", "passages", "texts",
)  # fmt: skip
"""The columns, in their order; several values in one are parted by ` | `, dates are in EDTF (ISO 8601-2)."""


def table(rows: Iterable[Row], directory: Directory, url: str) -> str:
    """The rows as CSV, headed by the columns."""
    cells = (_cells(row, directory, url) for row in rows)
    return sheet(COLUMNS, ([row[column] for column in COLUMNS] for row in cells))


def description(name: str, url: str, told: Mapping[str, str], language: str) -> dict[str, Any]:
    """What the columns of a register's table mean, in the words given for each."""
    columns = [{"name": column, "titles": column, "dc:description": told[column]} for column in COLUMNS]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language}],
        "url": f"{url}/registers/{name}.csv",
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"]},
        "tableSchema": {"columns": columns, "primaryKey": "id"},
    }


def _cells(row: Row, directory: Directory, url: str) -> dict[str, object]:
    entry, (first, last) = row.entry, bounds(row.entry)
    identifiers = dict(entry.identifiers)
    latitude, longitude = entry.point or ("", "")
    return {
        "id": entry.id,
        "address": address_of(entry.ref, directory, url),
        **_names(entry),
        "kinds": " | ".join(kind.partition("-")[2] for kind in entry.kinds),
        "certainty": entry.cert,
        "begin": first.begin if first else "",
        "end": last.finish if last else "",
        "latitude": latitude,
        "longitude": longitude,
        **{kind.lower(): identifiers.get(kind, "") for kind in AUTHORITIES},
        **{f"description_{language}": _note(entry, language) for language in ("en", "zh")},
        "passages": row.count(),
        "texts": " | ".join(row.passages),
    }


def _names(entry: Entry) -> dict[str, str]:
    main = {language: entry.in_language(language) for language in ("en", "zh")}
    pinyin = next((name for name in entry.names if name.language == PINYIN), None)
    others = [name.text for name in entry.names if name not in (*main.values(), pinyin)]
    told = {"name_en": main["en"], "name_zh": main["zh"], "pinyin": pinyin}
    return {column: name.text if name else "" for column, name in told.items()} | {
        "other_names": " | ".join(dict.fromkeys(others))
    }


def _note(entry: Entry, language: str) -> str:
    return next((note.text for note in entry.notes if note.language[:2] == language), "")
