"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from .errors import EditionError


def write(path: Path, data: bytes) -> None:
    """Put a file in its place in one step, missing folders with it; EditionError, and nothing there, where it fails."""
    try:
        _write(path, data)
    except OSError as error:
        raise EditionError(f"{path}: cannot be written: {error.strerror or error}; check the folder") from error


def _write(path: Path, data: bytes) -> None:
    """Write beside the place, then rename."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
