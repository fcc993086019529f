"""The edition, opened on a folder: its texts, its registers, its own page, in any script.

Files may change while it is open: what is made from them is kept until one does. A file that cannot be read never takes
the others with it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from threading import Lock, local
from typing import Any

from lxml import etree

from . import tei
from .errors import EditionError, Invalid, Problem, Unknown
from .folder import Folder
from .ledger import Ledger
from .memory import Memory
from .merge import blocks, merged
from .registers import REGISTERS
from .releases import Releases
from .resolver import Resolver
from .script import Names, convert
from .store import Store
from .text import Text
from .today import Today, passages, today
from .wording import by_language

log = logging.getLogger(__name__)


class Corpus:
    """One edition; `Corpus(path)` reads nothing until it is asked."""

    def __init__(self, path: Path) -> None:
        if not path.is_dir():
            raise EditionError(f"{path} is not a folder; name one that holds TEI files")
        self.path = path
        self.folder = Folder(path)
        self.store = Store(path / ".edition")
        self._memory = Memory()
        self._moment = local()
        self._lock = Lock()

    def text(self, text_id: str, script: str = "") -> Text:
        """One text as printed, or in a script; Unknown where there is none of that id, Invalid where it is not TEI."""
        return self.keep(("text", text_id, script), lambda: self._text(text_id, script))

    @property
    def readable(self) -> tuple[str, ...]:
        """The ids of the texts whose files can be parsed; `edition check` says what is wrong with the others."""
        return self.keep(("readable",), lambda: tuple(t for t in self.folder.texts if self._can_be_read(t)))

    def texts(self, script: str = "") -> tuple[Text, ...]:
        """All texts that can be read, in the order of their ids."""
        return tuple(self.text(text_id, script) for text_id in self.readable)

    def released(self, text_id: str, release: str, script: str = "") -> Text:
        """A text as the archive of a release has it; Unknown where that is not on hand or has no such text."""
        document = self.releases.document(release, text_id)
        if document is None:
            raise Unknown(
                f"the archive of release {release} is not on hand, or has no text “{text_id}” that can be read"
            )
        return Text(text_id, self._in_script(document, script))

    def wordings(self, text_id: str, release: str = "", script: str = "") -> dict[str, dict[tuple[str, str], str]]:
        """What the edition's own file says in each block, by kind and language; empty where that is not on hand."""
        return self.keep(("wordings", text_id, release, script), lambda: self._wordings(text_id, release, script))

    def about(self, script: str = "") -> Text | None:
        """The edition's own page, where it has one that can be read."""
        return self.keep(("about", script), lambda: self._about(script))

    def registers(self, script: str = "") -> etree._Element:
        """All registers under one root, each a TEI document named by its prefix in @n."""
        if script:
            return self.keep(("registers", script), lambda: self._in_script(deepcopy(self.registers()), script))
        return self.keep(("registers",), self._registers)

    def released_registers(self, release: str) -> etree._Element:
        """The registers as the archive of a release has them, or (empty) as they are today."""
        return self.keep(("registers", "", release), lambda: self._registers(release)) if release else self.registers()

    @property
    def names(self) -> Names:
        """The names that the registers give in each script."""
        return self.keep(("names",), lambda: Names.of(self.registers()))

    def is_minted(self, text_id: str, anchor: str) -> bool:
        """Whether an anchor may be cited: the ledger has it, or the edition keeps none; not if it cannot be read."""
        if self.ledger:
            return self.ledger.entry(f"{text_id}/{anchor}") is not None
        return not self.ledger_problems

    @property
    def ledger(self) -> Ledger:
        """The ledger of anchors; an empty one where the edition keeps none that can be read."""
        return self._ledger[0]

    @property
    def ledger_problems(self) -> tuple[Problem, ...]:
        """Why the ledger cannot be read; none where it can, and where the edition keeps none."""
        return self._ledger[1]

    def require_ledger(self) -> None:
        """Invalid where the edition keeps a ledger that cannot be read: without it nobody knows what an anchor is."""
        if self.ledger_problems:
            raise Invalid(*self.ledger_problems)

    @property
    def releases(self) -> Releases:
        """The releases of the edition; none where their list cannot be read."""
        return self.keep(("releases",), self._releases)

    @property
    def resolver(self) -> Resolver:
        """What tells the fate of a cited passage; of an edition without a ledger it knows no passage."""
        return Resolver(self.ledger, self.releases, self._now)

    @property
    def digest(self) -> str:
        """A hash of every file of the corpus: what is made from the same bytes has the same."""
        return self.keep(("digest",), lambda: self.folder.digest)

    def keep(self, key: tuple[str, ...], make: Callable[[], Any]) -> Any:
        """What `make` gives, kept until a file of the corpus changes; what a change overtakes is not kept."""
        stamp = getattr(self._moment, "stamp", None) or self.folder.stamp
        with self._lock:
            if stamp != self._memory.stamp:
                self._memory = Memory(stamp)
            memory = self._memory
        return memory.get(key, make)

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """Within it this thread sees the files as they are now, and looks at them once."""
        self._moment.stamp = self.folder.stamp
        try:
            yield
        finally:
            self._moment.stamp = None

    def _text(self, text_id: str, script: str) -> Text:
        return Text(text_id, self._document(text_id, script), text_id in self.folder.transcriptions)

    def _document(self, text_id: str, script: str) -> etree._Element:
        if script:
            return self._in_script(deepcopy(self.text(text_id).document), script)
        file = self.folder.texts.get(text_id)
        if file is None:
            raise Unknown(f"the edition has no text “{text_id}”")
        text = tei.parse(file)
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

    def _registers(self, release: str = "") -> etree._Element:
        root = etree.Element(tei.q("teiCorpus"), nsmap={None: tei.TEI})
        for register in REGISTERS:
            document = self.releases.register(release, register.name) if release else self._register(register.name)
            if document is not None:
                document.set("n", register.prefix)
                root.append(document)
        return root

    def _register(self, name: str) -> etree._Element | None:
        file = self.folder.registers.get(name)
        try:
            return tei.parse(file) if file else None
        except Invalid as error:
            log.warning("%s", error)
            return None

    @property
    def _ledger(self) -> tuple[Ledger, tuple[Problem, ...]]:
        return self.keep(("ledger",), self._read_ledger)

    def _read_ledger(self) -> tuple[Ledger, tuple[Problem, ...]]:
        try:
            return (Ledger.read(self.folder.ledger) if self.folder.laid_out else Ledger()), ()
        except Invalid as error:
            log.warning("%s", error)
            return Ledger(), error.problems

    def _releases(self) -> Releases:
        try:
            return Releases.read(self.path)
        except Invalid as error:
            log.warning("%s", error)
            return Releases(self.path)

    def _now(self, anchor: str) -> Today:
        """What a passage says in the files as they are."""
        return self.keep(("today", anchor), lambda: self._today(anchor))

    def _today(self, anchor: str) -> Today:
        text_id, _, id_ = anchor.partition("/")
        own, printed = self.keep(("passages", text_id), lambda: self._passages(text_id))
        return today(own.get(id_), printed.get(id_))

    def _passages(self, text_id: str) -> tuple[dict[str, etree._Element], dict[str, etree._Element]]:
        """What stands at each anchor in a text's own file and in its transcription."""
        return passages(self.folder.texts.get(text_id)), passages(self.folder.transcriptions.get(text_id))

    def _wordings(self, text_id: str, release: str, script: str) -> dict[str, dict[tuple[str, str], str]]:
        try:
            own = self.released(text_id, release).document if release else tei.parse(self.folder.texts[text_id])
            root = self._in_script(own, script)
        except (EditionError, KeyError):
            return {}
        return {anchor: by_language(block) for anchor, block in blocks(root).items()}

    def _in_script(self, root: etree._Element, script: str) -> etree._Element:
        if script:
            convert(root, script, self.names, keeping_origin=True)
        return root
