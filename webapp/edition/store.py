"""Pages made once and kept on disk, each under the hash of everything that it is made from."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from . import atomic
from .errors import EditionError


class Store:
    """A folder of made pages; where it cannot be written, pages are simply made again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._used: set[str] = set()

    def get(self, key: tuple[str, ...]) -> str | None:
        """The page for a key, if it is there."""
        name = self._name(key)
        self._used.add(name)
        try:
            return (self.folder / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def put(self, key: tuple[str, ...], page: str) -> None:
        """Keep a page for a key, if the folder can be written."""
        with suppress(OSError, EditionError):
            atomic.write(self.folder / self._name(key), page.encode())

    def prune(self) -> None:
        """Remove every page that was not asked for since this store was opened, if the folder can be written."""
        for path in self.folder.glob("*"):
            if path.name not in self._used:
                with suppress(OSError):
                    path.unlink()

    def _name(self, key: tuple[str, ...]) -> str:
        return hashlib.sha256("\0".join(key).encode()).hexdigest()[:40]


def digest(*parts: bytes) -> str:
    """One hash of several byte strings, in their order."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()
