"""Pages in the reader's language: no English among the words of the Chinese interface, nor the other way round."""

import re
import shutil
from urllib.parse import urldefrag

import pytest
from lxml import etree, html

from visible import Visible
from webapp import interface

ELSEWHERE = re.compile(r"/(Hans|Hant|Hant-TW|Hant-HK|zh)/|\?")
NAMES = re.compile(
    r"""
    https?://\S* | /?\b(zh-)?Han[st](-TW|-HK)?\b | \bzh-Latn-pinyin\b | ^en$  # addresses, tags of languages
  | \b(orchard|well|ferry|nowhere)\b(/\w+)?                                     # texts and passages by their names
  | \b(TEI|CSV|JSON(-LD)?|BEACON|GraphML|Atom|UTF-8|RFC|EDTF|ISO|WGS)\b  # forms and standards
  | \b(GB/T|Chicago|MLA|APA|EB/OL|OpenCC|VIAF|GeoNames|Wikidata|Natural\ Earth|Equal\ Earth)\b
  | \b(Ctrl|Home)\b | edition\ check | "party\ state"~5 | /zh\b           # keys, and what may be typed
  | [（(]?\b(high|medium|low)[（(]                                        # values of a column
    """,
    re.VERBOSE | re.ASCII,
)
ASKED = [
    "search/",
    "search/?q=well",
    "cite/?q=well",
    "nowhere",
    "texts/nowhere/",
    "texts/well/p99",
    "texts/well/p1@9.9.9",
]
GUIDE = "/about/encoding/"


def pages(client, root):
    """The pages that one comes to from the front page in one interface as printed, by path."""
    todo, found = [f"{root}/", *(f"{root}/{path}" for path in ASKED)], {}
    while todo:
        path = todo.pop()
        response = found[path] = client.get(path)
        if response.mimetype != "text/html":
            continue
        linked = {urldefrag(href)[0] for href in html.fromstring(response.text).xpath("//a[not(@download)]/@href")}
        inside = {path for path in linked if path.startswith(f"{root}/") and not ELSEWHERE.search(path[len(root) :])}
        todo += sorted(inside - set(found) - set(todo))
    return {path: response for path, response in found.items() if response.mimetype == "text/html"}


@pytest.fixture(scope="module")
def client(tmp_path_factory, edition_of):
    from webapp import create_app

    app = create_app(edition_of("transcribed mini"), "https://example.org")
    app.extensions["corpus"].store.folder = tmp_path_factory.mktemp("store")
    return app.test_client()


@pytest.fixture(scope="module")
def chinese(client):
    return pages(client, "/zh")


@pytest.fixture(scope="module")
def english(client):
    return pages(client, "")


def squeezed(words):
    return "".join(words.split())


@pytest.fixture(scope="module")
def content(edition_of):
    """All that the files of the edition say, elements and attributes."""
    files = [etree.parse(file) for file in sorted(edition_of("transcribed mini").rglob("*.xml"))]
    return squeezed("".join(one for path in ("//text()", "//@*") for file in files for one in file.xpath(path)))


def test_both_interfaces_have_the_same_pages(chinese, english):
    assert len(english) > 80
    assert {path.removeprefix("/zh") for path in chinese} == set(english)


def test_no_english_stands_among_the_words_of_a_chinese_page(chinese, content):
    said = {
        (path, words.strip())
        for path, page in chinese.items()
        if not path.endswith(GUIDE)
        for words, language in Visible(page.text).found
        if language in ("zh", "zh-Hans") and re.search("[A-Za-z]{2}", NAMES.sub("", words))
        if words.strip() in interface.words("en").values() or squeezed(words) not in content
    }
    assert not said, "\n".join(map(str, sorted(said)))


def test_no_chinese_stands_among_the_words_of_an_english_page(english):
    said = {
        (path, words.strip())
        for path, page in english.items()
        if not path.endswith(GUIDE)
        for words, language in Visible(page.text).found
        if language == "en" and re.search("[\u4e00-\u9fff]", words) and not re.search("[A-Za-z]", words)
    }
    assert not said, "\n".join(map(str, sorted(said)))


@pytest.mark.parametrize("path", ["texts/nowhere/", "texts/well/p99", "registers/spices/", "texts/well/p1@9.9.9"])
def test_chinese_page_says_in_chinese_why_there_is_none(client, path):
    page = html.fromstring(client.get(f"/zh/Hant/{path}").text)
    assert page.xpath("string(//main/p[@lang][1]/@lang)") == "zh-Hant"


def test_author_is_named_for_the_reader_and_as_printed(client):
    bylines = html.fromstring(client.get("/zh/").text).xpath("//p[@class = 'byline']")
    assert "埃达·奎尔（Ada Quill）" in {line.text_content() for line in bylines}
    assert next(line.xpath("span/@lang") for line in bylines if "（" in line.text_content()) == ["zh-Hans", "en"]


@pytest.fixture
def french(client, tmp_path, monkeypatch):
    """The same edition, with words in one more language."""
    folder = shutil.copytree(interface.WORDS, tmp_path / "words")
    (folder / "fr.toml").write_text('texts = "Textes"\nparagraphs = "{count} §"', encoding="utf-8")
    monkeypatch.setattr("webapp.interface.WORDS", folder)
    for module in ("state", "frames"):
        monkeypatch.setattr(f"webapp.{module}.INTERFACES", interface.interfaces())
    interface.words.cache_clear()
    yield client
    interface.words.cache_clear()


@pytest.mark.parametrize("path", ["", "texts/", "texts/well/", "texts/well/p1", "timeline/", "search/?q=well"])
def test_one_more_file_of_words_is_one_more_interface(french, path):
    response = french.get(f"/fr/{path}")
    page = html.fromstring(response.text)
    assert response.status_code == 200
    assert page.get("lang") == "fr"
    assert page.xpath("//header//a[@href = '/fr/texts/']/text()")[:1] == ["Textes"]
    assert page.xpath("//header//a[@lang = 'fr']/text()") == ["français"]
