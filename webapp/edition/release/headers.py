"""The header of a file of a release: its number, its day, and that it was made (TEI P5, 2.2.2, 2.2.4, 2.6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..revision.source import Edit, Source, Span

# Written out here, since a release is the same to the byte whatever library of locales a machine has.
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def released(source: Source, version: str, day: date) -> Source:
    """A file as a release has it; where its header says nothing of editions, dates or changes, it still does not."""
    return source.edited([*_edition(source, version), *_published(source, day), *_change(source, version, day)])


def in_words(day: date, language: str) -> str:
    """A day as it is written in English or Chinese, in any other language as in ISO 8601."""
    if language.startswith("en"):
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日" if language.startswith("zh") else day.isoformat()


def _edition(source: Source, version: str) -> Iterator[Edit]:
    for span in _in_header(source, "editionStmt", "edition"):
        if old := source.get(span, "n"):
            yield Edit(*span.values["n"], version)
            yield Edit(span.inside, span.closing, source.words[span.inside : span.closing].replace(old, version))


def _published(source: Source, day: date) -> Iterator[Edit]:
    for span in _in_header(source, "publicationStmt", "date"):
        if "when" in span.values:
            yield Edit(*span.values["when"], day.isoformat())
            yield Edit(span.inside, span.closing, in_words(day, source.language(span)))


def _change(source: Source, version: str, day: date) -> Iterator[Edit]:
    """The change, as the newest of those there are, which stand in the order of their days or against it."""
    said = f"Release {version}."
    words = f'<change when="{day.isoformat()}" status="published">{said}</change>'
    changes = [span for span in _in_header(source, "revisionDesc", "change") if "when" in span.values]
    if not changes or any(source.text(span) == said for span in changes):
        return
    first, last = changes[0], changes[-1]
    if source.get(first, "when") >= source.get(last, "when"):
        yield Edit(first.start, first.start, words + source.indent(first.start))
    else:
        yield Edit(last.end, last.end, source.indent(last.start) + words)


def _in_header(source: Source, holder: str, name: str) -> Iterator[Span]:
    """The elements of a name directly in an element of the header."""
    holders = (span for span in source.spans if span.name == holder)
    return (child for one in holders for child in source.children(one) if child.name == name)
