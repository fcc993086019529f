"""Letters: what stands around their text is told line by line, and a text that is none is left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from conftest import ROOT
from copies import codes, corpus_of
from webapp.edition import tei
from webapp.edition.diplomatic import diplomatic
from webapp.edition.encode import encode_file
from webapp.edition.merge import blocks
from webapp.edition.tei import NS, local

VALID = etree.RelaxNG(etree.parse(ROOT / "schema" / "edition.rng"))

LONG = "The hens have read your last letter and have asked for it again, slowly, with the part about the ladder. " * 2

LETTER = f"""The Pippin Post (online)
   No. 7          May 9, 1932

The fourth rung
and who has it
A letter to Tobias Fenn
(from the archive)

{LONG}

***

BY ADA QUILL
May 3, 1932
Tobias Fenn
Nether Wickery

Dear Tobias,

{LONG}

On rungs
{LONG}

And on hens, at length
{LONG}

***

{LONG}

With neighbourly greetings,
s/Ada
Ada Quill

NOTES
1. None.
"""

RECIPE = """
masthead = ["The Pippin Post.*", " *No\\\\. [0-9]+ .*"]
titles = ["The fourth", "A letter to", "(from the"]
headnote = ["p1"]
sections = ["p5"]
appeal = "h2"
[furniture]
lines = ["\\\\*+"]
"""


def third(mini, text, recipe=""):
    (mini / "recipes" / "third.toml").write_text(recipe, encoding="utf-8")
    copy = mini / "sources" / "third.txt"
    copy.write_text(text, encoding="utf-8")
    report = encode_file(copy, mini, "third")
    root = tei.parse(mini / "transcriptions" / "third.xml")
    assert VALID.validate(root), VALID.error_log
    return report, root


def outline(element):
    """The elements of a text above words, as a nested list of names, types and ids."""
    told = local(element) + "".join(f" {element.get(key)}" for key in ("type", tei.XML_ID) if element.get(key))
    holds = {"text", "front", "docTitle", "body", "back", "div", "opener", "address", "closer", "figure", "quote"}
    return [told, *map(outline, element)] if local(element) in holds else told


def test_letter_of_a_newspaper_is_laid_out_as_one(mini):
    report, root = third(mini, LETTER, RECIPE)
    assert codes(report) == [("call", 37)]
    assert outline(root.find("tei:text", NS)) == [
        "text",
        [
            "front",
            "docImprint",
            ["docTitle", "titlePart main t1", "titlePart sub t2", "titlePart desc t3"],
        ],
        [
            "body",
            ["div headnote", "p p1"],
            [
                "div letter",
                ["opener", "byline", "dateline", ["address", "addrLine", "addrLine"], "salute"],
                "p p2",
                ["div section", "head h1", "p p3"],
                ["div appeal", "head h2", "p p4"],
                ["div section", "p p5"],
                ["closer", "salute", "signed", "signed"],
            ],
        ],
        ["back", ["div notes", "head", "note source n1"]],
    ]


def test_lines_around_a_letter_hold_its_writer_and_dates(mini):
    _, root = third(mini, LETTER, RECIPE)
    assert root.find(".//tei:docImprint/tei:docDate", NS).get("when") == "1932-05-09"
    assert root.find(".//tei:opener/tei:dateline/tei:date", NS).get("when") == "1932-05-03"
    assert root.findtext(".//tei:opener/tei:byline/tei:docAuthor", namespaces=NS) == "ADA QUILL"
    assert diplomatic(root.find(".//tei:address", NS)).split("\n") == ["", "Tobias Fenn", "Nether Wickery", ""]
    assert diplomatic(blocks(root)["t1"]) == "The fourth rung\nand who has it"


@pytest.mark.parametrize(
    ("above", "below", "opener", "closer"),
    [
        ("Dear Hens,", "Yours sincerely,\nA. Q.", ["salute"], ["salute", "signed"]),
        ("Dear Hens:", "Yours,\n\nAda Quill\nTreasurer", ["salute"], ["salute", "signed", "signed"]),
        ("Wickery, 3 May 1932\n\nMy dear Fenn,", "Ever yours,\nA. Q.", ["dateline", "salute"], ["salute", "signed"]),
        ("To whom it may concern,", "In solidarity,\nThe hens", ["salute"], ["salute", "signed"]),
        ("Comrades!", "With comradely greetings,\nThe hens\nMay 1932", ["salute"], ["salute", "signed", "dateline"]),
        (
            "尊敬的守井人：",
            "此致\n敬礼！\n钟阿干\n一九三四年九月",
            ["salute"],
            ["salute", "salute", "signed", "dateline"],
        ),
        ("范小里同志：", "此致\n\n敬礼\n\n守井人\n\n1934年", ["salute"], ["salute", "salute", "signed", "dateline"]),
    ],
)
def test_letters_of_many_manners_are_known(mini, above, below, opener, closer):
    _, root = third(mini, f"{above}\n\n{LONG}\n\n{LONG}\n\n{below}\n")
    assert [local(child) for child in root.find(".//tei:opener", NS)] == opener
    assert [local(child) for child in root.find(".//tei:closer", NS)] == closer
    assert list(blocks(root)) == ["p1", "p2"]


def test_salute_and_closing_words_on_the_lines_of_their_paragraphs_are_parted_from_them(mini):
    _, root = third(mini, f"Hens\n\nDear Hens,\n{LONG}\n\n{LONG}\nYours truly,\nAda Quill\n")
    assert outline(root.find(".//tei:body", NS)) == [
        "body",
        ["div letter", ["opener", "salute"], "p p1", "p p2", ["closer", "salute", "signed"]],
    ]


def test_text_after_a_letter_stands_outside_it(mini):
    _, root = third(mini, f"Hens\n\nDear Hens,\n\n{LONG}\n\nYours,\n\nAda Quill\n\n{LONG}\n\nLater\n\n{LONG}\n")
    letter, after, later = root.find(".//tei:body", NS)
    assert (letter.get("type"), after.get("type"), later.get("type")) == ("letter", "section", "section")
    assert local(letter[-1]) == "closer"


def test_each_of_several_letters_is_one(mini):
    letter = f"May 3, 1932\n\nDear Hens,\n\n{LONG}\n\n{LONG}\n\nYours,\n\nAda Quill\n\n"
    _, root = third(mini, f"Hens\n\n{letter}{letter}")
    around = ["div letter", ["opener", "dateline", "salute"]]
    assert outline(root.find(".//tei:body", NS)) == [
        "body",
        [*around, "p p1", "p p2", ["closer", "salute", "signed"]],
        [*around, "p p3", "p p4", ["closer", "salute", "signed"]],
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Hens\n\nDear hens are not cheap.\n\n{LONG}\n\nYours,\nAda Quill\n",
        f"Hens\n\nDear Hens,\n\n{LONG}\n\n{LONG}\n",
        f"Hens\n\nYours,\n\n{LONG}\n\nDear Hens,\n\n{LONG}\n",
        f"Hens\n\n{LONG} “Dear Hens,” she wrote.\n\nYours truly is a manner of speaking.\n\n{LONG}\n",
    ],
)
def test_what_is_no_letter_stays_paragraphs(mini, text):
    _, root = third(mini, text)
    assert not list(root.iter(*map(tei.q, ("opener", "closer", "salute", "signed"))))


PARTS = [
    "Dear Hens,",
    "Yours,",
    "Yours,\nA. Q.",
    "BY ADA QUILL\nMay 3, 1932\nNether Wickery",
    "Hens",
    "Ada Quill",
    LONG,
]
PARTS += [
    "此致",
    "敬礼！",
    "尊敬的鸡：",
    "May 3, 1932",
    f"On hens\n{LONG}",
    f"Dear Hens,\n{LONG}",
    f"{LONG}\nYours,\nA. Q.",
]
PARTS += ["A hen Image FennThe hen / Image: Fenn", "The Pippin Post\nThe fourth rung", f"{LONG}.7", "1) Hens."]


@given(parts=st.lists(st.sampled_from(PARTS), min_size=1, max_size=12))
@settings(max_examples=100, deadline=None)
def test_any_mixture_of_such_lines_is_held_whole_in_valid_tei(corpus, parts):
    copy = corpus / "copy.txt"
    copy.write_text("\n\n".join(parts) + f"\n\n{LONG}\n\nNOTES\n1. Hens.\n", encoding="utf-8")
    encode_file(copy, corpus, "any")
    root = tei.parse(corpus / "transcriptions" / "any.xml")
    assert VALID.validate(root), VALID.error_log


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return corpus_of(tmp_path_factory.mktemp("corpus"), RECIPE)
