"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from .errors import EditionError


def write(path: Path, data: bytes) -> None:
    """Put a file in its place in one step, missing folders with it; EditionError, and nothing there, where it fails."""
    with opened(path) as file:
        file.write(data)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file to be written to bit by bit, which is in its place when all is well at the end, and else nowhere."""
    try:
        with _beside(path) as file:
            yield file
    except OSError as error:
        raise EditionError(f"{path}: cannot be written: {error.strerror or error}; check the folder") from error


@contextmanager
def _beside(path: Path) -> Iterator[BinaryIO]:
    """Write beside the place, then rename."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
