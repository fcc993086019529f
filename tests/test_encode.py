"""The encoder: from a reader's copy to TEI, with nothing dropped, mended or guessed in silence."""

import json
import re
from collections import Counter

import pytest
from click.testing import CliRunner
from lxml import etree

from conftest import MINI, SOURCES, TEI, require
from copies import encoded, run, source
from webapp.cli import edition
from webapp.edition import tei
from webapp.edition.encode import encode_file
from webapp.edition.errors import EditionError, Invalid, Unknown
from webapp.edition.folder import Folder
from webapp.edition.merge import blocks
from webapp.edition.tei import NS, XML_LANG

SOURCE_TEXTS = tuple(Folder(TEI).texts)

# Whole transcriptions


@pytest.mark.parametrize("name", ["orchard", "well", "ferry"])
def test_mini_copy_becomes_the_expected_transcription(mini, name):
    report, _ = encoded(mini, name)
    written = (mini / "transcriptions" / f"{name}.xml").read_text(encoding="utf-8")
    assert written == (MINI / "expected" / f"{name}.xml").read_text(encoding="utf-8")
    assert report.problems == ()


def test_same_copy_gives_the_same_bytes(mini):
    path = mini / "transcriptions" / "well.xml"
    assert [encoded(mini, "well") and path.read_bytes() for _ in range(2)] == [path.read_bytes()] * 2


@pytest.fixture(scope="module")
def from_sources(tmp_path_factory):
    """The edition encoded from the source copies: reports and documents by text."""
    require(SOURCES.is_dir(), f"no source copies in {SOURCES}; set EDITION_SOURCES")
    corpus = tmp_path_factory.mktemp("edition") / "tei"
    corpus.mkdir()
    for folder in ("recipes", "registers", "texts"):
        (corpus / folder).symlink_to(TEI / folder)
    if (TEI / "anchors.tsv").is_file():
        (corpus / "anchors.tsv").symlink_to(TEI / "anchors.tsv")
    found = {}
    for name in SOURCE_TEXTS:
        report = encode_file(SOURCES / f"{name}.txt", corpus)
        found[name] = report, tei.parse(corpus / "transcriptions" / f"{name}.xml")
    return found


@pytest.mark.sources
@pytest.mark.parametrize(
    ("name", "counted"),
    [
        ("sun", {"paragraphs": 54, "heads": 3, "notes": 25, "calls": 30, "corrections": 0, "surplus": 1}),
        ("barnes", {"paragraphs": 47, "heads": 9, "notes": 10, "calls": 10, "corrections": 2, "surplus": 0}),
        ("myanmar", {"paragraphs": 60, "heads": 7, "notes": 0, "calls": 0, "corrections": 13, "surplus": 1}),
        ("hook", {"paragraphs": 33, "heads": 0, "notes": 0, "calls": 0, "corrections": 4, "surplus": 0}),
        ("hollander", {"paragraphs": 52, "heads": 4, "notes": 0, "calls": 0, "corrections": 30, "surplus": 0}),
    ],
)
def test_sources_are_encoded_whole_and_without_a_problem(from_sources, name, counted):
    report, _ = from_sources[name]
    assert report.problems == ()
    assert {what: report.counts[what] for what in counted} == counted


@pytest.mark.sources
@pytest.mark.parametrize("name", SOURCE_TEXTS)
def test_transcription_has_the_anchors_of_its_text(from_sources, name):
    text = [anchor for anchor in blocks(tei.parse(TEI / "texts" / f"{name}.xml")) if not anchor.startswith("e")]
    assert list(blocks(from_sources[name][1])) == text


@pytest.mark.sources
def test_thirty_calls_are_answered_by_twenty_five_notes(from_sources):
    root = from_sources["sun"][1]
    called = [ref.get("target")[2:] for ref in root.iterfind(".//tei:text//tei:ref[@type='note']", NS)]
    assert Counter(map(int, called)) == Counter(range(1, 26)) + Counter([5, 5, 7, 12, 16])
    labels = [label.text for label in root.iterfind(".//tei:note/tei:label", NS)]
    assert (labels[4], labels[15], labels[16], labels[24]) == ("⑸⑹⑺", "⒇(22)", "(21)", "(30)")


@pytest.mark.sources
@pytest.mark.parametrize("name", ["sun", "hollander"])
def test_every_date_of_the_sources_has_a_value_of_their_time(from_sources, name):
    for date in from_sources[name][1].iterfind(".//tei:text//tei:date", NS):
        values = [date.get(key) for key in ("when", "from", "to", "notBefore", "notAfter") if date.get(key)]
        assert values, date.text
        assert all(1934 < int(value[:4]) < 2000 for value in values), date.text


@pytest.mark.sources
def test_overrule_of_the_script_is_counted_and_is_no_correction(from_sources):
    report, root = from_sources["sun"]
    assert report.counts["overrules"] == len(root.findall(".//tei:text//tei:choice[tei:reg]", NS)) > 0


@pytest.mark.sources
@pytest.mark.parametrize("name", SOURCE_TEXTS)
def test_no_correction_changes_more_than_a_word_or_two(from_sources, name):
    for choice in from_sources[name][1].iterfind(".//tei:choice[tei:sic]", NS):
        sic, corr = (choice.findtext(f"tei:{part}", namespaces=NS) for part in ("sic", "corr"))
        assert sic != corr
        assert len(sic.split()) <= 2


# Recognition


def test_two_copies_of_one_text_are_refused_and_nothing_is_written(mini):
    second = mini / "sources" / "second.txt"
    second.write_bytes((mini / "sources" / "orchard.txt").read_bytes())
    result = run(mini, mini / "sources" / "orchard.txt", second)
    assert result.exit_code == 1
    assert "are both copies of orchard" in result.output
    assert not list(mini.glob("transcriptions/*.xml"))


def test_copy_that_no_recipe_knows_is_refused_in_one_line(mini):
    copy = mini / "sources" / "other.txt"
    copy.write_text("A Third Text\n\nOf which nothing is known.\n", encoding="utf-8")
    result = run(mini, copy)
    assert result.exit_code == 1
    assert result.stderr == f"{copy}: no recipe knows this copy; name its text with --as ID\n"
    assert not (mini / "transcriptions").exists()


def test_unknown_copy_is_encoded_by_the_general_rules_where_it_is_named(mini):
    copy = mini / "sources" / "other.txt"
    copy.write_text(UNKNOWN, encoding="utf-8")
    result = run(mini, "--as", "third", copy)
    assert result.exit_code == 0, result.output
    root = tei.parse(mini / "transcriptions" / "third.xml")
    assert list(blocks(root)) == ["t1", "p1", "h1", "p2", "n1"]
    assert [name.get("ref") for name in root.iterfind(".//tei:text//tei:persName", NS)] == ["per:ada-quill"] * 2
    assert root.findtext(".//tei:titleStmt/tei:title", namespaces=NS) == "A Third Text"
    assert root.find("tei:text", NS).get(XML_LANG) == "en"
    schema = etree.RelaxNG(etree.parse(TEI.parent / "schema" / "edition.rng"))
    assert schema.validate(root), schema.error_log


def test_copy_without_a_text_passes_the_check_and_says_when_it_is_shown(mini):
    copy = mini / "sources" / "other.txt"
    copy.write_text(UNKNOWN, encoding="utf-8")
    result = run(mini, "--as", "third", copy)
    assert f"it is shown once {mini / 'texts' / 'third.xml'} exists" in result.stdout
    assert "it is shown" not in run(mini, mini / "sources" / "well.txt").stdout
    checked = CliRunner().invoke(edition, ["check", str(mini / "transcriptions" / "third.xml")])
    assert checked.exit_code == 0, checked.output


UNKNOWN = """A Third Text

By Ada Quill

Of which nothing is known.[1]

A Head

Ada Quill reads it
on two lines.

Notes

[1] Nothing.
"""


def test_recipes_that_both_know_a_copy_are_named(mini):
    (mini / "recipes" / "ladders.toml").write_text('recognize = "about Ladders"\n', encoding="utf-8")
    with pytest.raises(EditionError, match="ladders and orchard both know it"):
        encode_file(mini / "sources" / "orchard.txt", mini)
    assert encode_file(mini / "sources" / "orchard.txt", mini, "orchard").text == "orchard"


def test_recipe_without_recognize_waits_to_be_named(mini):
    (mini / "recipes" / "other.toml").write_text('language = "en"\n', encoding="utf-8")
    copy = mini / "sources" / "other.txt"
    copy.write_text("Title\n\nWords, words.\n", encoding="utf-8")
    with pytest.raises(Unknown):
        encode_file(copy, mini)
    assert encode_file(copy, mini, "other").counts["paragraphs"] == 1


@pytest.mark.parametrize("text_id", ["../x", "Sun", "1st", "a b", ""])
def test_id_that_is_no_file_name_is_refused(mini, text_id):
    with pytest.raises(EditionError, match="no id of a text"):
        encode_file(mini / "sources" / "orchard.txt", mini, text_id)


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        ("Title\n\nlatin \xe9\n".encode("latin-1"), "not-utf8", 3),
        (b"Title\n\nform \x0c feed\n", "character", 3),
        (b"\xef\xbb\xbf<!DOCTYPE html>\n<p>A page that was saved whole.</p>\n", "markup", 1),
        (b"<?xml version='1.0'?>\n<TEI/>\n", "markup", 1),
        (b"", "empty", 1),
        (b"\n \n", "empty", 1),
        (b"Only a title\n", "empty", 1),
        (b"Title\n\n" + b"word " * 1_600_000, "too-large", 1),
    ],
)
def test_copy_that_cannot_be_encoded_is_refused_with_its_line(mini, data, code, line):
    copy = mini / "sources" / "other.txt"
    copy.write_bytes(data)
    with pytest.raises(Invalid) as raised:
        encode_file(copy, mini, "other")
    assert [(problem.code, problem.line) for problem in raised.value.problems] == [(code, line)]


def test_missing_copy_is_one_line_and_the_others_are_encoded(mini):
    result = run(mini, mini / "none.txt", mini / "sources" / "well.txt")
    assert result.exit_code == 1
    assert "unreadable" in result.stderr
    assert (mini / "transcriptions" / "well.xml").is_file()


def test_byte_order_mark_and_line_ends_are_noted_and_are_no_text(mini):
    text = "\ufeff" + source(mini, "orchard").replace("\n", "\r\n")
    (mini / "sources" / "orchard.txt").write_bytes(text.encode())
    report = encode_file(mini / "sources" / "orchard.txt", mini)
    assert report.remarks == ("a byte order mark", "carriage returns at line ends")
    expected = tei.parse(MINI / "expected" / "orchard.xml").find("tei:text", NS)
    written = tei.parse(mini / "transcriptions" / "orchard.xml").find("tei:text", NS)
    assert etree.tostring(written) == etree.tostring(expected)


def test_one_id_for_several_copies_is_a_mistake_of_use(mini):
    result = run(mini, "--as", "third", mini / "sources" / "orchard.txt", mini / "sources" / "well.txt")
    assert result.exit_code == 2


def test_report_is_json_where_a_program_reads_it(mini):
    result = run(mini, "--json", mini / "sources" / "well.txt")
    (report,) = json.loads(result.stdout)
    assert report["text"] == "well"
    assert report["counts"]["calls"] == 7
    assert report["furniture"][0] == {"line": 1, "text": source(mini, "well").splitlines()[0]}


def test_report_lists_every_line_left_out(mini):
    result = run(mini, mini / "sources" / "orchard.txt")
    assert result.exit_code == 0
    assert re.findall(r"left out line (\d+): ", result.stdout) == ["1", "2", "3", "22", "47", "48"]
