"""`edition convert`: TEI and plain text in another script, from and to files or standard streams."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from conftest import MINI
from webapp.commands.convert import convert
from webapp.edition import script, tei
from webapp.edition.errors import EditionError

REGISTERS = MINI / "registers"
DOCUMENT = f'<TEI xmlns="{tei.TEI}"><teiHeader/><text xml:lang="zh-Hans"><p>{{}}</p></text></TEI>'


def run(*arguments, given=None):
    return CliRunner().invoke(convert, list(map(str, arguments)), input=given, catch_exceptions=False)


def test_tei_is_converted_with_the_names_of_registers(tmp_path):
    made = tmp_path / "made.xml"
    assert run(MINI / "texts" / "well.xml", "--to", "Hant-TW", "--names", REGISTERS, "-o", made).output == ""
    root = tei.parse(made)
    assert {"范小里"} == {e.text for e in root.iter(tei.q("persName")) if e.get("ref") == "per:fan-xiaoli"} - {
        "Fan Xiaoli"
    }
    assert script.ENGINE in "".join(root.find(f".//{tei.q('langUsage')}").itertext())
    assert root.find(tei.q("text")).get(tei.XML_LANG) == "zh-Hant-TW"


def test_tei_goes_through_standard_streams_with_all_that_stands_around_its_root():
    document = f"<?xml version='1.0'?><!--里--><?x 里?>{DOCUMENT.format('里面')}"
    result = run("-", "--to", "Hant-HK", given=document.encode())
    root = tei.parse_bytes(result.stdout_bytes)
    assert [node.tag for node in root.itersiblings(preceding=True)] == [etree.ProcessingInstruction, etree.Comment]
    assert root.findtext(f".//{tei.q('p')}") == "裏面"


def test_tei_that_marks_nothing_as_chinese_stays_and_says_so_unless_told_its_language():
    document = DOCUMENT.replace(' xml:lang="zh-Hans"', "").format("里面").encode()
    silent, told = run("-", "--to", "Hant", given=document), run("-", "--to", "Hant", "--from", "zh", given=document)
    assert "里面" in silent.stdout
    assert "--from" in silent.stderr
    assert "裏面" in told.stdout
    assert told.stderr == ""


def test_plain_text_is_converted_line_by_line_and_keeps_its_line_ends():
    result = run("-", "--text", "--to", "Hant-TW", given="头\n发\r\n里面\f\0\n后来".encode())
    assert result.stdout_bytes == "頭\n發\r\n裡面\f\0\n後來".encode()
    assert run("-", "--text", "--to", "Hans", given="裏面".encode()).stdout == "里面"
    assert run("-", "--text", "--to", "Hans", "--from", "zh-TW", given="裡面".encode()).stdout == "里面"
    assert run("-", "--text", "--to", "Hant", "--from", "zh-TW", given="裡面".encode()).stdout == "裡面"


def test_names_are_found_in_plain_text():
    words = "由范小里面告".encode()
    assert run("-", "--text", "--to", "Hant", given=words).stdout == "由範小裏面告"
    assert run("-", "--text", "--to", "Hant", "--names", REGISTERS, given=words).stdout == "由范小里面告"


@pytest.mark.parametrize("text", [True, False])
def test_report_counts_what_decided_apart_from_the_output(text):
    words = "范小里的头发里" if text else DOCUMENT.format('<persName ref="per:fan-xiaoli">范小里</persName>的头发里')
    options = ["--text"] if text else []
    result = run("-", "--to", "Hant", "--names", REGISTERS, "--report", "json", *options, given=words.encode())
    assert "范小里" in result.stdout
    assert "characters" not in result.stdout
    assert json.loads(result.stderr)["characters"] == {
        "name": {"decided": 2, "ambiguous": 2},
        "override": {"decided": 0, "ambiguous": 0},
        "phrase": {"decided": 2, "ambiguous": 1},
        "character": {"decided": 1, "ambiguous": 1},
        "untouched": {"decided": 0, "ambiguous": 0},
    }


@pytest.mark.parametrize(
    ("data", "options", "said"),
    [
        (b"<p>", [], "standard input:1: not-xml"),
        ("一\n".encode() + b"\xff\n", ["--text"], "-:2: not-utf8 byte 0xFF"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_leaves_nothing_behind(tmp_path, data, options, said):
    with pytest.raises(EditionError) as raised:
        run("-", "--to", "Hant", "-o", tmp_path / "made", *options, given=data)
    assert str(raised.value).startswith(said)
    assert list(tmp_path.iterdir()) == []


def test_language_that_is_not_chinese_is_refused():
    result = run("-", "--to", "Hant", "--from", "ja", given=b"")
    assert result.exit_code == 2
    assert "ja is not Chinese" in result.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--review", "--to", "Hant", "-o", "made.xml"], "--output does not go with --review"),
        (["nosuch.xml", "--review"], "a FILE does not go with --review"),
        (["nosuch.xml", "--to", "Hant", "--json"], "--json goes with --review only"),
        (["nosuch.xml", "--to", "Hant", "--record"], "--record goes with --review only"),
    ],
)
def test_options_that_do_not_go_together_are_a_usage_error(options, said):
    result = run(*options)
    assert result.exit_code == 2 and result.stderr.splitlines()[-1] == f"Error: {said}"


FULL = Path("/dev/full")


def command(output, *arguments):
    """What a process of its own says on standard error, and its exit, when its output goes to a stream."""
    line = [sys.executable, "-m", "webapp.cli", *map(str, arguments)]
    done = subprocess.run(line, stdout=output, stderr=subprocess.PIPE, text=True, check=False)
    return done.stderr, done.returncode


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [
        ("convert", MINI / "texts" / "well.xml", "--to", "Hant"),
        ("cite", "well/p2", "--corpus", MINI),
        ("--help",),
    ],
    ids=lambda arguments: arguments[0],
)
def test_output_that_cannot_be_written_is_said_in_one_line(arguments):
    with FULL.open("wb") as full:
        said, status = command(full, *arguments)
    assert said.count("\n") == 1 and "standard output: No space left" in said and status == 1


@pytest.mark.parametrize("arguments", [("convert", MINI / "texts" / "well.xml", "--to", "Hant"), ("--help",)])
def test_reader_that_has_gone_is_no_news(arguments):
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        assert command(pipe, *arguments) == ("", 1)
