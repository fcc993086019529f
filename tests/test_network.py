"""The network: who is mentioned with whom, what the registers say joins them, as a graph and as a picture."""

import sys
from collections import defaultdict
from functools import cache
from itertools import combinations
from os import environ
from subprocess import check_output

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from webapp.edition.corpus import Corpus
from webapp.edition.mentions import speakers_of
from webapp.edition.network import Graph, Link, picture, related, relations, together
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
    assert {link.ends for link in related(corpus).links} == {ends for each in found for ends in each.pairs}


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


SEVERAL = """
from webapp.edition.network import Graph, Link
from webapp.edition.network.layout import layout

refs = [f"per:{name}" for name in "anne bert carl dora emil fred gina hans ines jack kate lars".split()]
links = [Link((one, two), ()) for at in (0, 4, 8) for one, two in zip(refs[at:], [*refs[at + 1 : at + 4], refs[at]])]
print(layout(Graph(dict.fromkeys(refs, ()), tuple(links)), dict.fromkeys(refs, (60.0, 24.0)), 900.0, 100.0))
"""


def test_same_graph_gives_the_same_picture_in_every_run():
    runs = [{**environ, "PYTHONHASHSEED": str(seed)} for seed in (1, 2, 4)]
    assert len({check_output([sys.executable, "-c", SEVERAL], env=run, cwd=ROOT) for run in runs}) == 1


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
