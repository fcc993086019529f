"""TEI made elsewhere is served and checked as what it is: links between files, what is said of it, its own schema."""

import lxml.html
import pytest
from click.testing import CliRunner

from webapp.cli import edition
from webapp.edition.citation.item import Item
from webapp.edition.corpus import Corpus
from webapp.edition.reference import Reference
from webapp.interface import words

TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{0}</title></titleStmt>'
    "<publicationStmt><p>none</p></publicationStmt><sourceDesc><p>none</p></sourceDesc></fileDesc></teiHeader>"
    '<text xml:lang="en"><body>{1}</body></text></TEI>'
)
PLAY = (
    '<p>See <ref target="a%20letter.xml">one</ref>, <ref target="./a letter.xml#p1">two</ref>, '
    '<ref target="none.xml">three</ref>, <ptr target="a%20letter.xml"/>.</p>'
)
UNTRUE = ("calendar-note", "transcription-note", "on-hand", "on-hand-transcription", "on-hand-no-transcription")


@pytest.fixture
def folder(tmp_path):
    """A play whose paragraph has no xml:id, and a letter whose paragraph has one."""
    (made := tmp_path / "of my own").mkdir()
    (made / "play.xml").write_text(TEI.format("The Wall", PLAY), encoding="utf-8")
    (made / "a letter.xml").write_text(TEI.format("A Letter", '<p xml:id="p1">Dear.</p>'), encoding="utf-8")
    return made


@pytest.mark.parametrize("prefix", ["", "/zh/Hant"])
def test_pointer_to_another_file_leads_to_its_text(folder, app_of, prefix):
    client = app_of(folder).test_client()
    page = lxml.html.fromstring(client.get(f"{prefix}/texts/play/").data)
    links = {link.text_content(): link.get("href") for link in page.xpath("//article//a")}
    there = f"{prefix}/texts/a%20letter/"
    assert links == {"one": there, "two": f"{there}#p1", "a%20letter.xml": there}
    assert client.get(there).status_code == 200


@pytest.mark.parametrize("path", ["/texts/", "/texts/play/", "/texts/a%20letter/"])
def test_nothing_is_said_of_copies_and_digests_that_there_are_not(folder, app_of, path):
    page = app_of(folder).test_client().get(path).text
    assert [name for name in UNTRUE if words("en")[name] in page] == []


def test_transcription_is_said_to_be_of_a_copy_where_it_is(client, request):
    is_copied = "transcribed" in request.node.name
    page = client.get("/texts/orchard/").text
    assert (words("en")["transcription-note"] in page) == is_copied
    assert (words("en")["calendar-note"] in page) != is_copied


def test_text_without_numbers_says_that_it_is_cited_as_a_whole(folder, app_of):
    client = app_of(folder).test_client()
    told, none = words("en")["unnumbered"], words("en")["paragraphs"].format(count=0)
    assert told in client.get("/texts/play/").text and told not in client.get("/texts/a%20letter/").text
    assert told in client.get("/texts/").text and none not in client.get("/texts/").text


def test_folder_gives_no_name_to_a_citation(folder):
    item = Item.of(Corpus(folder), Reference("play", ""), "https://example.org")
    assert (item.container, item.edition_in("en")) == ("", "")
    cited = CliRunner().invoke(edition, ["cite", "play", "--style", "chicago", "--corpus", str(folder)]).stdout
    assert cited.startswith("“The Wall,” http")


def test_file_of_no_edition_is_held_against_no_schema_but_its_own(folder, tmp_path):
    (folder / "play.xml").write_text(TEI.format("x", '<div type="act"><stage>x</stage></div>'), encoding="utf-8")
    found = CliRunner().invoke(edition, ["check", str(folder)])
    assert (found.exit_code, found.stdout) == (0, "")
    assert "no schema is used; name one with --schema" in found.stderr
    (schema := tmp_path / "own.rng").write_text(
        '<element name="nothing" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>', encoding="utf-8"
    )
    assert ": rng " in CliRunner().invoke(edition, ["check", "--schema", str(schema), str(folder)]).stdout
