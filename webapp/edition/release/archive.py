"""The archive of a release: one folder of files and their manifest, in a ZIP that holds no fact of the machine.

Files are stored as they are, in the order of their names, all of the release's day and readable by everybody; the
manifest is of BagIt's kind (RFC 8493, 2.1.3), a line a file: its SHA-256, two spaces, its path.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

from ..folder import Folder
from ..schema import GRAMMAR, ODD, SCHEMA, SCHEMATRON
from .citation_file import NAME as CITATION

MANIFEST = "manifest-sha256.txt"
CORPUS = "tei"
LICENCE = "LICENSE.md"

_UNIX = 3
_FILE = 0o100644 << 16


def top(folder: Path) -> Path:
    """Where CITATION.cff and the licence of an edition stand: beside a corpus named `tei`, in any other."""
    return folder.resolve().parent if folder.resolve().name == CORPUS else folder


def members(folder: Path, new: Mapping[Path, bytes]) -> dict[str, bytes]:
    """The files of a release by their paths in the archive, `new` ones in the place of those in the edition's folder.

    The list of releases is that of those before: its own line has the hash of this manifest.
    """
    edition = Folder(folder)
    own = [*edition.files, *edition.recipes.values(), edition.ledger]
    own += [folder / "script-review.tsv", folder / "releases.tsv"]
    places = {f"{CORPUS}/{path.relative_to(folder).as_posix()}": path for path in own}
    places |= {f"schema/{name}": SCHEMA / name for name in (ODD, GRAMMAR, SCHEMATRON)}
    places |= {name: top(folder) / name for name in (LICENCE, CITATION)}
    found = {name: new.get(path, path.read_bytes() if path.is_file() else b"") for name, path in places.items()}
    return {name: found[name] for name in sorted(found) if found[name]}


def manifest(files: Mapping[str, bytes]) -> bytes:
    """The manifest of some files."""
    return "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def stem(title: str, version: str) -> str:
    """The name of the archive's folder: `revolutions-in-retrospect-1.0.0`."""
    return f"{'-'.join(re.findall('[a-z0-9]+', title.lower())) or 'edition'}-{version}"


def archive(files: Mapping[str, bytes], name: str, day: date) -> bytes:
    """The ZIP of some files and their manifest in a folder of a name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as made:
        for path, data in sorted({**files, MANIFEST: manifest(files)}.items()):
            member = zipfile.ZipInfo(f"{name}/{path}", (day.year, day.month, day.day, 0, 0, 0))
            member.create_system, member.external_attr = _UNIX, _FILE
            made.writestr(member, data)
    return stream.getvalue()
