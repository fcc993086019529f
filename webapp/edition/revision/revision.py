"""An edit of an edition, whole: the files it changes, proved on a copy before any of them is written."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path

from .. import atomic
from ..check import check
from ..errors import Invalid, Problem
from ..schema import Schema

_NOT_COPIED = shutil.ignore_patterns("transcriptions", "releases", ".*")


@dataclass(frozen=True)
class Revision:
    """The new bytes of each file that an edit changes, what it did in plain lines, and what is left to see to."""

    folder: Path
    files: Mapping[Path, bytes]
    said: tuple[str, ...] = ()
    remarks: tuple[Problem, ...] = ()

    def proved(self) -> Revision:
        """The same, with what `edition check` would newly warn of as remarks; Invalid with its new errors."""
        after = list(_found(self.folder, self.files))
        before = Counter(map(_known, _found(self.folder, {}) if after else ()))
        new = [one for one in after if not _seen(one, before)]
        if errors := [one for one in new if one.severity == "error"]:
            raise Invalid(*errors)
        return replace(self, remarks=(*self.remarks, *new))

    def diff(self) -> Iterator[str]:
        """The lines that change, file by file."""
        for path, data in self.files.items():
            name = Path(os.path.relpath(path, self.folder)).as_posix()
            if path.suffix == ".zip":
                yield f"+++ {name}: {len(data)} bytes"
                continue
            old = path.read_bytes().decode() if path.exists() else ""
            yield from unified_diff(old.splitlines(), data.decode().splitlines(), name, name, lineterm="", n=0)

    def write(self) -> None:
        """Put all files in their places, or none."""
        atomic.write_all(self.files, journal(self.folder))


def journal(folder: Path) -> Path:
    """Where it stands what an edit of a folder is about to put in place."""
    return folder.resolve() / ".edit-in-progress"


def _found(folder: Path, files: Mapping[Path, bytes]) -> Iterator[Problem]:
    """What is wrong with an edition once some files are changed, its transcriptions aside; found in a copy."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / folder.resolve().name
        shutil.copytree(folder, copy, ignore=_NOT_COPIED)
        for path, data in files.items():
            if path.is_relative_to(folder):
                atomic.write(copy / path.relative_to(folder), data)
        for one in check(copy, Schema()):
            yield replace(one, file=one.file.replace(str(copy), str(folder)))


def _known(one: Problem) -> tuple[str, str, str]:
    return one.file, one.code, one.message


def _seen(one: Problem, before: Counter) -> bool:
    """Whether it was so before, each as often as it was."""
    before[_known(one)] -= 1
    return before[_known(one)] >= 0
