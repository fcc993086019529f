"""Distributed Text Services 1.0, the protocol: every answer and every error to the letter of the specification.

After a change that is meant, EDITION_GOLDEN=write makes the golden answers anew; read the difference before you commit.
"""

import json
import os
import re
from pathlib import Path
from urllib.parse import quote

import pytest

from conftest import MINI
from dts_service import SITE, ask, uri
from webapp.edition.corpus import Corpus
from webapp.edition.dts import BadRequest, Links, Service, as_json

__all__ = ["ask"]

GOLDEN = Path(__file__).parent / "dts"
LD, TEI_TYPE = "application/ld+json", "application/tei+xml"
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


def test_bad_numbers_are_refused():
    service = Service(Corpus(MINI), Links(SITE))
    for name, value in (("down", "1.5"), ("down", "٣"), ("page", "-1"), ("page", "x"), ("down", "--1")):
        with pytest.raises(BadRequest):
            service.navigation({"resource": uri("well"), "down": "1", name: value})


def test_json_is_written_as_utf_8():
    assert as_json({"title": "井"}) == '{"title": "井"}'.encode()
