"""Documents written out as plain text, in every manner of copy, come back from the encoder as what they were.

What plain text cannot say is named in flatten.py. Besides, in the figures below the encoder does not tell

- paragraphs that nothing parts but a last line with room for more, where that line happens to be full; nor, of a short
  copy, whether its lines were cut at a width at all;
- plain digits glued to Han characters: calls there are of another kind, or are said by the recipe;
- a head glued above a paragraph that is hardly longer;
- in hard-wrapped Chinese the white space that sets in a quotation from that which parts words.
"""

from difflib import SequenceMatcher

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from conftest import MINI
from flatten import Piece, Style, expected, flattened, forms, raised, signs
from texts import documents, made
from webapp.edition import tei
from webapp.edition.diplomatic import diplomatic
from webapp.edition.encode import encode_file
from webapp.edition.errors import Invalid
from webapp.edition.merge import blocks
from webapp.edition.schema import Schema
from webapp.edition.tei import NS

KNOWN = forms(MINI / "registers")
DECIMAL, ROUND = "{}.".format, "({})".format


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "registers").symlink_to(MINI / "registers")
    return folder


def encoded(corpus, text):
    copy = corpus / "copy.txt"
    copy.write_bytes(text.encode())
    encode_file(copy, corpus, "any")
    return tei.parse(corpus / "transcriptions" / "any.xml")


def returned(corpus, document, style):
    """The pieces of a document that a copy in some style tells, and those that its encoding has."""
    found = encoded(corpus, flattened(document, style))
    return expected(document, style, KNOWN), expected(found, style, KNOWN)


# Whatever the style

CALLS = [("[{}]".format, None), (signs("①"), None), (signs("⑴"), DECIMAL), (raised, DECIMAL), (ROUND, None)]
CALLS += [("[{}]".format, "{}、".format), ("【{}】".format, str)]


@st.composite
def styles(draw):
    """A style that leaves nothing open: blocks parted by blank lines, calls that are no plain digits."""
    call, label = draw(st.sampled_from(CALLS))
    width = draw(st.sampled_from([0, 0, 40, 55, 70, 90]))
    blanks, indent = draw(st.integers(1, 3)), draw(st.sampled_from(["", "    "]))
    return Style(call, label, blanks, indent, width, headed=draw(st.booleans()))


@given(text=st.sampled_from(["en", "zh"]).flatmap(documents), style=styles())
@settings(max_examples=120, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
def test_document_comes_back_whole_with_its_calls_names_and_dates(corpus, text, style):
    wanted, found = returned(corpus, tei.parse_bytes(text.encode()), style)
    assert list(map(facts, found)) == list(map(facts, wanted))


def facts(piece: Piece):
    return piece.outline, piece.calls, piece.names, piece.dates


# Style by style

STYLES = {
    "[1]": Style(),
    "⑴": Style(call=signs("⑴")),
    "①": Style(call=signs("①")),
    "¹": Style(call=raised),
    "(1)": Style(call=ROUND),
    "〔1〕": Style(call="〔{}〕".format),
    "【1】": Style(call="【{}】".format),
    "[1] for 1.": Style(label=DECIMAL),
    "[1] for 1、": Style(label="{}、".format),
    "[1] for 1": Style(label=str),
    "① for 1.": Style(call=signs("①"), label=DECIMAL),
    "(1) for 1.": Style(call=ROUND, label=DECIMAL),
    "¹ for [1]": Style(call=raised, label="[{}]".format),
    "glued 1 for 1.": Style(call=str, label=DECIMAL),
    "glued 1 for 1": Style(call=str, label=str),
    "[1], notes without a head": Style(headed=False),
    "glued 1, without a head": Style(call=str, label=DECIMAL, headed=False),
    "two blank lines": Style(blanks=2),
    "heads glued above": Style(glued=True),
    "a line a paragraph": Style(blanks=0),
    "the same, indented": Style(blanks=0, indent="\u3000\u3000", label=DECIMAL),
    "quotations set in": Style(set_in="    "),
    "cut at 72": Style(width=72),
    "cut at 40": Style(width=40),
    "cut at 72, hyphens": Style(width=72, hyphens=True),
    "cut at 50, hyphens": Style(width=50, hyphens=True),
    "cut at 72, pages": Style(width=72, hyphens=True, page=3),
    "cut at 72, heads glued": Style(width=72, glued=True),
    "cut at 72, set in": Style(width=72, set_in="    "),
    "cut at 72, indents only": Style(width=72, blanks=0, indent="    "),
    "cut at 72, nothing else": Style(width=72, blanks=0),
}
NEARLY_ALL = (0.9, 0.99, 0.99, 0.99)
SOME, GLUED_TO_HAN = (0.4, 0.75, 0.9, 0.9), (0, 0.4, 0, 0.9)
FLOORS = {
    ("en", "cut at 72, nothing else"): SOME,
    ("zh", "cut at 72, indents only"): SOME,
    ("zh", "cut at 72, nothing else"): SOME,
    ("zh", "cut at 72, pages"): (0.75, 0.9, 0.99, 0.99),
    ("zh", "cut at 72, set in"): (0.5, 0.9, 0.99, 0.99),
    ("zh", "glued 1 for 1."): GLUED_TO_HAN,
    ("zh", "glued 1 for 1"): GLUED_TO_HAN,
    ("zh", "glued 1, without a head"): GLUED_TO_HAN,
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_documents_come_back_from_copies_of_every_style(corpus, language):
    for name, style in STYLES.items():
        rates = measured(corpus, made(language), style)
        print(f"{language} {name:26}", *(f"{rate:7.1%}" for rate in rates))
        floors = FLOORS.get((language, name), NEARLY_ALL)
        assert all(rate >= floor for rate, floor in zip(rates, floors, strict=True)), (name, rates)


@pytest.mark.parametrize("name", ["orchard", "well", "ferry"])
@pytest.mark.parametrize("style", ["[1]", "⑴", "two blank lines", "cut at 72, hyphens", "cut at 50, hyphens"])
def test_mini_edition_comes_back_whole(corpus, name, style):
    document = tei.parse(MINI / "expected" / f"{name}.xml")
    wanted, found = returned(corpus, document, STYLES[style])
    assert list(map(facts, found)) == list(map(facts, wanted))


def measured(corpus, texts, style):
    """The parts of documents that came back whole, and of their blocks, calls, names and dates that did."""
    pairs = [tuple(map(shares, returned(corpus, document, style))) for document in texts]
    wholes = sum(wanted == found for wanted, found in pairs)
    return wholes / len(pairs), *(rate([(one[at], other[at]) for one, other in pairs]) for at in range(3))


def shares(found):
    """What is measured of a text: its blocks, calls, names and dates."""
    marks = [mark for piece in found for mark in (*piece.names, *piece.dates)]
    return [piece.outline for piece in found], [call for piece in found for call in piece.calls], marks


def rate(pairs):
    """The part that two lists have in common, in order, over several pairs of lists."""
    matches = (SequenceMatcher(None, *pair, autojunk=False).get_matching_blocks() for pair in pairs)
    same = sum(match.size for found in matches for match in found)
    return same / max(1, sum(max(map(len, pair)) for pair in pairs)) if any(map(any, pairs)) else 1


# Any text at all

MESS = [
    "Notes",
    "注释：",
    "Dear Hens,",
    "Yours,\nA. Q.",
    "此致\n敬礼！",
    "By Ada Quill",
    "Abstract:",
    "关键词：",
    "1.",
    "[1]",
]
MESS += [
    "①",
    "¹",
    "(1)",
    "word1",
    "1.2",
    "8 August 1931",
    "1936年3月至5月",
    "31 April",
    "the 1890s",
    "《杏里村志》",
    "fer-",
    "。",
]
MESS += [
    "A hen Image FennThe hen / Image: Fenn",
    "x" * 90,
    "a lower line, ",
    "& <b>]]>",
    "\n",
    "\n\n",
    "\n\n\n",
    "    ",
]
MESS += ["\u3000", "\u2028", "\x85", "\u00a0", "\u200b", "\ufeff", "\r"]
mess = st.lists(st.one_of(st.sampled_from(MESS), st.text(max_size=5)), max_size=40)


@given(text=st.one_of(st.text(max_size=200), mess.map("".join), mess.map(" ".join), mess.map("\n\n".join)))
@example(text="The hens have read the list that hung there.\n" * 2 + "\nNotes\n1.\n\nOf the frost.\n")
@settings(max_examples=500, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_becomes_valid_tei_that_holds_it_or_is_refused_in_words(corpus, schema, text):
    try:
        root = encoded(corpus, text)
    except Invalid as error:
        assert {problem.code for problem in error.problems} <= {"empty", "character"}
        return
    assert [str(found) for found in schema.problems(root, "any") if found.severity == "error"] == []
    assert "".join(diplomatic(root.find("tei:text", NS)).split()) == "".join(text.removeprefix("\ufeff").split())


@pytest.fixture(scope="module")
def schema():
    return Schema()


# What was not known once


LONG = (
    "The hens have read the list and have asked for its numbers, which nobody at all has counted since the great frost."
)


def outline(corpus, text):
    """The blocks that come of a text, as `p1 words`; a label stands before a bar, a call in braces."""
    root = encoded(corpus, text)
    for call in root.iterfind(".//tei:text//tei:ref", NS):
        call.text = f"{{{call.get('target')[1:]}}}"
    for label in root.iterfind(".//tei:text//tei:label", NS):
        label.text += " |"
    return [f"{anchor} {' '.join(diplomatic(block).split())}" for anchor, block in blocks(root).items()]


@pytest.mark.parametrize("label", ["1.", "1、", "1)", "1", "[1]", "①", "¹"])
@pytest.mark.parametrize("call", ["[1]", "①", "¹", "(1)", "【1】"])
def test_calls_need_not_look_like_the_labels_that_answer_them(corpus, call, label):
    assert outline(corpus, f"Hens\n\n{LONG}{call}\n\nNotes\n\n{label} None.\n") == [
        "t1 Hens",
        f"p1 {LONG}{{n1}}",
        f"n1 {label} | None.",
    ]


@pytest.mark.parametrize(
    ("notes", "wanted"),
    [
        ("Notes\n1. One.\n2. Two.\n3. Three.", ["1. | One.", "2. | Two.", "3. | Three."]),
        ("Notes\n\n[1] One,\nand on.\n[2] Two.\n[3] Three.", ["[1] | One, and on.", "[2] | Two.", "[3] | Three."]),
        ("  Notes:\n  1. One.\n  2. Two.\n  3. Three.", ["1. | One.", "2. | Two.", "3. | Three."]),
        ("1 One.\n\n2 Two of\n1931 hens.\n\n3 Three.", ["1 | One.", "2 | Two of 1931 hens.", "3 | Three."]),
        ("[1] One.\n\n[2] Two.\n\nAnd more.\n\n[3] Three.", ["[1] | One.", "[2] | Two. And more.", "[3] | Three."]),
        ("4. Four.\n\n5. Five.", []),
        ("(a) One.\n\n(b) Two.", []),
    ],
)
def test_list_of_notes_is_known_by_its_head_or_by_its_calls(corpus, notes, wanted):
    found = outline(corpus, f"Hens\n\n{LONG}[1] {LONG}[2]\n\n{LONG}[3]\n\n{notes}\n")
    assert [block.split(" ", 1)[1] for block in found if block[0] == "n"] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"By Ada Quill\n{LONG}\nCombs\n{LONG}\nWhy.", [f"p1 {LONG}", "h1 Combs", f"p2 {LONG}", "p3 Why."]),
        (f"\n{LONG}\n{LONG}", [f"p1 {LONG}", f"p2 {LONG}"]),
        (f"\nCombs\nAnd more\nThe hens know. {LONG}", ["h1 Combs", "h2 And more", f"p1 The hens know. {LONG}"]),
        (f"\n{LONG}\n\n    1. One.\n\n    2. Two.", [f"p1 {LONG}", "p2 1. | One.", "p3 2. | Two."]),
    ],
)
def test_lines_without_blank_ones_between_are_what_they_look_like(corpus, text, wanted):
    assert outline(corpus, f"Hens\n{text}\n") == ["t1 Hens", *wanted]


def test_paragraph_that_is_set_in_is_a_quotation(corpus):
    root = encoded(corpus, f"Hens\n\n{LONG}\n\n    {LONG}\n\n{LONG}\n")
    assert [next(iter(quote)).get(tei.XML_ID) for quote in root.iter(tei.q("quote"))] == ["p2"]


def test_figure_alone_stands_in_a_division(corpus, schema):
    root = encoded(corpus, f"{LONG} Image FennIt rained / Image: Fenn\n")
    assert root.find(".//tei:body/tei:div/tei:figure", NS) is not None
    assert schema.problems(root, "any") == []
