"""The interface's words: in every language the same names and gaps, none missing or idle, no others in frames."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from jinja2 import Environment
from lxml import etree
from markupsafe import Markup

import webapp
from conftest import ROOT
from visible import SPOKEN, Visible
from webapp.edition.transform import XSLT
from webapp.interface import WORDS, Phrase, interfaces, joint, listed, locale, words
from webapp.reasons import reason
from webapp.state import State, read, states

PACKAGE = Path(webapp.__file__).parent
TEMPLATES = sorted((PACKAGE / "templates").glob("*.*"))
STYLESHEETS = sorted(XSLT.glob("*.xsl"))
LANGUAGES = sorted(path.stem for path in WORDS.glob("*.toml"))
XSL = "{http://www.w3.org/1999/XSL/Transform}"
TEI = {"tei": "http://www.tei-c.org/ns/1.0"}
VALUES = "//tei:*[@ident = $name]//tei:attDef[@ident = $attribute]//tei:valItem/@ident"
COPIES = {"kind-copy", "kind-publication"}  # of a header, not of a register
LETTERS = re.compile(r"[^\W\d_]")


@cache
def told(language):
    """What a language's own file says."""
    return tomllib.loads((WORDS / f"{language}.toml").read_text(encoding="utf-8"))


def forms(phrase):
    return {"other": phrase} if isinstance(phrase, str) else phrase


def gaps(form):
    return {(name, spec) for _, name, spec, _ in Formatter().parse(form) if name is not None}


def asked_for():
    """The words that frames and stylesheets name in full."""
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        yield from re.findall(r"\bw\.(?!get\()([a-zA-Z]\w*)", text)
        yield from re.findall(r"\bw\['([\w-]+)'\]", text)
    for path in STYLESHEETS:
        yield from re.findall(r"e:label\('([\w-]+)'\)", path.read_text(encoding="utf-8"))


def written():
    """Whatever stands in quotation marks, or as a member of the words, where pages are made."""
    for path in (*TEMPLATES, *STYLESHEETS, *sorted(PACKAGE.rglob("*.py"))):
        text = path.read_text(encoding="utf-8")
        yield from re.findall(r"['\"]([a-zA-Z][\w-]*)(?=['\"{])", text)
        yield from re.findall(r"\bw\.([a-zA-Z]\w*)", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_names_and_no_empty_word(language):
    assert set(told(language)) == set(told("en"))
    assert all(form.strip() for phrase in told(language).values() for form in forms(phrase).values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrase_has_the_gaps_of_the_english_one(language):
    for name, phrase in told(language).items():
        wanted = gaps(forms(told("en")[name])["other"])
        assert gaps(forms(phrase)["other"]) == wanted, name
        assert all(gaps(form) <= wanted for form in forms(phrase).values()), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrase_that_differs_by_number_has_the_forms_of_its_language(language):
    wanted = {"other", *locale(language).plural_form.tags}
    for name, phrase in told(language).items():
        if not isinstance(phrase, str):
            assert set(phrase) == wanted, name
        elif not isinstance(told("en")[name], str):
            assert wanted == {"other"}, name


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language.startswith("zh")])
def test_chinese_words_have_chinese_signs(language):
    half = re.compile(r"[\u4e00-\u9fff）」”}][,;:!?()]|[,;!?()][\u4e00-\u9fff]|[\u4e00-\u9fff] [A-Za-z0-9{]")
    quotes = "「」" if language == "zh-Hans" else "“”"
    said = [form for phrase in told(language).values() for form in forms(phrase).values()]
    assert [form for form in said if half.search(form) or set(quotes) & set(form)] == []


def test_every_word_that_a_page_asks_for_is_there():
    assert set(asked_for()) <= set(words("en"))


def test_no_word_is_idle():
    found = set(written())
    families = {one for one in found if one.endswith("-")}
    assert [name for name in told("en") if name not in found and not name.startswith(tuple(families))] == []


def test_no_word_is_hidden_by_a_member_of_the_dictionary():
    assert not set(words("en")) & set(dir(dict))


@pytest.mark.parametrize(
    ("family", "elements", "attribute"),
    [
        ("kind", {"place", "org", "event", "bibl"}, "type"),
        ("occupation", {"occupation"}, "type"),
        ("relation", {"relation"}, "name"),
        ("gap", {"gap"}, "reason"),
        ("cert", {"att.responsible"}, "cert"),
        ("status-review", {"revisionDesc"}, "status"),
    ],
)
def test_closed_list_of_the_schema_has_its_words(family, elements, attribute):
    schema = etree.parse(ROOT / "schema" / "edition.odd")
    for name in elements:
        values = schema.xpath(VALUES, namespaces=TEI, name=name, attribute=attribute)
        assert values
        assert {f"{family}-{value}" for value in values} - COPIES <= set(told("en"))


def own_words(template):
    """What a template says itself: apart from what it puts in, from classes, addresses and attributes by themselves."""
    source = re.sub(r"\{% block kind %\}.*?\{% endblock %\}", "", template.read_text(encoding="utf-8"))
    page = "".join(
        token if kind == "data" else "0"
        for _, kind, token in Environment(autoescape=True).lex(source)
        if kind in ("data", "variable_begin")
    )
    return [re.sub(r'[\w-]+="[^"]*"|\S*/\S*', "", said) for said, _ in Visible(re.sub("(</?)0", r"\1b", page)).found]


@pytest.mark.parametrize("template", [path for path in TEMPLATES if path.suffix == ".html"], ids=lambda path: path.name)
def test_template_says_nothing_of_its_own(template):
    assert [said for said in own_words(template) if LETTERS.search(said)] == []


@pytest.mark.parametrize("stylesheet", STYLESHEETS, ids=lambda path: path.name)
def test_stylesheet_says_nothing_of_its_own(stylesheet):
    for element in etree.parse(stylesheet).iter("*"):
        is_ours = not element.tag.startswith(XSL) or element.tag == f"{XSL}text"
        said = [element.text or ""] * is_ours + [child.tail or "" for child in element]
        said += [element.get(name, "") for name in SPOKEN] if is_ours else []
        if element.tag == f"{XSL}attribute" and element.get("name") in SPOKEN:
            said += re.findall("'([^']*)'", re.sub(r"e:\w+\([^)]*\)", "", element.get("select", "")))
        assert not [words for words in said if LETTERS.search(re.sub(r"\{[^}]*\}", "", words))], element.sourceline


def raised(path):
    """The messages of what a module of the core does not know, each with a figure for every gap."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        named = isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Unknown", "Unresolved")
        if named and isinstance(node.args[0], ast.JoinedStr | ast.Constant):
            parts = getattr(node.args[0], "values", [node.args[0]])
            yield "".join(part.value if isinstance(part, ast.Constant) else "7" for part in parts)


PAGES = [PACKAGE / "edition" / f"{name}.py" for name in ("corpus", "passage", "reference", "text")]
PAGES += [one for name in ("map", "network", "registers") for one in sorted((PACKAGE / "edition" / name).glob("*.py"))]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", LANGUAGES)
def test_reader_is_told_in_the_language_of_the_page_why_there_is_none(path, language):
    assert [message for message in raised(path) if reason(message, language)[1] != language] == []


def test_reason_without_words_is_given_as_the_core_says_it():
    assert reason("the moon is not on hand", "zh-Hans") == ("the moon is not on hand", "en")


def test_reason_keeps_what_was_asked_for():
    assert reason("the edition has no text “<b>”", "zh-Hant") == ("本版沒有文本「<b>」。", "zh-Hant")


def test_count_chooses_the_form_and_is_written_as_the_language_does():
    phrase = Phrase({"one": "{count} well", "other": "{count} wells"}, "en")
    assert [phrase.format(count=count) for count in (0, 1, 2, 1234)] == ["0 wells", "1 well", "2 wells", "1,234 wells"]


def test_form_for_any_number_stands_where_there_is_no_count():
    assert Phrase({"one": "a well", "other": "wells"}, "en") == "wells"


def test_gap_with_a_format_of_its_own_is_left_to_it():
    assert Phrase("{year:d}年", "zh-Hans").format(year=1936) == "1936年"


def test_list_in_a_gap_is_joined_as_the_language_does():
    assert Phrase("{names}", "en").format(names=["A", "B", "C"]) == "A, B and C"
    assert Phrase("{names}", "zh-Hant").format(names=["A", "B", "C"]) == "A、B和C"


def test_markup_in_a_gap_stays_and_all_else_is_escaped():
    filled = Phrase("<{one}{other}", "en").format(one=Markup("<b>"), other="<i>")
    assert (filled, type(filled)) == ("&lt;<b>&lt;i&gt;", Markup)


@pytest.mark.parametrize("language", LANGUAGES)
def test_separators_of_a_list_are_those_of_the_list_as_a_whole(language):
    assert "".join(joint(at, 4, language) + item for at, item in enumerate("ABCD")) == listed("ABCD", language)


def test_word_that_a_language_lacks_is_said_in_english(tmp_path, monkeypatch):
    monkeypatch.setattr("webapp.interface.WORDS", tmp_path)
    (tmp_path / "en.toml").write_text('home = "Home"\ntexts = "Texts"', encoding="utf-8")
    (tmp_path / "de.toml").write_text('texts = "Texte"', encoding="utf-8")
    words.cache_clear()
    assert words("de-AT") == {"language": "de", "home": "Home", "texts": "Texte"}
    assert interfaces() == ("en", "de")
    words.cache_clear()


@pytest.mark.parametrize("state", states(), ids=lambda state: state.prefix or "/")
def test_state_is_read_back_from_its_prefix(state):
    assert read(f"{state.prefix}/texts/well/") == (state, "/texts/well/")


def test_regional_interface_falls_back_to_its_script():
    assert words("zh-Hant-TW") == words("zh-Hant")
    assert State("zh", "Hant-TW").language == "zh-Hant-TW"


@pytest.mark.parametrize("path", ["/Hantx/texts/", "/zhx/texts/", "/hant/texts/", "//Hant/", ""])
def test_what_is_no_state_stays_in_the_path(path):
    assert read(path) == (State(), path)
