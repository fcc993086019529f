"""The search page and the commands: every link leads on, no parameter breaks them."""

import json
import re
from html import escape, unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from webapp.cli import edition

PARAMETERS = ["q", "page", "from", "to", "order", "names", "text", "kind", "language", "person", "place", "digest"]


def links(page, within=""):
    part = re.search(rf'class="{within}".*?</(?:ol|section|nav)>', page, re.DOTALL)[0] if within else page
    return [unescape(href) for href in re.findall(r'href="([^"]+)"', part)]


def test_page_without_a_query_says_how_to_search(client):
    page = client.get("/search/").text
    assert '<input id="q"' in page and "noindex" in page
    assert [client.get(href).status_code for href in links(page) if "/search/?" in href] == [200] * 9


def test_query_of_signs_alone_is_told_so(client):
    for signs in ("%25", "*", "%F0%9F%98%80", "((("):
        assert client.get(f"/search/?q={signs}").text.count('class="said" role="status"') == 1
    assert 'class="said"' not in client.get("/search/?q=%20").text


def test_every_hit_leads_to_its_anchor(client):
    hits = links(client.get("/search/?q=梯子 OR ladder OR 井").text, "hits")
    assert hits
    for href in hits:
        found = client.get(href)
        assert found.status_code == 200
        anchor = urlsplit(href).fragment.partition(":~:")[0]
        assert not anchor or f'id="{anchor}"' in found.text


def test_hits_are_marked(client):
    page = client.get("/search/?q=ladder&kind=digest").text
    assert re.search(r"<mark>[Ll]adders?</mark>", page)


def test_a_hit_in_a_digest_that_is_not_shown_by_itself_is_shown(client):
    assert "?digest=both#" in links(client.get("/search/?q=梨树&kind=digest").text, "hits")[0]
    assert 'id="digest-both" value="both" checked' in client.get("/texts/orchard/?digest=both").text


def test_what_an_interface_shows_of_introductions_is_where_a_hit_leads(client):
    assert links(client.get("/search/?q=雨夜").text, "hits")[0].startswith("/zh/texts/orchard/")
    assert links(client.get("/zh/Hant/search/?q=aloud&kind=introduction").text, "hits")[0].startswith("/Hant/texts/")


def test_another_state_keeps_the_query(client):
    page = client.get("/search/?q=%E6%A2%AF%E5%AD%90&kind=digest").text
    assert "/Hant/search/?q=%E6%A2%AF%E5%AD%90&kind=digest" in links(page)


def test_facets_lead_to_as_many_hits_as_they_say(client):
    page = client.get("/search/?q=NOT zzz").text
    facets = re.search(r'class="facets".*?</section>', page, re.DOTALL)[0]
    told = re.findall(r'<a href="([^"]+)".*?class="many">(\d+)<', facets)
    assert len(told) > 10
    for href, count in told:
        assert re.search(r'class="count"[^>]*>(\d+|One)', client.get(unescape(href)).text)[1] in (count, "One")


def test_pages_of_hits_are_turned(client):
    page, turned = client.get("/search/?q=NOT zzz").text, 1
    total, held = int(re.search(r'class="count"[^>]*>(\d+)', page)[1]), len(links(page, "hits"))
    while following := re.search(r'rel="next" href="([^"]+)"', page):
        page, turned = client.get(unescape(following[1])).text, turned + 1
        held += len(links(page, "hits"))
    assert held == total and turned > 2


def test_a_page_of_hits_that_is_not_there_leads_to_the_first(client):
    assert "There is no such page" in client.get("/search/?q=NOT zzz&page=500").text


def test_bad_syntax_is_said(client):
    assert "could not be read as a query" in client.get('/search/?q="ladder').text


def test_nothing_found_is_said(client):
    assert "Nothing was found" in client.get("/search/?q=zzzz").text


def test_what_is_typed_is_never_markup(client):
    page = client.get("/search/?q=<script>alert(1)</script>&text=<b>&from=<i>").text
    assert "<script>alert" not in page and "<b>" not in page


@pytest.mark.parametrize("words", ["1931-08", "1931-08-12"])
def test_of_a_month_or_day_the_year_counts_and_the_page_says_so(client, words):
    found = [client.get(f"/search/?q=Fenn&from={one}&to={one}").text for one in (words, "1931")]
    assert len({re.search(r'class="count"[^>]*>([^<]+)', page)[1] for page in found}) == 1
    assert [f"of {words} only the year counts" in page for page in found] == [True, False]


@pytest.mark.parametrize("words", ["abc", "1931-13", "1931-08-99", "<i>"])
def test_what_is_no_year_is_passed_over_and_the_page_says_so(client, words):
    page = client.get("/search/", query_string={"q": "Fenn", "from": words, "to": "1990"}).text
    assert f"Passed over, being no year: {escape(words)}." in page
    assert "from" not in parse_qs(urlsplit(links(page, "orders")[0]).query)


@pytest.mark.parametrize("name", ["text", "kind", "language", "person", "place"])
def test_what_the_edition_does_not_have_is_named_with_what_it_has(client, name):
    answer = client.get(f"/search/?q=ladder&{name}=nope")
    told = re.search(r'<p class="missing">(.*?)</p>', answer.text, re.DOTALL)[1]
    assert answer.status_code == 200 and "“nope”" in told and "Nothing was found" not in answer.text
    there = [parse_qs(urlsplit(unescape(href)).query)[name] for href in re.findall(r'href="([^"]+)"', told)]
    assert there and ["nope"] not in there


def test_what_the_edition_has_is_not_named_where_nothing_is_found(client):
    page = client.get("/search/?q=zzzz&text=orchard&kind=digest&language=en").text
    assert 'class="missing"' not in page and "Nothing was found" in page


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    asked=st.dictionaries(
        st.sampled_from(PARAMETERS), st.text(max_size=6) | st.sampled_from(["-1", "0", "9" * 30, "x"])
    )
)
def test_no_parameter_breaks_the_page(client, asked):
    assert client.get("/search/", query_string=asked).status_code == 200


def test_other_peoples_tei_is_searched(app_of, tmp_path):
    body = "<div>loose <hi>words</hi><p>in a box</p></div>"
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'
    (tmp_path / "plain.xml").write_text(tei, encoding="utf-8")
    client = app_of(tmp_path).test_client()
    for query in ("loose words", "box"):
        assert links(client.get(f"/search/?q={query}").text, "hits")[0].startswith("/texts/plain/")


def run(*arguments):
    return CliRunner().invoke(edition, arguments)


def test_command_prints_places_and_their_words(mini):
    result = run("search", "glove", "--corpus", str(mini), "--kind", "digest")
    assert result.exit_code == 0
    assert result.output.splitlines()[0] == "orchard/p3  digest en" and "1 found" in result.output


def test_command_answers_programs_in_json(mini):
    answer = json.loads(run("search", "手套", "--corpus", str(mini), "--json", "--script", "Hant").output)
    assert (answer["total"], answer["hits"][0]["place"], answer["literal"]) == (1, "orchard/p3", False)
    assert {"text": "手套", "marked": True} in answer["hits"][0]["pieces"]


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--text", "nope", "no text “nope” in this edition; it has"),
        ("--person", "nobody", "no person “nobody” in this edition; it has per:"),
        ("--from", "1931-13", "“1931-13” is no year"),
        ("--to", "abc", "“abc” is no year"),
    ],
)
def test_command_refuses_in_one_line_what_there_is_not(mini, option, value, said):
    result = run("search", "glove", "--corpus", str(mini), option, value)
    assert result.exit_code == 1 and said in str(result.exception) and "\n" not in str(result.exception)


def test_command_takes_the_year_of_a_month_and_says_so(mini):
    result = run("search", "Fenn", "--corpus", str(mini), "--from", "1931-08", "--to", "1931")
    assert result.stderr == "search goes by years: of 1931-08 only the year counts\n"
    assert result.stdout == run("search", "Fenn", "--corpus", str(mini), "--from", "1931", "--to", "1931").stdout


def test_index_command_makes_what_has_changed(mini):
    assert "units made anew" in run("index", "--corpus", str(mini)).output
    assert "up to date" in run("index", "--corpus", str(mini)).output


def test_index_command_refuses_what_is_no_folder(tmp_path):
    result = run("index", "--corpus", str(tmp_path / "none"))
    assert result.exit_code == 1 and "is not a folder" in str(result.exception)
