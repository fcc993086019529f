"""A release made: headers, ledger, CITATION.cff, archive and list of releases, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

from .. import tei
from ..check import check
from ..entry import ID
from ..errors import EditionError, Invalid
from ..folder import Folder
from ..ledger import Ledger
from ..merge import blocks
from ..releases import Release, Releases
from ..revision.revision import Revision
from ..revision.source import Source
from ..schema import Schema
from ..version import is_version, order
from ..wording import signature, wording
from .archive import archive, manifest, members, stem, top
from .citation_file import NAME as CITATION
from .citation_file import citation_file, title
from .headers import released

_FIRST_YEAR = 1980
"""The first year that a ZIP can tell."""


def freeze(folder: Path, version: str, day: date) -> Revision:
    """What a release changes; EditionError where it cannot be made, Invalid with all that `edition check` finds."""
    past = Releases.read(folder)
    _require_version(past, version)
    _require_day(past, day)
    _require_clean(folder)
    about = Folder(folder).about
    if about is None:
        raise EditionError(f"{folder / 'edition.xml'} is missing; write it, with the edition's title and publisher")
    files = dict(_headers(folder, version, day))
    files[Folder(folder).ledger] = _ledger(folder, version, files)
    files[top(folder) / CITATION] = citation_file(about, version, day)
    inside = members(folder, files)
    files[past.archive(version)] = archive(inside, stem(title(tei.parse(about)), version), day)
    made = Release(version, day.isoformat(), sha256(manifest(inside)).hexdigest())
    files[folder / "releases.tsv"] = Releases(folder, (*past.all, made)).content
    said = (f"{version}: {len(inside)} files, manifest {made.manifest}",)
    return Revision(folder, {path: data for path, data in files.items() if _differs(path, data)}, said)


def _require_version(past: Releases, version: str) -> None:
    if not is_version(version):
        raise EditionError(f"{version} is no number of a release; write one such as 1.0.0 or 1.0.0-rc1")
    if version in past.versions:
        raise EditionError(f"{version} was released already; a release stays as it is, give this one a higher number")
    if past.latest and order(version) < order(past.latest.version):
        raise EditionError(f"{version} is not above {past.latest.version}, the last release; give a higher number")


def _require_day(past: Releases, day: date) -> None:
    earliest = date.fromisoformat(past.latest.date) if past.latest else date(_FIRST_YEAR, 1, 1)
    if day < earliest:
        raise EditionError(f"{day} is before {earliest}; give the day of the release with --date YYYY-MM-DD")


def _require_clean(folder: Path) -> None:
    """Warnings count: what is released cannot be mended."""
    if found := list(check(folder, Schema())):
        raise Invalid(*found)


def _headers(folder: Path, version: str, day: date) -> Iterator[tuple[Path, bytes]]:
    for file in Folder(folder).files:
        yield file, released(Source.read(file), version, day).words.encode()


def _ledger(folder: Path, version: str, files: dict[Path, bytes]) -> bytes:
    """The ledger with `next` as the release, and the wording of each passage where it differs from the one before."""
    told = dict[str, str]()
    for text, file in Folder(folder).texts.items():
        found = blocks(tei.parse_bytes(files[file], str(file)))
        told |= {f"{text}/{own}": signature(wording(block)) for own, block in found.items() if ID.fullmatch(own)}
    entries = Ledger.read(Folder(folder).ledger).entries
    return Ledger(entry.released(version, told.get(entry.anchor, "")) for entry in entries).content


def _differs(path: Path, data: bytes) -> bool:
    return not path.is_file() or path.read_bytes() != data
