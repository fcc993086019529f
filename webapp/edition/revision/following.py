"""Pointers that follow: what led to a passage leads to what it has become, in every file of the edition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..errors import Invalid
from ..pointers import ATTRIBUTES
from .source import Edit, Source, Span

PASSAGES = "txt"
"""The prefix of pointers to passages of texts."""

Successors = Mapping[str, tuple[str, ...]]
"""What passages such as `sun/p12` have become: `sun/p55 sun/p56`, or nothing."""

_POINTER = re.compile(
    r"(?P<local>#)(?P<id>.+)|txt:(?P<text>[^/]+)/(?P<anchor>.+)|(?!https?:)[^#]*?(?P<stem>[^/#]+)\.xml#(?P<part>.+)"
)


@dataclass(frozen=True)
class Pointer:
    """One of the pointers in an attribute, and the passage that it leads to: `sun/p12`, or a part of it."""

    words: str
    passage: str = ""

    @classmethod
    def of(cls, words: str, own: str) -> Pointer:
        """A pointer as it stands in the file of a text."""
        found = _POINTER.fullmatch(words)
        if not found:
            return cls(words)
        text = own if found["local"] else found["text"] or found["stem"]
        return cls(words, f"{text}/{found['id'] or found['anchor'] or found['part']}")

    @property
    def block(self) -> str:
        """The block that the passage is, or is a part of."""
        return self.passage.partition(".")[0]

    def to(self, passage: str, own: str) -> Pointer:
        """A pointer to another passage, from the same file."""
        text, _, anchor = passage.partition("/")
        return Pointer(f"#{anchor}" if text == own else f"{PASSAGES}:{passage}", passage)


def followed(source: Source, own: str, successors: Successors) -> Source:
    """A file whose pointers have followed; Invalid with each that cannot. `own` is the id of the text, or empty."""
    edits, wrong = list[Edit](), list[Invalid]()
    for span, name in _pointing(source) if _may_name(source, successors) else ():
        pointers = [Pointer.of(words, own) for words in source.get(span, name).split()]
        if any(one.block in successors for one in pointers):
            try:
                edits += _edits(source, span, name, _new(source, span, pointers, own, successors))
            except Invalid as error:
                wrong.append(error)
    if wrong:
        raise Invalid(*(problem for error in wrong for problem in error.problems))
    return source.edited(edits)


def _may_name(source: Source, passages: Iterable[str]) -> bool:
    return any(f"#{one.partition('/')[2]}" in source.words or one in source.words for one in passages)


def at_home(block: Source, own: str, to: str) -> Source:
    """A block of one text as it is to stand in another: its pointers lead where they did."""
    if own == to:
        return block
    edits = list[Edit]()
    for span, name in _pointing(block):
        pointers = [Pointer.of(words, own) for words in block.get(span, name).split()]
        found = [(one, [one.to(one.passage, to) if one.passage else one]) for one in pointers]
        if found != [(one, [one]) for one in pointers]:
            edits += _edits(block, span, name, found)
    return block.edited(edits)


def _pointing(source: Source) -> Iterator[tuple[Span, str]]:
    return ((span, name) for span in source.spans for name in span.values if name in ATTRIBUTES)


def _new(
    source: Source, span: Span, pointers: list[Pointer], own: str, successors: Successors
) -> list[tuple[Pointer, list[Pointer]]]:
    """Each pointer with those that take its place."""
    found = [(one, _successors(source, span, one, own, successors)) for one in pointers]
    if not any(new for _, new in found) or (span.name in {"ref", "ptr"} and not all(new for _, new in found)):
        gone = next(one for one, new in found if not new)
        raise source.wrong(
            span.start, "follow", f"“{gone.words}” leads to it", "take the pointer out, or let it lead elsewhere"
        )
    return found


def _successors(source: Source, span: Span, one: Pointer, own: str, successors: Successors) -> list[Pointer]:
    if one.block not in successors:
        return [one]
    new = [one.to(passage, own) for passage in successors[one.block]]
    if len(new) > 1 and one.passage != one.block:
        message = f"“{one.words}” leads to a sentence of it"
        raise source.wrong(span.start, "follow", message, "let the pointer lead to the whole passage first")
    if span.name == "ref" and source.get(span, "type") == "note" and any(p.words[0] != "#" for p in new):
        message = f"“{one.words}” calls it as a note of the same text"
        raise source.wrong(span.start, "follow", message, "take the call out first")
    return new


def _edits(source: Source, span: Span, name: str, found: list[tuple[Pointer, list[Pointer]]]) -> Iterator[Edit]:
    """A reference is made once for each successor where it names its passage, else it leads to the first of them."""
    all_ = [pointer.words for _, new in found for pointer in new]
    said = source.words[span.inside : span.closing]
    if span.name not in {"ref", "ptr"} or len(found) > 1:
        yield Edit(*span.values[name], " ".join(dict.fromkeys(all_)))
        return
    ((old, new),) = found
    if said not in (old.passage, _anchor(old)):
        yield Edit(*span.values[name], new[0].words)
        return
    yield Edit(span.start, span.end, "–".join(_copy(source, span, name, one, said == old.passage) for one in new))


def _copy(source: Source, span: Span, name: str, to: Pointer, in_full: bool) -> str:
    words = to.passage if in_full or not to.words.startswith("#") else _anchor(to)
    copy = source.edited([Edit(*span.values[name], to.words), Edit(span.inside, span.closing, words)])
    return copy.words[span.start : len(copy.words) - (len(source.words) - span.end)]


def _anchor(pointer: Pointer) -> str:
    return pointer.passage.partition("/")[2]
