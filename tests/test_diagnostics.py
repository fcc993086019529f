"""Every diagnostic has an example that fails with its code, at the marked line, and one that passes.

`tests/diagnostics/CODE/fails.xml` stands for the element of its name in `tests/diagnostics/frame`, a sound edition; a
folder `fails/` stands for files of it, or, where it has none of the frame's, for itself.
"""

import json
import re
import shutil
from functools import cache
from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from conftest import MINI
from schema_documents import Documents
from webapp.cli import edition
from webapp.edition import tei
from webapp.edition.check import check
from webapp.edition.diagnostics import explanation
from webapp.edition.diagnostics.catalogue import CATALOGUE
from webapp.edition.diagnostics.document import ALL, Document, Edition
from webapp.edition.diagnostics.examination import FAMILIES, problems
from webapp.edition.errors import Invalid, Unknown
from webapp.edition.folder import Folder
from webapp.edition.mint import minted
from webapp.edition.schema import GRAMMAR, SCHEMA, Schema

EXAMPLES = Path(__file__).parent / "diagnostics"
FRAME = EXAMPLES / "frame"
LAYOUT = {"texts", "registers", "transcriptions", "recipes", "anchors.tsv", "releases.tsv", "edition.xml"}
HERE = re.compile(r"(?:<!--|#) here\b")

# A fault that no file has: the check itself failing, or Saxon giving up.
NOT_OF_FILES = {"not-checked", "rules"}

# What one fault is called by two parts of the check.
TOO = {
    "prefixes-declared": {"pointer", "rng"},
    "rights-stated": {"rng"},
    "title-given": {"element-empty"},
    "pointer-resolves": {"pointer"},
    "digest-flat": {"digest-place"},
    "anchor-lost": {"anchor-gap"},
}


def framed(example, folder):
    """A folder made of an example and the frame, and what of it is to be checked: the file of a fragment, or all."""
    if example.is_dir() and not LAYOUT & {entry.name for entry in example.iterdir()}:
        shutil.copytree(example, folder)
        return folder, folder
    shutil.copytree(FRAME, folder)
    if not example.is_dir():
        return folder, embed(example, folder)
    for file in example.rglob("*"):
        if file.is_file():
            embed(file, folder, folder / file.relative_to(example))
    if not (folder / "anchors.tsv").exists():
        minted(folder).write(folder / "anchors.tsv")
    return folder, folder


def embed(file, folder, place=None):
    """Puts a file in its place, a fragment where the frame has the element of its name; which file that is."""
    name = re.search(r"<([A-Za-z]+)", file.read_text(encoding="utf-8"))[1] if file.suffix == ".xml" else "TEI"
    frames = [place] if place else sorted(folder.rglob("*.xml"), key=lambda f: (f.name != "frame.xml", f.name))
    if name == "TEI" or not frames[0].exists():
        target = place or folder / "texts" / "frame.xml"
        target.parent.mkdir(exist_ok=True)
        return Path(shutil.copy(file, target))
    pattern = re.compile(rf"<{name}[ >].*?</{name}>", re.DOTALL)
    target = next(f for f in frames if pattern.search(f.read_text(encoding="utf-8")))
    fragment = file.read_text(encoding="utf-8").strip()
    target.write_text(pattern.sub(lambda _: fragment, target.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    return target


def marked(folder):
    """The places that an example marks, in a comment on the line or in a file `here`."""
    files = {file: file.read_bytes().decode(errors="replace") for file in folder.rglob("*") if file.is_file()}
    places = {(f, n) for f, text in files.items() for n, line in enumerate(text.split("\n"), 1) if HERE.search(line)}
    listed = (line.rpartition(":") for f, text in files.items() if f.name == "here" for line in text.split())
    return places | {(folder / name, int(line)) for name, _, line in listed}


@cache
def schema_of(path):
    return Schema(path)


def found(folder, checked):
    theirs = folder / "schema.rng"
    try:
        schema = Schema(theirs) if theirs.exists() else schema_of(SCHEMA)
        return list(check(checked, schema, house=not theirs.exists()))
    except Invalid as error:
        return list(error.problems)


def example(code, name):
    return next((p for p in (EXAMPLES / code / name, EXAMPLES / code / f"{name}.xml") if p.exists()), None)


@pytest.mark.parametrize("code", sorted(set(CATALOGUE) - NOT_OF_FILES))
def test_failing_example_has_its_code_at_the_marked_line(code, tmp_path):
    assert example(code, "fails"), f"tests/diagnostics/{code} has no failing example"
    folder, checked = framed(example(code, "fails"), tmp_path / "edition")
    told = found(folder, checked)
    assert {code} <= {p.code for p in told} <= {code} | TOO.get(code, set()), [str(p) for p in told]
    assert {(Path(p.file), p.line) for p in told if p.code == code} == marked(folder), [str(p) for p in told]
    assert {p.severity for p in told if p.code == code} == {CATALOGUE[code].severity}


@pytest.mark.parametrize("code", sorted(set(CATALOGUE) - NOT_OF_FILES))
def test_passing_example_has_no_problem(code, tmp_path):
    assert example(code, "passes"), f"tests/diagnostics/{code} has no passing example"
    assert [str(p) for p in found(*framed(example(code, "passes"), tmp_path / "edition"))] == []


def test_frame_is_sound(tmp_path):
    assert found(*framed(FRAME, tmp_path / "edition")) == []


def test_every_folder_of_examples_is_of_a_diagnostic():
    assert {folder.name for folder in EXAMPLES.iterdir()} - {"frame"} <= set(CATALOGUE)


def test_every_rule_of_the_schema_is_in_the_catalogue():
    rules = tei.parse(SCHEMA / "edition.sch").iter("{http://purl.oclc.org/dsdl/schematron}assert")
    assert {rule.get("id") for rule in rules} - set(CATALOGUE) == set()


def test_examples_are_shown_without_what_their_tests_need():
    assert "here:" not in explanation.example("anchor", "fails")
    assert "transcriptions/frame.xml:" in explanation.example("anchor", "fails")


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_documentation_is_whole(code):
    one = CATALOGUE[code]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
    assert one.severity in ("error", "warning")
    assert one.what.endswith(".") and one.why.endswith(".") and not one.mend.endswith(".")


def test_catalogue_is_more_than_forty_codes_of_several_families():
    assert len([code for code in CATALOGUE if CATALOGUE[code].examine]) > 40
    assert len(FAMILIES) > 10


def run(*arguments):
    return CliRunner().invoke(edition, ["check", *map(str, arguments)])


@pytest.mark.parametrize("code", ["char-space", "anchor-lost", "silence-idle"])
def test_explanation_says_what_why_and_how_to_mend_with_both_examples(code):
    page = run("--explain", code).output
    one = CATALOGUE[code]
    assert all(part in page for part in (code, one.severity, one.what, one.why, one.mend, "Fails:", "Passes:"))


def test_unknown_code_is_told_what_is_near_it():
    result = run("--explain", "date-imposible")
    assert isinstance(result.exception, Unknown)
    assert "date-impossible" in str(result.exception)


def test_codes_are_listed_for_people_and_programs():
    lines = run("--codes").output.splitlines()
    listed = json.loads(run("--codes", "--json").output)
    assert [line.split()[0] for line in lines] == [one["code"] for one in listed] == list(CATALOGUE)
    assert all(one["what"] and one["why"] and one["mend"] for one in listed)
    assert json.loads(run("--explain", "char-space", "--json").output)["fails"]


def test_explanations_do_without_the_examples(monkeypatch, tmp_path):
    monkeypatch.setattr(explanation, "EXAMPLES", tmp_path)
    assert "Fails:" not in run("--explain", "char-space").output


@pytest.mark.parametrize("kind", sorted(ALL))
def test_no_diagnostic_fails_on_a_document_that_the_schema_allows(kind, tmp_path):
    surroundings = Edition(Folder(shutil.copytree(MINI, tmp_path / "mini")))
    for document in islice(Documents(SCHEMA / GRAMMAR, seed=len(kind)), 25):
        root = tei.parse_bytes(etree.tostring(document))
        failed = [
            p for p in problems(Document(tmp_path / "x.xml", root, kind, surroundings)) if p.code == "not-checked"
        ]
        assert failed == []
