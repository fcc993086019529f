"""What is made from the files is made once and kept until one changes, and nobody waits for what he did not ask for."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from time import sleep

import pytest

from webapp.edition.corpus import Corpus
from webapp.edition.errors import EditionError

SOON = 10
"""Seconds in which whatever waits for nothing has long been done."""


def test_what_is_there_is_read_while_something_else_is_made(mini):
    corpus, begun, ended = Corpus(mini), Event(), Event()
    corpus.keep(("quick",), lambda: "quick")

    def slow():
        begun.set()
        assert ended.wait(SOON)
        return "slow"

    with ThreadPoolExecutor(2) as pool:
        making = pool.submit(corpus.keep, ("slow",), slow)
        assert begun.wait(SOON)
        assert pool.submit(corpus.keep, ("quick",), lambda: "again").result(SOON / 2) == "quick"
        ended.set()
        assert making.result(SOON) == "slow"


def test_what_many_ask_for_at_once_is_made_once(mini):
    corpus, gate, made = Corpus(mini), Barrier(8), []

    def make():
        sleep(0.05)
        made.append(object())
        return made[-1]

    def ask(_):
        gate.wait(SOON)
        return corpus.keep(("one",), make)

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(ask, range(8)))) == len(made) == 1


def test_what_makes_one_thing_may_ask_for_others(mini):
    corpus = Corpus(mini)

    def made(depth):
        return corpus.keep((str(depth),), lambda: made(depth - 1) + 1) if depth else 0

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(made, depth) for depth in (9, 3, 8, 1, 7, 9, 5, 2)]
        assert [one.result(SOON) for one in asked] == [9, 3, 8, 1, 7, 9, 5, 2]


def test_failure_is_not_kept(mini):
    corpus, answers = Corpus(mini), iter([EditionError("no"), EditionError("no"), "yes"])

    def make():
        answer = next(answers)
        if isinstance(answer, EditionError):
            raise answer
        return answer

    for _ in range(2):
        with pytest.raises(EditionError):
            corpus.keep(("one",), make)
    assert [corpus.keep(("one",), make) for _ in range(2)] == ["yes", "yes"]


def test_what_a_change_of_files_overtakes_is_not_kept(mini):
    corpus, path = Corpus(mini), mini / "texts" / "orchard.xml"

    def overtaken():
        path.write_text(path.read_text(encoding="utf-8") + "<!-- changed -->", encoding="utf-8")
        return "old"

    assert corpus.keep(("one",), overtaken) == "old"
    assert corpus.keep(("one",), lambda: "new") == "new"
