"""An editor overrules script conversion: in the TEI, and in the recipe of a copy."""

import lxml.html
import pytest

from script_trees import CHOICE, converted, tree
from webapp.edition import diplomatic, merge, script, tei
from webapp.edition.corpus import Corpus
from webapp.edition.encode import encode_file
from webapp.edition.reading import Reading
from webapp.edition.schema import SCHEMA, Schema


@pytest.mark.parametrize(
    ("target", "read"), [("Hant", "zh-Hant"), ("Hant-TW", "zh-Hant"), ("Hant-HK", "zh-Hant-HK"), ("Hans", "zh-Hans")]
)
def test_editor_overrules_conversion_for_readers_of_a_script(target, read):
    choice = tree(CHOICE)[0]
    script.convert(choice.getparent(), target)
    assert choice.get(tei.XML_LANG) == read
    assert [reg.text for reg in choice.iter(tei.q("reg"))] == ["裏頭面", "入面", "里头"]


def test_form_without_a_reading_for_the_script_is_converted_by_the_rules():
    choice = '<choice><orig>里</orig><reg xml:lang="zh-Hant-HK">入</reg></choice>'
    assert converted(f"{choice}面") == choice.replace("里", "裡") + "面"


def test_usual_form_that_is_for_no_script_is_read_in_the_line():
    assert (
        converted("头<choice><orig>髪</orig><reg>发</reg></choice>")
        == "頭<choice><orig>髪</orig><reg>髮</reg></choice>"
    )


SCRIPT = """
[[script]]
at = "p2"
form = "{}"
hant = "停住"
hant-hk = "歇"
"""


def test_recipe_overrules_conversion_and_the_copy_is_conserved(mini):
    recipe = mini / "recipes" / "well.toml"
    block = encoded(mini)
    before = diplomatic.diplomatic(block), diplomatic.reading(block)
    word = next(character for character in before[0] if before[0].count(character) == 1 and character > "\u4e00")
    recipe.write_text(recipe.read_text(encoding="utf-8") + SCRIPT.format(word), encoding="utf-8")
    block = encoded(mini)
    assert (diplomatic.diplomatic(block), diplomatic.reading(block)) == before
    assert [(tei.local(form), form.get(tei.XML_LANG), form.text) for form in overruled(block)] == [
        ("orig", None, word),
        ("reg", "zh-Hant", "停住"),
        ("reg", "zh-Hant-HK", "歇"),
    ]
    assert Schema(SCHEMA).problems(block.getroottree().getroot(), "well.xml") == []
    for state, read in (("", word), ("Hant-TW", "停住"), ("Hant-HK", "歇")):
        assert_read(Reading(Corpus(mini), state), read)


def encoded(folder):
    encode_file(folder / "sources" / "well.txt", folder)
    return merge.blocks(tei.parse(folder / "transcriptions" / "well.xml"))["p2"]


def overruled(block):
    (choice,) = (choice for choice in block.iter(tei.q("choice")) if choice.find(tei.q("orig")) is not None)
    return choice


def assert_read(reading, word):
    """That each view has a word where p2 has a choice of several, and no other there."""
    block = merge.blocks(reading.corpus.text("well", reading.script).document)["p2"]
    html = lxml.html.fromstring(reading.passage("well", "p2"))
    (shown,) = html.xpath("//*[@id = 'p2']//*[@class = 'choice'][*[contains(@class, 'orig')]]")
    assert [form.text for form in shown if "passed-over" not in form.get("class").split()] == [word]
    after = word + overruled(block).tail[:3]
    assert after in reading.plain("well", "https://example.org", "p2")
    assert after in diplomatic.reading(block)
