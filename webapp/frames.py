"""What every page frame may use: the interface's words, links that keep or change the reader's state, assets."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from flask import Flask, request

from .edition.chinese import SCRIPTS
from .edition.text import suiting
from .interface import words
from .state import INTERFACES, State
from .views import address, corpus, state

STATIC = Path(__file__).parent / "static"


def add_frames(app: Flask) -> None:
    """Give every template the names of this module."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.context_processor(_context)


def _context() -> dict[str, Any]:
    now = state()
    about = corpus().about(now.script)
    return {
        "w": words(now.language),
        "state": now,
        "edition": suiting(about.titles, now.interface)[0] if about else corpus().path.resolve().name,
        "release": about.release if about else "",
        "licence": about.licence if about else "",
        "suiting": lambda texts: suiting(texts, now.interface),
        "here": request.script_root,
        "canonical": address() + quote(request.path),
        "as_state": _as_state,
        "scripts": ("", *SCRIPTS),
        "interfaces": INTERFACES,
        "asset": lambda name: f"{request.environ['edition.mount']}/static/{name}?v={_version(name)}",
    }


def _as_state(path: str = "", **changes: str) -> str:
    """The address of a page, the present one unless told, for a reader of another state."""
    changed: State = state().but(**changes)
    return request.environ["edition.mount"] + changed.prefix + quote(path or request.path)


@cache
def _version(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
