"""What a header says of its document's passages, kept true."""

from __future__ import annotations

import re

from .source import Edit, Source

_PARAGRAPH = re.compile(r"p[1-9][0-9]*")


def counted(source: Source, old: Source) -> Source:
    """A source whose extent gives the number of its paragraphs, where it gave that of the source that it was."""
    if source.words == old.words:
        return source
    before, after = (str(sum(bool(_PARAGRAPH.fullmatch(one)) for one in each.ids)) for each in (old, source))
    if before == after:
        return source
    return source.edited(_edits(source, before, after))


def _edits(source: Source, before: str, after: str) -> list[Edit]:
    measures = [span for span in source.spans if span.name == "measure" and source.get(span, "unit") == "paragraph"]
    found = []
    for span in measures:
        if source.get(span, "quantity") == before:
            said = source.words[span.inside : span.closing]
            words = re.sub(rf"(?<![0-9]){before}(?![0-9])", after, said)
            found += [Edit(*span.values["quantity"], after), Edit(span.inside, span.closing, words)]
    return found
