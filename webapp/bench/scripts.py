"""Conversion between scripts, names and all, against opencc on the plain text."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

from ..edition.corpus import Corpus
from ..edition.reading import Reading
from ..edition.script import SCRIPTS, convert
from ..edition.script.engine import converted_at_once
from .timing import Row, taken, taken_in_turn


def rows(folder: Path, rounds: int) -> Iterator[Row]:
    """One row a text, and one for all texts in all states."""
    corpus = Corpus(folder)
    for text_id in corpus.readable:
        yield _of_text(corpus, text_id, rounds)
    yield _of_states(folder, max(3, rounds // 4))


def _of_text(corpus: Corpus, text_id: str, rounds: int) -> Row:
    """Converting a text's TEI to traditional characters against OpenCC's own one call on all its words in Chinese."""
    document, names = corpus.text(text_id).document, corpus.names
    plain = "".join(document.xpath("//text()[lang('zh')]"))
    copies = iter([deepcopy(document) for _ in range(rounds + 1)])
    ours, baseline = taken_in_turn(
        rounds,
        lambda: convert(next(copies), "Hant-TW", names),
        lambda: converted_at_once(plain, "zh-Hans", "Hant-TW"),
    )
    return Row(f"{text_id}: conversion of the TEI / of its plain text", ours, baseline)


def _of_states(folder: Path, rounds: int) -> Row:
    """All texts in all states, read from their files, against opencc on their plain text in all scripts."""
    corpus = Corpus(folder)
    plain = "".join(Reading(corpus).plain(text_id, "") for text_id in corpus.readable)

    def anew() -> None:
        fresh = Corpus(folder)
        for script in ("", *SCRIPTS):
            fresh.texts(script)

    def alone() -> None:
        for script in SCRIPTS:
            converted_at_once(plain, "zh-Hant" if script == "Hans" else "zh-Hans", script)

    return Row("all texts in all states / their plain text", taken(anew, rounds), taken(alone, rounds))
