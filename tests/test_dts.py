"""Distributed Text Services 1.0: every answer to the letter of the specification, for every kind of text.

After a change that is meant, EDITION_GOLDEN=write makes the golden answers anew; read the difference before you commit.
"""

import json
import os
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from conftest import MINI, TEXTS
from webapp.edition.corpus import Corpus
from webapp.edition.dts import BadRequest, Links, Service, StaticLinks, as_json, static_files
from webapp.edition.dts.static import answer, static_requests
from webapp.edition.errors import Unknown
from webapp.edition.tei import TEI, parse_bytes

SITE = "https://example.org"
GOLDEN = Path(__file__).parent / "dts"
LD, TEI_TYPE = "application/ld+json", "application/tei+xml"


def uri(text_id):
    return f"{SITE}/texts/{text_id}/"


@pytest.fixture
def service_of(edition_of):
    return lambda edition: Service(Corpus(edition_of(edition)), Links(SITE))


@pytest.fixture
def ask(client):
    """What the server answers under /api/dts/ to an endpoint and parameters."""
    return lambda endpoint="", **parameters: client.get(f"/api/dts/{endpoint}", query_string=parameters)


@pytest.fixture
def others(tmp_path):
    """The service of a folder of other people's TEI, one text for each body and reference declaration."""

    def make(**texts):
        for name, (declaration, body) in texts.items():
            header = f"<fileDesc/><encodingDesc>{declaration}</encodingDesc>"
            document = f'<TEI xmlns="{TEI}"><teiHeader>{header}</teiHeader><text><body>{body}</body></text></TEI>'
            (tmp_path / f"{name}.xml").write_text(document, encoding="utf-8")
        return Service(Corpus(tmp_path), Links(SITE))

    return make


def members(service, text_id, **parameters):
    asked = {name: str(value) for name, value in parameters.items()}
    return service.navigation({"resource": uri(text_id), **asked})["member"]


def ids(units):
    return [unit["identifier"] for unit in units]


def words(service, text_id, **parameters):
    """The text in the wrapper of a passage, or in the text of a whole."""
    root = parse_bytes(service.document({"resource": uri(text_id), **parameters})[0])
    wrapper = root.find(".//{https://w3id.org/api/dts#}wrapper")
    return "".join((root.find(f"{{{TEI}}}text") if wrapper is None else wrapper).itertext())


# Answers, whole

REQUESTS = {
    "entry": "",
    "collection": "collection/",
    "resource": f"collection/?id={quote(uri('ferry'), safe='')}",
    "parents": f"collection/?id={quote(uri('well'), safe='')}&nav=parents",
    "navigation": f"navigation/?resource={uri('well')}&down=1",
    "unit": f"navigation/?resource={uri('well')}&ref=p2",
    "range": f"navigation/?resource={uri('well')}&start=h1&end=p3&down=-1",
    "pages": f"navigation/?resource={uri('ferry')}&tree=pages&down=1",
    "paged": f"navigation/?resource={uri('well')}&down=1&page=1",
    "passage": f"document/?resource={uri('well')}&ref=p2&mediaType=text/plain",
}


@pytest.mark.parametrize("name", REQUESTS)
def test_answer_is_the_golden_one(name, app_of, edition_of):
    edition = edition_of("transcribed mini" if name in ("resource", "pages") else "mini")
    said = app_of(edition).test_client().get(f"/api/dts/{REQUESTS[name]}")
    made = said.text if name == "passage" else json.dumps(said.json, ensure_ascii=False, indent=2) + "\n"
    golden = GOLDEN / f"{name}.{'txt' if name == 'passage' else 'json'}"
    if os.environ.get("EDITION_GOLDEN") == "write":
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")


# The protocol


@pytest.mark.parametrize("path", ["", "collection", "navigation", "document"])
def test_endpoint_is_found_with_and_without_a_final_slash(ask, path):
    parameters = {} if path in ("", "collection") else {"resource": uri("well"), "ref": "p1"}
    assert {ask(path, **parameters).status_code, ask(f"{path}/".lstrip("/"), **parameters).status_code} == {200}


def test_answers_may_be_read_by_any_page_and_name_their_type(ask):
    for endpoint in ("", "collection/", "navigation/", "nowhere"):
        said = ask(endpoint, resource=uri("well"), down=1)
        assert said.headers["Access-Control-Allow-Origin"] == "*"
        assert said.headers["Content-Type"] == ("application/problem+json" if endpoint == "nowhere" else LD)


def test_templates_are_absolute_and_name_every_parameter(ask):
    entry, text = ask().json, ask("collection/", id=uri("well")).json
    for said in (entry, text):
        assert all(said[name].startswith(f"{SITE}/api/dts/") for name in ("collection", "navigation", "document"))
    expected = {"resource", "ref", "start", "end", "down", "tree", "page"}
    assert set(re.search(r"\{\?(.*)\}", entry["navigation"])[1].split(",")) == expected
    assert text["document"].endswith(f"?resource={quote(uri('well'), safe='')}{{&ref,start,end,tree,mediaType}}")


def test_navigation_is_named_by_the_request_as_it_was_written(ask, client):
    for way in (f"?resource={uri('well')}&down=1", f"?down=1&resource={quote(uri('well'), safe='')}"):
        said = client.get(f"/api/dts/navigation/{way}").json
        assert said["@id"] == f"{SITE}/api/dts/navigation/{way}"


def test_document_links_to_what_describes_it(ask, client):
    said = ask("document/", resource=uri("well"), ref="p1")
    assert said.headers["Content-Type"] == TEI_TYPE
    address, relation = re.fullmatch(r"<(.*)>; rel=\"(.*)\"", said.headers["Link"]).groups()
    assert relation == "collection"
    assert client.get(address.removeprefix(SITE)).json["@id"] == uri("well")


def test_whole_document_is_the_download(ask, client):
    for media, form in ((TEI_TYPE, "xml"), ("text/plain", "txt")):
        said = ask("document/", resource=uri("well"), mediaType=media)
        assert said.data == client.get(f"/texts/well.{form}").data
    assert ask("document/", resource=uri("well"), tree="no").data == client.get("/texts/well.xml").data


@pytest.mark.parametrize(
    ("endpoint", "parameters", "status"),
    [
        ("navigation/", {}, 400),
        ("navigation/", {"resource": ""}, 400),
        ("navigation/", {"resource": uri("well")}, 400),
        ("navigation/", {"resource": uri("well"), "down": 0}, 400),
        ("navigation/", {"resource": uri("well"), "ref": "p1", "start": "p1", "end": "p2"}, 400),
        ("navigation/", {"resource": uri("well"), "ref": "p1", "end": "p2"}, 400),
        ("navigation/", {"resource": uri("well"), "start": "p1"}, 400),
        ("navigation/", {"resource": uri("well"), "end": "p1", "down": 1}, 400),
        ("navigation/", {"resource": uri("well"), "start": "p1", "end": "p2", "down": 0}, 400),
        ("navigation/", {"resource": uri("well"), "down": "two"}, 400),
        ("navigation/", {"resource": uri("well"), "down": -2}, 400),
        ("navigation/", {"resource": uri("well"), "down": 1, "page": 0}, 400),
        ("navigation/", {"resource": "well", "down": 1}, 404),
        ("navigation/", {"resource": uri("dry"), "down": 1}, 404),
        ("navigation/", {"resource": uri("well"), "ref": "p99"}, 404),
        ("navigation/", {"resource": uri("well"), "start": "p1", "end": "p99"}, 404),
        ("navigation/", {"resource": uri("well"), "start": "p2", "end": "p1", "down": 1}, 404),
        ("navigation/", {"resource": uri("well"), "down": 1, "tree": "pages"}, 404),
        ("navigation/", {"resource": uri("well"), "down": 1, "page": 2}, 404),
        ("collection/", {"id": uri("dry")}, 404),
        ("collection/", {"nav": "sideways"}, 400),
        ("collection/", {"page": 2}, 404),
        ("document/", {}, 400),
        ("document/", {"resource": uri("dry")}, 404),
        ("document/", {"resource": uri("well"), "ref": "p99"}, 404),
        ("document/", {"resource": uri("well"), "ref": "p1", "tree": "pages"}, 404),
        ("document/", {"resource": uri("well"), "start": "p2", "end": "p1"}, 404),
        ("document/", {"resource": uri("well"), "start": "p1"}, 400),
        ("document/", {"resource": uri("well"), "ref": "p1", "start": "p1", "end": "p2"}, 400),
        ("document/", {"resource": uri("well"), "mediaType": "text/html"}, 404),
        ("nowhere/", {}, 404),
    ],
)
def test_error_is_the_one_the_specification_names(ask, endpoint, parameters, status):
    said = ask(endpoint, **parameters)
    assert (said.status_code, said.json["status"], said.json["title"]) == (
        (status, status, "Bad Request") if status == 400 else (status, status, "Not Found")
    )
    assert said.json["detail"]


def test_no_depth_is_too_great_and_an_empty_parameter_is_none(ask):
    deep = ask("navigation/", resource=uri("well"), down=10**30, ref="", tree="")
    assert deep.json["member"] == ask("navigation/", resource=uri("well"), down=-1).json["member"]


def test_api_in_a_script_serves_texts_in_that_script(app_of):
    client = app_of(MINI).test_client()
    said = client.get("/Hant/api/dts/collection/").json
    assert said["@id"] == f"{SITE}/Hant/texts/"
    assert "遺失的牽牛人和舊井" in [text["title"] for text in said["member"]] or any(
        title["lang"] == "zh-Hant" for text in said["member"] for title in text["dublinCore"]["title"]
    )
    assert all(text["navigation"].startswith(f"{SITE}/Hant/api/dts/") for text in said["member"])


# Trees and their navigation


@pytest.mark.parametrize(("edition", "text_id"), TEXTS)
def test_navigation_is_consistent(service_of, edition, text_id):
    service = service_of(edition)
    for tree in service.source(text_id).trees:
        asked = {"tree": tree.name} if tree.name else {}
        every = members(service, text_id, down=-1, **asked)
        assert len(set(ids(every))) == len(every)
        known = {unit["identifier"]: unit for unit in every}
        for unit in every:
            parent = known.get(unit["parent"])
            assert unit["level"] == (parent["level"] + 1 if parent else 1)
            assert (unit["parent"] is None) == (parent is None)
        for depth in (1, 2, 3):
            expected = [unit for unit in every if unit["level"] <= depth]
            assert members(service, text_id, down=depth, **asked) == expected
        for unit in every[:: max(1, len(every) // 12)]:
            check_unit(service, text_id, unit, every, asked)


def check_unit(service, text_id, unit, every, asked):
    ref = unit["identifier"]
    alone = service.navigation({"resource": uri(text_id), "ref": ref, **asked})
    assert alone["ref"] == unit
    assert "member" not in alone
    siblings = [other for other in every if other["parent"] == unit["parent"]]
    assert members(service, text_id, ref=ref, down=0, **asked) == siblings
    below = members(service, text_id, ref=ref, down=-1, **asked)
    at = every.index(unit)
    assert below == every[at : at + len(below)]
    assert {other["parent"] for other in below[1:]} <= set(ids(below))
    assert members(service, text_id, start=ref, end=ref, down=-1, **asked) == below


@pytest.mark.parametrize(("edition", "text_id"), TEXTS)
def test_outermost_units_hold_each_passage_once(service_of, edition, text_id):
    service = service_of(edition)
    text = service.corpus.text(text_id)
    outermost = ids(members(service, text_id, down=1))
    assert outermost == list(text.elements)
    for anchor in outermost[::7]:
        assert words(service, text_id, ref=anchor) == "".join(text.elements[anchor].itertext())


def test_units_with_a_page_of_their_own_are_named_by_it(ask, client):
    units = ask("navigation/", resource=uri("well"), down=1).json["member"]
    assert {client.get(unit["@id"].removeprefix(SITE)).status_code for unit in units} == {200}


def test_every_page_of_a_text_is_cut_where_the_page_changes(service_of):
    service = service_of("transcribed mini")
    pages = ids(members(service, "ferry", down=1, tree="pages"))
    assert pages == ["1", "2", "3", "4"]
    body = service.corpus.text("ferry").document.find(f"{{{TEI}}}text/{{{TEI}}}body")
    cut = [words(service, "ferry", ref=page, tree="pages") for page in pages]
    assert "".join(cut) == "".join(body.itertext())
    assert words(service, "ferry", start="2", end="3", tree="pages") == cut[1] + cut[2]


def test_tree_that_finds_no_unit_is_not_offered(service_of):
    assert [tree.name for tree in service_of("mini").source("ferry").trees] == [""]


def test_sentences_stand_below_their_paragraphs(service_of):
    service = service_of("transcribed mini")
    below = members(service, "well", ref="p1", down=1)[1:]
    assert ids(below) == list(service.corpus.text("well").sentences("p1"))
    assert {unit["citeType"] for unit in below} == {"sentence"}
    assert words(service, "well", ref=below[0]["identifier"]) in words(service, "well", ref="p1")


BIBLE = """<refsDecl default="true"><citeStructure unit="book" match="/TEI/text/body/div" use="@n">
<citeData property="http://purl.org/dc/terms/title" use="head"/>
<citeData property="https://example.org/verses" use="count(.//ab)"/>
<citeStructure unit="chapter" match="div" use="@n" delim=" ">
<citeStructure unit="verse" match="ab" use="position()" delim=":"/></citeStructure></citeStructure></refsDecl>"""
BOOKS = (
    '<div n="A"><head>Liber</head><div n="1"><ab>a</ab><ab>b</ab></div><div n="2"><ab>c</ab></div></div>'
    '<div n="B"><div n="1"><ab>d</ab></div></div>'
)


def test_structure_of_other_people_is_followed_to_its_depth(others):
    service = others(bible=(BIBLE, BOOKS))
    every = ids(members(service, "bible", down=-1))
    assert every == ["A", "A 1", "A 1:1", "A 1:2", "A 2", "A 2:1", "B", "B 1", "B 1:1"]
    assert ids(members(service, "bible", ref="A", down=1)) == ["A", "A 1", "A 2"]
    assert ids(members(service, "bible", start="A 1", end="B", down=1))[-2:] == ["B 1", "B 1:1"]
    assert ids(members(service, "bible", start="A 1:2", end="B 1:1", down=-1)) == every[3:]
    assert words(service, "bible", start="A 1:2", end="A 2:1") == "bc"
    [tree] = service.collection({"id": uri("bible")})["citationTrees"]
    assert tree["citeStructure"][0]["citeStructure"][0]["citeStructure"] == [
        {"@type": "CiteStructure", "citeType": "verse"}
    ]


def test_citation_data_become_metadata_of_the_unit(others):
    first, *_ = members(others(bible=(BIBLE, BOOKS)), "bible", down=1)
    assert first["dublinCore"] == {"title": ["Liber"]}
    assert first["extensions"] == {"https://example.org/verses": ["3"]}


def test_prefixes_are_those_of_the_document(others):
    declared = f'<refsDecl xmlns:t="{TEI}"><citeStructure unit="p" match="/t:TEI//t:p" use="@n"/></refsDecl>'
    assert ids(members(others(one=(declared, '<p n="1"/><p n="2"/>')), "one", down=1)) == ["1", "2"]


@pytest.mark.parametrize("declaration", ["", "<refsDecl><p>In words.</p></refsDecl>"])
def test_text_without_a_citation_tree_has_no_members_and_no_error(others, declaration):
    service = others(plain=(declaration, "<p>a</p>"))
    assert service.collection({"id": uri("plain")})["citationTrees"] == []
    for parameters in ({}, {"down": 1}, {"ref": "p1"}):
        assert members(service, "plain", **parameters) == []
    with pytest.raises(Unknown):
        service.document({"resource": uri("plain"), "ref": "p1"})
    assert words(service, "plain") == "a"


@pytest.mark.parametrize("match", ["//p[", "doc('/etc/passwd')//x", "unparsed-text('/etc/passwd')", "1 to 3"])
def test_declaration_that_is_no_path_of_the_document_is_passed_over(others, match):
    declared = f"""<refsDecl><citeStructure unit="p" match="{match}" use="1"/></refsDecl>"""
    service = others(odd=(declared, "<p>a</p>"))
    assert members(service, "odd", down=1) == []
    assert "identifier" not in service.collection({"id": uri("odd")})["citationTrees"][0]


def test_unit_that_is_the_document_needs_no_wrapper(others):
    service = others(one=('<refsDecl><citeStructure unit="text" match="/TEI" use="\'all\'"/></refsDecl>', "<p>a</p>"))
    assert words(service, "one", ref="all") == "a"


# Pages of any text: milestones anywhere

PAGES = '<refsDecl><citeStructure unit="page" match="//body | //body//pb" use="position()"/></refsDecl>'
LEAVES = st.text(alphabet="ab c字", max_size=5) | st.just("<pb/>") | st.just("<lb/>")
BODIES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4).map(lambda parts: f"<ab>{''.join(parts)}</ab>"), max_leaves=25
)


@settings(max_examples=60, deadline=None)
@given(st.lists(BODIES, max_size=6).map("".join), st.data())
def test_pages_hold_every_character_once_wherever_they_change(tmp_path_factory, body, data):
    folder = tmp_path_factory.mktemp("pages")
    header = f"<teiHeader><encodingDesc>{PAGES}</encodingDesc></teiHeader>"
    document = f'<TEI xmlns="{TEI}">{header}<text><body>{body}</body></text></TEI>'
    (folder / "one.xml").write_text(document, encoding="utf-8")
    service = Service(Corpus(folder), Links(SITE))
    pages = ids(members(service, "one", down=1))
    cut = [words(service, "one", ref=page) for page in pages]
    assert "".join(cut) == "".join(etree.fromstring(f"<body>{body}</body>").itertext())
    first = data.draw(st.integers(0, len(pages) - 1))
    last = data.draw(st.integers(first, len(pages) - 1))
    assert words(service, "one", start=pages[first], end=pages[last]) == "".join(cut[first : last + 1])


# Pages of members


def test_page_of_members_leads_to_its_neighbours(others):
    declared = '<refsDecl><citeStructure unit="p" match="//p" use="position()"/></refsDecl>'
    service = others(long=(declared, "<p/>" * 250))
    said = service.navigation({"resource": uri("long"), "down": "1", "page": "2"})
    assert ids(said["member"]) == [str(n) for n in range(101, 201)]
    pages = {
        name: (said["view"][name] or "").rpartition("page=")[2] for name in ("@id", "first", "previous", "next", "last")
    }
    assert pages == {"@id": "2", "first": "1", "previous": "1", "next": "3", "last": "3"}
    ends = [service.navigation({"resource": uri("long"), "down": "1", "page": n})["view"] for n in "13"]
    assert (ends[0]["previous"], ends[1]["next"]) == (None, None)
    assert len(members(service, "long", down=1)) == 250


def test_bad_numbers_are_refused():
    service = Service(Corpus(MINI), Links(SITE))
    for name, value in (("down", "1.5"), ("down", "٣"), ("page", "-1"), ("page", "x"), ("down", "--1")):
        with pytest.raises(BadRequest):
            service.navigation({"resource": uri("well"), "down": "1", name: value})


# Static files


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


def test_json_is_written_as_utf_8():
    assert as_json({"title": "井"}) == '{"title": "井"}'.encode()
