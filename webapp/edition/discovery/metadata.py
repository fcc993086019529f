"""All that one page says to programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..corpus import Corpus
from ..text import suiting
from . import schema_org
from .coins import coins
from .links import Link, links
from .subject import Subject
from .tags import SCHEMAS, Tag, page_tags, tags

Step = tuple[str, str]
"""The name and the address of a page on the way to another."""


@dataclass(frozen=True)
class Metadata:
    """Tags and links for the head, JSON-LD, and an OpenURL ContextObject for the body, if a citation can be made."""

    tags: tuple[Tag, ...]
    linked: Mapping[str, Any]
    links: tuple[Link, ...] = ()
    coins: str = ""

    @property
    def schemas(self) -> Mapping[str, str]:
        """What the prefixes of the tags stand for."""
        used = {tag.name.partition(".")[0].partition(":")[0] for tag in self.tags}
        return {prefix: schema for prefix, schema in SCHEMAS.items() if prefix in used}


@dataclass(frozen=True)
class Words:
    """The title and the description of a page that is no text's, with their language."""

    title: str
    language: str
    description: str = ""


def of_subject(subject: Subject, spoken: str, above: Iterable[Step]) -> Metadata:
    """What the page of a text or passage says to a reader of a language, under the pages above its text."""
    way = [*above, (suiting(subject.text.titles, spoken)[0], subject.text_url)]
    if subject.reference.start:
        way.append((str(subject.reference).partition("/")[2], subject.item.url))
    linked = schema_org.graph(schema_org.document(subject), schema_org.breadcrumbs(way))
    return Metadata(tags(subject, spoken), linked, links(subject), coins(subject.item))


def of_front_page(corpus: Corpus, spoken: str, address: str) -> Metadata:
    """What the front page says: that the edition is a data set, and how it is searched."""
    words = _edition(corpus, spoken)
    title = words.title, words.language
    told = page_tags(title, f"{address}/", title, words.description)
    return Metadata(
        told, schema_org.graph(schema_org.dataset(corpus, address), schema_org.website(words.title, address))
    )


def of_page(corpus: Corpus, words: Words, url: str, above: Iterable[Step], *things: Mapping[str, Any]) -> Metadata:
    """What any other page says, with the things of schema.org that it is about."""
    site = _edition(corpus, words.language)
    told = page_tags((words.title, words.language), url, (site.title, site.language), words.description)
    return Metadata(told, schema_org.graph(*things, schema_org.breadcrumbs([*above, (words.title, url)])))


def _edition(corpus: Corpus, spoken: str) -> Words:
    """The edition's name and abstract."""
    about = corpus.about()
    if about is None:
        return Words(corpus.path.resolve().name, "")
    title, language = suiting(about.titles, spoken)
    return Words(title, language, suiting(about.abstracts, spoken)[0])
