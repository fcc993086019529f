"""What a text is called where there is little room: its author's family name and its short title."""

from __future__ import annotations

from .context import corpus, state
from .edition.citation.names import family
from .edition.citation.publication import register_forms
from .edition.registers.directory import directory
from .edition.tei import Element
from .edition.text import Text, suiting
from .interface import listed, words


def short_title(text: Text) -> tuple[str, str]:
    """`Hook, Bolshevik-Leninism` for this request's reader, and the language that it is in."""
    now = state()
    return corpus().keep(("short title", text.id, now.script, now.interface), lambda: _short_title(text))


def _short_title(text: Text) -> tuple[str, str]:
    title, language = suiting(text.short, state().interface)
    named = (_family(*author, language) for author in zip(text.author_elements, text.author_refs, strict=True))
    if not (families := [one for one in named if one]):
        return title, language
    told = words(language)
    return told["by-author"].format(author=listed(families, told["language"]), title=title), language


def _family(author: Element, ref: str, spoken: str) -> str:
    entry = directory(corpus(), state().script).entries.get(ref)
    known = entry.in_language(spoken[:2]) if entry else None
    return family(author, register_forms(corpus().registers(), ref), known.text if known else "", spoken)
