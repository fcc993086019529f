"""A reader's report of an error: addressed as the edition says, filled in, of bounded length; else not there at all."""

from email.headerregistry import Address
from functools import cache
from urllib.parse import parse_qs, unquote, urlsplit

import lxml.html
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from browsing import DESK, TRANSCRIBED, page_of, served, until
from conftest import MINI
from webapp import create_app
from webapp.cli import edition
from webapp.edition.errors import EditionError
from webapp.reports import Desk

MAIL = "mailto:errata@example.org"
FORM = "https://tracker.example.org/new?label=erratum&title={title}&body={body}"


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    @cache
    def client(target):
        app = create_app(MINI, "https://example.org", target)
        app.extensions["corpus"].store.folder = tmp_path_factory.mktemp("store")
        return app.test_client()

    def of(path, target):
        return lxml.html.fromstring(client(target).get(path).data)

    return of


def link(page):
    return page.xpath("string(//a[@id = 'report']/@href)")


def fields(href):
    """The fields of an address, by their names; `+` is itself, as it is in a mail (RFC 6068, 5)."""
    return {
        name: unquote(value) for name, _, value in (pair.partition("=") for pair in urlsplit(href).query.split("&"))
    }


@pytest.mark.parametrize("path", ["/texts/well/", "/texts/well/p2"])
def test_there_is_no_report_where_nobody_takes_it(page, path):
    assert "report" not in lxml.html.tostring(page(path, ""), encoding="unicode")


def test_mail_tells_passage_address_release_and_script(page):
    href = link(page("/Hant-TW/texts/well/p2", MAIL))
    assert href.startswith(f"{MAIL}?subject=")
    assert fields(href)["subject"] == "Error in well/p2"
    assert fields(href)["body"].split("\r\n")[:4] == [
        "Passage: well/p2",
        "Address: https://example.org/texts/well/p2",
        "Release: 0.1.0",
        "Script of the page: Traditional Chinese (Taiwan)",
    ]


def test_form_is_filled_in_with_what_it_asks_for(page):
    href = link(page("/zh/texts/orchard/", FORM))
    found = parse_qs(urlsplit(href).query)
    assert found["label"] == ["erratum"]
    assert found["title"] == ["orchard有误"]
    assert "网址：https://example.org/texts/orchard/" in found["body"][0]


def test_range_is_reported_as_it_is_cited(page):
    assert "Passage: well/p2-p4\r\n" in fields(link(page("/texts/well/p2-p4", MAIL)))["body"]


@pytest.mark.parametrize(
    ("target", "template"),
    [
        (MAIL, f"{MAIL}?subject={{title}}&body={{body}}"),
        (f"{MAIL}?cc=x@example.org", f"{MAIL}?cc=x@example.org&subject={{title}}&body={{body}}"),
        ("https://example.org/new", "https://example.org/new?title={title}&body={body}"),
        ("http://example.org/new?kind=1", "http://example.org/new?kind=1&title={title}&body={body}"),
        (FORM, FORM),
        ("https://example.org/report?about={title}", "https://example.org/report?about={title}"),
    ],
)
def test_plain_address_is_completed_and_a_template_taken_as_it_is(target, template):
    assert Desk.at(target).template == template


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "errata@example.org", "mailto:", "mailto:nobody", "ftp://example.org/", "https://", "//x/y",
     "https://example.org/{?title,body}", "https://example.org/{name}", "https://example.org/{title", "https://x/y#z",
     "https://example.org/\" onclick=\"alert(1)", "mailto:a@b c", "https://example.org/\nx"],
)  # fmt: skip
def test_other_address_is_refused_in_one_line(target):
    with pytest.raises(EditionError, match="give mailto:"):
        Desk.at(target)
    result = CliRunner().invoke(edition, ["serve", "--corpus", str(MINI)], env={"EDITION_REPORT_TO": target})
    assert isinstance(result.exception, EditionError)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_is_reported_arrives_as_it_was(title, body):
    assert fields(Desk.at(MAIL).address(title=title, body=body)) == {"subject": title, "body": body}
    href = Desk.at(FORM).address(title=title, body=body)
    assert href.isascii()
    assert not set(href) & set(" \"'<>\\^`{|}\r\n")
    assert fields(href) == {"label": "erratum", "title": title, "body": body}
    assert Address(addr_spec=urlsplit(Desk.at(MAIL).address(title=title, body=body)).path).domain == "example.org"


SELECT = """selector => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector(selector));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return getSelection().toString();
}"""


def selected(page, selector):
    """What a reader selects, on one line, once the page has taken notice."""
    before = page.get_attribute("#report", "href")
    words = " ".join(page.evaluate(SELECT, selector).split())
    until(page, "before => document.getElementById('report').getAttribute('href') !== before", before)
    return words


@pytest.fixture(scope="module")
def address(edition_of):
    with served(edition_of(TRANSCRIBED), report_to=MAIL) as url:
        yield url


@pytest.mark.browser
@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/texts/well/", "Selected words: "),
        ("/texts/well/p2", "Selected words: "),
        ("/zh/Hant-TW/texts/well/", "所選文字："),
    ],
)
def test_selected_words_are_reported_as_they_are_read(browser, address, path, label):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address + path)
        words = selected(page, "#p2 .words")
        body = fields(page.get_attribute("#report", "href"))["body"]
        assert "https://example.org/texts/well/p2\r\n" in body
        assert f"{label}{words}\r\n" in body


@pytest.mark.browser
def test_long_selection_is_cut_and_names_the_range(browser, address):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address + "/texts/well/")
        words = selected(page, "article > :has(#p1)")
        href = page.get_attribute("#report", "href")
        body = fields(href)["body"]
        told = body.partition("Selected words: ")[2].partition("\r\n")[0]
        assert 1980 < len(href) <= 2000
        assert told.endswith("…") and words.startswith(told[:-1])
        assert "Passage: well/h1-p" in body or "Passage: well/p1-p" in body


@pytest.mark.browser
def test_paragraph_and_selection_have_the_report_beside_the_citation(browser, address):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address + "/texts/well/")
        page.focus("#p3 > .number")
        cite, report = page.query_selector_all(".cite-here")
        report.wait_for_element_state("visible")
        assert "Passage: well/p3\r\n" in fields(report.get_attribute("href"))["body"]
        assert report.bounding_box()["y"] >= cite.bounding_box()["y"] + cite.bounding_box()["height"]
        selected(page, "#p2 .words")
        until(page, "report => decodeURIComponent(report.href).includes('well/p2')", report)
        assert "Passage: well/p2\r\n" in fields(report.get_attribute("href"))["body"]


@pytest.mark.browser
def test_report_is_a_plain_link_without_script(browser, address):
    with page_of(browser, viewport=DESK, java_script_enabled=False) as page:
        page.goto(address + "/texts/well/p2")
        assert fields(page.get_attribute("#report", "href"))["subject"] == "Error in well/p2"
