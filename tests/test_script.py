"""Script conversion: by block, by language, and nothing but characters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from conftest import TEXTS
from webapp.edition import chinese, convert, tei
from webapp.edition.corpus import Corpus

TARGETS = ["Hans", "Hant", "Hant-TW", "Hant-HK"]


def converted(xml, target="Hant-TW"):
    root = tei.parse_bytes(f'<p xmlns="{tei.TEI}" xml:lang="zh-Hans">{xml}</p>'.encode())
    convert.convert(root, target)
    inner = etree.tostring(root, encoding="unicode")
    return re.sub(r"^<p[^>]*>|</p>$", "", inner)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("头<hi>发</hi>", "頭<hi>髮</hi>"),
        ("头<lb/>发", "頭<lb/>髮"),
        ("头\n      发", "頭\n      髮"),
        ("头<pb n='2'/>发", '頭<pb n="2"/>髮'),
        ("头<note>发展</note>发", "頭<note>發展</note>髮"),
        ("头\u00ad发", "頭\u00ad髮"),
        ("皇<note>后来</note>后", "皇<note>後來</note>后"),
        ('理<foreign xml:lang="en">发 PCB 面</foreign>', '理<foreign xml:lang="en">发 PCB 面</foreign>'),
        ('书<foreign xml:lang="zh-Latn-pinyin">fā</foreign>面', '書<foreign xml:lang="zh-Latn-pinyin">fā</foreign>面'),
        ("<idno>里干</idno>里面", "<idno>里干</idno>裡面"),
    ],
)
def test_phrases_are_matched_across_what_is_not_text(before, after):
    assert converted(before) == after


def test_traditional_quotation_is_left_alone_under_hant_and_converted_under_hans():
    quotation = '他说<quote xml:lang="zh-Hant">後來</quote>'
    assert '<quote xml:lang="zh-Hant">後來</quote>' in converted(quotation, "Hant-HK")
    assert '<quote xml:lang="zh-Hans">后来</quote>' in converted(quotation, "Hans")


def test_japanese_and_english_are_never_converted():
    assert (
        converted('<q xml:lang="ja">国会</q><q xml:lang="en">国</q>')
        == '<q xml:lang="ja">国会</q><q xml:lang="en">国</q>'
    )


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(("name", "text_id"), TEXTS)
def test_conversion_changes_neither_structure_nor_attributes_but_the_language(edition_of, name, text_id, target):
    edition = Corpus(edition_of(name))
    before, after = edition.text(text_id).document, edition.text(text_id, target).document
    added = after.xpath("//*[local-name() = 'language'][contains(., $engine)]", engine=chinese.ENGINE)
    for element in added:
        element.getparent().remove(element)
    assert [shape(e) for e in before.iter()] == [shape(e) for e in after.iter()]
    assert len("".join(before.itertext())) == len("".join(after.itertext()))


def shape(element):
    return element.tag, {k: v for k, v in element.attrib.items() if k != tei.XML_LANG}


@pytest.mark.parametrize(
    ("tag", "script"),
    [
        ("zh", "Hans"),
        ("zh-CN", "Hans"),
        ("zh-Hans", "Hans"),
        ("zh-Hant", "Hant"),
        ("zh-TW", "Hant-TW"),
        ("zh-Hant-HK", "Hant-HK"),
        ("zh-Latn-pinyin", ""),
        ("ja", ""),
        ("en", ""),
        ("", ""),
    ],
)
def test_script_is_read_off_the_language_tag(tag, script):
    assert chinese.script_of(tag) == script


MARKUP = ["<lb/>", "<pb n='1'/>", "<hi>", "</hi>", "<anchor xml:id='a'/>"]


@given(
    st.text(alphabet="发后里干面只系钟头皇理台湾发展", min_size=1, max_size=30),
    st.lists(st.integers(0, 30), max_size=6),
)
def test_breaks_and_inline_elements_anywhere_change_no_character(text, places):
    whole = chinese.convert_text(text, "zh-Hans", "Hant-TW")
    tagged = "".join(
        ("<lb/>" if places.count(i) == 1 else "<hi/>" if i in places else "") + c for i, c in enumerate(text)
    )
    root = tei.parse_bytes(f'<p xmlns="{tei.TEI}" xml:lang="zh-Hans">{tagged}</p>'.encode())
    convert.convert(root, "Hant-TW")
    assert "".join(root.itertext()) == whole


@pytest.mark.parametrize("configuration", ["s2t", "s2tw", "s2hk", "t2s", "tw2s", "hk2s"])
def test_every_configuration_used_is_without_regional_vocabulary(configuration):
    assert configuration in chinese._CONFIGURATIONS.values()
    assert not any(name.endswith("p") for name in chinese._CONFIGURATIONS.values())
