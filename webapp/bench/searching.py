"""Search in made paragraphs, against a plain scan of the same: how long 95 of 100 queries take, and making the index.

The paragraphs are sentences of the digests, shuffled, two to four at a time, as many in Chinese as in English;
EDITION_PARAGRAPHS says how many.
"""

from __future__ import annotations

import os
import random
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from ..edition.corpus import Corpus
from ..edition.folding import folded
from ..edition.search import Request, Unit, units
from ..edition.search import search as search_in
from ..edition.search.index import Index
from ..edition.search.parsing import parse
from ..edition.search.searching import SIZES
from .timing import Row, taken

PARAGRAPHS = int(os.environ.get("EDITION_PARAGRAPHS", "20000"))
QUERIES = 100


def rows(folder: Path, rounds: int) -> Iterator[Row]:
    """One row for making the index, one for each kind of query, one for the whole answer with its words marked."""
    corpus = Corpus(folder)
    sentences = _sentences(corpus)
    if not all(sentences):
        return
    with TemporaryDirectory() as beside:
        index = Index.within(Path(beside))
        yield _making(index, sentences)
        corpus.keep(("search",), lambda: index)
        sample = [folded(unit.words) for unit in _made(sentences, 20_000)]
        for what, typed in _queries(sentences):
            yield _asking(index, what, typed, sample)
        yield _answering(corpus, sentences, sample)


def _sentences(corpus: Corpus) -> tuple[list[str], list[str]]:
    """The sentences of all digests, in Chinese and in English."""
    digests = [unit for text_id in corpus.readable for unit in units(corpus, text_id) if unit.kind == "digest"]
    chinese = [s for unit in digests if unit.language[:2] == "zh" for s in re.split("(?<=[。；！？])", unit.words) if s]
    english = [s for unit in digests if unit.language[:2] == "en" for s in re.split("(?<=[.;!?]) ", unit.words) if s]
    return chinese, english


def _made(sentences: tuple[list[str], list[str]], number: int) -> Iterator[Unit]:
    chance = random.Random(1)
    for at in range(number):
        chinese = at % 2 == 0
        words = ("" if chinese else " ").join(chance.choices(sentences[at % 2], k=chance.randint(2, 4)))
        refs = (f"per:{chance.randrange(500)}", f"per:{chance.randrange(500)}", f"pla:{chance.randrange(500)}")
        names = tuple((0, 2, ref) for ref in refs)
        year = chance.randint(1870, 2020)
        yield Unit("digest", "zh-Hans" if chinese else "en", words, f"t{at % 50}", f"p{at}", "", (), names, (year,))


def _making(index: Index, sentences: tuple[list[str], list[str]]) -> Row:
    start = time.perf_counter()
    index.update({"made": "1"}, lambda group: _made(sentences, PARAGRAPHS))
    made = (time.perf_counter() - start) * 1000
    start = time.perf_counter()
    size = sum(len(unit.words.encode()) for unit in _made(sentences, PARAGRAPHS))
    written = (time.perf_counter() - start) * 1000
    kept, positions = (sum(file.stat().st_size for file in index.folder.glob(name)) for name in ("*", "*.pos"))
    told = f"index {(kept - positions) / size:.2f} times the text and {positions / size:.2f} for positions"
    return Row(f"{PARAGRAPHS} paragraphs, {told}: making / inventing", made, written)


def _queries(sentences: tuple[list[str], list[str]]) -> Iterator[tuple[str, list[str]]]:
    chance = random.Random(2)

    def stretch(length: int) -> str:
        runs = [run for run in re.findall(r"[\u4e00-\u9fff]+", chance.choice(sentences[0])) if len(run) >= length]
        if not runs:
            return stretch(length)
        run = chance.choice(runs)
        at = chance.randrange(len(run) - length + 1)
        return run[at : at + length]

    def words(number: int) -> str:
        found = re.findall(r"[A-Za-z]+", chance.choice(sentences[1]))
        at = chance.randrange(max(1, len(found) - number))
        return " ".join(found[at : at + number])

    for length in (1, 2, 3, 4, 8):
        yield f"Chinese, {length} characters", [stretch(length) for _ in range(QUERIES)]
    yield "one word", [words(1) for _ in range(QUERIES)]
    yield "two words", [words(2) for _ in range(QUERIES)]
    yield "a phrase of three words", [f'"{words(3)}"' for _ in range(QUERIES)]
    yield "the beginning of a word", [f"{words(1)[:5]}*" for _ in range(QUERIES)]


def _asking(index: Index, what: str, typed: list[str], sample: list[str]) -> Row:
    """Finding, counting and faceting, against a scan of a sample, as long as all would take."""
    trees = [tree for tree in (parse(one).tree for one in typed) if tree]
    found = _of_95([lambda tree=tree: index.find(tree, facets=SIZES) for tree in trees])
    return Row(f"{what}: found / scanned", found, _scan(folded(typed[0].strip('"*')), sample))


def _answering(corpus: Corpus, sentences: tuple[list[str], list[str]], sample: list[str]) -> Row:
    typed = [one for _, of_kind in _queries(sentences) for one in of_kind[: QUERIES // 9 + 1]]
    answered = _of_95([lambda one=one: search_in(corpus, Request(one)) for one in typed])
    return Row("queries of all kinds: answered, a page marked / scanned", answered, _scan(folded(typed[0]), sample))


def _scan(words: str, sample: list[str]) -> float:
    return taken(lambda: sum(words in text for text in sample), 3) * PARAGRAPHS / len(sample)


def _of_95(calls: list[Callable[[], object]]) -> float:
    """The time in milliseconds that 95 of 100 calls stay under."""
    times = []
    for call in calls:
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times)[int(len(times) * 0.95) - 1]
