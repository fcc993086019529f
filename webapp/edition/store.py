"""Pages made once and kept on disk, each under the hash of everything that it is made from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from . import atomic


class Store:
    """A folder of made pages; where it cannot be written, pages are simply made again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._used: set[str] = set()

    def get(self, key: tuple[str, ...], make: Callable[[], str]) -> str:
        """The page for a key, made and written beside and renamed if it is not there."""
        name = hashlib.sha256("\0".join(key).encode()).hexdigest()[:40]
        self._used.add(name)
        try:
            return (self.folder / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            page = make()
            with suppress(OSError):
                atomic.write(self.folder / name, page.encode())
            return page

    def prune(self) -> None:
        """Remove every page that was not asked for since this store was opened."""
        for path in self.folder.glob("*"):
            if path.name not in self._used:
                path.unlink(missing_ok=True)


def digest(*parts: bytes) -> str:
    """One hash of several byte strings, in their order."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()
