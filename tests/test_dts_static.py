"""Distributed Text Services as static files: they say what the server says, and lie where their templates lead."""

import json

from conftest import MINI
from dts_service import SITE, others, uri
from webapp.edition.corpus import Corpus
from webapp.edition.dts import Links, Service, StaticLinks, static_files
from webapp.edition.dts.static import answer, static_requests

__all__ = ["others"]


def test_static_files_say_what_the_server_says(edition_of):
    corpus = Corpus(edition_of("transcribed mini"))
    server, static = Service(corpus, Links(SITE)), Service(corpus, StaticLinks(SITE))
    known = {static.links.resource(text_id): uri(text_id) for text_id in corpus.readable}
    known[static.links.root] = server.links.root
    files = {path: (data, media) for path, data, media in static_files(corpus, f"{SITE}/")}
    assert json.loads(files["api/dts/entry.jsonld"][0])["@id"] == f"{SITE}/api/dts/entry.jsonld"
    for endpoint, parameters in static_requests(static):
        path = static.links.request(endpoint, parameters).removeprefix(f"{SITE}/")
        asked = {name: known.get(value, value) for name, value in parameters.items()}
        data, media = answer(server, endpoint, asked)
        assert (neutral(files[path][0], known), files[path][1]) == (neutral(data, known), media)


def neutral(data, known):
    """An answer without the addresses of the service, texts by their addresses."""
    return data if data.startswith(b"<") else without_links(json.loads(data), known)


def without_links(said, known):
    if isinstance(said, list):
        return [without_links(one, known) for one in said]
    if not isinstance(said, dict):
        return known.get(said, said) if isinstance(said, str) else said
    links = {"collection", "navigation", "document"} | ({"@id"} if said.get("@type") == "Navigation" else set())
    return {name: without_links(value, known) for name, value in said.items() if name not in links}


def test_static_files_lie_where_their_templates_lead(edition_of):
    files = {path for path, _, _ in static_files(Corpus(edition_of("transcribed mini")), SITE)}
    assert {
        "api/dts/collection.jsonld",
        "api/dts/collection/ferry.jsonld",
        "api/dts/collection/ferry/parents.jsonld",
        "api/dts/navigation/ferry;down=1.jsonld",
        "api/dts/navigation/ferry;tree=pages;down=-1/2.jsonld",
        "api/dts/document/ferry.tei",
        "api/dts/document/ferry;tree=pages/2.tei",
        "api/dts/document/ferry/p1.tei",
    } <= files
    said = Service(Corpus(MINI), StaticLinks(SITE)).entry()
    assert said["navigation"] == f"{SITE}/api/dts/navigation{{/resource}}{{;tree,down}}{{/ref}}.jsonld"


def test_no_static_file_lies_outside_the_folder(others):
    declared = '<refsDecl><citeStructure unit="p" match="//p" use="@n"/></refsDecl>'
    service = others(one=(declared, '<p n="../../x"/><p n=".."/><p n="/etc"/><p n="fine"/>'))
    paths = [path for path, _, _ in static_files(service.corpus, SITE)]
    assert not any(".." in path.split("/") or "//" in path for path in paths)
    assert "api/dts/document/one/fine.tei" in paths
