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
    """One row a text and target, and one for all texts in all states."""
    corpus = Corpus(folder)
    for target in SCRIPTS:
        yield from (_of_text(corpus, text_id, target, rounds) for text_id in corpus.readable if target != "Hans")
    yield _of_states(folder, max(3, rounds // 4))


def _of_text(corpus: Corpus, text_id: str, target: str, rounds: int) -> Row:
    """Converting a text's TEI to traditional characters against OpenCC's own one call on all its words in Chinese.

    What OpenCC takes differs by target: a region's standard is a second step, which doubles its time.
    """
    document, names = corpus.text(text_id).document, corpus.names
    plain = "".join(document.xpath("//text()[lang('zh')]"))
    copies = iter([deepcopy(document) for _ in range(rounds + 1)])
    ours, baseline = taken_in_turn(
        rounds,
        lambda: convert(next(copies), target, names),
        lambda: converted_at_once(plain, "zh-Hans", target),
    )
    return Row(f"{text_id} to {target}: its TEI / its plain text", ours, baseline)


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
