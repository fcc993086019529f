"""What is cited: a text or a passage of it, as facts from its TEI header; also as an item of CSL-JSON.

Cited is the original publication where the header says which, and the edition in which the passage is read; of what
the editors wrote about a text, the edition alone.
See https://docs.citationstyles.org/en/stable/specification.html (appendices III and IV).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from ..corpus import Corpus
from ..errors import Unknown
from ..passage import Passage
from ..reference import Reference
from ..resolver import Resolver
from ..tei import NS
from ..text import Text, suiting
from .editorial import PLACE, Editorial, kind_of
from .locator import Locator
from .names import Name
from .publication import Date, Forms, Publication, date, named, parts_of, register_forms


@dataclass(frozen=True)
class Item:
    """The facts of a citation.

    `kind` is the CSL type of the publication, or `webpage` where only the edition is known; `language` that of the
    text; `translated` its titles in the edition's other languages; `edition` the edition's name by language, if it has
    one, `release` what of it is cited and `released` the day of that release, `url` the passage's address without a
    reader's state. What the editors wrote is `editorial`.
    """

    reference: Reference
    kind: str
    language: str
    title: str
    translated: Mapping[str, str]
    authors: tuple[Name, ...]
    publication: Publication
    issued: Date
    edition: Mapping[str, str]
    release: str
    released: Date
    licence: str
    url: str
    editorial: Editorial | None = None

    @classmethod
    def of(cls, corpus: Corpus, reference: Reference, address: str, kind: str = "") -> Item:
        """The item of a reference, or where `kind` is `digest` or `introduction` of what the editors wrote about it.

        `address` is the edition's own, without a final slash; Unknown for no such text.
        """
        text = corpus.text(reference.text)
        kind = kind_of(text, reference, kind)
        key = ("citation facts", reference.text, reference.release, kind)
        facts = corpus.keep(key, lambda: _facts(corpus, reference, kind))
        return cls(reference=reference, url=address_of(reference, address), **facts).told_in(text.language)

    @property
    def id(self) -> str:
        """The reference in words: `sun`, `sun/p12@1.0.0`, `sun/p12-digest`."""
        words = str(self.reference) if self.reference.start else self.reference.text
        return "-".join(filter(None, (words, self.editorial.part if self.editorial else "")))

    @property
    def published(self) -> bool:
        """Whether the original publication is known; else the edition stands in its place."""
        return self.publication.known

    @property
    def is_by_editors(self) -> bool:
        """Whether the words cited are the edition's own."""
        return self.editorial is not None

    def told_in(self, language: str) -> Item:
        """The same; what the editors wrote under its title for readers of a language, if it has one."""
        if not self.editorial:
            return self
        told = {of: title.replace(PLACE, self.place_in(of)) for of, title in self.editorial.titles.items()}
        title, spoken = suiting(told, language)
        others = {of: title for of, title in told.items() if of != spoken}
        name = self.edition_in(spoken)
        authors = (Name(literal=name),) if name else ()
        return replace(self, language=spoken, title=title, translated=others, authors=authors)

    def place_in(self, language: str) -> str:
        """The passage in the words of a language, wherever a citation has it; empty for the whole text."""
        where = Locator.of(self.reference)
        return "" if where is None else where.chinese if language.startswith("zh") else where.said()

    @property
    def locator(self) -> Locator | None:
        """The passage within the text; None for the whole text, and for editors' words, which it is in the title of."""
        return None if self.editorial else Locator.of(self.reference)

    def edition_in(self, language: str) -> str:
        """The edition's name in a language, or in its first."""
        return suiting(dict(self.edition), language)[0]

    def csl(self) -> dict[str, Any]:
        """The item in CSL-JSON (https://github.com/citation-style-language/schema), without what is not known."""
        published, edition = self.publication, self.edition_in(self.language)
        facts: dict[str, Any] = {
            "id": self.id,
            "type": self.kind,
            "language": self.language,
            "title": self.title,
            "author": [one.csl() for one in self.authors],
            "editor": [one.csl() for one in published.editors],
            "container-title": self.container,
            "volume": published.volume,
            "issue": published.issue,
            "page": published.pages,
            "publisher": published.publisher if published.publisher != self.container else "",
            "publisher-place": published.place,
            "issued": {"date-parts": [list(parts) for parts in self.issued]} if self.issued else None,
            "source": edition if self.published else "",
            "version": "" if self.published else self.release,
            "URL": self.url,
            "note": self.note,
        }
        return {name: value for name, value in facts.items() if value}

    @property
    def container(self) -> str:
        """What the text stands in: the periodical, book or site of the publication, or else the edition."""
        if not self.published:
            return self.edition_in(self.language)
        return self.publication.container or (self.publication.publisher if self.kind == "webpage" else "")

    @property
    def note(self) -> str:
        """What the formats of programs have no field for: edition, release and passage, and where else the text is."""
        chinese = self.language.startswith("zh")
        release = (f"{self.release}版" if chinese else f"version {self.release}") if self.release else ""
        where = self.place_in(self.language) if self.locator else ""
        here = ", ".join(filter(None, (self.edition_in(self.language), release, where)))
        first = self.publication.url if self.published else ""
        return ". ".join(filter(None, (here, f"Published at {first}" if first else "")))


def checked(corpus: Corpus, reference: Reference) -> Reference:
    """A reference to what the edition, or the release that is named, has or had; Unknown where it never did.

    Invalid for a passage where the ledger cannot be read.
    """
    corpus.text(reference.text)
    if reference.start:
        corpus.require_ledger()
    if corpus.ledger and reference.start:
        resolver = Resolver(corpus.ledger, corpus.releases)
        resolver.require_held(resolver.resolve(reference))
    elif reference.start:
        Passage.of(corpus, reference)
    elif reference.release:
        raise Unknown(f"there is no release {reference.release}")
    return reference


def address_of(reference: Reference, address: str) -> str:
    """The address of a text or passage: `ADDRESS/texts/sun/`, `ADDRESS/texts/sun/p12@1.0.0`."""
    path = str(reference) if reference.start else f"{reference.text}/"
    return f"{address}/texts/{quote(path, safe='/@')}"


def _facts(corpus: Corpus, reference: Reference, kind: str) -> dict[str, Any]:
    text, about = corpus.text(reference.text), corpus.about()
    publication = Publication() if kind else Publication.of(text, _forms(corpus))
    title = publication.title if publication.known and publication.title else next(iter(text.titles.values()))
    released = _released(corpus, text, reference.release)
    return {
        "kind": _kind(publication),
        "language": text.language,
        "title": title,
        "translated": {language: words for language, words in text.titles.items() if words != title},
        "authors": publication.authors or _authors(corpus, text),
        "publication": publication,
        "issued": (publication.date or _written(text)) if publication.known else released,
        "edition": dict(about.titles) if about else {},
        "release": reference.release or text.release,
        "released": released,
        "licence": text.licence,
        "editorial": Editorial.of(corpus, text, kind),
    }


def _kind(publication: Publication) -> str:
    """The type of CSL; what is dated to the day and stands in a periodical is taken for an article of a newspaper."""
    if publication.level == "j":
        return "article-newspaper" if publication.date and len(publication.date[0]) == 3 else "article-journal"
    if publication.level:
        return "chapter" if publication.container else "book"
    return "webpage"


def _authors(corpus: Corpus, text: Text) -> tuple[Name, ...]:
    return named(list(text.author_elements), _forms(corpus))


def _forms(corpus: Corpus) -> Forms:
    return lambda pointer: register_forms(corpus.registers(), pointer)


def _written(text: Text) -> Date:
    """When the text was written, if the header says so in one date."""
    return date(text.document.find(".//tei:profileDesc/tei:creation/tei:date[@when]", NS))


def _released(corpus: Corpus, text: Text, release: str) -> Date:
    """The day of a release: as the list of releases has it, or for the text's own as its header has it."""
    if release and release != text.release:
        found = next(
            (parts for one in corpus.releases.all if one.version == release and (parts := parts_of(one.date))), None
        )
        return (found,) if found else ()
    return date(text.document.find(".//tei:publicationStmt/tei:date", NS))
