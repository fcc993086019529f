"""Pointers: every one leads somewhere (TEI P5, 16.2; private URI schemes, 16.2.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from . import tei
from .errors import Invalid, Problem, problem
from .tei import XML_ID, Element, q

ATTRIBUTES = (
    "target", "ref", "corresp", "resp", "source", "ana", "who", "sameAs", "copyOf", "next", "prev", "wit", "active",
    "passive", "mutual", "where", "decls", "change", "scheme", "synch", "exclude", "select",
)  # fmt: skip
_WEB = re.compile(r"https?://[^\s/]+|mailto:[^\s]+@|(urn|doi|tag|info):[^\s]", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)


class Pointers:
    """The pointers of documents, resolved within one folder; each file pointed at is read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._ids: dict[Path, frozenset[str] | None] = {}

    def problems(self, root: Element, file: str) -> Iterator[Problem]:
        """Every pointer of one document that leads nowhere."""
        own = frozenset(e.get(XML_ID) for e in root.iter("{*}*") if e.get(XML_ID))
        prefixes = {p.get("ident"): p for p in root.iter(q("prefixDef"))}
        for element in root.iter(f"{{{tei.TEI}}}*"):
            for name in ATTRIBUTES:
                for pointer in element.get(name, "").split():
                    if reason := self._reason(pointer, own, prefixes, Path(file)):
                        message = f"@{name} “{pointer}” {reason}"
                        remedy = "point at an xml:id that is there, or add it"
                        yield problem(file, element.sourceline, "pointer", message, remedy)

    def _reason(self, pointer: str, own: frozenset[str], prefixes: dict[str, Element], file: Path) -> str:
        """Why a pointer leads nowhere; empty where it does, or where it leads out into the web."""
        if pointer.startswith("#"):
            return "" if pointer[1:] in own else "is not an xml:id of this file"
        scheme = _SCHEME.match(pointer)
        if scheme and scheme[1] in prefixes:
            return self._prefixed(scheme[2], prefixes[scheme[1]], file)
        if scheme:
            return (
                "" if _WEB.match(pointer) else f"has a scheme, “{scheme[1]}”, that is neither declared nor of the web"
            )
        return self._file(pointer, file)

    def _prefixed(self, rest: str, prefix: Element, file: Path) -> str:
        try:
            match = re.fullmatch(prefix.get("matchPattern", ""), rest)
        except re.error:
            return "has a prefix whose matchPattern is not a regular expression"
        if not match:
            return f"does not match the pattern of its prefix, {prefix.get('matchPattern')}"
        target = match.expand(re.sub(r"\$(\d)", r"\\\1", prefix.get("replacementPattern", "")))
        return "" if _WEB.match(target) else self._file(target, file)

    def _file(self, pointer: str, file: Path) -> str:
        name, _, fragment = pointer.partition("#")
        path = (file.parent / name).resolve()
        if not path.is_relative_to(self.folder):
            return "leads out of the corpus"
        ids = self._ids_of(path)
        if ids is None:
            return f"leads to {name}, which is not there or not readable"
        return "" if not fragment or fragment in ids else f"has no entry “{fragment}” in {name}"

    def _ids_of(self, path: Path) -> frozenset[str] | None:
        if path not in self._ids:
            try:
                self._ids[path] = frozenset(e.get(XML_ID) for e in tei.parse(path).iter("{*}*") if e.get(XML_ID))
            except Invalid:
                self._ids[path] = frozenset() if path.is_file() else None
        return self._ids[path]
