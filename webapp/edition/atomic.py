"""Files that are there whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from errno import EINVAL, ENOENT
from pathlib import Path
from stat import S_IMODE
from typing import BinaryIO

from .errors import EditionError


def write(path: Path, data: bytes) -> None:
    """Put a file in its place in one step, missing folders with it; EditionError, and nothing there, where it fails."""
    with _told(path), _beside(path) as file:
        file.write(data)


def write_all(files: Mapping[Path, bytes], journal: Path) -> None:
    """Put several files in their places, or none; EditionError, and all as it was, where one cannot be put there.

    What is new and what is old stand beside every place, and the journal says so, before the first is taken: who is
    killed in between has it completed by `finish`.
    """
    made: list[Path] = []
    laid: dict[Path, tuple[Path, Path | None]] = {}
    taken: list[Path] = []
    place = Path()
    try:
        for place, data in files.items():
            laid[place] = _laid_beside(place, data, made), _kept_beside(place, made)
        place = journal
        with _beside(journal) as file:
            file.write(json.dumps({str(new): str(path) for path, (new, _) in laid.items()}).encode())
        for place, (new, _) in laid.items():
            taken.append(place)
            new.replace(place)
    except BaseException as error:
        _restore({path: laid[path][1] for path in taken})
        if not isinstance(error, OSError):
            raise
        message = f"{place}: cannot be written: {error.strerror or error}; nothing was changed, check the folder"
        raise EditionError(message) from error
    finally:
        for beside in (journal, *made):
            beside.unlink(missing_ok=True)


def finish(journal: Path) -> None:
    """Complete what `write_all` was killed in the middle of; nothing where it was not."""
    if not journal.is_file():
        return
    for new, place in json.loads(journal.read_bytes()).items():
        if Path(new).exists():
            Path(new).replace(place)
    journal.unlink()


def _laid_beside(path: Path, data: bytes, made: list[Path]) -> Path:
    made.append(beside := _empty_beside(path))
    beside.write_bytes(data)
    beside.chmod(0o644)
    return beside


def _kept_beside(path: Path, made: list[Path]) -> Path | None:
    """What stands in a place, once more; None where nothing does."""
    if not path.exists():
        return None
    made.append(beside := _empty_beside(path))
    return Path(shutil.copy2(path, beside))


def _empty_beside(path: Path) -> Path:
    """A new file beside a place, missing folders with it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    return Path(beside)


def _restore(taken: Mapping[Path, Path | None]) -> None:
    for path, old in taken.items():
        if old is None:
            path.unlink(missing_ok=True)
        else:
            old.replace(path)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file to be written to bit by bit, which is in its place when all is well at the end, and else nowhere.

    EditionError where it cannot be written, or its folder is not there.
    """
    with _told(path):
        if not path.parent.is_dir():
            raise FileNotFoundError(ENOENT, f"there is no folder {path.parent}")
        with _beside(path) as file:
            yield file


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EditionError(f"{path}: cannot be written: {error.strerror or error}; check the folder") from error


@contextmanager
def _beside(path: Path) -> Iterator[BinaryIO]:
    """Write beside the place, then rename; a link stays one, and the new file is for those whom the old was for."""
    path = path.resolve()
    mode = S_IMODE(path.stat().st_mode) if path.exists() else 0o644
    if path.exists() and not path.is_file():
        raise OSError(EINVAL, "what stands there is no file")
    beside = _empty_beside(path)
    try:
        with beside.open("wb") as file:
            yield file
        beside.chmod(mode)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
