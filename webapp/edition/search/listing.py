"""An entry of a register on one line: the forms of its name, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..registers.entry import Words

_AND, _THEN = " · ", " — "

Span = tuple[int, int]


def listed(names: Iterable[Words], notes: Iterable[Words]) -> str:
    """The forms of a name, each once, and then the notes."""
    forms = _AND.join(dict.fromkeys(name.text for name in names))
    return _THEN.join(filter(None, (forms, *(note.text for note in notes))))


def once(line: str, spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """A line without the forms that its script has made the same as one before, and the spans in what is left."""
    pieces, at, forms = [], 0, set()
    for form in line.partition(_THEN)[0].split(_AND):
        end = at + len(form)
        if form in forms:
            pieces.append((at - len(_AND), end))
        forms.add(form)
        at = end + len(_AND)
    for start, end in reversed(pieces):
        line = line[:start] + line[end:]
        spans = [_moved(span, start - end) if span[0] >= end else span for span in spans if not start <= span[0] < end]
    return line, list(spans)


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
