"""An archive held against its manifest, and the manifest against the list of releases."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from ..errors import EditionError, Invalid, Problem, Unknown, problem
from ..releases import Releases
from .archive import MANIFEST, manifest


def verify(folder: Path, version: str) -> int:
    """The number of files of a release, when each is as it was released.

    Unknown where the edition has no such release, EditionError where its archive cannot be read, Invalid with every
    file that is changed, missing or one too many.
    """
    past = Releases.read(folder)
    release = next((one for one in past.all if one.version == version), None)
    if release is None:
        raise Unknown(f"{version} is no release of {folder}; there are {', '.join(past.versions) or 'none yet'}")
    files = _files(past.archive(version))
    listed = files.pop(MANIFEST, b"")
    if wrong := list(_problems(past.archive(version), files, listed, release.manifest)):
        raise Invalid(*wrong)
    return len(files)


def _files(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as opened:
            names = [info.filename for info in opened.infolist()]
            if len({name.partition("/")[0] for name in names}) != 1 or len(set(names)) != len(names):
                raise EditionError(f"{path}: is not one folder of files; get the archive again")
            return {name.partition("/")[2]: opened.read(name) for name in names}
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise EditionError(f"{path}: cannot be read: {error}; get the archive again") from error


def _problems(path: Path, files: dict[str, bytes], listed: bytes, told: str) -> Iterator[Problem]:
    remedy = "get the archive again from where it was deposited"
    if sha256(listed).hexdigest() != told:
        yield problem(path, 1, "manifest", f"{MANIFEST} is not the one of the list of releases", remedy)
    expected, found = set(listed.splitlines()), set(manifest(files).splitlines())
    for name in sorted({line.decode(errors="replace").partition("  ")[2] for line in expected ^ found}):
        yield problem(path, 1, "manifest", f"{name} is not as the manifest has it", remedy)
