"""The edition on disk, opened on a folder: texts, transcriptions, registers, what is current.

A folder laid out like `tei/` has `texts/`, `registers/`, `transcriptions/` and `edition.xml`; any other folder is taken
as other people's TEI, one text a file. Files may change while it is open: every answer is of the files as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from threading import RLock
from typing import Any

from lxml import etree

from . import convert, tei
from .errors import EditionError, Invalid, Unknown
from .merge import merged
from .registers import REGISTERS
from .store import Store, digest
from .text import Text


class Corpus:
    """One edition; `Corpus(path)` reads nothing until it is asked."""

    def __init__(self, path: Path) -> None:
        if not path.is_dir():
            raise EditionError(f"{path} is not a folder; name one that holds TEI files")
        self.path = path
        self.store = Store(path / ".edition")
        self._kept: dict[tuple[str, ...], Any] = {}
        self._stamp: tuple = ()
        self._lock = RLock()

    @property
    def laid_out(self) -> bool:
        """Whether the folder has the edition's own layout."""
        return (self.path / "texts").is_dir()

    @property
    def stamp(self) -> tuple:
        """Changes when any TEI file of the corpus does: name, time and size of each."""
        files = (*self.files, *sorted((self.path / "transcriptions").glob("*.xml")))
        return tuple((str(f), f.stat().st_mtime_ns, f.stat().st_size) for f in files)

    @property
    def files(self) -> tuple[Path, ...]:
        """Every TEI file that belongs to the edition, transcriptions aside."""
        folders = ("texts", "registers") if self.laid_out else ()
        return (*sorted(self.path.glob("*.xml")), *(f for d in folders for f in sorted((self.path / d).glob("*.xml"))))

    @property
    def text_files(self) -> dict[str, Path]:
        """The file of each text by its id, which is the file's stem."""
        folder = self.path / "texts" if self.laid_out else self.path
        return {file.stem: file for file in sorted(folder.glob("*.xml"))}

    def text(self, text_id: str, script: str = "") -> Text:
        """One text as printed, or in a script; Unknown where there is none of that id."""
        if text_id not in self.text_files:
            raise Unknown(f"the edition has no text “{text_id}”")
        return self.keep(("text", text_id, script), lambda: Text(text_id, self._document(text_id, script)))

    @property
    def readable(self) -> tuple[str, ...]:
        """The ids of the texts whose files can be parsed; `edition check` says what is wrong with the others."""
        return self.keep(("readable",), lambda: tuple(t for t in self.text_files if self._can_be_read(t)))

    def texts(self, script: str = "") -> tuple[Text, ...]:
        """All texts that can be read, in the order of their ids."""
        return tuple(self.text(text_id, script) for text_id in self.readable)

    @property
    def digest(self) -> str:
        """A hash of every file of the corpus: what is made from the same bytes has the same."""
        return self.keep(("digest",), lambda: digest(*(Path(name).read_bytes() for name, *_ in self.stamp)))

    def about(self, script: str = "") -> Text | None:
        """The edition's own page (`edition.xml`), where it has one."""
        file = self.path / "edition.xml"
        if not (self.laid_out and file.is_file()):
            return None
        return self.keep(("about", script), lambda: Text("edition", _in_script(tei.parse(file), script)))

    def registers(self, script: str = "") -> etree._Element:
        """All registers under one root, each a TEI document named by its prefix in @n."""
        return self.keep(("registers", script), lambda: _in_script(self._registers(), script))

    def keep(self, key: tuple[str, ...], make: Callable[[], Any]) -> Any:
        """What `make` gives, kept until a file of the corpus changes."""
        with self._lock:
            stamp = self.stamp
            if stamp != self._stamp:
                self._kept, self._stamp = {}, stamp
            if key not in self._kept:
                self._kept[key] = make()
            return self._kept[key]

    def _document(self, text_id: str, script: str) -> etree._Element:
        if script:
            return _in_script(deepcopy(self.text(text_id).document), script)
        transcription = self.path / "transcriptions" / f"{text_id}.xml"
        own = tei.parse(transcription) if self.laid_out and transcription.is_file() else None
        return merged(tei.parse(self.text_files[text_id]), own)

    def _can_be_read(self, text_id: str) -> bool:
        try:
            self.text(text_id)
        except Invalid:
            return False
        return True

    def _registers(self) -> etree._Element:
        root = etree.Element(tei.q("teiCorpus"), nsmap={None: tei.TEI})
        for register in REGISTERS:
            file = self.path / "registers" / f"{register.name}.xml"
            if self.laid_out and file.is_file():
                document = tei.parse(file)
                document.set("n", register.prefix)
                root.append(document)
        return root


def _in_script(root: etree._Element, script: str) -> etree._Element:
    if script:
        convert.convert(root, script)
    return root
