"""The mini edition with a history: three releases, between them every edit that an anchor can live through."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from conftest import MINI
from editing import run
from test_release import MENDED
from webapp.edition import revision
from webapp.edition.corpus import Corpus
from webapp.edition.release import freeze

NEW_SENTENCES = {"texts/well.xml": [("lantern;", "lantern."), ("之下；", "之下。")]}
REWORDED = {
    "texts/orchard.xml": [
        ("all that came to light was a glove", "the search brought nothing but one left glove"),
        ("搜遍树篱，只得手套一只", "遍查各处树篱，仅得左手手套一只"),
    ]
}
STILL_TO_COME = {"texts/orchard.xml": [("one left glove", "one glove, a left one")]}
FIRST = (
    "split well/p9 --before on_21 --before 1935年1月21日 --reason two-days",
    "merge well/p3 well/p4 --reason one-story",
    "move ferry/p7 --after orchard/p9 --reason of-the-orchard",
)
SECOND = (
    "withdraw ferry/p6 --reason not-of-the-text",
    "move well/p12 --before well/p1 --reason it-opens-the-text",
)


def with_history(folder):
    """An edition in a new folder: 1.0.0, 1.1.0 after the first edits, 2.0.0-rc1 after the second, and an edit since."""
    shutil.copytree(MINI, folder, ignore=shutil.ignore_patterns(".edition", "transcriptions"))
    (folder / "LICENSE.md").write_text("Free.\n", encoding="utf-8")
    _replace(folder, MENDED)
    with pytest.MonkeyPatch.context() as patched:
        # That what is edited is tried on a copy first is tested elsewhere, and takes its time.
        patched.setattr(revision.Revision, "proved", lambda self: self)
        _release(folder, "1.0.0", "2026-12-01")
        _edit(folder, FIRST)
        _replace(folder, NEW_SENTENCES)
        _replace(folder, REWORDED)
        _release(folder, "1.1.0", "2027-05-03")
        _edit(folder, SECOND)
        _release(folder, "2.0.0-rc1", "2028-02-29")
    _replace(folder, STILL_TO_COME)
    return Path(folder)


def wordings(folder, anchor, release=""):
    """What the edition, or a release, says at an anchor."""
    text_id, _, id_ = anchor.partition("/")
    return Corpus(folder).wordings(text_id, release)[id_]


def _release(folder, version, day):
    freeze(folder, version, date.fromisoformat(day)).write()


def _edit(folder, edits):
    for line in edits:
        done = run(line, folder)
        assert done.exit_code == 0, done.output


def _replace(folder, changes):
    for name, pairs in changes.items():
        words = (folder / name).read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in words, old
            words = words.replace(old, new)
        (folder / name).write_text(words, encoding="utf-8")
