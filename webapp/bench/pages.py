"""A text's page through the app, made anew and from the store, against Saxon's bare transform of its document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from .. import create_app
from ..edition import tei
from ..edition.corpus import Corpus
from ..edition.transform import XSLT, stylesheet
from .timing import Row, taken


def rows(folder: Path, rounds: int) -> Iterator[Row]:
    """Two rows a text."""
    for text_id in Corpus(folder).readable:
        yield from _of_text(folder, text_id, rounds)


def _of_text(folder: Path, text_id: str, rounds: int) -> Iterator[Row]:
    app = create_app(folder)
    corpus: Corpus = app.extensions["corpus"]
    with TemporaryDirectory() as empty:
        sheet = stylesheet(XSLT / "html.xsl")
        node = sheet.document(tei.serialise(corpus.text(text_id).document))
        entries = sheet.document(tei.serialise(corpus.registers()))
        baseline = taken(lambda: sheet.run(node, id=text_id, registers=entries), rounds)
        client, store = app.test_client(), corpus.store
        store.folder = Path(empty)

        def anew() -> None:
            for page in store.folder.glob("*"):
                page.unlink()
            client.get(f"/texts/{text_id}/")

        yield Row(f"{text_id}: page, made anew / bare transform", taken(anew, rounds), baseline)
        stored = taken(lambda: client.get(f"/texts/{text_id}/"), rounds)
        yield Row(f"{text_id}: page, from the store / bare transform", stored, baseline)
