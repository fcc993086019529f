"""CITATION.cff: what to cite a release as (Citation File Format 1.2.0)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from .. import tei
from ..errors import Invalid, problem
from ..tei import Element

NAME = "CITATION.cff"

_MESSAGE = "If you use this edition, please cite it as below, and a passage of it by its own address."
_OF_CREATIVE_COMMONS = re.compile(r"https?://creativecommons\.org/licenses/([a-z-]+)/([0-9.]+)/?.*")


def citation_file(about: Path, version: str, day: date) -> bytes:
    """The file for a release, from the edition's own page; Invalid where that has no title or no publisher.

    Every value is written as JSON, which YAML 1.2 takes as it is.
    """
    page = tei.parse(about)
    return "".join(f"{line}\n" for line in _lines(page, about, version, day)).encode()


def title(page: Element) -> str:
    """The title under which the edition is cited."""
    return _first(page, "titleStmt/title[@type='main']") or _first(page, "titleStmt/title")


def _lines(page: Element, about: Path, version: str, day: date) -> Iterator[str]:
    author = _first(page, "titleStmt//orgName") or _first(page, "publicationStmt/publisher")
    if not (title(page) and author):
        message = "CITATION.cff needs the edition's title, and who publishes it"
        raise Invalid(
            problem(about, 1, "citation-file", message, "give titleStmt a title, publicationStmt a publisher")
        )
    yield f"cff-version: {_quoted('1.2.0')}"
    yield f"message: {_quoted(_MESSAGE)}"
    yield "type: dataset"
    yield f"title: {_quoted(title(page))}"
    yield "authors:"
    yield f"  - name: {_quoted(author)}"
    yield f"version: {_quoted(version)}"
    yield f"date-released: {_quoted(day.isoformat())}"
    yield from _licence(page)
    if abstract := _first(page, "profileDesc/abstract"):
        yield f"abstract: {_quoted(abstract)}"


def _licence(page: Element) -> Iterator[str]:
    """The licence by its SPDX identifier where it is one of Creative Commons', else by its address."""
    for licence in _all(page, "publicationStmt//licence[@target]")[:1]:
        found = _OF_CREATIVE_COMMONS.fullmatch(licence.get("target"))
        spdx = f"CC-{found[1]}-{found[2]}".upper() if found else ""
        yield f"license: {_quoted(spdx)}" if spdx else f"license-url: {_quoted(licence.get('target'))}"


def _first(page: Element, path: str) -> str:
    return next((" ".join("".join(one.itertext()).split()) for one in _all(page, path)), "")


def _all(page: Element, path: str) -> list[Element]:
    steps = re.sub(r"(/{1,2}|^)(\w)", r"\1tei:\2", path)
    return page.xpath(f"tei:teiHeader//{steps}", namespaces=tei.NS)


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
