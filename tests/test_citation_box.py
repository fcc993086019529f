"""The box for citations and its downloads: every style and file, at once, and what never was is not found."""

from pathlib import Path

import pytest
from lxml import html

from citing import ACCESSED
from webapp.edition.citation import Item
from webapp.edition.citation.formats import FORMATS
from webapp.edition.citation.styles import STYLES, cited
from webapp.edition.reference import Reference


@pytest.mark.parametrize("path", ["well", "well/p2", "well/p2-p4"])
def test_citation_is_downloaded_with_media_type_file_name_and_address(mini, app_of, path):
    client = app_of(mini).test_client()
    for form in FORMATS:
        downloaded(client, path, form)


def downloaded(client, path, form):
    response = client.get(f"/zh/Hant/texts/{path}.{form}")
    assert response.mimetype == FORMATS[form].media
    assert response.headers["Content-Disposition"].endswith(f"{path.replace('/', '-')}.{FORMATS[form].ending}")
    address = f"https://example.org/texts/{path}" + ("" if "/" in path else "/")
    assert f'<{address}>; rel="canonical"' in response.headers.getlist("Link")
    assert address in response.text
    assert client.get(f"/texts/{path}.{form}", headers={"If-None-Match": response.headers["ETag"]}).status_code == 304


def test_citation_of_what_never_was_is_not_found(mini, app_of):
    client = app_of(mini).test_client()
    for path in ("well/p999", "well/p2@9.9.9", "nowhere", "nowhere/p1", "well/p4-n1", "well/p2@x"):
        assert client.get(f"/texts/{path}.bib").status_code == 404, path


def test_box_has_every_style_and_file(mini, app_of):
    client = app_of(mini).test_client()
    page = html.fromstring(client.get("/texts/well/p2").data)
    assert page.xpath("//*[@id = 'cite']//input/@value") == list(STYLES)
    assert len(page.xpath("//*[@id = 'cite']//*[contains(@class, 'style ')]")) == len(STYLES)
    files = page.xpath("//*[@class = 'files']/a/@href")
    assert [client.get(path).status_code for path in files] == [200] * len(FORMATS)


def test_box_does_without_styles_where_pandoc_does_not_run(mini, app_of, monkeypatch):
    client = app_of(mini).test_client()
    monkeypatch.setattr("webapp.edition.citation.pandoc._made", {})
    monkeypatch.setattr("pypandoc.convert_text", lambda *_, **__: (_ for _ in ()).throw(OSError("no pandoc")))
    client.application.extensions["corpus"].store.folder = Path("/nowhere")
    page = client.get("/texts/well/p2")
    assert page.status_code == 200
    assert "/texts/well/p2.bib" in page.text


def test_box_of_another_passage_needs_no_pandoc(edition, monkeypatch):
    def box(anchor):
        item = Item.of(edition, Reference("sun", anchor), "https://example.org")
        return [str(cited(item, style, ACCESSED)) for style in STYLES.values()]

    first = box("p12")
    monkeypatch.setattr("pypandoc.convert_text", lambda *_, **__: pytest.fail("pandoc was asked"))
    assert [one.replace("12", "31") for one in first] == [one.replace("12", "31") for one in box("p31")]
