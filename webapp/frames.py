"""What every page frame may use: the interface's words, links that keep or change the reader's state, assets."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from flask import Flask, request
from markupsafe import Markup

from .context import address, corpus, state
from .edition.script import ENGINE, SCRIPTS, needs_conversion
from .edition.text import Text, suiting
from .interface import words
from .state import INTERFACES, State

STATIC = Path(__file__).parent / "static"
_FROM = "data-script-from"


def add_frames(app: Flask) -> None:
    """Give every template the names of this module."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.context_processor(_context)


def _context() -> dict[str, Any]:
    now = state()
    about, printed = corpus().about(now.script), corpus().about()
    return {
        "w": words(now.language),
        "state": now,
        "edition": _name(about),
        "edition_as_printed": _name(printed),
        "edition_in": _said(about, suiting(about.titles, now.interface)[1]) if about else "",
        "edition_printed_in": _said(printed, suiting(printed.titles, now.interface)[1]) if printed else "",
        "release": about.release if about else "",
        "licence": about.licence if about else "",
        "suiting": lambda texts: suiting(texts, now.interface),
        "here": request.script_root,
        "canonical": address() + quote(request.path),
        "as_state": _as_state,
        "alternates": _alternates,
        "mount": request.environ["edition.mount"],
        "said": _said,
        "is_converted": lambda page: _FROM in page,
        "engine": ENGINE,
        "scripts": ("", *SCRIPTS),
        "interfaces": INTERFACES,
        "asset": lambda name: f"{request.environ['edition.mount']}/static/{name}?v={_version(name)}",
    }


def _name(about: Text | None) -> str:
    """The name of the edition: its title, or that of its folder."""
    return suiting(about.titles, state().interface)[0] if about else corpus().path.resolve().name


def _said(text: Text, language: str) -> Markup:
    """The attributes of words of a text's header: their language, and from which one they were converted, if at all."""
    printed = corpus().text(text.id) if text.id in corpus().folder.texts else corpus().about()
    tags = _languages(printed or text)
    was = next((tag for tag in tags if needs_conversion(tag, state().script)), "") if language not in tags else ""
    said = {"lang": language, _FROM: was}
    return Markup(" ").join(Markup('{}="{}"').format(name, value) for name, value in said.items() if value)


def _languages(text: Text) -> dict[str, None]:
    """The languages of what a page shows of a text's header."""
    spoken = (*text.titles, *text.short, *text.abstracts, *(language for _, language in (*text.authors, *text.source)))
    return dict.fromkeys(spoken)


def _alternates() -> dict[str, str]:
    """The addresses of a page for readers of each language: the same set on the page in every state."""
    readers = {"x-default": State(), "en": State(), "zh": State("zh")}
    readers |= {f"zh-{script}": State("zh", script) for script in SCRIPTS}
    return {language: address() + reader.prefix + quote(request.path) for language, reader in readers.items()}


def _as_state(path: str = "", **changes: str) -> str:
    """The address of a page, the present one unless told, for a reader of another state."""
    changed: State = state().but(**changes)
    return request.environ["edition.mount"] + changed.prefix + quote(path or request.path)


@cache
def _version(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
