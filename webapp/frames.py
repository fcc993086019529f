"""What every page frame may use: the interface's words, links that keep or change the reader's state, assets."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from flask import Flask, request
from markupsafe import Markup

from .context import address, corpus, edition_name, path, shown_at, state
from .dates import in_words
from .edition.registers.directory import directory
from .edition.registers.entry import Words
from .edition.script import ENGINE, SCRIPTS, needs_conversion
from .edition.text import Text, suiting
from .interface import endonym, joint, number, words
from .metadata import described_by_title
from .state import INTERFACES, State
from .titles import short_title

STATIC = Path(__file__).parent / "static"
_FROM = "data-script-from"


def add_frames(app: Flask) -> None:
    """Give every template the names of this module."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters["number"] = lambda value: number(value, state().language)
    app.jinja_env.filters["moment"] = lambda value: in_words(value, state().language)
    app.jinja_env.globals["joint"] = lambda loop: joint(loop.index0, loop.length, state().language)
    app.jinja_env.globals |= {"authors": _authors, "endonym": endonym, "shown_at": shown_at}
    app.context_processor(_context)


def _context() -> dict[str, Any]:
    now = state()
    about, (edition, spoken) = corpus().about(now.script), edition_name()
    return {
        "w": words(now.language),
        "state": now,
        "edition": edition,
        "edition_in": _said(about, spoken) if about else "",
        "release": about.release if about else "",
        "licence": about.licence if about else "",
        "short_title": short_title,
        "suiting": lambda texts: suiting(texts, now.interface),
        "here": request.script_root,
        "canonical": address() + path(),
        "as_state": _as_state,
        "alternates": _alternates,
        "described": described_by_title,
        "mount": request.environ["edition.mount"],
        "said": _said,
        "is_converted": lambda page: _FROM in page,
        "engine": ENGINE,
        "scripts": ("", *SCRIPTS),
        "interfaces": INTERFACES,
        "asset": lambda name: f"{request.environ['edition.mount']}/static/{name}?v={_version(name)}",
    }


def _authors(text: Text) -> Iterator[tuple[str, str, Words | None]]:
    """The authors as printed, each with the language of the name and the register's name for readers of another."""
    entries, spoken = directory(corpus(), state().script).entries, state().interface
    for (name, language), ref in zip(text.authors, text.author_refs, strict=True):
        yield name, language, entries[ref].in_language(spoken) if ref in entries and language[:2] != spoken else None


def _said(text: Text, language: str) -> Markup:
    """The attributes of words of a text's header: their language, and from which one they were converted, if at all."""
    said = {"lang": language, _FROM: _converted_from(text, language, state().script)}
    return Markup(" ").join(Markup('{}="{}"').format(name, value) for name, value in said.items() if value)


def _converted_from(text: Text, language: str, script: str) -> str:
    """The language that words in a text's header were converted from; empty where they are as printed."""
    if not script:
        return ""
    printed = corpus().text(text.id) if text.id in corpus().readable else corpus().about()
    tags = _languages(printed or text)
    return next((tag for tag in tags if needs_conversion(tag, script)), "") if language not in tags else ""


def _languages(text: Text) -> dict[str, None]:
    """The languages of what a page shows of a text's header."""
    spoken = (*text.titles, *text.short, *text.abstracts, *(language for _, language in (*text.authors, *text.source)))
    return dict.fromkeys(spoken)


def _alternates() -> dict[str, str]:
    """The addresses of a page for readers of each language: the same set on the page in every state."""
    readers = {"x-default": State()} | {interface: State(interface) for interface in INTERFACES}
    readers |= {f"zh-{script}": State("zh", script) for script in SCRIPTS}
    return {language: address() + reader.prefix + path() for language, reader in readers.items()}


def _as_state(to: str = "", **changes: str) -> str:
    """The address of a page, the present one unless told, for a reader of another state."""
    changed: State = state().but(**changes)
    asked = f"?{request.query_string.decode('ascii', 'ignore')}" if request.query_string and not to else ""
    return request.environ["edition.mount"] + changed.prefix + (quote(to, safe="/@") or path()) + asked


@cache
def _version(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
