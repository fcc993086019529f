"""Links to words, followed in a real browser: the words are seen, whatever the language of the page and theirs."""

from urllib.parse import urlsplit

import lxml.html
import pytest

from browsing import DESK, page_of, served, until
from conftest import TEI
from webapp import create_app

pytestmark = pytest.mark.browser

SEEN = """([anchor, words]) => {
  const bare = (text) => text.replace(/[\\s\\u00ad-]/g, '').toLowerCase();
  const walker = document.createTreeWalker(document.getElementById(anchor || 'main'), NodeFilter.SHOW_TEXT);
  let seen = '';
  for (let node; (node = walker.nextNode()); ) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const shown = [...range.getClientRects()].some((box) => box.width && box.bottom > 0 && box.top < innerHeight);
    if (shown && !node.parentElement.closest('nav, .pc')) seen += node.data;
  }
  return bare(seen).includes(bare(words)); }"""
PLACES = {"//ol[@class='kwic']/li": "string(a/@href)", "//ol[@class='hits']/li": "string(h2/a/@href)"}
PAGES = [
    "/registers/persons/zhang-guotao/",
    "/search/?q=workers&kind=editorial",
    "/search/?q=workers&kind=digest",
    "/search/?q=工人&kind=digest",
    "/search/?q=革命&kind=editorial",
]
FOLLOWED = 2


@pytest.fixture(scope="module")
def readers(browser):
    """A page of the five texts, with the address at which they are served."""
    with served(TEI) as address, page_of(browser, viewport=DESK) as page:
        page.address = address
        yield page


@pytest.fixture(scope="module")
def five():
    """A client of the five texts."""
    return create_app(TEI, "https://example.org").test_client()


def linked(client, path):
    """The links of a page to words of the texts, each with the words."""
    page = lxml.html.fromstring(client.get(path).text)
    return [
        (line.xpath(href), line.xpath("string((.//mark)[1])"))
        for lines, href in PLACES.items()
        for line in page.xpath(lines)
    ]


def follow(page, href, words):
    """Goes to a link; words that are not seen there within 30 seconds are an error."""
    page.goto("about:blank")
    page.goto(page.address + href)
    until(page, SEEN, [urlsplit(href).fragment.partition(":~:")[0], words])


@pytest.mark.parametrize("prefix", ["", "/zh/Hant-TW"])
@pytest.mark.parametrize("path", PAGES)
def test_words_that_are_linked_to_are_seen(readers, five, prefix, path):
    found = [link for link in linked(five, prefix + path) if "/texts/" in link[0]]
    assert found
    for href, words in found[:: -(-len(found) // FOLLOWED)]:
        follow(readers, href, words)


@pytest.mark.parametrize("prefix", ["", "/zh"])
def test_hit_in_a_head_leads_to_the_head_and_not_to_the_contents(readers, five, prefix):
    heads = [link for link in linked(five, f"{prefix}/search/?q=workers&order=place") if "#h" in link[0]]
    follow(readers, *heads[0])
    assert readers.evaluate("scrollY") > 0
