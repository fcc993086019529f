"""What a reader takes away: valid by itself, named, dated, licensed."""

import pytest
from lxml import etree

from webapp.edition import ids, tei
from webapp.edition.pointers import Pointers
from webapp.edition.schema import SCHEMA, Schema

SCHEMA_OF_THE_EDITION = Schema(SCHEMA)


@pytest.mark.parametrize("script", ["", "/Hans", "/Hant", "/Hant-TW", "/Hant-HK"])
@pytest.mark.parametrize(
    "path", ["well", "orchard", "well/t1", "well/h1", "well/p2", "well/n1", "orchard/p3", "orchard/e1"]
)
def test_downloaded_tei_is_valid_by_itself(client, tmp_path, script, path):
    response = client.get(f"{script}/texts/{path}.xml")
    root = tei.parse_bytes(response.data)
    found = [
        *SCHEMA_OF_THE_EDITION.problems(root, "download.xml"),
        *ids.problems(root, f"{path.partition('/')[0]}.xml"),
        *Pointers(tmp_path).problems(root, str(tmp_path / "download.xml")),
    ]
    assert [str(problem) for problem in found if problem.severity == "error"] == []


@pytest.mark.parametrize("form", ["xml", "txt"])
@pytest.mark.parametrize("path", ["well", "well/p2"])
def test_download_names_its_address_release_and_licence(client, path, form):
    response = client.get(f"/texts/{path}.{form}")
    address = f"https://example.org/texts/{path}" + ("" if "/" in path else "/")
    assert address in response.text
    assert "creativecommons.org" in response.text
    assert response.headers["Edition-Release"] in response.text
    links = response.headers.getlist("Link")
    assert f'<{address}>; rel="canonical"' in links
    assert any('rel="license"' in link for link in links)


def test_download_has_media_type_file_name_and_etag(client):
    tei_file, text_file = client.get("/texts/well/p2.xml"), client.get("/Hant/texts/well.txt")
    assert tei_file.mimetype == "application/tei+xml"
    assert text_file.content_type == "text/plain; charset=utf-8"
    assert tei_file.headers["Content-Disposition"] == "attachment; filename=well-p2.xml"
    assert text_file.headers["Content-Disposition"] == "attachment; filename=well-Hant.txt"
    again = client.get("/texts/well/p2.xml", headers={"If-None-Match": tei_file.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_converted_download_says_so_and_the_default_is_as_printed(client):
    assert "OpenCC" not in client.get("/texts/well.xml").text
    converted = client.get("/Hant-TW/texts/well.xml").text
    assert "OpenCC" in converted
    assert 'xml:lang="zh-Hant-TW"' in converted


def test_passage_download_holds_its_notes_and_no_other_passage(client):
    root = etree.fromstring(client.get("/texts/well/p2.xml").data)
    anchors = root.xpath("//*[local-name() = 'body']//@xml:id")
    assert {str(anchor).partition(".")[0] for anchor in anchors} == {"p2"}


def test_address_in_a_converted_download_is_the_one_to_cite(client):
    response = client.get("/zh/Hant-TW/texts/well/p2.xml")
    assert "https://example.org/texts/well/p2<" in response.text
    assert '<https://example.org/texts/well/p2>; rel="canonical"' in response.headers.getlist("Link")


@pytest.mark.parametrize("text", ["orchard", "well", "ferry"])
def test_range_holds_what_its_passages_hold(client, text):
    def held(words):
        root = tei.parse_bytes(client.get(f"/texts/{text}/{words}.xml").data)
        return set(root.find(tei.q("text")).xpath(".//@xml:id"))

    assert held("p2-p5") == held("p2") | held("p3") | held("p4") | held("p5")
