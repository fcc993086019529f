"""The edition as its readers meet it: reading views in HTML and plain text, through the stylesheets in xslt/."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import quote

from . import tei
from .corpus import Corpus
from .download import document, extract
from .passage import Passage, referred
from .registers.selection import Selection
from .schema import SCHEMA
from .script import ENGINE
from .store import digest
from .transform import XSLT, Document, stylesheet


@dataclass(frozen=True)
class Reading:
    """A corpus read in one script (empty: as printed) with one set of interface words.

    `root` is the path before every link of the page, `labels` the interface's words by name.
    """

    corpus: Corpus
    script: str = ""
    root: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)

    def text(self, text_id: str) -> str:
        """The whole text as an HTML fragment."""
        self.corpus.text(text_id)
        return self._stored(text_id, lambda: self._html(text_id))

    def passage(self, text_id: str, *anchors: str, sentences: Iterable[str] = ()) -> str:
        """Passages between their neighbours as an HTML fragment, some sentences marked; Unknown where one is none."""
        blocks = " ".join(self.corpus.text(text_id).block(anchor).anchor for anchor in anchors)
        return self._html(text_id, blocks, sentences=" ".join(sentences))

    def about(self) -> str:
        """The edition's own page as an HTML fragment; empty where it has none."""
        if not self.corpus.about():
            return ""
        return self._stored("about", lambda: self._html("", passages=f"{self.root}/about/#"))

    def plain(self, text_id: str, url: str, words: str = "") -> str:
        """The text, or the passage that words refer to, as plain text headed by title, release, address, licence."""
        return self.worded(text_id, self.tei(text_id, url, words))

    def worded(self, text_id: str, data: bytes) -> str:
        """A TEI document of a text, or of some of it, as plain text."""
        return stylesheet(XSLT / "text.xsl").run(data, id=text_id, script=self.script)

    def tei(self, text_id: str, url: str, words: str = "") -> bytes:
        """The text, or the passage that words such as `p12-p15@1.0.0` refer to, as a TEI document that stands alone.

        `url` is the edition's address; Unknown where the passage, or the archive of its release, is not on hand.
        """
        if not words:
            return document(self.corpus.text(text_id, self.script), url)
        passage = Passage.of(self.corpus, referred(self.corpus, text_id, words))
        registers = self.corpus.released_registers(passage.reference.release)
        selection = Selection(registers, self.script, self.corpus.names)
        return extract(*passage.source(self.corpus, self.script), passage.reference, url, selection)

    def _stored(self, name: str, make: Callable[[], str]) -> str:
        """A page from the store, where it lies under everything that it is made from."""
        state = self.corpus.digest
        made_from = (state, engine(), name, self.script, self.root, repr(sorted(self.labels.items())))
        page = self.corpus.store.get(made_from)
        if page is None:
            page = make()
            if self.corpus.digest == state:
                self.corpus.store.put(made_from, page)
        return page

    def _html(self, text_id: str, anchor: str = "", sentences: str = "", passages: str | None = None) -> str:
        sheet = stylesheet(XSLT / "html.xsl")
        page = {"root": self.root, "labels": self.labels, "registers": self._entries(), "passages": passages}
        texts = self.corpus.folder.texts
        files = {name: text for text, file in texts.items() for name in (file.name, quote(file.name))}
        return sheet.run(self._node(text_id), id=text_id, anchor=anchor, sentences=sentences, files=files, **page)

    def _node(self, text_id: str) -> Document:
        """The document of a text, or of the edition's own page, as the stylesheet takes it."""
        return self.corpus.keep(("node", text_id, self.script), lambda: self._built(text_id))

    def _built(self, text_id: str) -> Document:
        text = self.corpus.text(text_id, self.script) if text_id else self.corpus.about(self.script)
        return stylesheet(XSLT / "html.xsl").document(tei.serialise(text.document))

    def _entries(self) -> Document:
        sheet = stylesheet(XSLT / "html.xsl")
        return self.corpus.keep(("entries", self.script), lambda: sheet.document(self._registers()))

    def _registers(self) -> bytes:
        return tei.serialise(self.corpus.registers(self.script))


@cache
def engine() -> str:
    """A hash of what besides the corpus decides a page: stylesheets, schema, this package, the converter."""
    made_by = (XSLT.glob("*.xsl"), SCHEMA.glob("edition.*"), Path(__file__).parent.rglob("*.py"))
    files = (path for kind in made_by for path in sorted(kind))
    return digest(*(file.read_bytes() for file in files), ENGINE.encode())
