"""`edition check`: one line a problem, every file looked at, exit 1 on any error."""

import json
import re

import pytest
from click.testing import CliRunner

from conftest import MINI, TEI
from webapp.cli import edition

LINE = re.compile(r"^.+:\d+: [a-z][\w-]* .+; .+$")


def run(*arguments):
    return CliRunner().invoke(edition, ["check", *map(str, arguments)])


@pytest.mark.parametrize("corpus", [TEI, MINI], ids=["edition", "mini"])
def test_committed_editions_have_no_error(corpus):
    result = run(corpus)
    assert result.exit_code == 0, result.output


def broken(mini, old, new, name="orchard"):
    path = mini / "texts" / f"{name}.xml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("</body>", "</bodi>", "not-xml"),
        ("<body>", '<body onload="x">', "rng"),
        ('xml:id="p2"', 'xml:id="p1"', "id-twice"),
        ('xml:id="p2"', 'xml:id="2p"', "id-form"),
        ('xml:id="orchard"', 'xml:id="garden"', "id-stem"),
        ('ref="per:', 'ref="per:nobody-', "pointer"),
        ('xml:id="p2"', 'xml:id="p77"', "anchor-lost"),
    ],
)
def test_fault_is_one_line_with_file_and_line_and_what_to_do(mini, old, new, code):
    path = broken(mini, old, new)
    result = run(mini)
    lines = result.stdout.splitlines()
    assert result.exit_code == 1
    assert all(LINE.match(line) for line in lines), lines
    assert any(f": {code} " in line for line in lines), lines
    line = next(line for line in lines if f": {code} " in line)
    assert int(line.split(":")[1]) <= path.read_text(encoding="utf-8").count("\n") + 1


def test_bad_file_never_stops_the_others_from_being_checked(mini):
    broken(mini, "</body>", "</bodi>")
    broken(mini, 'xml:id="p2"', 'xml:id="p1"', "well")
    output = run(mini).stdout
    assert "not-xml" in output
    assert "id-twice" in output


def test_json_is_for_programs(mini):
    broken(mini, 'xml:id="p2"', 'xml:id="p1"')
    found = json.loads(run("--json", mini).stdout)
    assert {"file", "line", "code", "message", "remedy", "severity"} == set(found[0])


def test_schema_of_somebody_else_is_used(mini, tmp_path):
    schema = tmp_path / "theirs.rng"
    schema.write_text(
        '<element name="nothing" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>', encoding="utf-8"
    )
    result = run("--schema", schema, mini / "texts" / "well.xml")
    assert result.exit_code == 1
    assert ": rng " in result.stdout


@pytest.mark.parametrize(
    "arguments", [["no/such/file.xml"], ["--schema", "no/such.rng", "."], ["--schema", __file__, "."]]
)
def test_what_is_not_there_is_one_line(arguments):
    result = run(*arguments)
    assert result.exit_code != 0
    assert not isinstance(result.exception, (FileNotFoundError, UnicodeDecodeError))


def test_single_file_of_an_edition_may_point_to_its_registers(mini):
    assert run(mini / "texts" / "orchard.xml").exit_code == 0
