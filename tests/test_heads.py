"""Heads: what looks like one is one, also where it is glued above its paragraph, unless the recipe says otherwise."""

import pytest

from webapp.edition import tei
from webapp.edition.encode import encode_file
from webapp.edition.merge import blocks
from webapp.edition.tei import local

LONG = "The hens have read the head aloud and have asked what it is the head of, for they had expected a comb on it."


def kinds(mini, text, recipe=""):
    (mini / "recipes" / "third.toml").write_text(recipe, encoding="utf-8")
    copy = mini / "sources" / "third.txt"
    copy.write_text(f"A Third Text\n\n{LONG}\n\n{text}\n", encoding="utf-8")
    encode_file(copy, mini, "third")
    found = blocks(tei.parse(mini / "transcriptions" / "third.xml"))
    return [(local(element), "".join(element.itertext())) for element in found.values()][2:]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        (f"On combs\n{LONG} {LONG}", ["On combs"]),
        (f"On combs\n\n{LONG}", ["On combs"]),
        (f"On combs.\n{LONG} {LONG}", []),
        ("On combs\nand on hens\nand on what is left", []),
        (f"“Combs”\n{LONG} {LONG}", []),
        (f"论鸡冠\n{'众鸡把题目念了一遍，问它是谁的头，因为它们原以为上面有冠。' * 3}", ["论鸡冠"]),
        ("The hens said.”3", []),
        ("Hens3", ["Hens3"]),
    ],
)
def test_short_unclosed_line_above_a_paragraph_is_its_head(mini, text, heads):
    assert [words for name, words in kinds(mini, text) if name == "head"] == heads


def test_recipe_names_heads_that_do_not_look_like_one_and_paragraphs_that_do(mini):
    text = f"“Combs”\n{LONG}\n\nOn hens\n{LONG} {LONG}\n\nWho?\n\nNOTICE"
    told = kinds(mini, text, 'heads = ["“Combs”", "Who?"]\nparagraphs = ["On hens", "NOTICE"]\n')
    assert [name for name, _ in told] == ["head", "p", "p", "p", "head", "p"]


def test_head_of_notes_glued_to_the_first_of_them_is_no_part_of_it(mini):
    told = kinds(mini, f"{LONG}[1]\n\nNotes\n[1] None.\n\n[2] None either.")
    assert [words for name, words in told if name == "note"] == ["[1] None.", "[2] None either."]
