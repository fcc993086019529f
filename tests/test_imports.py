"""Imports run one way: tests, commands and app, views, the core and its parts, transform, errors; files are short."""

import ast
from pathlib import Path

import pytest

import webapp
from conftest import ROOT
from webapp.edition.schema import RULES

PACKAGE = Path(webapp.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
WRITTEN = ["webapp/**/*.py", "tests/**/*.py", "webapp/static/*.css", "webapp/static/*.js", "xslt/*.xsl", "schema/*.xsl"]
FILES = sorted(path for pattern in WRITTEN for path in ROOT.glob(pattern) if path.name != RULES)
LIBRARIES = {"saxonche": ["edition/transform.py"], "opencc": ["edition/script/engine.py"]}


def imported(path):
    """The modules that a file imports, by their full names."""
    package = list(path.relative_to(PACKAGE.parent).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            yield ".".join(filter(None, [base, node.module]))


def layer(name):
    """How far up a module stands; one may import only what stands no higher."""
    parts = name.split(".")
    if parts[:2] == ["webapp", "edition"]:
        return {"errors": 0, "root": 0, "tei": 1, "transform": 1}.get(parts[2] if len(parts) > 2 else "", 2)
    if parts[:2] == ["webapp", "cli"]:
        return 6
    if parts[:2] in (["webapp", "commands"], ["webapp", "bench"]):
        return 5
    return {"webapp": 4}.get(name, 3)


def name_of(path):
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_import_runs_back(path):
    for name in imported(path):
        if name.startswith("webapp"):
            assert layer(name) <= layer(name_of(path)), f"{name_of(path)} imports {name}"


@pytest.mark.parametrize("path", [m for m in MODULES if "edition" in m.parts], ids=name_of)
def test_core_knows_neither_flask_nor_click(path):
    assert not {name.partition(".")[0] for name in imported(path)} & {
        "flask",
        "click",
        "jinja2",
        "werkzeug",
        "waitress",
    }


@pytest.mark.parametrize("library", LIBRARIES)
def test_library_is_imported_in_one_module(library):
    users = [str(m.relative_to(PACKAGE)) for m in MODULES if library in {n.partition(".")[0] for n in imported(m)}]
    assert users == LIBRARIES[library]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_is_short_enough_to_read(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
