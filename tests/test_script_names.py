"""Names under script conversion: in the form of their entry, and no phrase across their edges."""

import re

import pytest

from script_trees import NAMES, converted, tree
from webapp.edition import script, tei
from webapp.edition.corpus import Corpus


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        ("由[于右任]主持", "Hant-TW", "由[于右任]主持"),
        ("现在[台州]的", "Hant-TW", "現在[台州]的"),
        ("现在{台州}的", "Hant", "現在{台州}的"),
        ("[王汎森]後來", "Hans", "[王汎森]后来"),
        ("[徐乾學]於乾隆", "Hans", "[徐乾学]于乾隆"),
        ("[里约]", "Hant", "[里約]"),
        ("[里约]", "Hant-TW", "[里約]"),
        ("[里约]", "Hant-HK", "[裏約]"),
        ("由[于某]主持", "Hant", "由[於某]主持"),
    ],
)
def test_name_has_the_form_of_its_entry_and_no_phrase_crosses_its_edge(text, target, expected):
    refs = {"于": "per:yu-youren", "右": "per:yu-youren", "台": "pla:taizhou", "王": "per:wang-fansen"}
    refs |= {"徐": "per:xu-qianxue", "里": "pla:lima", "裏": "pla:lima"}

    def marked(line):
        line = re.sub(r"\[(.)", lambda m: f'<persName ref="{refs[m[1]]}">{m[1]}', line).replace("]", "</persName>")
        return line.replace("{", "<placeName>").replace("}", "</placeName>")

    language = "zh-Hant" if target == "Hans" else "zh-Hans"
    root = tree(marked(text), language)
    script.convert(root, target, NAMES)
    assert "".join(root.itertext()) == re.sub(r"[][{}]", "", expected)


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [("奈温", "奈溫", ("奈溫", "奈溫", "奈温")), ("范里", "范里", ("范里", "范里", "范里"))],
    ids=["as conversion would write it", "as only its bearer writes it"],
)
def test_name_is_written_as_in_the_region_unless_its_bearer_writes_it_otherwise(text, form, expected):
    names = script.Names({"per:one": [("Hans", text), ("Hant", form)]})
    assert tuple(names.form("per:one", text, target) for target in ("Hant", "Hant-TW", "Hant-HK")) == expected


def test_form_for_a_region_is_taken_as_it_is():
    names = script.Names({"per:ne-win": [("Hant", "奈溫"), ("Hant-HK", "奈溫")]})
    assert names.form("per:ne-win", "奈温", "Hant-HK") == "奈溫"


def test_name_over_several_elements_keeps_its_places():
    corrected = "<choice><sic>李</sic><corr>學</corr></choice>"
    name = f"<persName ref='per:xu-qianxue'>徐<hi>乾</hi><lb/>\u00ad{corrected}</persName>"
    after = converted(f"{name}<note>於</note>", "Hans", "zh-Hant").replace('"', "'")
    assert after == name.replace("學", "学") + "<note>于</note>"


def test_name_within_a_name_that_has_no_entry_has_its_own_form():
    name = "<title>由<persName ref='per:yu-youren'>于右任</persName>主持</title>"
    assert converted(name).replace('"', "'") == name


def test_entries_of_a_register_show_the_forms_that_they_have():
    entry = (
        "<listPerson><person xml:id='yu'><persName xml:lang='zh-Hans'>于右任</persName>"
        "<persName xml:lang='zh-Hant'>于右任</persName></person></listPerson>"
        "<listEvent><event xml:id='e'><label xml:lang='zh-Hans'>干里</label>"
        "<label xml:lang='zh-Hant'>干里</label></event></listEvent>"
    )
    root = tree(entry, "en")
    script.convert(root, "Hant", script.Names.of(root))
    assert [name.text for name in root.iter("{*}persName", "{*}label")] == ["于右任", "于右任", "干里", "干里"]


def test_names_are_read_from_a_file_and_from_a_folder(mini):
    for path in (mini / "registers" / "persons.xml", mini / "registers"):
        names = script.Names.read(path)
        assert names.form("per:fan-xiaoli", "范小里", "Hant-TW") == "范小里"
        assert names.form("people.xml#fan-xiaoli", "范小里", "Hant") == "范小里"
        assert names.form("per:fan-xiaoli", "小里", "Hant") == ""
        assert names.form("per:nobody per:fan-xiaoli", "范小\u00ad里", "Hant") == "范小\u00ad里"


def test_pages_have_the_names_of_the_registers(edition_of):
    page = Corpus(edition_of("mini")).text("well", "Hant").document
    assert {e.text for e in page.iter(tei.q("persName")) if e.get("ref") == "per:fan-xiaoli"} >= {"范小里"}
