"""`edition bench`: what the edition adds to the work underneath it, as ratios measured in one run."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click

from .. import ROOT, create_app
from ..edition import tei
from ..edition.corpus import Corpus
from ..edition.encode import encode_file
from ..edition.reading import Reading
from ..edition.script import SCRIPTS, convert, convert_text
from ..edition.transform import XSLT, stylesheet
from . import options

SOURCES = Path(os.environ.get("EDITION_SOURCES", ROOT.parent / "shared" / "sources"))


@click.command()
@options.corpus
@click.option("--rounds", default=20, show_default=True, type=click.IntRange(3))
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def bench(folder: Path, rounds: int, as_json: bool) -> None:
    """Print ratios: a page against its bare transform, encoding against reading, conversion against opencc."""
    corpus = Corpus(folder)
    rows = [
        row
        for text_id in corpus.readable
        for row in (*pages(folder, text_id, rounds), conversion(corpus, text_id, rounds))
    ]
    rows.append(states(folder, max(3, rounds // 4)))
    rows += [row for text_id in corpus.readable for row in encoding(folder, SOURCES / f"{text_id}.txt", rounds)]
    if as_json:
        click.echo(json.dumps([dict(zip(("what", "ms", "baseline_ms", "ratio"), row, strict=True)) for row in rows]))
        return
    for what, ours, baseline, ratio in rows:
        click.echo(f"{what:<58} {ours:9.3f} ms  against {baseline:9.3f} ms  ×{ratio:.2f}")


Row = tuple[str, float, float, float]


def pages(folder: Path, text_id: str, rounds: int) -> list[Row]:
    """A text's page through the app, made anew and from the store, against Saxon's bare transform of its document."""
    app = create_app(folder)
    corpus: Corpus = app.extensions["corpus"]
    with TemporaryDirectory() as empty:
        sheet = stylesheet(XSLT / "html.xsl")
        node = sheet.document(tei.serialise(corpus.text(text_id).document))
        entries = sheet.document(tei.serialise(corpus.registers()))
        baseline = _time(lambda: sheet.run(node, id=text_id, registers=entries), rounds)
        client, store = app.test_client(), corpus.store
        store.folder = Path(empty)

        def anew() -> None:
            for page in store.folder.glob("*"):
                page.unlink()
            client.get(f"/texts/{text_id}/")

        return [
            _row(f"{text_id}: page, made anew / bare transform", _time(anew, rounds), baseline),
            _row(
                f"{text_id}: page, from the store / bare transform",
                _time(lambda: client.get(f"/texts/{text_id}/"), rounds),
                baseline,
            ),
        ]


def conversion(corpus: Corpus, text_id: str, rounds: int) -> Row:
    """Converting a text's TEI to traditional characters, names and all, against opencc on all its words in Chinese."""
    document, names = corpus.text(text_id).document, corpus.names
    plain = "".join(document.xpath("//text()[lang('zh')]"))
    copies = iter([deepcopy(document) for _ in range(rounds + 1)])
    ours, baseline = _times(
        rounds,
        lambda: convert(next(copies), "Hant-TW", names),
        lambda: convert_text(plain, "zh-Hans", "Hant-TW"),
    )
    return _row(f"{text_id}: conversion of the TEI / of its plain text", ours, baseline)


def states(folder: Path, rounds: int) -> Row:
    """All texts in all states, read from their files, against opencc on their plain text in all scripts."""
    corpus = Corpus(folder)
    plain = "".join(Reading(corpus).plain(text_id, "") for text_id in corpus.readable)

    def anew() -> None:
        fresh = Corpus(folder)
        for script in ("", *SCRIPTS):
            fresh.texts(script)

    def alone() -> None:
        for script in SCRIPTS:
            convert_text(plain, "zh-Hant" if script == "Hans" else "zh-Hans", script)

    return _row("all texts in all states / their plain text", _time(anew, rounds), _time(alone, rounds))


def encoding(folder: Path, source: Path, rounds: int) -> list[Row]:
    """Encoding a source copy, into a copy of the edition, against reading the file; nothing where there is none."""
    if not source.is_file():
        click.echo(f"{source} is not here, so its encoding is not measured; set EDITION_SOURCES", err=True)
        return []
    with TemporaryDirectory() as beside:
        edition = shutil.copytree(folder, Path(beside) / "tei", ignore=shutil.ignore_patterns("transcriptions", ".*"))
        ours = _time(lambda: encode_file(source, edition), max(3, rounds // 4))
    return [_row(f"{source.stem}: encoding / reading the file", ours, _time(source.read_bytes, rounds))]


def _row(what: str, ours: float, baseline: float) -> Row:
    return what, ours, baseline, ours / baseline


def _time(work: Callable[[], object], rounds: int) -> float:
    """The median time of one call in milliseconds, after one call to warm up."""
    return _times(rounds, work)[0]


def _times(rounds: int, *works: Callable[[], object]) -> list[float]:
    """The same of several, called in turn: each finds the processor's caches as one call of the others leaves them."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds + 1):
        for work, taken in zip(works, times, strict=True):
            start = time.perf_counter()
            work()
            taken.append((time.perf_counter() - start) * 1000)
    return [median(taken[1:]) for taken in times]
