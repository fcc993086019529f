"""The network: who is mentioned with whom, what the registers say joins them, as graph, picture, table and file."""

import csv
import io
from collections import defaultdict
from functools import cache
from itertools import combinations

import lxml.html
import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.edition.corpus import Corpus
from webapp.edition.network import Graph, Link, picture, related, relations, speakers_of, together
from webapp.edition.network.layout import layout
from webapp.edition.network.line import lines
from webapp.edition.network.node import Node
from webapp.edition.registers.directory import directory
from webapp.edition.registers.entry import Words
from webapp.edition.tei import NS

EDITIONS = ["edition", "mini", "transcribed mini"]


@pytest.fixture(scope="module")
def corpus_of(edition_of):
    """An edition by its name, opened once."""
    return cache(lambda name: Corpus(edition_of(name)))


def counted(corpus, speakers):
    """Naively: the passages in which each two are both named, by the source's words or in a digest."""
    found, known = defaultdict(set), directory(corpus).entries
    for text in corpus.texts():
        silent = frozenset() if speakers else speakers_of(text)
        anchors, named = {block: anchor for anchor, block in text.elements.items()}, defaultdict(set)
        for element in text.document.iterfind(".//tei:text//*[@ref]", NS):
            above = [element, *element.iterancestors()]
            anchor = next((anchors[each] for each in above if each in anchors), "")
            kinds = {each.get("type") for each in above if each.tag.endswith("}note")}
            refs = set(element.get("ref").split()) - (silent if "digest" in kinds else frozenset())
            if anchor and "editorial" not in kinds:
                named[anchor] |= {ref for ref in refs if ref in known and ref[:4] in ("per:", "org:")}
        for anchor, refs in named.items():
            for pair in combinations(sorted(refs), 2):
                found[pair].add((text.id, anchor))
    return found


@pytest.mark.parametrize("speakers", [False, True])
@pytest.mark.parametrize("name", EDITIONS)
def test_two_are_joined_where_a_passage_names_both_and_nowhere_else(corpus_of, name, speakers):
    corpus = corpus_of(name)
    graph = together(corpus, speakers)
    assert {tuple(sorted(link.ends)): set(link.passages) for link in graph.links} == counted(corpus, speakers)
    assert all(link.weight == len(set(link.passages)) for link in graph.links)


def test_author_is_not_mentioned_where_only_digests_of_his_own_text_name_him(corpus_of):
    corpus = corpus_of("mini")
    (author,) = speakers_of(corpus.text("well"))
    assert "well" not in {text for text, _ in together(corpus).nodes.get(author, ())}
    assert "well" in {text for text, _ in together(corpus, speakers=True).nodes[author]}


@pytest.mark.parametrize("name", EDITIONS)
def test_relations_are_those_of_the_registers(corpus_of, name):
    corpus = corpus_of(name)
    stated = corpus.registers().xpath("//tei:relation", namespaces=NS)
    found = relations(corpus)
    assert [each.name for each in found] == [element.get("name") for element in stated]
    for each, element in zip(found, stated, strict=True):
        ends = " ".join(element.get(end, "") for end in ("active", "passive", "mutual")).split()
        assert list(each.ends) == ends
        assert ["txt:" + "/".join(passage) for passage in each.passages] == element.get("source", "").split()
    assert {link.ends for link in related(corpus).links} == {link.ends for each in found for link in each.links()}


WEIGHED = {
    ("per:ada-quill", "per:sorrel"): 1,
    ("per:ada-quill", "per:tobias-fenn"): 1,
    ("per:ada-quill", "per:hedda-marl"): 2,
    ("per:sorrel", "per:tobias-fenn"): 3,
}
REFS = [f"per:p{n}" for n in range(9)]
PASSAGES = st.lists(st.tuples(st.sampled_from(["sun", "hook"]), st.sampled_from(["p1", "p2", "p3"])), unique=True)
PAIRS = st.lists(st.sampled_from(list(combinations(REFS, 2))), unique=True, max_size=20)
GRAPHS = st.builds(
    lambda pairs, told: Graph(
        dict.fromkeys(REFS, (("sun", "p1"), ("hook", "p1"))),
        tuple(Link(pair, tuple(told)) for pair in pairs),
    ),
    PAIRS,
    PASSAGES,
)


@given(GRAPHS, st.sampled_from(["sun", "hook"]), st.integers(1, 4), st.sampled_from(REFS))
def test_part_of_a_graph_has_what_it_asks_for(graph, text, least, ref):
    told = graph.within(text)
    assert {link.ends for link in told.links} == {each.ends for each in graph.links if text in dict(each.passages)}
    assert {link.ends for link in graph.at_least(least).links} == {
        link.ends for link in graph.links if link.weight >= least
    }
    around = graph.around(ref)
    near = {ref} | {link.other(ref) for link in graph.links if ref in link.ends}
    assert set(around.nodes) == near
    assert set(around.links) == {link for link in graph.links if set(link.ends) <= near}
    assert set(graph.joined.nodes) == {end for link in graph.links for end in link.ends}


@settings(max_examples=12, deadline=None)
@given(PAIRS, st.lists(st.integers(20, 260), min_size=9, max_size=9), st.integers(280, 900))
def test_no_box_lies_on_another_or_beyond_the_sheet(pairs, widths, width):
    graph = Graph(dict.fromkeys(REFS, ()), tuple(Link(pair, ()) for pair in pairs)).joined
    sizes = {ref: (float(w), 24.0) for ref, w in zip(REFS, widths, strict=True)}
    found = layout(graph, sizes, width, 100.0)
    assert set(found.places) == set(graph.nodes)
    assert found == layout(graph, sizes, width, 100.0)
    for (one, (x, y)), (two, (u, v)) in combinations(found.places.items(), 2):
        assert abs(x - u) >= (sizes[one][0] + sizes[two][0]) / 2 or abs(y - v) >= 24
    for ref, (x, y) in found.places.items():
        assert sizes[ref][0] / 2 - 0.2 <= x <= width - sizes[ref][0] / 2 + 0.2
        assert 11.8 <= y <= found.height - 11.8


def test_lines_of_one_way_are_one_and_stop_short_of_names():
    ends = ("per:a", "per:b")
    links = [Link(ends, (), "leads", False), Link(ends, (), "opposes", False), Link(ends[::-1], (), "supports", False)]
    nodes = {ref: Node(ref, Words("Name", "en"), (), x, 40.0) for ref, x in zip(ends, (50.0, 250.0), strict=True)}
    drawn = list(lines(links, nodes, str.upper))
    assert sorted(line.words for line in drawn) == ["LEADS · OPPOSES", "SUPPORTS"]
    assert all(line.arrow for line in drawn)
    assert not any(node.covers(end) for node in nodes.values() for line in drawn for end in line.curve[::2])


def test_picture_is_computed_once_and_stays(mini, tmp_path, monkeypatch):
    shown = []
    for _ in range(2):
        corpus = Corpus(mini)
        corpus.store.folder = tmp_path / "store"
        shown.append(picture(corpus, together(corpus), 800, "", "en", str))
        monkeypatch.delattr("webapp.edition.network.picture.layout", raising=False)
    first, again = shown
    assert first == again
    assert {node.ref for node in first.nodes} == set(together(corpus).joined.nodes)
    assert len(first.lines) == len(together(corpus).links)


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
