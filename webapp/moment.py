"""One answer, one state of the files: WSGI middleware that lets a request look at them once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from .edition.corpus import Corpus


class OneMoment:
    """A WSGI application that answers each request (PEP 3333) from the files as they are when it comes."""

    def __init__(self, app: Callable[..., Iterable[bytes]], corpus: Corpus) -> None:
        self.app, self.corpus = app, corpus

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request while the corpus stands still."""
        with self.corpus.at_one_moment():
            return self.app(environ, start_response)
