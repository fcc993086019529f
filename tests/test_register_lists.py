"""Lists of entries: filed as readers look names up, narrowed and ordered by a form; entries with their mentions."""

import re
from urllib.parse import quote

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import MINI, TEI
from webapp import create_app
from webapp.dates import life_in_years, time_in_words
from webapp.edition.corpus import Corpus
from webapp.edition.registers.browsing import Question, in_order, rows
from webapp.edition.registers.entry import Entry, Words
from webapp.edition.registers.filing import filed, heading, order
from webapp.edition.registers.time import Time
from webapp.interface import words
from webapp.state import State, states

PERSONS = rows(Corpus(MINI), "persons", "", "en")


@pytest.fixture(scope="module", params=["mini", "transcribed mini"])
def client(request, edition_of):
    """A client of the mini edition, kept for all tests here."""
    return create_app(edition_of(request.param), "https://example.org").test_client()


def page(client, path):
    return lxml.html.fromstring(client.get(path).data)


def listed(client, path):
    return page(client, path).xpath("//table[@class = 'entries']//tr[@id][not(@hidden)]/@id")


def person(entry_id, english, chinese="", pinyin=""):
    forms = ((english, "en"), (chinese, "zh-Hans"), (pinyin, "zh-Latn-pinyin"))
    return Entry(f"per:{entry_id}", tuple(Words(text, language, "main") for text, language in forms if text))


@pytest.mark.parametrize(
    ("entry", "english", "chinese"),
    [
        (person("quill-ada", "Ada Quill", "埃达·奎尔"), "Quill, Ada", "奎尔，埃达"),
        (person("quill", "Ada Mary Quill", "埃达·玛丽·奎尔"), "Quill, Ada Mary", "奎尔，埃达·玛丽"),
        (person("zhong-agan", "Zhong Agan", "钟阿干"), "Zhong Agan", "钟阿干"),
        (person("ko-ko", "Ko Ko", "哥哥"), "Ko Ko", "哥哥"),
        (person("van-der-well", "Jan van der Well"), "van der Well, Jan", "van der Well, Jan"),
        (person("lukacs", "Jórg Łukács"), "Łukács, Jórg", "Łukács, Jórg"),
        (person("someone", "Another Name"), "Another Name", "Another Name"),
        (Entry("pla:well", (Words("Old Well", "en", "main"),)), "Old Well", "Old Well"),
    ],
)
def test_entry_is_filed_under_the_name_that_its_id_begins_with(entry, english, chinese):
    assert filed(entry, "en").text == english
    assert filed(entry, "zh-Hans").text == chinese


def test_english_titles_are_filed_without_article_quotation_mark_and_accent():
    titles = ["Éclat", "The “Early” Well", "An Ear", "“Ebb” and Flow", "1934"]
    entries = [Entry(f"wrk:w{i}", (Words(title, "en", "main"),)) for i, title in enumerate(titles)]
    told = sorted(entries, key=lambda entry: order(entry, "en"))
    assert [e.names[0].text for e in told] == ["1934", "An Ear", "The “Early” Well", "“Ebb” and Flow", "Éclat"]
    assert [heading(e, "en") for e in told] == ["0–9", "E", "E", "E", "E"]


def test_chinese_names_are_filed_by_pinyin_as_the_register_spells_it():
    named = [("重庆", "Chóngqìng"), ("重要", "Zhòngyào"), ("单里", "Shàn Lǐ"), ("单衣", "Dānyī"), ("杏里", "Xìnglǐ")]
    entries = [
        Entry(f"pla:p{i}", (Words(text, "zh-Hans", "main"), Words(spelt, "zh-Latn-pinyin", "main")))
        for i, (text, spelt) in enumerate(named)
    ]
    told = sorted(entries, key=lambda entry: order(entry, "zh-Hans"))
    assert [e.names[0].text for e in told] == ["重庆", "单衣", "单里", "杏里", "重要"]
    assert [heading(e, "zh-Hans") for e in told] == list("CDSXZ")


def test_names_with_one_sound_are_in_the_order_of_their_tones():
    entries = [Entry(f"pla:{i}", (Words(text, "zh-Hans", "main"),)) for i, text in enumerate("马妈骂麻")]
    assert "".join(e.names[0].text for e in sorted(entries, key=lambda e: order(e, "zh"))) == "妈麻马骂"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 8),
        ("q=quill", 1),
        ("q=QUILL+miss", 1),
        (f"q={quote('奎爾')}", 1),
        (f"q={quote('鐘守')}", 1),
        ("q=zhong", 2),
        ("q=nobody", 0),
        ("kind=occupation-worker", 4),
        ("kind=occupation-writer&q=sorrel", 1),
        ("text=well", 4),
        ("text=none", 0),
        ("sort=nonsense", 8),
        ("q=%00%ff%22%3Cscript%3E", 0),
    ],
)
def test_list_is_narrowed_by_a_form_without_script(client, query, found):
    assert len(listed(client, f"/registers/persons/?{query}")) == found


def test_list_says_how_many_of_how_many_and_leads_back_to_all(client):
    shown = page(client, "/registers/persons/?q=quill")
    status = shown.xpath("//p[@role = 'status']")[0]
    assert status.text_content().startswith("1 of 8 entries")
    assert status.xpath("a/@href") == ["/registers/persons/"]
    assert shown.xpath("//input[@name = 'q']/@value") == ["quill"]
    assert page(client, "/registers/persons/?q=nobody").xpath("//p[@class = 'nobody'][not(@hidden)]")


@given(words=st.text(max_size=12))
def test_no_question_fails(words):
    assert {row.answers(Question(words)) for row in PERSONS} <= {True, False}


def test_every_entry_is_found_by_any_form_of_its_name():
    for row in PERSONS:
        assert all(row.answers(Question(name.text)) for name in row.entry.names)


def test_list_is_ordered_by_date_and_by_passages():
    told = rows(Corpus(TEI), "events", "", "en")
    firsts = [row.first for row in in_order(told, Question(sort="date"))]
    assert [first for first in firsts if first] == sorted(first for first in firsts if first)
    assert firsts[-1] == ""
    counts = [row.count("sun") for row in in_order(told, Question(text="sun", sort="mentions"))]
    assert counts == sorted(counts, reverse=True)
    assert [row.answers(Question(text="sun")) for row in told] == [row.count("sun") > 0 for row in told]


@pytest.mark.parametrize("state", states(), ids=lambda state: state.prefix or "/")
def test_list_holds_every_entry_once_in_every_state(client, state):
    prefix = State(state.interface, state.script).prefix
    for name in ("persons", "places", "organizations", "events", "works"):
        assert sorted(listed(client, f"{prefix}/registers/{name}/")) == sorted(listed(client, f"/registers/{name}/"))


@pytest.mark.parametrize(
    ("time", "english", "chinese"),
    [
        (Time("birth", when="1902-12-20"), "20 December 1902", "1902年12月20日"),
        (Time("state", start="1919-03", end="1943"), "March 1919–1943", "1919年3月—1943年"),
        (Time("state", start="1919"), "from 1919", "1919年起"),
        (Time("date", start="1936-11-16", end="1936-11-18"), "16–18 Nov 1936", "1936年11月16日至18日"),
        (Time("date", start="1936-11-16", end="1936-11-16"), "16 November 1936", "1936年11月16日"),
        (Time("date", start="1936-11-01", end="1936-11-31"), "1 November 1936–1936-11-31", "1936年11月1日—1936-11-31"),
        (Time("birth", earliest="1896", latest="1898"), "between 1896 and 1898", "1896年至1898年之间"),
        (Time("date", when="about then"), "about then", "about then"),
    ],
)
def test_time_is_in_the_readers_words(time, english, chinese):
    assert time_in_words(time, words("en")) == english
    assert time_in_words(time, words("zh-Hans")) == chinese


def test_years_of_a_life_say_what_is_known():
    born, died = Time("birth", earliest="1910", latest="1911"), Time("death", when="2002-12-05")
    told = [life_in_years(*life, words("en")) for life in ((born, died), (born, None), (None, died), (None, None))]
    assert told == ["1910/1911–2002", "b. 1910/1911", "d. 2002", ""]


def test_letters_lead_to_their_parts(edition_of):
    shown = page(create_app(edition_of("edition")).test_client(), "/registers/persons/")
    letters = shown.xpath("//nav[@class = 'letters']/a/@href")
    assert len(letters) > 15
    assert {letter[1:] for letter in letters} <= set(shown.xpath("//tbody/@id"))


@pytest.mark.parametrize("prefix", ["", "/zh/Hant-TW"])
def test_every_mention_is_on_the_entry_with_its_name_marked_and_leads_to_its_place(client, prefix):
    shown = page(client, f"{prefix}/registers/persons/ada-quill/")
    lines = shown.xpath("//ol[@class = 'kwic']/li")
    assert len(lines) == int(client.get("/registers/persons/ada-quill/").text.count("<mark>"))
    for line in lines:
        assert line.xpath("string(.//mark)")
        path, _, fragment = line.xpath("string(a/@href)").partition("#")
        anchor = fragment.partition(":~:")[0]
        assert not anchor or anchor in page(client, path).xpath("//@id")
        assert line.xpath("string(.//span[@lang]/@lang)")


def test_digest_of_the_readers_language_comes_first_and_the_other_is_folded(client):
    for prefix, language in (("", "en"), ("/zh", "zh-Hans")):
        shown = page(client, f"{prefix}/registers/persons/tobias-fenn/")
        told = [line.get("lang") for line in shown.xpath("//section/ol//span[@class = 'of']/following-sibling::span")]
        assert set(told) == {language}
        folded = shown.xpath("//details//span[@class = 'of']/following-sibling::span/@lang")
        assert set(folded) == {"en", "zh-Hans"} - {language}


def test_introduction_in_another_language_is_linked_where_it_is_shown(client):
    links = page(client, "/registers/persons/ada-quill/").xpath("//ol[@class = 'kwic']//a/@href")
    assert any(re.match("/texts/orchard/#:~:", link) for link in links)
    assert any(re.match("/zh/texts/orchard/#:~:", link) for link in links)


def test_register_is_served_without_the_texts_that_mention_it(mini, app_of):
    for file in (mini / "texts").glob("*.xml"):
        file.unlink()
    shown = page(app_of(mini).test_client(), "/registers/persons/ada-quill/")
    assert shown.xpath("//*[@id = 'mentions']") == []
    assert "Miss Quill" in shown.text_content()
