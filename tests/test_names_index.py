"""The index of names after a text: in the reader's language first, with stretches of passages as an index has them."""

import lxml.html
import pytest

from test_render import RENDER
from webapp.edition.transform import XSLT, stylesheet
from webapp.interface import words

NAME = '<name ref="per:ada-quill">Quill</name>'


def entry(language, *anchors):
    """What the index says of the one entry that paragraphs mention, its names and its passages."""
    told = "".join(f'<p xml:id="{anchor}">{NAME}</p>' for anchor in anchors)
    source = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text xml:lang="en"><body>{told}</body></text></TEI>'
    sheet = stylesheet(XSLT / "html.xsl")
    registers = sheet.document((RENDER / "registers.xml").read_bytes())
    page = lxml.html.fromstring(sheet.run(source.encode(), labels=words(language), registers=registers))
    (found,) = page.xpath("//li[@id = 'per-ada-quill']")
    return found.xpath("a/span/text()"), "".join(found.xpath("span[@class = 'mentions']//text()"))


@pytest.mark.parametrize(("language", "first"), [("en", "Ada Quill"), ("zh-Hans", "艾达·奎尔")])
def test_name_in_the_readers_language_comes_first(language, first):
    names, _ = entry(language, "p1")
    assert (names[0], len(names)) == (first, 2)


@pytest.mark.parametrize(
    ("anchors", "told"),
    [
        (("p1", "p2"), "p1p2"),
        (("p1", "p2", "p3", "p4"), "p1–p4"),
        (("p1", "h1", "p2", "p3", "p4", "e4", "p9"), "p1h1p2–p4e4p9"),
        (("intro", "p.a", "p.b", "x9a"), "introp.ap.bx9a"),
    ],
)
def test_passages_that_follow_on_each_other_are_told_as_one_stretch(anchors, told):
    assert entry("en", *anchors)[1] == told
