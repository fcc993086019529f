"""Encoding a source copy, into a copy of the edition, against reading the file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from .. import ROOT
from ..edition.corpus import Corpus
from ..edition.encode import encode_file
from .timing import Row, taken

SOURCES = Path(os.environ.get("EDITION_SOURCES", ROOT.parent / "shared" / "sources"))


def rows(folder: Path, rounds: int) -> Iterator[Row]:
    """One row for each text whose copy is in EDITION_SOURCES."""
    for text_id in Corpus(folder).readable:
        source = SOURCES / f"{text_id}.txt"
        if source.is_file():
            yield _of_source(folder, source, rounds)


def _of_source(folder: Path, source: Path, rounds: int) -> Row:
    with TemporaryDirectory() as beside:
        edition = shutil.copytree(folder, Path(beside) / "tei", ignore=shutil.ignore_patterns("transcriptions", ".*"))
        ours = taken(lambda: encode_file(source, edition), max(3, rounds // 4))
    return Row(f"{source.stem}: encoding / reading the file", ours, taken(source.read_bytes, rounds))
