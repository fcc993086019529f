"""Typed links lead programs from a permalink to its citation, its files, its licence (RFC 8288, RFC 8574, RFC 9264)."""

import re
import shutil
from importlib.util import find_spec
from threading import Thread

import lxml.html
import pytest
from werkzeug.serving import make_server

from conftest import require
from webapp.edition.corpus import Corpus

ADDRESS = "https://example.org"
PATHS = ["/texts/well/", "/texts/well/p2", "/texts/orchard/p1-p3", "/texts/orchard/e1"]


def links(response):
    """The links in the header of a response: relation, target, media type."""
    found = re.findall(r'<([^>]+)>; rel="([^"]+)"(?:; type="([^"]+)")?', ", ".join(response.headers.getlist("Link")))
    return [(relation, target, media) for target, relation, media in found]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("state", ["", "/zh/Hant"])
def test_permalink_says_under_which_address_to_cite_it(client, path, state):
    for ask in (client.get, client.head):
        found = links(ask(state + path))
        assert [target for relation, target, _ in found if relation == "cite-as"] == [ADDRESS + path]


@pytest.mark.parametrize("path", PATHS)
def test_links_in_header_and_page_are_the_same(client, path):
    response = client.get(path)
    relations = {relation for relation, _, _ in links(response)}
    page = lxml.html.fromstring(response.data)
    shown = [
        (link.get("rel"), link.get("href"), link.get("type", ""))
        for link in page.xpath("//head/link")
        if link.get("rel") in relations
    ]
    assert shown == links(response)
    assert {"cite-as", "type", "license", "describedby", "item", "collection", "linkset"} == relations


@pytest.mark.parametrize("path", PATHS)
def test_every_file_linked_answers_with_the_media_type_promised(client, path):
    for relation, target, media in links(client.get(path)):
        if relation in ("describedby", "item", "linkset"):
            response = client.get(target.removeprefix(ADDRESS))
            assert (response.status_code, response.mimetype) == (200, media), target


def test_files_lead_back_to_their_page(client):
    for ending, back in (("xml", "collection"), ("txt", "collection"), ("bib", "describes"), ("jsonld", "describes")):
        found = links(client.get(f"/texts/well/p2.{ending}"))
        assert (back, f"{ADDRESS}/texts/well/p2", "text/html") in found, ending


@pytest.mark.parametrize("path", PATHS)
def test_linkset_holds_the_links_of_the_page_and_of_its_files(client, path):
    page = client.get(path)
    (address,) = [target for relation, target, _ in links(page) if relation == "linkset"]
    response = client.get(address.removeprefix(ADDRESS))
    assert response.mimetype == "application/linkset+json"
    first, *others = response.get_json()["linkset"]
    assert first["anchor"] == ADDRESS + path
    targets = {(r, t["href"], t.get("type", "")) for r, all_of in first.items() if r != "anchor" for t in all_of}
    assert targets >= {link for link in links(page) if link[0] != "linkset"}
    files = [target for relation, target, _ in links(page) if relation in ("item", "describedby")]
    assert sorted(context["anchor"] for context in others) == sorted(files)
    for context in others:
        (back,) = context.get("collection") or context["describes"]
        assert back["href"] == first["anchor"]


def test_linkset_of_a_text_names_its_passages(client):
    first = client.get("/texts/well.linkset.json").get_json()["linkset"][0]
    passages = [target["href"] for target in first["item"] if target["type"] == "text/html"]
    assert f"{ADDRESS}/texts/well/p2" in passages
    for href in passages:
        assert client.get(href.removeprefix(ADDRESS)).status_code == 200


def test_what_is_missing_has_no_links(client):
    assert links(client.get("/texts/well/p99")) == []


PINNED = ["orchard/p3@1.0.0", "orchard/p3@2.0.0-rc1", "well/p2-p5@1.0.0"]


@pytest.mark.parametrize("words", PINNED)
def test_pinned_permalink_is_cited_as_it_is_and_leads_to_today(shared_app_of, told, words):
    client = shared_app_of(told).test_client()
    response = client.get(f"/texts/{words}")
    found = {relation: target for relation, target, _ in links(response)}
    assert found["cite-as"] == f"{ADDRESS}/texts/{words}"
    assert found["latest-version"] == f"{ADDRESS}/texts/{words.partition('@')[0]}"
    for relation, target, media in links(response):
        if media:
            answer = client.get(target.removeprefix(ADDRESS))
            assert (answer.status_code, answer.mimetype) == (200, media), (relation, target)
    assert not lxml.html.fromstring(response.data).xpath("//meta[@name = 'description']")


def test_files_of_a_release_are_linked_only_where_its_archive_is(app_of, told, tmp_path):
    folder = tmp_path / "without"
    shutil.copytree(told, folder)
    (folder / "releases" / "1.0.0.zip").unlink()
    page = app_of(folder).test_client().get("/texts/orchard/p3@1.0.0")
    assert "item" not in {relation for relation, _, _ in links(page)}
    assert "describedby" in {relation for relation, _, _ in links(page)}


def test_passage_that_is_no_more_is_described_as_far_as_it_stands(shared_app_of, told):
    client = shared_app_of(told).test_client()
    for entry in (entry for entry in Corpus(told).ledger.entries if entry.state != "current"):
        page = client.get(f"/texts/{entry.anchor}")
        for _, target, media in links(page):
            if media:
                assert client.get(target.removeprefix(ADDRESS)).status_code == 200, (entry.anchor, target)
        assert bool(links(page)) == (page.status_code == 200)


@pytest.fixture
def served(app_of, edition_of):
    """The address of the mini edition on a port of this machine."""
    app = app_of(edition_of("mini"))
    server = make_server("127.0.0.1", 0, app)
    app.config["BASE_URL"] = f"http://127.0.0.1:{server.port}"
    Thread(target=server.serve_forever, daemon=True).start()
    yield app.config["BASE_URL"]
    server.shutdown()
    server.server_close()


def test_a_client_of_signposting_reads_header_page_and_linkset(served):
    require(find_spec("signposting"), "signposting is not installed; it is among the test extras")
    from signposting.htmllinks import find_signposting_html
    from signposting.linkset import find_signposting_linkset
    from signposting.resolver import find_signposting_http

    page = f"{served}/texts/well/p2"
    found = [find_signposting_http(page), find_signposting_html(page), find_signposting_linkset(f"{page}.linkset.json")]
    for one in (found[0], found[1], found[2].for_context(page)):
        assert one.citeAs.target == page
        assert {item.type for item in one.items} == {"application/tei+xml", "text/plain"}
        assert {link.type for link in one.describedBy} >= {"application/x-bibtex", "application/ld+json"}
        kinds = {link.target.removeprefix("https://schema.org/") for link in one.types}
        assert kinds == {"AboutPage", "DigitalDocument"}
        assert one.license.target.startswith("https://creativecommons.org/")
        assert f"{served}/texts/well/" in {link.target for link in one.signposts if link.rel == "collection"}
    assert {link.target for link in found[0].linksets} == {f"{page}.linkset.json"}
