"""The files of an edition: which there are, and whether any has changed.

A folder laid out like `tei/` has `texts/`, `registers/`, `transcriptions/`, `anchors.tsv`, `edition.xml`, and, once
it was released, `releases.tsv` and `releases/`; any other folder is taken as other people's TEI, one text a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .store import digest


@dataclass(frozen=True)
class Folder:
    """A folder of TEI files; every answer is of the files as they are at the moment."""

    path: Path

    @property
    def laid_out(self) -> bool:
        """Whether the folder has the edition's own layout."""
        return (self.path / "texts").is_dir()

    @property
    def texts(self) -> dict[str, Path]:
        """The file of each text by its id, which is the file's stem."""
        return {file.stem: file for file in self._in("texts" if self.laid_out else ".")}

    @property
    def transcriptions(self) -> dict[str, Path]:
        """The transcriptions on hand, by the ids of their texts."""
        return {file.stem: file for file in self._in("transcriptions")} if self.laid_out else {}

    @property
    def registers(self) -> dict[str, Path]:
        """The registers by their names."""
        return {file.stem: file for file in self._in("registers")} if self.laid_out else {}

    @property
    def recipes(self) -> dict[str, Path]:
        """The recipes by the ids of their texts."""
        return {file.stem: file for file in sorted((self.path / "recipes").glob("*.toml"))} if self.laid_out else {}

    @property
    def about(self) -> Path | None:
        """The edition's own page."""
        return next((file for file in self._in(".") if file.name == "edition.xml"), None) if self.laid_out else None

    @property
    def ledger(self) -> Path:
        """The ledger of anchors, which need not be there."""
        return self.path / "anchors.tsv"

    @property
    def releases(self) -> tuple[Path, ...]:
        """The list of releases and the archives on hand."""
        listed = self.path / "releases.tsv"
        return (*([listed] if listed.is_file() else []), *sorted((self.path / "releases").glob("*.zip")))

    @property
    def files(self) -> tuple[Path, ...]:
        """Every TEI file that belongs to the edition, transcriptions aside."""
        others = (*self._in("texts"), *self._in("registers")) if self.laid_out else ()
        return (*self._in("."), *others)

    @property
    def stamp(self) -> tuple[tuple[str, int, int], ...]:
        """The name, time and size of every file that a page may be made from: changes when any of them does."""
        return tuple(self._stamps())

    @property
    def digest(self) -> str:
        """A hash of every such file: what is made from the same bytes has the same."""
        return digest(*self._contents())

    def _in(self, name: str) -> list[Path]:
        return sorted((self.path / name).glob("*.xml"))

    def _made_from(self) -> tuple[Path, ...]:
        return (*self.files, *self.transcriptions.values(), self.ledger, *self.releases)

    def _stamps(self) -> Iterator[tuple[str, int, int]]:
        for file in self._made_from():
            with suppress(OSError):
                state = file.stat()
                yield str(file), state.st_mtime_ns, state.st_size

    def _contents(self) -> Iterator[bytes]:
        for file in self._made_from():
            with suppress(OSError):
                yield str(file.relative_to(self.path)).encode()
                yield file.read_bytes()
