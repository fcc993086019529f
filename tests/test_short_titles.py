"""Where room is short a text is called by its author's family name and its short title, everywhere alike."""

import lxml.html
import pytest
from lxml import etree

from webapp.edition.citation.names import family
from webapp.edition.tei import TEI

LISTS = (
    "/concordance/",
    "/about/status/",
    "/timeline/",
    "/map/",
    "/network/",
    "/registers/persons/",
    "/search/?q=ladder",
)


@pytest.mark.parametrize(
    ("author", "forms", "known", "spoken", "told"),
    [
        ('<persName xml:lang="en">Jack Barnes</persName>', {}, "", "en", "Barnes"),
        ('<persName xml:lang="en">Jack Barnes</persName>', {}, "杰克·巴恩斯", "zh-Hans", "巴恩斯"),
        ('<persName xml:lang="nl">Jan van Aken</persName>', {}, "", "en", "van Aken"),
        ("<persName>孙焕臻</persName>", {"en": "Sun Huanzhen", "zh-Latn-pinyin": "Sūn Huànzhēn"}, "", "en", "Sun"),
        ("<persName>孙焕臻</persName>", {}, "Sun Huanzhen", "en", "Sun Huanzhen"),
        ("<persName>孙焕臻</persName>", {}, "孫煥臻", "zh-Hant", "孫煥臻"),
        ("<orgName>The Rope Committee</orgName>", {}, "", "en", "The Rope Committee"),
        ("", {}, "", "en", ""),
    ],
)
def test_author_is_called_by_the_family_name(author, forms, known, spoken, told):
    element = etree.fromstring(f'<author xmlns="{TEI}">{author}</author>')
    assert family(element, forms, known, spoken) == told


@pytest.mark.parametrize("path", LISTS)
def test_lists_call_a_text_by_its_author_and_short_title(client, path):
    words = lxml.html.fromstring(client.get(path).data).xpath("string(//main)")
    assert words.count("Quill, A Quarrel about Ladders") == words.count("A Quarrel about Ladders") > 0


def test_text_without_an_author_has_its_short_title_alone(mini, app_of):
    path = mini / "texts" / "orchard.xml"
    told = path.read_text(encoding="utf-8")
    path.write_text(told.replace(told[told.index("<author>") : told.index("</author>") + 9], ""), encoding="utf-8")
    page = lxml.html.fromstring(app_of(mini).test_client().get("/about/status/").data)
    assert "A Quarrel about Ladders" in page.xpath("//thead//text()")
