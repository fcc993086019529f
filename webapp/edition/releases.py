"""The releases of an edition: the list `releases.tsv`, and what each froze, in the archives `releases/VERSION.zip`."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from . import tei
from .errors import Invalid, not_utf8, problem
from .tei import Element
from .version import is_version, order

HEADER = ("release", "date", "manifest")

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MANIFEST = re.compile(r"(?:[0-9a-f]{64})?")
_GREATEST = 64 * 1024 * 1024
"""The size in bytes from which a member of an archive is not read: no text is so long."""


@dataclass(frozen=True)
class Release:
    """A release: its version, the day it was made (YYYY-MM-DD), the SHA-256 of its archive's manifest."""

    version: str
    date: str
    manifest: str = ""

    @property
    def row(self) -> str:
        """The release as a line of the file."""
        return "\t".join((self.version, self.date, self.manifest))


@dataclass(frozen=True)
class Releases:
    """All releases in their order, and the folder of the edition whose they are."""

    folder: Path
    all: tuple[Release, ...] = ()

    @classmethod
    def read(cls, folder: Path) -> Releases:
        """The releases of an edition's folder, none where it has no list; Invalid with every line that is wrong."""
        file = folder / "releases.tsv"
        if not file.is_file():
            return cls(folder)
        rows = _rows(file)
        wrong = [problem(file, n, "ledger", told, "see to the line") for n, row in rows if (told := _wrong(n, row))]
        if wrong:
            raise Invalid(*wrong)
        found = [Release(*row.split("\t")) for _, row in rows[1:]]
        return cls(folder, tuple(sorted(found, key=lambda release: order(release.version))))

    @property
    def content(self) -> bytes:
        """The list as its file has it."""
        return "".join(f"{row}\n" for row in ("\t".join(HEADER), *(one.row for one in self.all))).encode()

    @property
    def versions(self) -> tuple[str, ...]:
        """The versions in their order."""
        return tuple(release.version for release in self.all)

    @property
    def latest(self) -> Release | None:
        """The last release; None where there is none yet."""
        return self.all[-1] if self.all else None

    def archive(self, version: str) -> Path:
        """Where the archive of a release is, if it is on hand."""
        return self.folder / "releases" / f"{version}.zip"

    def document(self, version: str, text_id: str) -> Element | None:
        """A text as a release has it; None where the archive is not on hand, or has no such text that can be read."""
        return self._parsed(version, f"tei/texts/{text_id}.xml")

    def register(self, version: str, name: str) -> Element | None:
        """A register as a release has it; None where the archive is not on hand, or has none that can be read."""
        return self._parsed(version, f"tei/registers/{name}.xml")

    def _parsed(self, version: str, path: str) -> Element | None:
        data = self.member(version, path)
        try:
            return tei.parse_bytes(data, f"{version}/{path.rpartition('/')[2]}") if data is not None else None
        except Invalid:
            return None

    def member(self, version: str, path: str) -> bytes | None:
        """A file of a release by its path in the archive's one folder; None where it is not on hand.

        Archives are stored, not compressed: what a member says of its size is what it takes.
        """
        if version not in self.versions:
            return None
        try:
            with zipfile.ZipFile(self.archive(version)) as archive:
                found = [info for info in archive.infolist() if info.filename.partition("/")[2] == path]
                return archive.read(found[0]) if len(found) == 1 and _is_safe(found[0]) else None
        except (OSError, zipfile.BadZipFile, RuntimeError, ValueError):
            return None


def _is_safe(member: zipfile.ZipInfo) -> bool:
    return member.compress_type == zipfile.ZIP_STORED and member.file_size < _GREATEST


def _rows(file: Path) -> list[tuple[int, str]]:
    try:
        return list(enumerate(file.read_text(encoding="utf-8-sig").splitlines(), 1))
    except OSError as error:
        raise Invalid(problem(file, 1, "ledger", error.strerror or str(error), "check the file")) from error
    except UnicodeDecodeError as error:
        raise Invalid(not_utf8(file, error, "ledger")) from error


def _wrong(number: int, row: str) -> str:
    cells = row.split("\t")
    if number == 1:
        return "" if tuple(cells) == HEADER else f"the first line is not {' TAB '.join(HEADER)}"
    if len(cells) != len(HEADER):
        return f"{len(cells)} cells for {len(HEADER)}"
    version, date, manifest = cells
    if not is_version(version):
        return f"{version or 'nothing'} is no release"
    return "" if _DATE.fullmatch(date) and _MANIFEST.fullmatch(manifest) else "the date or the hash is none"
