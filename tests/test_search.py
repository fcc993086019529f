"""Queries: what readers type, what it means, what it finds in a small edition."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.edition.corpus import Corpus
from webapp.edition.search import Request, search
from webapp.edition.search.listing import once
from webapp.edition.search.parsing import LONGEST, name_key, parse
from webapp.edition.search.query import All, Any, Named, Near, Not, Phrase, Prefix, Words
from webapp.edition.store import Store

NAMES = {name_key("Ada Quill"): ("per:ada-quill",), name_key("Quill"): ("per:ada-quill",)}
LADDER, RUNG = Words("ladder"), Words("rung")

READ = {
    "ladder": LADDER,
    "ladder rung": All((LADDER, RUNG)),
    "ladder AND rung": All((LADDER, RUNG)),
    "ladder OR rung": Any((LADDER, RUNG)),
    "ladder NOT rung": All((LADDER, Not(RUNG))),
    "NOT ladder": Not(LADDER),
    "NOT NOT ladder": Not(Not(LADDER)),
    "(ladder OR rung) 梯子": All((Any((LADDER, RUNG)), Words("梯子"))),
    '"late October"': Phrase("late October"),
    "“late October”": Phrase("late October"),
    "「梯子」": Phrase("梯子"),
    "“左”倾": Words('"左"倾'),
    "ladd*": Prefix("ladd"),
    "ladder NEAR/3 rung": Near(("ladder", "rung"), 3),
    "ladder NEAR rung": Near(("ladder", "rung"), 10),
    "ladder NEAR/2 rung NEAR/99 hedge": All((Near(("ladder", "rung"), 2), Near(("rung", "hedge"), 30))),
    '"ladder rung"~5': Near(("ladder", "rung"), 5),
    '"ladder"~5': Phrase("ladder"),
    "Ada Quill": Named(All((Words("Ada"), Words("Quill"))), ("per:ada-quill",)),
    "Ada ladder": All((Words("Ada"), LADDER)),
    "quill": Named(Words("quill"), ("per:ada-quill",)),
    '"Quill"': Phrase("Quill"),
    "and or": All((Words("and"), Words("or"))),
    "": None,
    "，。": None,
    "ladder ，": LADDER,
}
LITERAL = [
    '"ladder',
    "(ladder",
    "ladder)",
    "AND",
    "ladder OR",
    "NOT",
    "a NEAR/3",
    "a NEAR (b c)",
    "(" * 60 + "a" + ")" * 60,
]


@pytest.mark.parametrize("typed", READ)
def test_query_is_read(typed):
    query = parse(typed, NAMES)
    assert (query.tree, query.literal) == (READ[typed], False)


def test_longest_name_counts():
    names = {name_key(name): (f"per:{name_key(name)}",) for name in ("Ada", "Ada Quill", "Quill Ladder")}
    tree = parse("Ada Quill Ladder", names).tree
    assert tree == All((Named(All((Words("Ada"), Words("Quill"))), ("per:ada quill",)), Words("Ladder")))


@pytest.mark.parametrize("typed", ["（梯子）", "【梯子】", "《梯子》", "梯子。", "……梯子", "(梯子)"])
def test_marks_around_a_name_do_not_hide_it(typed):
    assert parse(typed, {name_key("梯子"): ("org:ladder",)}).tree.refs == ("org:ladder",)


@pytest.mark.parametrize("one", ["NOT rung ", "(rung) "])
def test_depth_is_of_what_is_within_and_not_of_what_stands_beside(one):
    assert not parse("ladder " + one * 30).literal


@pytest.mark.parametrize("typed", LITERAL, ids=lambda typed: typed[:12])
def test_bad_syntax_is_taken_literally_and_says_so(typed):
    assert parse(typed).literal


TYPED = st.lists(
    st.sampled_from(
        ['"', "(", ")", "*", "~3", "AND", "OR", "NOT", "NEAR/2", "NEAR", " ", "梯子", "ladder", "“", "”", "·", "'"]
    )
    | st.characters(),
    max_size=12,
).map("".join)


@settings(deadline=None)
@given(TYPED)
def test_nothing_that_is_typed_is_an_error(typed):
    parse(typed, NAMES)


def test_only_so_much_of_a_query_is_read():
    assert parse("梯" * 10_000).tree == Words("梯" * LONGEST)


@pytest.fixture(scope="module")
def corpus(edition_of, tmp_path_factory):
    opened = Corpus(edition_of("transcribed mini"))
    opened.store = Store(tmp_path_factory.mktemp("store"))
    return opened


@pytest.fixture(scope="module")
def places(corpus):
    def found(words, **asked):
        results = search(corpus, Request(words, order="place", **asked))
        assert results.total == len(results.hits)
        return [(hit.unit.entry or f"{hit.unit.text}/{hit.unit.anchor}", hit.unit.kind) for hit in results.hits]

    return found


GOLDEN = {
    "outlives": [("orchard/p6", "digest")],
    "OUTLIVE": [("orchard/p6", "digest")],
    '"six to six"': [("orchard/p7", "digest")],
    '"six to sixes"': [],
    "树篱 手套": [("orchard/p3", "digest")],
    "樹籬 手套": [("orchard/p3", "digest")],
    "outlives NOT rungs": [],
    "outlives NOT glove": [("orchard/p6", "digest")],
    "(glove OR mushroom) hedges": [("orchard/p3", "digest")],
    "rungs NEAR/3 identity": [],
    "identity NEAR/7 rungs": [],
    "rungs NEAR/8 identity": [("orchard/p6", "digest")],
}


@pytest.mark.parametrize("typed", GOLDEN)
def test_query_finds_its_places(places, typed):
    held = [place for place in places(typed, names=False) if place[1] in ("digest", "register")]
    assert held == GOLDEN[typed]


def test_either_script_finds_the_other(places):
    assert places("会议记录") == places("會議記錄") != []


def test_a_name_finds_its_entry_under_every_name(places):
    under_that = places("Miss Quill", names=False)
    assert ("orchard/p3", "digest") in under_that
    assert ("orchard/p8", "digest") in places("Miss Quill") and ("orchard/p8", "digest") not in under_that
    assert places("埃達·奎爾") == places("Ada Quill")


@pytest.mark.parametrize(
    ("asked", "value"),
    [("text", "orchard"), ("kind", "editorial"), ("language", "en"), ("person", "per:ada-quill")],
)
def test_restriction_leaves_as_many_as_its_facet_counts(corpus, asked, value):
    counted = dict(search(corpus, Request("NOT zzz")).facets[asked])
    assert search(corpus, Request("NOT zzz", **{asked: value})).total == counted[value] > 0


def test_period_is_of_the_dates_spoken_of(places):
    assert ("orchard/p1", "digest") in places("Lower Pippin", start=1890, end=1897)
    assert ("orchard/p1", "digest") not in places("Lower Pippin", start=1900, end=1930)
    assert places("Lower Pippin", start=3000) == places("Lower Pippin", start=10, end=5) == []


def test_every_hit_marks_what_was_found(corpus):
    for typed in ("梯子", "ladder", '"six to six"', "lad*", "Ada Quill", "identity NEAR/8 rungs", "军 OR rung"):
        for hit in search(corpus, Request(typed)).hits:
            entry_itself = hit.unit.entry in search(corpus, Request(typed)).refs
            assert entry_itself or (hit.count and any(piece.marked for piece in hit.pieces))


def test_hits_are_shown_and_marked_in_the_reader_s_script(corpus):
    printed, read = (search(corpus, Request("会议记录"), script).hits for script in ("", "Hant-TW"))
    marked = {piece.text for hit in read for piece in hit.pieces if piece.marked}
    assert "會議記錄" in marked
    assert [len(hit.words) for hit in printed if hit.unit.text] == [len(hit.words) for hit in read if hit.unit.text]
    assert {(hit.language, hit.origin) for hit in read} >= {("zh-Hant-TW", "zh-Hans")}


def test_entry_has_each_form_of_its_name_once_in_the_reader_s_script(corpus):
    for script in ("Hans", "Hant", "Hant-TW"):
        for hit in search(corpus, Request("会议记录 OR 井 OR 溪", kind="register"), script).hits:
            forms = hit.words.partition(" — ")[0].split(" · ")
            assert len(forms) == len(set(forms))
            assert hit.count == sum(piece.marked for piece in hit.pieces)


@given(st.lists(st.sampled_from("甲乙丙"), min_size=1, max_size=6), st.sampled_from(["", " — 甲 · 甲"]))
def test_forms_of_a_name_are_left_out_with_their_marks_and_the_others_keep_theirs(forms, rest):
    line = " · ".join(forms) + rest
    marks = [(at, at + 1) for at, character in enumerate(line) if character in "甲乙丙"]
    left, spans = once(line, marks)
    assert left == " · ".join(dict.fromkeys(forms)) + rest
    assert [left[start:end] for start, end in spans] == [*dict.fromkeys(forms), *(c for c in rest if c == "甲")]


@pytest.mark.parametrize("typed", ["埃达·奎尔", "埃達·奎爾", "Ada Quill"])
def test_texts_come_before_registers_in_whatever_script_is_asked(corpus, typed):
    kinds = [hit.unit.kind == "register" for hit in search(corpus, Request(typed)).hits]
    assert kinds == sorted(kinds) and len(set(kinds)) == 2


@settings(max_examples=60, deadline=None)
@given(TYPED, st.sampled_from(["", "Hans", "Hant"]))
def test_no_search_fails(corpus, typed, script):
    results = search(corpus, Request.of({"q": typed}), script)
    assert len(results.hits) <= results.total


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from(["q", "page", "from", "to", "order", "names", "text", "kind"]), st.text(max_size=8))
)
def test_an_address_says_the_same_when_it_is_written_again(parameters):
    request = Request.of(parameters)
    assert Request.of({name: str(value) for name, value in request.parameters.items()}) == request
