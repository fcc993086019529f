"""Surgery on the words of a file: halves, joins, blocks taken out and put back, elements where the parser has them."""

import re
from itertools import pairwise

import pytest

from conftest import MINI, TEI
from editing import are_siblings, sources
from webapp.edition import tei
from webapp.edition.entry import ID
from webapp.edition.errors import EditionError
from webapp.edition.folder import Folder
from webapp.edition.merge import blocks
from webapp.edition.revision.join import joined
from webapp.edition.revision.place import put, taken
from webapp.edition.revision.source import Source
from webapp.edition.revision.split import parted
from webapp.edition.revision.units import units


def each_language(source, anchor):
    """A unit of a block for each language, and for its own words."""
    chosen = {}
    for unit in units(source, source.ids[anchor]):
        chosen.setdefault((unit.holder is not None, unit.language), unit)
    return chosen.values()


def middle(source, unit):
    """A word of a unit that stands there once, from about its middle."""
    text = source.words[unit.start : unit.end]
    plain = [one for one in re.sub("<[^>]*>|[，。]", " ", text).split() if one.isalpha() and text.count(one) == 1]
    return plain[len(plain) // 2 :][:1]


def said(block):
    """What each digest or paragraph of a block says by language, white space aside."""
    found = {}
    for child in block:
        if child.tag == tei.q("p") or child.get("type") == "digest":
            found[tei.language(child)] = found.get(tei.language(child), "") + "".join("".join(child.itertext()).split())
    return found


@pytest.mark.parametrize("source", sources(MINI), ids=lambda source: source.path.stem)
def test_halves_say_what_the_whole_said_and_joined_say_it_again(source):
    whole = blocks(tei.parse_bytes(source.words.encode()))
    for anchor in filter(ID.fullmatch, whole):
        before = [word for unit in each_language(source, anchor) for word in middle(source, unit)]
        try:
            new = parted(source, anchor, before, ("x1", "x2"))
        except EditionError:
            continue
        found = blocks(tei.parse_bytes(new.words.encode()))
        assert found.keys() == whole.keys() - {anchor} | {"x1", "x2"}
        first, second = said(found["x1"]), said(found["x2"])
        assert {spoken: first.get(spoken, "") + second.get(spoken, "") for spoken in first} == said(whole[anchor])
        again = blocks(tei.parse_bytes(joined(new, ["x1", "x2"], anchor).words.encode()))
        assert said(again[anchor]) == said(whole[anchor])


@pytest.mark.parametrize("source", sources(MINI), ids=lambda source: source.path.stem)
def test_block_that_is_taken_out_and_put_back_leaves_no_trace(source):
    anchors = [anchor for anchor in source.ids if ID.fullmatch(anchor)]
    neighbours = [(a, b) for a, b in pairwise(anchors) if are_siblings(source, a, b)]
    assert neighbours
    for one, other in neighbours:
        block, left = taken(source, other)
        assert put(left, block, one, after=True).words == source.words
        block, left = taken(source, one)
        assert put(left, block, other, after=False).words == source.words


@pytest.mark.parametrize("folder", [MINI, TEI], ids=["mini", "edition"])
def test_elements_are_found_where_the_parser_finds_them(folder):
    for path in Folder(folder).files:
        source = Source.read(path)
        assert [span.name for span in source.spans] == [tei.local(e) for e in tei.parse(path).iter("{*}*")]
        assert source.edited([]).words.encode() == path.read_bytes()


def test_markup_that_only_looks_like_a_tag_is_none(tmp_path):
    path = tmp_path / "x.xml"
    path.write_text("""<x><!-- <p> --><?pi <p> ?><p n="a>b" m='"c"'><![CDATA[<p>]]></p></x>""", encoding="utf-8")
    source = Source.read(path)
    (inner,) = source.children(source.spans[0])
    assert (inner.name, source.get(inner, "n"), source.get(inner, "m")) == ("p", "a>b", '"c"')
