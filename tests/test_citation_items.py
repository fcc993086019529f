"""What a citation says of a text: its names, the place of the passage, and how it was published."""

import pytest
from lxml import etree

from citing import item_of
from webapp.edition.citation import Item, Locator, Name
from webapp.edition.citation.names import name
from webapp.edition.corpus import Corpus
from webapp.edition.reference import Reference


def test_chinese_name_is_parted_where_its_pinyin_is(edition):
    sun = item_of(edition, "sun").authors[0]
    assert sun == Name("孙", "焕臻", roman=("Sun", "Huanzhen"))


@pytest.mark.parametrize(
    ("markup", "forms", "parts"),
    [
        ("<persName>欧阳修</persName>", {"zh-Latn-pinyin": "Ōuyáng Xiū", "en": "Ouyang Xiu"}, ("欧阳", "修", "")),
        ("<persName>孙焕臻</persName>", {}, ("", "", "孙焕臻")),
        (
            "<persName>蒋介石</persName>",
            {"zh-Latn-pinyin": "Jiǎng Jièshí", "en": "Chiang Kai-shek"},
            ("蒋", "介石", ""),
        ),
        ("<persName>Philip P. Wiener</persName>", {}, ("Wiener", "Philip P.", "")),
        ("<persName>Wiener, Philip P.</persName>", {}, ("Wiener", "Philip P.", "")),
        ("<persName xml:lang='my-Latn'>Ne Win</persName>", {}, ("", "", "Ne Win")),
        ("<persName>Voltaire</persName>", {}, ("", "", "Voltaire")),
        ("<orgName>International Marxist Tendency</orgName>", {}, ("", "", "International Marxist Tendency")),
        ("<persName><forename>Ma</forename> <surname>Thida</surname></persName>", {}, ("Thida", "Ma", "")),
    ],
)
def test_name_is_parted_only_where_its_parts_are_known(markup, forms, parts):
    found = name(etree.fromstring(f'<author xmlns="http://www.tei-c.org/ns/1.0">{markup}</author>'), forms)
    assert (found.family, found.given, found.literal) == parts


def test_particle_is_kept_with_the_family_name():
    found = name(etree.fromstring('<author xmlns="http://www.tei-c.org/ns/1.0">Ludwig von Mises</author>'), {})
    assert (found.plain, found.inverted) == ("Ludwig von Mises", "Mises, Ludwig von")
    assert found.csl() == {"family": "Mises", "given": "Ludwig", "non-dropping-particle": "von"}


@pytest.mark.parametrize(
    ("start", "end", "english", "chinese"),
    [
        ("p12", "", "para. 12", "第12段"),
        ("p12", "p15", "paras. 12–15", "第12—15段"),
        ("p12.s3", "", "para. 12, sent. 3", "第12段第3句"),
        ("n3", "", "n. 3", "注3"),
        ("h2", "", "h2", "h2"),
    ],
)
def test_passage_is_located_in_the_words_of_the_field(start, end, english, chinese):
    locator = Locator.of(Reference("sun", start, end))
    assert (locator.said(), locator.chinese) == (english, chinese)


@pytest.mark.parametrize(
    ("described", "kind"),
    [
        ("<title level='a'>T</title><title level='j'>J</title><date when='1990'/>", "article-journal"),
        ("<title level='a'>T</title><title level='j'>J</title><date when='1990-05-01'/>", "article-newspaper"),
        ("<title level='a'>T</title><title level='m'>M</title>", "chapter"),
        ("<title level='m'>M</title><publisher>P</publisher>", "book"),
        ("<title level='a'>T</title>", "webpage"),
    ],
)
def test_kind_of_publication_follows_from_the_levels_of_its_titles(mini, described, kind):
    file = mini / "texts" / "orchard.xml"
    source = f'<bibl type="publication">{described}</bibl></sourceDesc>'
    file.write_text(file.read_text("utf-8").replace("</sourceDesc>", source, 1), "utf-8")
    assert Item.of(Corpus(mini), Reference("orchard", "p1"), "").kind == kind
