"""Captions that a copy runs into their pictures' alternative text: both are told apart, and nothing else is."""

import pytest
from lxml import etree

from conftest import ROOT
from webapp.edition import tei
from webapp.edition.diplomatic import diplomatic, reading
from webapp.edition.encode import encode_file
from webapp.edition.merge import blocks
from webapp.edition.tei import NS

VALID = etree.RelaxNG(etree.parse(ROOT / "schema" / "edition.rng"))
LONG = "The hens have read the caption and have asked for the picture, which no one has seen since the frost. " * 2


def third(mini, text, recipe=""):
    (mini / "recipes" / "third.toml").write_text(recipe, encoding="utf-8")
    copy = mini / "sources" / "third.txt"
    copy.write_text(f"A Third Text\n\n{LONG}\n\n{text}\n\n{LONG}\n", encoding="utf-8")
    report = encode_file(copy, mini, "third")
    root = tei.parse(mini / "transcriptions" / "third.xml")
    assert VALID.validate(root), VALID.error_log
    return report, root


@pytest.mark.parametrize(
    ("alternative", "between", "caption"),
    [
        ("Ada Quill Image public domain", "", "Ada Quill counted rungs, and not in vain / Image: public domain"),
        ("A ladder Image ADA QUILL JR", "", "The ladder lost a rung. It was the fourth / Image: Ada Quill-Jr"),
        ("7 Photo Fenn", "", "Fenn took seven. / Photo: Fenn"),
        ("A hen Image Hedda Marl", "\n", "It had not been asked / Image: Hedda Marl"),
        ("井边 图片：钟阿干", "", "井边的公鸡不肯发言 / 图片：钟阿干"),
    ],
)
def test_alternative_text_and_caption_are_told_apart(mini, alternative, between, caption):
    _, root = third(mini, f"{alternative}{between}{caption}")
    figure = root.find(".//tei:figure", NS)
    assert diplomatic(figure.find("tei:figDesc", NS)) == alternative
    assert diplomatic(blocks(root)["p2"]) == caption
    assert blocks(root)["p2"].getparent() is figure
    assert list(blocks(root)) == ["t1", "p1", "p2", "p3"]


@pytest.mark.parametrize(
    "text",
    [
        "The Image of the hen was taken by Fenn / Image: Marl",
        "A caption of nothing in particular, with a full stop. / Image: Hedda Marl",
        "Image or not, the hen / the rung / the frost: all were there",
        "A hen Image Hedda Marl / Image: Hedda Marl",
        "The archive has a Photo of Fenn and no other, in which he looks at a rung that is not there.",
    ],
)
def test_what_only_speaks_of_pictures_is_a_paragraph(mini, text):
    _, root = third(mini, text)
    assert root.find(".//tei:figure", NS) is None


RECIPE = """
[[name]]
ref = "per:ada-quill"
form = "Ada Qull"
[[correction]]
at = "p2"
sic = "Qull"
corr = "Quill"
within = "Ada Qull Image"
[[correction]]
at = "p2"
sic = "rugs"
corr = "rungs"
"""


def test_recipe_speaks_of_alternative_text_under_the_anchor_of_its_caption(mini):
    report, root = third(mini, "Ada Qull Image FennAda Qull counted rugs / Image: Fenn", RECIPE)
    assert [problem.code for problem in report.problems] == []
    assert root.findtext(".//tei:figDesc//tei:corr", namespaces=NS) == "Quill"
    assert reading(blocks(root)["p2"]) == "Ada Qull counted rungs / Image: Fenn"


def test_alternative_text_may_be_corrected_outside_a_name(mini):
    wrong = '[[correction]]\nat = "p2"\nsic = "laddre"\ncorr = "ladder"\nwithin = "A laddre"\n'
    report, root = third(mini, "A laddre Image public domainThe ladder lost a rung / Image: public domain", wrong)
    assert report.problems == ()
    assert reading(root.find(".//tei:figDesc", NS)).startswith("A ladder")
