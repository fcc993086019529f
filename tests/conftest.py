"""What the tests share."""

import os
import shutil
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import settings
from jinja2 import FileSystemBytecodeCache

from webapp import create_app
from webapp.edition.corpus import Corpus
from webapp.edition.encode import encode_file
from webapp.edition.folder import Folder
from webapp.edition.revision import Revision

ROOT = Path(__file__).resolve().parents[1]
TEI = ROOT / "tei"
MINI = ROOT / "tests" / "mini"
SOURCES = Path(os.environ.get("EDITION_SOURCES", ROOT.parent / "shared" / "sources"))
STRICT = os.environ.get("EDITION_STRICT") == "1"

# How long an example takes says more of the machine than of the edition.
settings.register_profile("edition", deadline=None)
settings.load_profile("edition")


def require(condition, reason):
    """Skips, saying why, where a test's means are not at hand; fails instead where EDITION_STRICT=1."""
    if not condition:
        (pytest.fail if STRICT else pytest.skip)(reason)


@pytest.fixture(scope="session", autouse=True)
def compiled_templates(tmp_path_factory):
    """Templates are compiled once for all the apps of a run."""
    Flask.jinja_options = {"bytecode_cache": FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))}


@pytest.fixture
def mini(tmp_path):
    """A complete edition of two texts, to do with as a test likes."""
    return Path(shutil.copytree(MINI, tmp_path / "mini", ignore=shutil.ignore_patterns(".edition", "transcriptions")))


# Every text of both editions, as it is committed and with its transcription.
TEXTS = [
    (edition, text_id)
    for name, folder in (("edition", TEI), ("mini", MINI))
    for edition in (name, f"transcribed {name}")
    for text_id in Folder(folder).texts
]


@pytest.fixture(scope="session")
def edition_of(tmp_path_factory):
    """The folder of an edition by its name in TEXTS; transcriptions are made from the source copies, once."""

    @cache
    def folder_of(name):
        committed, sources = (MINI, MINI / "sources") if name.endswith("mini") else (TEI, SOURCES)
        if not name.startswith("transcribed"):
            return committed
        require(sources.is_dir(), "the source copies are not here; set EDITION_SOURCES")
        folder = tmp_path_factory.mktemp("edition") / "tei"
        shutil.copytree(committed, folder, ignore=shutil.ignore_patterns("transcriptions", ".*"))
        for text_id in Folder(folder).texts:
            encode_file(sources / f"{text_id}.txt", folder)
        return folder

    return folder_of


@pytest.fixture
def app_of(tmp_path):
    """The app that serves a folder; pages that it makes go nowhere near the folder."""

    def make(corpus):
        app = create_app(corpus, "https://example.org")
        app.extensions["corpus"].store.folder = tmp_path / "store"
        return app

    return make


@pytest.fixture(scope="session")
def shared_app_of(tmp_path_factory):
    """The app that serves a folder which no test changes, kept with all that it has made."""

    @cache
    def app(corpus):
        made = create_app(corpus, "https://example.org")
        made.extensions["corpus"].store.folder = tmp_path_factory.mktemp("store")
        return made

    return app


@pytest.fixture(params=["mini", "transcribed mini"])
def client(request, shared_app_of, edition_of):
    """A client of the mini edition, without and with its transcriptions."""
    return shared_app_of(edition_of(request.param)).test_client()


@pytest.fixture(scope="session")
def edition():
    """The five texts as they are committed; not to be changed."""
    return Corpus(TEI)


@pytest.fixture
def unproved(monkeypatch):
    """What is released or edited is not tried on a copy first, which is tested elsewhere, and takes its time."""
    monkeypatch.setattr(Revision, "proved", lambda self: self)


@pytest.fixture(scope="module")
def address(edition_of):
    """The address of a served edition by its name."""
    from browsing import served

    with ExitStack() as servers:
        yield cache(lambda name: servers.enter_context(served(edition_of(name))))


@pytest.fixture(scope="module")
def browser():
    """A real browser."""
    from browsing import CHROMIUM, launched

    require(CHROMIUM, "no Chromium on the PATH (Debian: apt-get install chromium)")
    with launched() as running:
        yield running


@pytest.fixture(scope="session")
def told(tmp_path_factory):
    """An edition with a history, without transcriptions; not to be changed."""
    from released import with_history

    return with_history(tmp_path_factory.mktemp("told") / "tei")
