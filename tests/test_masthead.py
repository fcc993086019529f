"""The masthead: the ways into the edition, on every page, and which of them the reader is on."""

import lxml.html
import pytest

WAYS = ("texts", "registers", "search", "timeline", "map", "network", "about")


def ways(page):
    return lxml.html.fromstring(page.data).xpath("//header//nav[not(@class)]/a")


@pytest.mark.parametrize("prefix", ["", "/zh/Hant-TW"])
def test_every_way_is_open_and_named_once(client, prefix):
    found = ways(client.get(f"{prefix}/"))
    assert [way.get("href") for way in found] == [f"{prefix}/{name}/" for name in WAYS]
    assert len({way.text for way in found}) == len(WAYS) and all(way.text for way in found)
    assert all(client.get(way.get("href")).status_code == 200 for way in found)


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/", []),
        ("/map/", [("/map/", "page")]),
        ("/texts/orchard/p1", [("/texts/", "true")]),
        ("/concordance/", [("/registers/", "true")]),
        ("/cite/", [("/search/", "true")]),
        ("/nowhere/", []),
    ],
)
def test_way_that_the_reader_is_on_is_marked(client, path, current):
    marked = [(way.get("href"), way.get("aria-current")) for way in ways(client.get(path)) if way.get("aria-current")]
    assert marked == current


def test_what_stands_within_another_way_is_named_on_every_page(client):
    assert {"/concordance/", "/cite/"} <= set(lxml.html.fromstring(client.get("/").data).xpath("//footer//a/@href"))
    assert "/cite/" in lxml.html.fromstring(client.get("/search/").data).xpath("//main//a/@href")
