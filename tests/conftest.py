"""What the tests share."""

import os
import shutil
from pathlib import Path

import pytest

from webapp import create_app

ROOT = Path(__file__).resolve().parents[1]
TEI = ROOT / "tei"
MINI = ROOT / "tests" / "mini"
CORPORA = [TEI, MINI]
SOURCES = Path(os.environ.get("EDITION_SOURCES", ROOT.parent / "shared" / "sources"))
STRICT = os.environ.get("EDITION_STRICT") == "1"


def require(condition, reason):
    """Skips, saying why, where a test's means are not at hand; fails instead where EDITION_STRICT=1."""
    if not condition:
        (pytest.fail if STRICT else pytest.skip)(reason)


@pytest.fixture
def mini(tmp_path):
    """A complete edition of two texts, to do with as a test likes."""
    return Path(shutil.copytree(MINI, tmp_path / "mini"))


@pytest.fixture
def app_of(tmp_path):
    """The app that serves a folder; pages that it makes go nowhere near the folder."""

    def make(corpus):
        app = create_app(corpus, "https://example.org")
        app.extensions["corpus"].store.folder = tmp_path / "store"
        return app

    return make


@pytest.fixture
def client(app_of):
    """A client of the mini edition."""
    return app_of(MINI).test_client()
