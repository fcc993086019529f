"""What a reader has chosen, as the front of the path says it: `[/zh][/Hans|/Hant|/Hant-TW|/Hant-HK]/...`.

The prefix moves from PATH_INFO to SCRIPT_NAME (PEP 3333), so that routes do not know it and every link keeps it.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from typing import Any

from .edition.script import SCRIPTS
from .interface import interfaces

INTERFACES = interfaces()


@dataclass(frozen=True)
class State:
    """The language of the interface, and the script of what is Chinese; empty is as printed."""

    interface: str = "en"
    script: str = ""

    @property
    def prefix(self) -> str:
        """The path prefix of this state: empty, `/zh`, `/Hant-TW`, `/zh/Hans`."""
        return "".join(f"/{step}" for step in (self.interface, self.script) if step not in ("en", ""))

    @property
    def language(self) -> str:
        """The interface language as a BCP 47 tag: `en`, `zh-Hans`, `zh-Hant`, `zh-Hant-TW`, `zh-Hant-HK`."""
        return f"zh-{self.script or 'Hans'}" if self.interface == "zh" else self.interface

    def but(self, **changes: str) -> State:
        """This state with another interface or script."""
        return replace(self, **changes)


def states() -> tuple[State, ...]:
    """Every state that a reader may choose."""
    return tuple(State(interface, script) for interface in INTERFACES for script in ("", *SCRIPTS))


def read(path: str) -> tuple[State, str]:
    """The state that a path begins with, and the rest of the path."""
    interface, path = _taken(path, INTERFACES[1:])
    script, path = _taken(path, SCRIPTS)
    return State(interface or "en", script), path


def _taken(path: str, choices: Container[str]) -> tuple[str, str]:
    """The first step of a path, if it is one of the choices, and what follows it."""
    first = path.removeprefix("/").partition("/")[0]
    return (first, path[1 + len(first) :]) if path.startswith("/") and first in choices else ("", path)


class StatePrefix:
    """WSGI middleware that reads the state off the path and keeps it in the environment."""

    def __init__(self, app: Callable[..., Iterable[bytes]]) -> None:
        self.app = app

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a WSGI request whose path has lost its prefix."""
        state, rest = read(environ.get("PATH_INFO", ""))
        mount = environ.get("SCRIPT_NAME", "")
        changed = {"PATH_INFO": rest, "SCRIPT_NAME": mount + state.prefix}
        return self.app({**environ, **changed, "edition.state": state, "edition.mount": mount}, start_response)
