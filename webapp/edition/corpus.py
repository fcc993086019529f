"""The edition, opened on a folder: its texts, its registers, its own page, in any script.

Files may change while it is open: what is made from them is kept until one does. A file that cannot be read never takes
the others with it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from threading import RLock
from typing import Any

from lxml import etree

from . import tei
from .errors import EditionError, Invalid, Unknown
from .folder import Folder
from .ledger import Ledger
from .merge import merged
from .registers import REGISTERS
from .script import Names, convert
from .store import Store
from .text import Text

log = logging.getLogger(__name__)


class Corpus:
    """One edition; `Corpus(path)` reads nothing until it is asked."""

    def __init__(self, path: Path) -> None:
        if not path.is_dir():
            raise EditionError(f"{path} is not a folder; name one that holds TEI files")
        self.path = path
        self.folder = Folder(path)
        self.store = Store(path / ".edition")
        self._kept: dict[tuple[str, ...], Any] = {}
        self._stamp: tuple = ()
        self._lock = RLock()

    def text(self, text_id: str, script: str = "") -> Text:
        """One text as printed, or in a script; Unknown where there is none of that id, Invalid where it is not TEI."""
        if text_id not in self.folder.texts:
            raise Unknown(f"the edition has no text “{text_id}”")
        return self.keep(("text", text_id, script), lambda: Text(text_id, self._document(text_id, script)))

    @property
    def readable(self) -> tuple[str, ...]:
        """The ids of the texts whose files can be parsed; `edition check` says what is wrong with the others."""
        return self.keep(("readable",), lambda: tuple(t for t in self.folder.texts if self._can_be_read(t)))

    def texts(self, script: str = "") -> tuple[Text, ...]:
        """All texts that can be read, in the order of their ids."""
        return tuple(self.text(text_id, script) for text_id in self.readable)

    def about(self, script: str = "") -> Text | None:
        """The edition's own page, where it has one that can be read."""
        return self.keep(("about", script), lambda: self._about(script))

    def registers(self, script: str = "") -> etree._Element:
        """All registers under one root, each a TEI document named by its prefix in @n."""
        if script:
            return self.keep(("registers", script), lambda: self._in_script(deepcopy(self.registers()), script))
        return self.keep(("registers",), self._registers)

    @property
    def names(self) -> Names:
        """The names that the registers give in each script."""
        return self.keep(("names",), lambda: Names.of(self.registers()))

    def is_minted(self, text_id: str, anchor: str) -> bool:
        """Whether an anchor may be cited: the ledger has it, or the edition keeps no ledger."""
        minted = self.keep(("minted",), self._minted)
        return minted is None or f"{text_id}/{anchor}" in minted

    @property
    def digest(self) -> str:
        """A hash of every file of the corpus: what is made from the same bytes has the same."""
        return self.keep(("digest",), lambda: self.folder.digest)

    def keep(self, key: tuple[str, ...], make: Callable[[], Any]) -> Any:
        """What `make` gives, kept until a file of the corpus changes; what a change overtakes is not kept."""
        with self._lock:
            stamp = self.folder.stamp
            if stamp != self._stamp:
                self._kept, self._stamp = {}, stamp
            kept = self._kept
            if key not in kept:
                kept[key] = make()
            return kept[key]

    def _document(self, text_id: str, script: str) -> etree._Element:
        if script:
            return self._in_script(deepcopy(self.text(text_id).document), script)
        text = tei.parse(self.folder.texts[text_id])
        transcription = self.folder.transcriptions.get(text_id)
        try:
            return merged(text, tei.parse(transcription) if transcription else None)
        except Invalid as error:
            log.warning("%s; %s is shown without it", error, text_id)
            return merged(text, None)

    def _can_be_read(self, text_id: str) -> bool:
        try:
            self.text(text_id)
        except EditionError:
            return False
        return True

    def _about(self, script: str) -> Text | None:
        file = self.folder.about
        try:
            return Text("edition", self._in_script(tei.parse(file), script)) if file else None
        except EditionError as error:
            log.warning("%s", error)
            return None

    def _registers(self) -> etree._Element:
        root = etree.Element(tei.q("teiCorpus"), nsmap={None: tei.TEI})
        for register in REGISTERS:
            file = self.folder.registers.get(register.name)
            try:
                document = tei.parse(file) if file else None
            except Invalid as error:
                log.warning("%s", error)
                continue
            if document is not None:
                document.set("n", register.prefix)
                root.append(document)
        return root

    def _minted(self) -> frozenset[str] | None:
        if not (self.folder.laid_out and self.folder.ledger.is_file()):
            return None
        try:
            return frozenset(entry.anchor for entry in Ledger.read(self.folder.ledger).entries)
        except Invalid as error:
            log.warning("%s", error)
            return None

    def _in_script(self, root: etree._Element, script: str) -> etree._Element:
        if script:
            convert(root, script, self.names, keeping_origin=True)
        return root
