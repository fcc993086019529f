"""Pages in the vocabulary of schema.org (JSON-LD 1.1): nothing that the edition does not know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..citation import Item
from ..citation.names import Name
from ..corpus import Corpus
from ..registers.record import CONTEXT, address_of, known, referred
from ..text import Text, suiting
from .dates import day
from .links import content, file_address
from .subject import Author, Subject, text_address

_ORIGINALS = {
    "article-newspaper": ("NewsArticle", "Newspaper"),
    "article-journal": ("ScholarlyArticle", "Periodical"),
    "chapter": ("Chapter", "Book"),
    "book": ("Book", "BookSeries"),
    "webpage": ("WebPage", "WebSite"),
}


def document(subject: Subject) -> dict[str, Any]:
    """A text or passage of the edition."""
    item = subject.item
    (language, _), *translated = subject.text.titles.items()
    return known(
        {
            "@type": "DigitalDocument",
            "@id": item.url,
            "url": item.url,
            "name": subject.title(language)[0],
            "alternateName": [] if subject.reference.start else values(dict(translated)),
            "author": [_author(author, subject) for author in subject.authors],
            "publisher": _organization(subject.publisher),
            "isPartOf": _whole(subject),
            "isBasedOn": _original(item),
            "inLanguage": list(subject.languages),
            "version": item.release,
            "datePublished": day(item.released),
            "license": subject.text.licence_url,
            "abstract": values(subject.descriptions),
            "keywords": [] if subject.reference.start else [words for words, _ in subject.keywords],
            "mentions": list(_mentioned(subject)),
            "encoding": list(_files(subject)),
        }
    )


def dataset(corpus: Corpus, address: str) -> dict[str, Any]:
    """The edition: a data set of its texts."""
    about = corpus.about()
    titles = about.titles if about else {"": corpus.path.resolve().name}
    return known(
        {
            "@type": "Dataset",
            "@id": f"{address}/",
            "url": f"{address}/",
            "name": next(iter(titles.values())),
            "alternateName": list(titles.values())[1:],
            "description": suiting(about.abstracts, "en")[0] if about else "",
            "inLanguage": sorted({text.language for text in corpus.texts()} | about.abstracts.keys() if about else ()),
            "version": about.release if about else "",
            "license": about.licence_url if about else "",
            "isAccessibleForFree": True,
            "hasPart": [_part(text, address) for text in corpus.texts()],
        }
    )


def website(name: str, address: str) -> dict[str, Any]:
    """The site, and how it is searched."""
    target = {"@type": "EntryPoint", "urlTemplate": f"{address}/search/?q={{search_term_string}}"}
    search = {"@type": "SearchAction", "target": target, "query-input": "required name=search_term_string"}
    return {
        "@type": "WebSite",
        "@id": f"{address}/#site",
        "url": f"{address}/",
        "name": name,
        "potentialAction": search,
    }


def page(kind: str, name: str, url: str, address: str) -> dict[str, Any]:
    """A page that is about the edition."""
    return {
        "@type": kind,
        "@id": url,
        "url": url,
        "name": name,
        "about": {"@id": f"{address}/"},
        "isPartOf": {"@id": f"{address}/#site"},
    }


def breadcrumbs(steps: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The way from the front page to a page: names and addresses."""
    listed = [
        {"@type": "ListItem", "position": at, "name": name, "item": url} for at, (name, url) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": listed}


def graph(*things: Mapping[str, Any]) -> dict[str, Any]:
    """What one page says of several things."""
    return CONTEXT | {"@graph": [dict(thing) for thing in things]}


def values(texts: Mapping[str, str]) -> list[Any]:
    """Words by language."""
    return [{"@value": words, "@language": spoken} if spoken else words for spoken, words in texts.items()]


def _part(text: Text, address: str) -> dict[str, Any]:
    url = text_address(text.id, address)
    return {"@type": "DigitalDocument", "@id": url, "url": url, "name": next(iter(text.titles.values()))}


def _whole(subject: Subject) -> dict[str, Any]:
    """What a text or passage is part of, with what a data set cannot be without."""
    if subject.reference.start:
        return _part(subject.text, subject.address)
    whole = dataset(subject.corpus, subject.address)
    return {name: whole[name] for name in ("@type", "@id", "name", "description", "license") if name in whole}


def _author(author: Author, subject: Subject) -> dict[str, Any]:
    if author.entry is None:
        return known({"@type": author.kind, "name": author.name})
    same = [address for _, _, address in author.entry.links]
    url = address_of(author.entry.ref, subject.directory, subject.address)
    return known({"@type": author.kind, "@id": url, "url": url, "name": author.name, "sameAs": same})


def _original(item: Item) -> dict[str, Any] | None:
    """The original publication."""
    if not item.published:
        return None
    published, (kind, _) = item.publication, _ORIGINALS[item.kind]
    return known(
        {
            "@type": kind,
            "name": item.title,
            "author": [_named(name) for name in item.authors],
            "datePublished": "/".join(day((date,)) for date in item.issued),
            "isPartOf": _container(item),
            "publisher": _organization(published.publisher),
            "pagination": published.pages,
            "url": published.url if published.url.startswith("http") else "",
        }
    )


def _container(item: Item) -> dict[str, Any] | None:
    """The periodical, by volume and issue, or the book that the original stands in."""
    published = item.publication
    if not published.container:
        return None
    editors = [_named(name) for name in published.editors]
    whole = known({"@type": _ORIGINALS[item.kind][1], "name": published.container, "editor": editors})
    if published.volume:
        whole = {"@type": "PublicationVolume", "volumeNumber": published.volume, "isPartOf": whole}
    if published.issue:
        whole = {"@type": "PublicationIssue", "issueNumber": published.issue, "isPartOf": whole}
    return whole


def _named(name: Name) -> dict[str, Any]:
    """A name whose bearer may be a person or, if it is whole, not."""
    return {"name": name.plain} if name.literal else {"@type": "Person", "name": name.plain}


def _organization(name: str) -> dict[str, Any] | None:
    return {"@type": "Organization", "name": name} if name else None


def _mentioned(subject: Subject) -> Iterator[dict[str, Any]]:
    for ref in subject.mentioned:
        entry = referred(ref, subject.directory, subject.address)
        if entry:
            yield entry


def _files(subject: Subject) -> Iterator[dict[str, Any]]:
    for ending, media in content(subject).items():
        yield {"@type": "MediaObject", "contentUrl": file_address(subject.item.url, ending), "encodingFormat": media}
