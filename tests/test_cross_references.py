"""Pointers from one text to a passage of another: checked, linked, and good outside the edition."""

import lxml.html
import pytest

from webapp.edition import tei
from webapp.edition.pointers import Pointers


def orchard(folder, target):
    """The orchard's text with its pointer to the well aimed elsewhere, and what the check says of its pointers."""
    path = folder / "texts" / "orchard.xml"
    path.write_text(path.read_text(encoding="utf-8").replace("txt:well/p1", target), encoding="utf-8")
    return [str(found) for found in Pointers(folder).problems(tei.parse(path), str(path))]


def test_passage_that_is_there_is_no_problem(mini):
    assert orchard(mini, "txt:well/p2") == []


@pytest.mark.parametrize(
    ("target", "reason"),
    [("txt:well/p99", "leads to no “p99” in ../texts/well.xml"), ("txt:pond/p1", "../texts/pond.xml, which is not")],
)
def test_passage_that_is_not_there_is_named_with_its_line_and_a_remedy(mini, target, reason):
    found = orchard(mini, target)
    assert len(found) == 2  # once in each language
    for one in found:
        assert reason in one
        assert "point at an xml:id that is there" in one
        assert int(one.split("orchard.xml:")[1].split(":")[0]) > 100


@pytest.mark.parametrize("state", ["", "/zh", "/zh/Hant-TW"])
def test_link_to_a_passage_keeps_the_readers_state(client, state):
    (link,) = lxml.html.fromstring(client.get(f"{state}/texts/orchard/").data).xpath(
        "//a[@class = 'ref passage']/@href"
    )
    assert link == f"{state}/texts/well/p1"
    assert client.get(link).status_code == 200


def test_downloaded_text_points_to_the_passage_on_the_web(client):
    root = tei.parse_bytes(client.get("/texts/orchard.xml").data, "orchard.xml")
    (prefix,) = root.iterfind(f".//{tei.q('prefixDef')}[@ident='txt']")
    assert prefix.get("replacementPattern") == "https://example.org/texts/$1/$2"
