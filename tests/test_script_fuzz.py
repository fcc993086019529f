"""Any tree and any line, however odd, keep structure and length under script conversion."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from script_trees import NAMES, TARGETS, shape
from webapp.edition import script, tei
from webapp.edition.script import unseen

ODD = (
    "里发后干面头台臺於〇１aé\x7f\n \u3000\u0301\u0338⿰虫鬼\uf9dc\ufe0f\u200d\u00ad"
    "\U00020000\U0002b748\U0001f600\U000e0100"
)
XML_TEXT = st.text(
    st.one_of(
        st.sampled_from(ODD),
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
    ),
    max_size=25,
)
TAGS = [
    "zh",
    "zh-Hans",
    "zh-Hant-TW",
    "zh-",
    "-zh",
    "zh--Hant",
    "zh-Hanb",
    "ja",
    "",
    "zh-Hant-" + "x" * 99,
    "里",
    "zh_HK",
]
ELEMENTS = [
    "p",
    "hi",
    "note",
    "choice",
    "corr",
    "sic",
    "orig",
    "reg",
    "persName",
    "g",
    "gap",
    "ref",
    "pc",
    "code",
    "label",
]


@st.composite
def elements(draw, depth=4):
    language = draw(st.sampled_from([None, None, *TAGS]))
    element = etree.Element(tei.q(draw(st.sampled_from(ELEMENTS))))
    if language is not None:
        element.set(tei.XML_LANG, language)
    if draw(st.booleans()):
        element.set("ref", draw(st.sampled_from(["per:yu-youren", "#x", "", " ", "里"])))
    element.text = draw(XML_TEXT)
    for child in draw(st.lists(elements(depth - 1), max_size=3)) if depth else ():
        child.tail = draw(XML_TEXT)
        element.append(child)
    return element


@settings(max_examples=150, deadline=None)
@given(elements(), st.sampled_from(TARGETS), st.sampled_from(["", *TAGS]))
def test_any_tree_keeps_its_structure_and_the_length_of_its_texts(root, target, unmarked):
    before = [(*shape(e), len(e.text or ""), len(e.tail or "")) for e in root.iter()]
    told = list(script.decisions(root, target, NAMES, unmarked))
    script.convert(root, target, NAMES, unmarked)
    assert [(*shape(e), len(e.text or ""), len(e.tail or "")) for e in root.iter()] == before
    assert all(decision.by for decision in told)


@settings(deadline=None)
@given(
    st.text(st.one_of(st.sampled_from(ODD + "\0\x1f\r"), st.characters(exclude_categories=["Cs"])), max_size=60),
    st.sampled_from([*TAGS, "zh-Hant"]),
    st.sampled_from(TARGETS),
)
def test_any_line_keeps_its_length(text, language, target):
    assert len(script.convert_line(text, language, target, NAMES)) == len(text)


@given(XML_TEXT)
def test_what_is_not_seen_comes_back_to_its_place(text):
    words = unseen.without(text)
    assert unseen.restored(words, text) == text
    assert "".join(text[at] for at in unseen.places(text)) == words
    assert unseen.occurs(text) or words == text
