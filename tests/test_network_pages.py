"""The network in pages and files: picture and table say the same, and every link leads on."""

import csv
import io

import lxml.html
import networkx
import pytest

from conftest import TEI
from webapp.edition.network import Graph, Link, related, relations, together
from webapp.edition.registers.directory import directory
from webapp.edition.tei import NS

WEIGHED = {
    ("per:ada-quill", "per:sorrel"): 1,
    ("per:ada-quill", "per:tobias-fenn"): 1,
    ("per:ada-quill", "per:hedda-marl"): 2,
    ("per:sorrel", "per:tobias-fenn"): 3,
}


def read(answer):
    return networkx.parse_graphml(answer.get_data(as_text=True))


@pytest.mark.parametrize("speakers", ["", "yes"])
def test_graphml_says_what_the_graph_does(client, speakers):
    corpus = client.application.extensions["corpus"]
    graph = together(corpus, bool(speakers)).joined
    found = read(client.get(f"/network/mentions.graphml?who=both&authors={speakers}"))
    assert set(found.nodes) == set(graph.nodes)
    told = {frozenset(ends): facts for *ends, facts in found.edges(data=True)}
    assert len(told) == found.number_of_edges() == len(graph.links)
    for link in graph.links:
        facts = told[frozenset(link.ends)]
        assert facts["weight"] == link.weight
        assert tuple(tuple(each.split("/")) for each in facts["passages"].split()) == link.passages
    for ref, facts in found.nodes(data=True):
        entry = directory(corpus).entries[ref]
        assert (facts["label"], facts["label_zh"]) == (entry.name("en").text, entry.name("zh").text)
        assert facts["address"] == f"https://example.org/registers/{entry.register}/{entry.id}/"


def test_graphml_of_relations_has_each_with_its_direction(client):
    graph = related(client.application.extensions["corpus"])
    found = read(client.get("/network/relations.graphml"))
    assert found.is_directed()
    told = sorted((*ends, facts["label"], facts["mutual"]) for *ends, facts in found.edges(data=True))
    assert told == sorted((*link.ends, link.name, link.mutual) for link in graph.links)


def test_graphml_declares_all_that_it_uses(client):
    for name in ("mentions", "relations"):
        root = lxml.etree.fromstring(client.get(f"/network/{name}.graphml").get_data())
        space = "{http://graphml.graphdrawing.org/xmlns}"
        assert root.tag == f"{space}graphml"
        keys = {key.get("id"): key.get("for") for key in root.iter(f"{space}key")}
        for data in root.iter(f"{space}data"):
            assert keys[data.get("key")] == data.getparent().tag.removeprefix(space)
        ids = [edge.get("id") for edge in root.iter(f"{space}edge") if edge.get("id")]
        assert len(set(ids)) == len(ids)
        nodes = {node.get("id") for node in root.iter(f"{space}node")}
        assert {edge.get(end) for edge in root.iter(f"{space}edge") for end in ("source", "target")} <= nodes


def test_tables_to_take_away_have_every_pair_and_every_relation(client):
    corpus = client.application.extensions["corpus"]
    pairs, stated = (
        list(csv.DictReader(io.StringIO(client.get(f"/network/{path}").get_data().decode("utf-8-sig"))))
        for path in ("mentions.csv?who=both", "relations.csv")
    )
    assert {(row["one"], row["two"], int(row["weight"])) for row in pairs} == {
        (*link.ends, link.weight) for link in together(corpus).links
    }
    assert [row["relation"] for row in stated] == [each.name for each in relations(corpus)]


def page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return lxml.html.fromstring(answer.get_data(as_text=True))


@pytest.mark.parametrize("path", ["/network/?authors=yes&who=both&min=1", "/network/relations/"])
@pytest.mark.parametrize("state", ["", "/zh", "/zh/Hant-TW"])
def test_table_has_every_line_of_the_picture(client, path, state):
    shown = page(client, state + path)
    lines = shown.xpath("//svg//*[@class='lines']//a/@href")
    assert lines
    assert {href.removeprefix("#") for href in lines} <= set(shown.xpath("//table//@id"))
    assert len(set(shown.xpath("//@id"))) == len(shown.xpath("//@id"))
    known = set(shown.xpath("//svg//a/@data-ref"))
    assert {end for ends in shown.xpath("//svg//a/@data-ends") for end in ends.split()} == known


def test_rows_of_relations_are_those_of_the_registers(client):
    shown = page(client, "/network/relations/")
    corpus = client.application.extensions["corpus"]
    assert [ends.split() for ends in shown.xpath("//table/tbody/tr/@data-ends")] == [
        list(each.ends) for each in relations(corpus)
    ]


def test_around_an_entry_the_tables_have_what_joins_its_neighbours(edition, shared_app_of):
    client = shared_app_of(TEI).test_client()
    around = related(edition).around("per:aung-san").links
    assert len(around) > sum("per:aung-san" in link.ends for link in around)
    shown = page(client, "/network/relations/?of=per:aung-san")
    lines = shown.xpath("//svg//*[@class='lines']//a/@href")
    assert {href.removeprefix("#") for href in lines} <= set(shown.xpath("//table//@id"))
    table = csv.DictReader(io.StringIO(client.get("/network/relations.csv?of=per:aung-san").text))
    assert len(shown.xpath("//table/tbody/tr")) == len(list(table)) == len(around)


@pytest.mark.parametrize("path", ["/network/?authors=yes", "/network/relations/"])
def test_links_of_the_page_lead_somewhere(client, path):
    corpus = client.application.extensions["corpus"]
    for href in sorted(set(page(client, path).xpath("//main//a/@href")))[::3]:
        if href.startswith("/texts/"):
            assert corpus.text(href.split("/")[2]).block(href.split("/")[3])
        elif not href.startswith("#"):
            assert client.get(href).status_code == 200, href


def test_threshold_that_is_no_number_is_named(client):
    answer = client.get("/network/?min=many")
    assert answer.status_code == 400
    assert "many" in answer.get_data(as_text=True)


@pytest.mark.parametrize("query", ["text=nowhere", "of=per:nobody"])
def test_network_of_what_there_is_not_is_404(client, query):
    assert client.get(f"/network/?{query}").status_code == 404
    assert client.get(f"/network/relations/?{query}").status_code == 404


@pytest.mark.parametrize(("most", "drawn"), [(0, 0), (1, 1), (2, 2), (3, 2), (50, 4)])
def test_crowd_is_thinned_in_the_picture_and_whole_in_the_table(client, monkeypatch, most, drawn):
    links = [Link(pair, (("well", "p1"), ("well", "p2"), ("well", "p3"))[:weight]) for pair, weight in WEIGHED.items()]
    graph = Graph(dict.fromkeys({end for pair in WEIGHED for end in pair}, (("well", "p1"),)), tuple(links))
    monkeypatch.setattr("webapp.views.network.together", lambda corpus, speakers: graph)
    monkeypatch.setattr("webapp.edition.network.graph._FEW", most)
    monkeypatch.setattr("webapp.edition.network.graph._MANY", most)
    shown = page(client, "/network/?min=1")
    assert len(shown.xpath("//svg//*[@class='lines']//a")) == drawn
    assert len(shown.xpath("//table/tbody/tr")) == 4
    assert ("4" in shown.xpath("string(//p[@class='problem'])")) == (drawn < 4)


def test_plain_tei_has_an_empty_network(tmp_path, app_of):
    told = "<teiHeader/><text><body><p xml:id='p1'>One <name ref='#x'>Two</name></p></body></text>"
    (tmp_path / "t.xml").write_text(f"<TEI xmlns='{NS['tei']}'>{told}</TEI>", encoding="utf-8")
    client = app_of(tmp_path).test_client()
    for path in ("", "relations/", "mentions.graphml", "mentions.csv", "relations.graphml", "relations.csv"):
        assert client.get(f"/network/{path}").status_code == 200, path
