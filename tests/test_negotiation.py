"""A permalink gives a reader a page and a program what it asks for (RFC 9110, 12)."""

import pytest

PATHS = ["/texts/well/", "/texts/well/p2", "/texts/orchard/p1-p3"]
BROWSERS = [
    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
    "application/signed-exchange;v=b3;q=0.7",
    "text/html, application/xhtml+xml, image/jxr, */*",
    "image/gif, image/jpeg, */*",
    "*/*",
    "text/*",
    "",
]
FORMS = {
    "application/tei+xml": ("xml", "application/tei+xml"),
    "application/xml": ("xml", "application/tei+xml"),
    "text/xml": ("xml", "application/tei+xml"),
    "text/plain": ("txt", "text/plain"),
    "application/vnd.citationstyles.csl+json": ("csl.json", "application/vnd.citationstyles.csl+json"),
    "application/x-bibtex": ("bib", "application/x-bibtex"),
    "application/x-research-info-systems": ("ris", "application/x-research-info-systems"),
    "application/ld+json": ("jsonld", "application/ld+json"),
}

PREFERENCES = {
    "text/plain;q=0.5, application/x-bibtex": "application/x-bibtex",
    "application/x-bibtex;q=0.5, text/plain;q=0.6": "text/plain",
    "text/html;q=0, */*;q=0.5": "application/tei+xml",
    "text/html;q=0.2, application/tei+xml;q=0.1": "text/html",
    "application/tei+xml, */*;q=0.1": "application/tei+xml",
    "image/png, text/plain;q=0.1": "text/plain",
    "application/vnd.citationstyles.csl+json;q=1.0, text/plain;q=0.5": "application/vnd.citationstyles.csl+json",
    "APPLICATION/TEI+XML": "application/tei+xml",
    "application/*": "application/tei+xml",
    "application/tei+xml; charset=utf-8": "application/tei+xml",
    "text/html;level=1": "text/html",
    "application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8": "text/html",
}


@pytest.mark.parametrize("path", PATHS)
def test_browser_gets_the_page(client, path):
    for accept in BROWSERS:
        response = client.get(path, headers={"Accept": accept})
        assert (response.status_code, response.mimetype) == (200, "text/html"), accept
        assert response.vary.as_set() == {"accept"}
        assert "Content-Location" not in response.headers


def test_no_wish_is_for_the_page(client):
    assert client.get("/texts/well/p2").mimetype == "text/html"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("state", ["", "/zh/Hant"])
def test_program_gets_the_form_and_its_address(client, path, state):
    for accept, (ending, media) in FORMS.items():
        response = client.get(state + path, headers={"Accept": accept})
        assert (response.status_code, response.mimetype) == (200, media), accept
        assert response.headers["Content-Location"] == f"{state}{path.rstrip('/')}.{ending}"
        assert response.vary.as_set() == {"accept"}
        assert client.get(response.headers["Content-Location"]).data == response.data


def test_preferences_are_weighed(client):
    for accept, media in PREFERENCES.items():
        assert client.get("/texts/well/p2", headers={"Accept": accept}).mimetype == media, accept


@pytest.mark.parametrize("accept", ["image/png", "application/json", "text/html;q=0", "nonsense", "*/*;q=0"])
@pytest.mark.parametrize("path", PATHS)
def test_what_there_is_not_is_refused_with_a_list_of_what_there_is(client, path, accept):
    response = client.get(f"/zh{path}", headers={"Accept": accept})
    assert (response.status_code, response.mimetype) == (406, "text/plain")
    assert response.vary.as_set() == {"accept"}
    for line in response.text.splitlines()[1:]:
        media, address = line.split()
        assert client.get(address, headers={"Accept": media}).mimetype == media


def test_head_says_what_get_would(client):
    for accept in ("*/*", "application/tei+xml", "application/x-bibtex", "image/png"):
        got, told = (ask("/texts/well/p2", headers={"Accept": accept}) for ask in (client.get, client.head))
        assert told.data == b""
        for name in ("Content-Type", "Content-Location", "Vary", "ETag", "Link"):
            assert told.headers.getlist(name) == got.headers.getlist(name)


def test_representations_have_etags_of_their_own(client):
    wishes = ["text/html", *(a for a in FORMS if a not in ("application/xml", "text/xml"))]
    tags = {accept: client.get("/texts/well/p2", headers={"Accept": accept}).headers["ETag"] for accept in wishes}
    assert len(set(tags.values())) == len(wishes)
    for accept, tag in tags.items():
        asked = {"Accept": accept, "If-None-Match": tag}
        again = client.get("/texts/well/p2", headers=asked)
        assert (again.status_code, again.data) == (304, b"")
        assert again.vary.as_set() == {"accept"}
        other = client.get(
            "/texts/well/p2", headers=asked | {"Accept": "text/plain" if "html" in accept else "text/html"}
        )
        assert other.status_code == 200


def test_unknown_passage_is_404_in_every_form(client):
    for accept in ("text/html", *FORMS):
        for path in ("/texts/well/p99", "/texts/none/", "/texts/none/p1"):
            response = client.get(path, headers={"Accept": accept})
            assert response.status_code == 404, (path, accept)
            assert response.vary.as_set() == {"accept"}
            assert "Link" not in response.headers


def test_files_themselves_are_not_negotiated(client):
    for ending in ("xml", "txt", "bib", "csl.json"):
        response = client.get(f"/texts/well/p2.{ending}", headers={"Accept": "text/html"})
        assert response.status_code == 200
        assert not response.vary


def test_other_peoples_tei_is_negotiated_too(tmp_path, app_of):
    (tmp_path / "plain.xml").write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>'
        "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
        '<text><body><p xml:id="some-words">x</p></body></text></TEI>',
        encoding="utf-8",
    )
    client = app_of(tmp_path).test_client()
    for path in ("/texts/plain/", "/texts/plain/some-words"):
        for accept, (_, media) in FORMS.items():
            assert client.get(path, headers={"Accept": accept}).mimetype == media
