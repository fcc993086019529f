"""Conservation: whatever the copy, its transcription holds every character, and the proof sees any loss."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from conftest import ROOT
from copies import corpus_of
from webapp.edition import tei
from webapp.edition.diplomatic import diplomatic, reading
from webapp.edition.encode import encode_file
from webapp.edition.encode.conservation import furniture, prove
from webapp.edition.encode.copy import Copy
from webapp.edition.errors import Invalid

VALID = etree.RelaxNG(etree.parse(ROOT / "schema" / "edition.rng"))
SIGNS = "①②③④⑤⑥⑦⑧⑨"
WORDS = ["the", "laddre", "Fenn", "Ada Quill", "8 August 1931", "1936年3月至5月", "九灯井", "里", "后"]
WORDS += ["& <b>", "]]>", "“", "(2)", "ferry-", "man", "—", "1. "]

character = st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufffe\uffff")
piece = st.one_of(st.sampled_from([*WORDS, *SIGNS, " ", "  "]), st.text(character, max_size=6))
line = st.lists(piece, min_size=1, max_size=12).map("".join)
paragraph = st.lists(line, min_size=1, max_size=6).map("\n".join)
entry = st.builds("{}{}{}".format, st.sampled_from(SIGNS), st.sampled_from(["", "②", " "]), line)


@st.composite
def copies(draw):
    """The text of a copy: furniture, title, paragraphs and heads, perhaps notes, with any line ends."""
    parts = [*draw(st.lists(paragraph, min_size=1, max_size=8)), *draw(st.lists(st.just("page 7"), max_size=2))]
    parts = draw(st.permutations(parts))
    notes = draw(st.lists(entry, max_size=4))
    parts = [*parts, *(["Notes", *notes] if notes else [])]
    text = "".join(draw(st.sampled_from(["\n\n", "\n\n\n"])) + part for part in parts).lstrip("\n")
    return draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))


RECIPE = """
[furniture]
lines = ["page 7"]
[years]
p1 = 1936
[[name]]
ref = "per:ada-quill"
form = "里"
[[correction]]
at = "p1"
sic = "laddre"
corr = "ladder"
[[surplus]]
at = "p2"
text = "“"
[[foreign]]
at = "p1"
first = "the"
last = "Fenn"
lang = "zh-Hant"
name = "quote"
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return corpus_of(tmp_path_factory.mktemp("corpus"), RECIPE)


@given(text=copies())
@settings(max_examples=300, deadline=None)
def test_any_copy_is_held_whole_in_valid_tei_or_refused_in_words(corpus, text):
    path = corpus / "copy.txt"
    path.write_bytes(text.encode())
    try:
        encode_file(path, corpus, "any")
    except Invalid as error:
        assert {problem.code for problem in error.problems} <= {"empty", "character"}
        return
    root = tei.parse(corpus / "transcriptions" / "any.xml")
    lines = [re.sub(r"\s+$", "", row) for row in re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))]
    assert held(root) == [row for row in lines if row and row != "page 7"]
    assert set(furniture(root).values()) <= {"page 7"}
    assert VALID.validate(root), VALID.error_log


def held(root):
    rows = diplomatic(root.find(tei.q("text"))).split("\n")
    return [re.sub(r"\s+$", "", row) for row in rows if re.sub(r"\s+$", "", row)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("grudges", "grudge"),
        ("<sic>tlie</sic><corr>the</corr>", "the"),
        (" xK q", ""),
        ("Lost Hens", "Lost Geese"),
        ('<item n="2">Home | Weather | Lost Hens</item>', ""),
        ("fell.</s></p>", "fell.</s></p>\n<p>And rose.</p>"),
        ('</label> <s xml:id="n4.s1">', '</label>  <s xml:id="n4.s1">'),
        ("rung<lb/>will", "rung will"),
    ],
)
def test_proof_sees_the_smallest_loss_and_says_where(mini, old, new):
    copy = Copy.read(mini / "sources" / "orchard.txt")
    data = (mini / "expected" / "orchard.xml").read_text(encoding="utf-8")
    prove(data.encode(), copy)
    assert old in data
    with pytest.raises(Invalid) as raised:
        prove(data.replace(old, new, 1).encode(), copy)
    (problem,) = raised.value.problems
    assert (problem.code, problem.file) == ("not-conserved", str(copy.path))


def test_white_space_before_line_ends_is_left_out_and_named_unless_space_or_tab(mini):
    path = mini / "sources" / "orchard.txt"
    words = path.read_text(encoding="utf-8")
    ends = ["fell.\u3000\u00a0", "lunch. \t", "stood.\u00a0", "cider\u00a0house"]
    for end in ends:
        words = words.replace(re.sub(r"\W", " ", end).split()[0] + ("." if "." in end else " house"), end, 1)
    path.write_text(words, encoding="utf-8")
    report = encode_file(path, mini)
    assert report.remarks == ("U+00A0 before line ends, 2 in all", "U+3000 before line ends, 1 in all")
    root = tei.parse(mini / "transcriptions" / "orchard.xml")
    sampling = "".join(root.find(".//tei:samplingDecl", tei.NS).itertext())
    assert "White space before line ends, left out: U+00A0 (2), U+3000 (1)." in sampling
    assert "cider\u00a0house" in diplomatic(root)


def test_difference_is_shown_in_its_line_and_context(mini):
    copy = Copy.read(mini / "sources" / "orchard.txt")
    data = (mini / "expected" / "orchard.xml").read_bytes().replace(b"searched the hedges", b"searched the ledges")
    with pytest.raises(Invalid, match=r"orchard\.txt:19: .*hedges.*ledges"):
        prove(data, copy)


def test_transcription_that_fails_the_proof_is_not_written(mini, monkeypatch):
    target = mini / "transcriptions" / "orchard.xml"
    encode_file(mini / "sources" / "orchard.txt", mini)
    before = target.read_bytes()
    monkeypatch.setattr("webapp.edition.encode.document.fill", lambda element, text, marks: None)
    with pytest.raises(Invalid, match="not-conserved"):
        encode_file(mini / "sources" / "orchard.txt", mini)
    assert target.read_bytes() == before
    assert [file.name for file in target.parent.iterdir()] == ["orchard.xml"]


def block(inner):
    return tei.parse_bytes(f'<p xmlns="{tei.TEI}">{inner}</p>'.encode())


@pytest.mark.parametrize(
    ("inner", "printed", "read"),
    [
        ("a <choice><sic>tlie</sic><corr>the</corr></choice> b", "a tlie b", "a the b"),
        ("a<surplus> x</surplus>.", "a x.", "a."),
        ('a<ref type="note" target="#n1">①</ref>, <ref target="#p1">b</ref>', "a①, b", "a, b"),
        ('a<note type="digest">d</note> b', "a b", "a b"),
        ("a<lb/>b", "a\nb", "a b"),
        ('a<lb break="no"/>b', "a\nb", "ab"),
        ('a<pc force="weak">-</pc><lb break="no"/>b', "a-\nb", "ab"),
        ('a-<pb break="no"/>b<pb/>c', "a-\nb\nc", "a-b c"),
        ("<choice><orig>後</orig><reg>后</reg></choice>", "後", "后"),
        ("<choice><abbr>exp.</abbr><expan>expect</expan></choice>", "exp.", "expect"),
        ("<app><rdg>brick</rdg><lem>stone</lem></app>, <sic>teh</sic>", "brickstone, teh", "stone, teh"),
        ("<choice><unclear>high</unclear><unclear>nigh</unclear></choice>", "highnigh", "high"),
        ("a<!-- c -->b<?pi?>c", "abc", "abc"),
        ("a <gap><desc>one line</desc></gap><supplied>b</supplied>", "a ", "a b"),
        ('<label>①</label><note type="source">n</note>', "①n", "①n"),
    ],
)
def test_what_is_printed_and_what_is_read(inner, printed, read):
    assert (diplomatic(block(inner)), reading(block(inner))) == (printed, read)
