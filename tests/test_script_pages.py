"""Every page in every state: what is Chinese is in the script chosen, and the interface speaks for itself."""

import re
from copy import deepcopy
from functools import cache
from types import MappingProxyType

import lxml.html
import pytest

import webapp.context
import webapp.frames
from conftest import require
from webapp.edition.corpus import Corpus
from webapp.edition.script.engine import dictionary
from webapp.interface import WORDS, words
from webapp.state import INTERFACES, State, states

CONVERTED = [state for state in states() if state.script]
EDITIONS = ["mini", "transcribed mini", "edition"]
HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
SPOKEN_ATTRIBUTES = ("title", "alt", "aria-label", "placeholder", "content")
AS_PRINTED = "ancestor-or-self::*[contains(@class, 'citation') or self::code or self::pre or contains(@class, 'state')]"
PASSED_OVER = "ancestor-or-self::*[contains(concat(' ', @class, ' '), ' passed-over ')]"


@pytest.fixture(scope="module")
def browsing(edition_of, tmp_path_factory):
    """A client of an edition by its name, kept for all tests here."""

    @cache
    def client_of(name):
        require(edition_of(name), "no such edition")
        app = webapp.create_app(edition_of(name), "https://example.org")
        app.extensions["corpus"].store.folder = tmp_path_factory.mktemp("store")
        return app.test_client()

    return client_of


@cache
def paths(client):
    """Pages of every kind: three of those that differ only in what they are about, and such as are not there."""
    seen, kinds, waiting = {}, {}, ["/", "/texts/none/", "/texts/well/p999", "/registers/persons/none/"]
    while waiting:
        path = waiting.pop(0).partition("#")[0]
        kind = re.sub(r"(?<=/)(?!texts|registers|about)[\w-]+(/?)$", r"one\1", path)
        if path in seen or not re.fullmatch(r"/((texts|registers|about)/[\w/-]*)?", path) or kinds.get(kind, 0) > 2:
            continue
        kinds[kind] = kinds.get(kind, 0) + 1
        seen[path] = None
        waiting += tree(client, path).xpath("//main//a/@href | //header//a/@href")
    return tuple(seen)


@cache
def tree(client, path, state=State()):  # noqa: B008
    return lxml.html.fromstring(client.get(state.prefix + path).data)


def language(element):
    return element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")


def pieces(page):
    """Every stretch of Chinese characters that a reader sees, with the element whose language it is in."""
    for element in page.iter("*"):
        if element.tag in ("script", "style") or element.xpath(AS_PRINTED) or element.xpath(PASSED_OVER):
            continue
        tails = [child.tail for child in element]
        for text in filter(None, [element.text, *tails]):
            if HAN.search(text):
                yield element, text


@cache
def foreign(script):
    """The characters that no text in a script has, by OpenCC's own tables."""
    simplified = {key for key, values in table("STCharacters").items() if key not in values}
    traditional = {key for key, values in table("TSCharacters").items() if key not in values}
    regional = {value for name in ("TWVariants", "HKVariants") for values in table(name).values() for value in values}
    return traditional - simplified if script == "Hans" else simplified - traditional - regional


def table(name):
    return dictionary(f"{name}.ocd2")


@cache
def forms(folder):
    """The names in the registers of an edition, as they are spelt there."""
    return frozenset(" ".join("".join(e.itertext()).split()) for e in Corpus(folder).registers().xpath("*/*/*/*/*"))


def is_of_the_registers(element, text, folder):
    """Whether Chinese is, or ends in, a name spelt as its entry has it."""
    return any(form in forms(folder) for form in (text.strip(), element.text_content().strip()))


@pytest.mark.parametrize("state", CONVERTED, ids=lambda state: state.prefix)
@pytest.mark.parametrize("name", EDITIONS)
def test_chinese_is_in_the_script_chosen_and_says_so(browsing, edition_of, name, state):
    client, found = browsing(name), []
    for path in paths(client):
        for element, text in pieces(tree(client, path, state)):
            spoken, wrong = language(element), set(text) & foreign(state.script)
            if not spoken.startswith("zh"):
                continue
            if spoken != "zh" and not spoken.startswith(f"zh-{state.script[:4]}"):
                found.append((path, "in another script", spoken, text))
            elif wrong and not is_of_the_registers(element, text, edition_of(name)):
                found.append((path, "left as it was", wrong, text))
    assert found == []


def is_metadata_as_printed(element, script):
    """Whether an element is for programs, and itself declares that it is in another script than the reader's."""
    said = element.get("lang", "")
    return element.tag == "meta" and said.startswith("zh") and not said.startswith(f"zh-{script[:4]}")


@pytest.mark.parametrize("state", CONVERTED, ids=lambda state: state.prefix)
@pytest.mark.parametrize("name", EDITIONS)
def test_attributes_that_readers_meet_are_in_the_script_chosen(browsing, name, state):
    client, found = browsing(name), []
    for path in paths(client):
        for element in tree(client, path, state).iter("*"):
            if is_metadata_as_printed(element, state.script):
                continue
            told = [element.get(attribute, "") for attribute in SPOKEN_ATTRIBUTES]
            found += [(path, element.tag, text) for text in told if set(text) & foreign(state.script)]
    assert found == []


@pytest.mark.parametrize("state", states(), ids=lambda state: state.prefix or "/")
@pytest.mark.parametrize("name", EDITIONS)
def test_chinese_around_the_article_is_in_an_element_that_says_so(browsing, name, state):
    client = browsing(name)
    for path in paths(client):
        page = tree(client, path, state)
        assert page.get("lang") == state.language
        outside = [(e, text) for e, text in pieces(page) if not e.xpath("ancestor-or-self::article | self::title")]
        assert [(path, text) for element, text in outside if not language(element).startswith("zh")] == []


@pytest.fixture
def client_with_marks(edition_of, app_of, monkeypatch):
    """A client of the mini edition, with each word of the interface in brackets."""

    def marked(language):
        told = {key: f"⟦{key}发發里裡⟧" for key in words(language)}
        return MappingProxyType({**told, "language": words(language)["language"]})

    monkeypatch.setattr(webapp.context, "words", lambda language: dict(marked(language)))
    monkeypatch.setattr(webapp.frames, "words", marked)
    return app_of(edition_of("mini")).test_client()


@pytest.mark.parametrize("state", CONVERTED, ids=lambda state: state.prefix)
def test_words_of_the_interface_are_never_converted(client_with_marks, state):
    for path in paths(client_with_marks):
        told = re.findall("⟦[^⟧]*⟧", client_with_marks.get(state.prefix + path).text)
        assert told
        assert {word for word in told if not word.endswith("发發里裡⟧")} == set()


@pytest.mark.parametrize("state", [State(), State("zh"), State("en", "Hant"), State("zh", "Hant-TW")], ids=str)
def test_words_of_the_interface_in_an_article_are_in_its_language(client_with_marks, state):
    """Only the name of a script is in that script."""
    found = set()
    for path in paths(client_with_marks):
        for element in tree(client_with_marks, path, state).xpath("//article//*"):
            told = [element.text, *(child.tail for child in element), *map(element.get, SPOKEN_ATTRIBUTES)]
            found |= {(path, language(element), said) for said in filter(None, told) if re.search("⟦(?!script-)", said)}
    assert found
    assert {one for one in found if not one[1] or not state.language.startswith(one[1])} == set()


@pytest.mark.parametrize(("file", "script"), [("zh-Hans", "Hans"), ("zh-Hant", "Hant-TW"), ("zh-Hant", "Hant-HK")])
def test_words_of_the_interface_are_in_their_script(file, script):
    own = {key: word for key, word in words(file).items() if not re.fullmatch("script-Han[st](-..)?", key)}
    assert {key: word for key, word in own.items() if set(word) & foreign(script)} == {}
    assert (WORDS / f"{file}.toml").is_file()


@pytest.mark.parametrize("interface", INTERFACES)
@pytest.mark.parametrize("script", ["Hans", "Hant", "Hant-TW", "Hant-HK"])
@pytest.mark.parametrize("name", EDITIONS)
def test_page_says_that_it_is_converted_where_it_is_and_only_there(browsing, name, script, interface):
    client = browsing(name)
    for path in paths(client):
        printed, page = tree(client, path), tree(client, path, State("en", script))
        differs = without(printed) != without(page)
        page = tree(client, path, State(interface, script))
        said = page.xpath("//aside[@class = 'converted']")
        assert len(said) == bool(page.xpath("//*[@data-script-from]")), path
        assert said or not differs, path


def without(page):
    """The words of a page, less the downloads and the forms of names that only one state of it has."""
    page = deepcopy(page)
    names = "//article[contains(@class, 'entry')]/dl/dd[span[starts-with(@lang, 'zh-Han')]]"
    for form in page.xpath(f"//*[@class = 'form'][position() > 1] | //*[@class = 'which'] | {names}"):
        form.drop_tree()
    return page.xpath("string(//main)").split()


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (State("en", "Hant-TW"), ["from simplified characters as printed", "Traditional Chinese (Taiwan)"]),
        (State("zh", "Hant-HK"), ["從原文的簡體字", "繁體中文（香港）"]),
        (State("zh", "Hans"), ["从原文的繁体字", "简体中文"]),
    ],
)
def test_notice_names_both_scripts_and_the_converter_and_leads_to_the_page_as_printed(browsing, state, told):
    (notice,) = tree(browsing("mini"), "/texts/well/p4", state).xpath("//aside[@class = 'converted']")
    assert all(words in notice.text_content() for words in [*told, "OpenCC"])
    assert notice.xpath(".//a/@href") == [State(state.interface).prefix + "/texts/well/p4"]


@pytest.mark.parametrize("state", states(), ids=lambda state: state.prefix or "/")
def test_page_names_the_same_address_and_alternatives_in_every_state(browsing, state):
    client = browsing("mini")
    for path in paths(client):
        here, printed = tree(client, path, state), tree(client, path)
        assert links(here) == links(printed)
        assert len({href for _, href in links(here)}) in (0, 6)


def test_alternatives_of_a_page_are_whole_addresses_and_each_is_there(browsing):
    client = browsing("mini")
    told = dict(links(tree(client, "/texts/well/p2")))
    assert told["canonical"] == told["x-default"] == told["en"] == "https://example.org/texts/well/p2"
    assert told["zh-Hant-TW"] == "https://example.org/zh/Hant-TW/texts/well/p2"
    for spoken, href in told.items():
        page = client.get(href.removeprefix("https://example.org"))
        assert page.status_code == 200
        if spoken.startswith("zh-"):
            assert lxml.html.fromstring(page.data).get("lang") == spoken


def test_page_that_is_not_there_names_no_address(browsing):
    assert links(tree(browsing("mini"), "/texts/none/", State("zh", "Hant"))) == []


def links(page):
    found = page.xpath("//link[@rel = 'canonical' or @hreflang]")
    return [(link.get("hreflang", link.get("rel")), link.get("href")) for link in found]


@pytest.mark.parametrize("state", states(), ids=lambda state: state.prefix or "/")
@pytest.mark.parametrize("path", ["/texts/well/", "/texts/well/p4", "/texts/"])
def test_downloads_are_as_printed_first_and_then_in_the_script_chosen(browsing, path, state):
    client = browsing("transcribed mini")
    for shown in tree(client, path, state).xpath("//*[a/@download]/parent::*"):
        offered = [form.xpath("a/@href") for form in shown.xpath("*[@class = 'form']")]
        expected = [State(state.interface).prefix, *([state.prefix] if state.script else [])]
        assert [href[0].partition("/texts/")[0] for href in offered] == expected
        for script, form in zip(["", state.script], offered, strict=False):
            for href in form:
                name = client.get(href).headers["Content-Disposition"]
                assert name.endswith(f"{f'-{script}' if script else ''}.{href.rpartition('.')[2]}")


@pytest.mark.parametrize("state", CONVERTED, ids=lambda state: state.prefix)
@pytest.mark.parametrize("name", EDITIONS)
def test_citation_is_as_printed_in_every_script(browsing, name, state):
    client = browsing(name)
    for path in [path for path in paths(client) if re.fullmatch("/texts/.+", path)]:
        cited, printed = (tree(client, path, s).xpath("//*[@id = 'citation']") for s in (state, State(state.interface)))
        assert list(map(told, cited)) == list(map(told, printed))


def told(citation):
    """A citation without the interface's words: the names, titles and addresses in it, with their languages."""
    return [(e.get("lang"), e.text_content()) for e in citation.iter("span", "cite")], citation.text_content()[-40:]
