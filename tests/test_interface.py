"""The interface's words: the same names in every language, none missing, none idle."""

import re
from pathlib import Path

import pytest

import webapp
from webapp.edition.transform import XSLT
from webapp.interface import WORDS, words
from webapp.state import State, read, states

TEMPLATES = Path(webapp.__file__).parent / "templates"
LANGUAGES = sorted(path.stem for path in WORDS.glob("*.toml"))


def asked_for():
    for path in TEMPLATES.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        yield from re.findall(r"\bw\.([a-z]\w*)|w\['([\w-]+)'\]", text)
    for path in XSLT.glob("*.xsl"):
        yield from ((name, "") for name in re.findall(r"e:label\('([\w-]+)'\)", path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_names_and_no_empty_word(language):
    assert set(words(language)) == set(words("en"))
    assert all(words(language).values())


def test_every_word_that_a_page_asks_for_is_there():
    assert {one or other for one, other in asked_for()} <= set(words("en"))


@pytest.mark.parametrize("state", states(), ids=lambda state: state.prefix or "/")
def test_state_is_read_back_from_its_prefix(state):
    assert read(f"{state.prefix}/texts/well/") == (state, "/texts/well/")


def test_regional_interface_falls_back_to_its_script():
    assert words("zh-Hant-TW") == words("zh-Hant")
    assert State("zh", "Hant-TW").language == "zh-Hant-TW"


@pytest.mark.parametrize("path", ["/Hantx/texts/", "/zhx/texts/", "/hant/texts/", "//Hant/", ""])
def test_what_is_no_state_stays_in_the_path(path):
    assert read(path) == (State(), path)
