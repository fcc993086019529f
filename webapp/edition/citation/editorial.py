"""What the editors wrote about a text, cited as the edition's own: editors' notes, digests, introductions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..corpus import Corpus
from ..reference import Reference
from ..text import Text
from .publication import register_forms

PLACE = "2222.22.22"
"""What stands in a title for the passage, so that a processor has all notes of a text as one."""

_NOTE, _NOTES = "editorial", "editorial notes"

_NOTE_ID = re.compile(r"e[0-9]+")
_TITLES = {
    "en": {
        _NOTE: f"Editors’ note {PLACE} on {{text}}",
        _NOTES: f"Editors’ notes {PLACE} on {{text}}",
        "digest": f"Digest of {PLACE} of {{text}}",
        "introduction": "Introduction to {text}",
    },
    "zh": {
        _NOTE: f"{{text}}编者注{PLACE}",
        _NOTES: f"{{text}}编者注{PLACE}",
        "digest": f"{{text}}{PLACE}提要",
        "introduction": "{text}导言",
    },
}
_NESTED = {"en": str.maketrans("“”", "‘’"), "zh": str.maketrans("《》", "〈〉")}


@dataclass(frozen=True)
class Editorial:
    """Words of a kind; `titles` by language name the text that they are about and have `PLACE` for the passage."""

    kind: str
    titles: Mapping[str, str]

    @classmethod
    def of(cls, corpus: Corpus, text: Text, kind: str) -> Editorial | None:
        """All words of a kind about a text; None for no kind."""
        return cls(kind, {language: _title(corpus, text, kind, language) for language in text.titles}) if kind else None

    @property
    def part(self) -> str:
        """What tells the words from those that stand at the same address: `digest`; nothing for notes."""
        return "" if self.kind in (_NOTE, _NOTES) else self.kind


def kind_of(text: Text, reference: Reference, kind: str) -> str:
    """What kind of editors' words is cited: a note, though it be gone, or what is asked for; empty for the author's."""
    block = text.blocks.get(reference.start)
    if block.kind != "editorial note" if block else not _NOTE_ID.fullmatch(reference.start):
        return kind if kind in _TITLES["en"] else ""
    return _NOTES if reference.end else _NOTE


def _title(corpus: Corpus, text: Text, kind: str, language: str) -> str:
    spoken = "zh" if language.startswith("zh") else "en"
    authors = _authors(corpus, text, spoken)
    title = text.titles[language].translate(_NESTED[spoken])
    named = f"{'、'.join(authors)}《{title}》" if spoken == "zh" else ", ".join((*authors, f"“{title}”"))
    return _TITLES[spoken][kind].format(text=named)


def _authors(corpus: Corpus, text: Text, spoken: str) -> list[str]:
    """The authors of a text as readers of a language know them, or as it names them."""
    found = []
    for (words, language), ref in zip(text.authors, text.author_refs, strict=True):
        known = {} if language.startswith(spoken) else register_forms(corpus.registers(), ref)
        found.append(_in(known, spoken) or words)
    return [name for name in found if name]


def _in(forms: Mapping[str, str], spoken: str) -> str:
    return next((form for of, form in forms.items() if of.startswith(spoken) and "Latn" not in of), "")
