"""`edition check`: one line a problem, every file looked at, exit 1 on any error."""

import json
import re

import pytest
from click.testing import CliRunner

from conftest import MINI, TEI
from webapp.cli import edition
from webapp.edition import ids, tei
from webapp.edition.pointers import Pointers
from webapp.edition.tei import TEI as NAMESPACE

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


def test_register_that_cannot_be_read_is_said_once_in_each_file_that_points_into_it(mini):
    path = mini / "registers" / "persons.xml"
    path.write_text(path.read_text(encoding="utf-8").replace("</person>", "", 1), encoding="utf-8")
    told = [line.partition(":")[0] for line in run(mini).stdout.splitlines() if "persons.xml, which cannot be" in line]
    assert len(told) == len(set(told)) > 1
    assert "not-xml" in run(mini).stdout


def test_many_missing_anchors_in_a_row_are_one_problem(mini):
    broken(mini, 'xml:id="p9"', 'xml:id="p77"', "orchard")
    gaps = [line for line in run(mini).stdout.splitlines() if "anchor-gap" in line]
    assert ["there is no p10 to p76 before p77" in line for line in gaps] == [True]


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


# What a stranger's files hold

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>x</title></titleStmt><publicationStmt><p/></publicationStmt>"
    "<sourceDesc><p/></sourceDesc></fileDesc><encodingDesc><listPrefixDef>{}</listPrefixDef></encodingDesc></teiHeader>"
)


@pytest.fixture
def pointers(tmp_path):
    """The pointer problems of a document with prefixes and a body, next to a register and an image."""
    (tmp_path / "x.xml").write_text(f'<TEI xmlns="{NAMESPACE}" xml:id="x"><p xml:id="p1"/></TEI>', encoding="utf-8")
    (tmp_path / "my file.xml").write_text(f'<TEI xmlns="{NAMESPACE}"><p xml:id="水"/></TEI>', encoding="utf-8")
    (tmp_path / "page.png").write_bytes(b"\x89PNG")

    def found(body, prefixes=""):
        path = tmp_path / "doc.xml"
        header = HEADER.format(prefixes)
        path.write_text(f'<TEI xmlns="{NAMESPACE}">{header}<text><body>{body}</body></text></TEI>', encoding="utf-8")
        return list(Pointers(tmp_path).problems(tei.parse(path), str(path)))

    return found


def prefix(match, replacement):
    return f'<prefixDef ident="per" matchPattern="{match}" replacementPattern="{replacement}"/>'


def test_pointer_too_long_for_a_file_is_one_problem_and_the_other_files_are_checked(mini):
    broken(mini, "</body>", f'<p><ref target="{"a" * 400}.xml">x</ref><ref target="a%00.xml">x</ref></p></body>')
    broken(mini, 'xml:id="p2"', 'xml:id="p1"', "well")
    output = run(mini).stdout
    assert output.count("which is not there") == 2
    assert "id-twice" in output


@pytest.mark.parametrize(
    ("replacement", "expected"),
    [("x.xml#$1", []), ("x.xml#$2", ["asks for $2"]), (r"\q\g&lt;x>$1", ["which is not there"]), ("#p$1", ["xml:id"])],
)
def test_any_replacement_pattern_can_be_followed(pointers, replacement, expected):
    found = pointers('<name ref="per:p1"/>', prefix("(.+)", replacement))
    assert [part in str(one) for part, one in zip(expected, found, strict=True)] == [True] * len(expected)


def test_prefixes_of_one_name_are_alternatives(pointers):
    both = prefix("a([0-9])", "x.xml#a$1") + prefix("(p[0-9])", "x.xml#$1")
    assert pointers('<name ref="per:p1"/>', both) == []
    assert len(pointers('<name ref="per:p2"/>', both)) == 1


@pytest.mark.parametrize("match", [r"(\i\c*)", r"([\i][\c]*)", r"([\i-[q]]\c*)", r"(\p{L}\c*)"])
def test_patterns_of_xml_schema_are_read_or_left_alone(pointers, match):
    assert [one.severity for one in pointers('<name ref="per:p1"/>', prefix(match, "x.xml#$1"))] in ([], ["warning"])


def test_pattern_of_names_refuses_what_is_no_name(pointers):
    assert pointers('<name ref="per:p1"/>', prefix(r"(\i\c*)", "x.xml#$1")) == []
    assert len(pointers('<name ref="per:1p"/>', prefix(r"(\i\c*)", "x.xml#$1"))) == 1


def test_escapes_in_an_address_are_read(pointers):
    assert pointers('<ref target="my%20file.xml#%E6%B0%B4"/><ref target="my%20file.xml"/>') == []


def test_image_that_is_not_there_is_a_warning(pointers):
    assert pointers('<graphic url="page.png"/><pb facs="page.png https://example.org/1"/>') == []
    found = pointers('<graphic url="no.png"/><pb facs="no.png"/><pb facs="#s1"/><p hand="#h" rendition="#r"/>')
    assert [one.severity for one in found] == ["warning", "warning", "error", "error", "error"]


def test_failure_of_one_check_is_a_problem_of_its_file(mini, monkeypatch):
    broken(mini, 'xml:id="p2"', 'xml:id="p1"')
    monkeypatch.setattr(Pointers, "_reason", lambda *_: 1 / 0)
    found = json.loads(run("--json", mini).stdout)
    assert {"not-checked", "id-twice"} <= {one["code"] for one in found}


def test_deep_nesting_leaves_the_other_problems_to_be_found(mini):
    broken(mini, "</body>", f'<p who="#x">{"<hi>" * 200}x{"</hi>" * 200}</p></body>')
    broken(mini, 'xml:id="p2"', 'xml:id="p1"', "well")
    output = run(mini).stdout
    assert "@who is not allowed on p" in output
    assert "id-twice" in output


def test_folder_without_tei_is_an_error(tmp_path):
    result = run(tmp_path)
    assert result.exit_code == 1
    assert LINE.match(result.stdout.strip())


@pytest.mark.parametrize(("name", "content"), [("garbage.rng", "not xml"), ("garbage.txt", ""), ("no.rng", None)])
def test_schema_that_cannot_be_used_is_a_problem_in_json_too(mini, tmp_path, name, content):
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    result = run("--json", "--schema", tmp_path / name, mini)
    assert result.exit_code == 1
    assert [one["file"] for one in json.loads(result.stdout)] == [str(tmp_path / name)]


@pytest.mark.parametrize(
    ("name", "sound"), [("हिन्दी", True), ("_a.b-1·", True), ("²a", False), ("a:b", False), ("1a", False)]
)
def test_xml_id_is_any_name_that_xml_allows(name, sound):
    root = tei.parse_bytes(f'<TEI xmlns="{NAMESPACE}"><p xml:id="{name}"/></TEI>'.encode())
    assert [one.code for one in ids.problems(root, "x.xml")] == ([] if sound else ["id-form"])
