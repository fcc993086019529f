"""`edition cite`: what it prints, and the one line that it says of what it cannot."""

import pytest
from click.testing import CliRunner

from conftest import MINI
from webapp.cli import edition
from webapp.edition.errors import Unknown


def run(*arguments):
    return CliRunner().invoke(edition, ["cite", "--corpus", str(MINI), "--accessed", "2027-02-01", *arguments])


def test_passage_is_cited_in_a_style_with_its_mark_in_the_text():
    result = run("well/p2", "--style", "gb7714", "--base-url", "https://example.org/")
    citation, mark = result.output.splitlines()
    assert citation.startswith("钟守井. 九灯井边的闲话[EB/OL]")
    assert citation.endswith("[2027-02-01]. 果园与井, 0.1.0版. https://example.org/texts/well/p2.")
    assert mark == "[1]第2段"


def test_html_has_italics_and_the_address_as_a_link():
    output = run("orchard/p1", "--style", "mla", "--format", "html").output
    assert "<i>The Orchard and the Well</i>" in output
    assert '<a href="http://127.0.0.1:8000/texts/orchard/p1">' in output


def test_work_in_chinese_leaves_chinese_as_it_is():
    assert "钟守井. “九灯井边的闲话" in run("well", "--style", "mla", "--lang", "zh").output


def test_formats_are_styles_too():
    assert run("well/p1", "--style", "ris").output.startswith("TY  - ELEC")


def test_style_of_the_repository_is_found_by_its_name():
    assert "Quill" in run("orchard/p1", "--style", "ieee").output


@pytest.mark.parametrize(("alias", "name"), [("bibtex", "bib"), ("csl-json", "csl.json")])
def test_formats_are_known_by_their_usual_names(alias, name):
    assert run("well/p1", "--style", alias).output == run("well/p1", "--style", name).output


def test_list_names_styles_and_formats():
    result = run("--style", "list")
    assert "of the CSL repository" in result.stderr
    names = [line.split("\t")[0] for line in result.stdout.splitlines()]
    assert names == ["gb7714", "chicago", "mla", "apa", "bib", "biblatex", "ris", "csl.json"]


@pytest.mark.parametrize(
    "arguments", [("well/p999",), ("nowhere/p1",), ("well/p1@9.9.9",), ("well/",), ("well/p1", "--style", "nope")]
)
def test_what_cannot_be_cited_is_said_in_one_line(arguments):
    result = run(*arguments)
    assert isinstance(result.exception, Unknown)
    assert "\n" not in str(result.exception)


def test_list_names_the_styles_that_have_a_word():
    names = run("--style", "list:turabian").output.splitlines()
    assert "turabian-notes-bibliography" in names and all("turabian" in name for name in names)
    assert isinstance(run("--style", "list:nosuchthing").exception, Unknown)


def test_sentence_that_nobody_here_can_see_is_cited_with_a_warning(edition_of):
    for name, said in (("mini", "none on hand has ferry/p1.s1"), ("transcribed mini", "")):
        arguments = ["cite", "ferry/p1.s1", "--corpus", str(edition_of(name)), "--style", "ris"]
        result = CliRunner().invoke(edition, arguments)
        assert result.stdout.startswith("TY") and said in result.stderr and bool(said) == bool(result.stderr)


def test_nothing_to_cite_is_a_usage_error():
    assert run().exit_code == 2


def test_passage_of_the_tei_of_others_is_cited_by_the_id_that_it_has(tmp_path):
    words = '<text xml:lang="en"><body><p xml:id="para-one">The ferry came late.</p></body></text>'
    (tmp_path / "letter.xml").write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>{words}</TEI>')
    result = CliRunner().invoke(edition, ["cite", "letter/para-one", "--corpus", str(tmp_path), "--style", "ris"])
    assert "UR  - http://127.0.0.1:8000/texts/letter/para-one" in result.output.splitlines()


@pytest.mark.parametrize(
    "address",
    ["junk", "", "javascript:alert(1)", "http://", "http://[", "http://a:b", "https://a.org/?b", "http://a b"],
)
def test_base_url_that_is_no_address_of_the_web_is_a_usage_error(address):
    result = run("well/p2", "--base-url", address)
    assert result.exit_code == 2 and "give an http or https address" in result.stderr.splitlines()[-1]


def test_passage_beside_a_quotation_is_a_usage_error():
    result = run("well", "--check", "the ferry came late")
    assert result.exit_code == 2 and "a passage and --check do not go together" in result.stderr.splitlines()[-1]


def test_text_that_cannot_be_read_is_named_before_a_quotation_is_looked_for(mini):
    (mini / "texts" / "well.xml").write_text("<TEI><broken>", encoding="utf-8")
    words = "Tobias Fenn was caught in a pear tree of Nether Wickery"
    result = CliRunner().invoke(edition, ["cite", "--check", words, "--corpus", str(mini), "--style", "ris"])
    assert "well.xml:1: not-xml" in result.stderr and result.stdout.startswith("orchard/p2")
