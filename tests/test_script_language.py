"""What is converted goes by its language, and says afterwards what it is and was."""

import pytest

from script_trees import converted, tree
from webapp.edition import script, tei


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("zh", "Hans"),
        ("ZH-cn", "Hans"),
        ("zh_TW", "Hant-TW"),
        ("zh-Hans", "Hans"),
        ("zh-Hant", "Hant"),
        ("zh-Hans-TW", "Hans"),
        ("zh-TW", "Hant-TW"),
        ("zh-cmn-Hant-HK", "Hant-HK"),
        ("zh-Hant-x-hans", "Hant"),
        ("yue-Hant-HK", "Hant-HK"),
        ("zho", "Hans"),
        ("chi-TW", "Hant-TW"),
        ("zh-yue", ""),
        ("zh-yue-Hans", "Hans"),
        ("x-yue-Hans", ""),
        ("lzh", ""),
        ("zh-Latn-pinyin", ""),
        ("zh-Bopo", ""),
        ("zh-Kore-TW", ""),
        ("ja", ""),
        ("en", ""),
        ("x-zh", ""),
        ("-", ""),
        ("zh--", "Hans"),
        ("", ""),
    ],
)
def test_script_is_read_off_the_language_tag(tag, expected):
    assert script.script_of(tag) == expected


def test_converted_text_keeps_the_language_that_its_tag_extends():
    assert '<q xml:lang="yue-Hant">' in converted('<q xml:lang="zh-yue-Hans">里</q>', "Hant")


def test_traditional_quotation_is_left_alone_under_hant_and_converted_under_hans():
    quotation = '他说<quote xml:lang="zh-Hant">後來</quote>'
    assert '<quote xml:lang="zh-Hant">後來</quote>' in converted(quotation, "Hant-HK")
    assert '<quote xml:lang="zh-Hans">后来</quote>' in converted(quotation, "Hans")


def test_language_of_what_was_converted_is_told_and_its_origin_kept_where_asked():
    root = tree('<q xml:lang="zh-CN">里</q><q xml:lang="lzh-Hant">後</q><q xml:lang="">里</q><q xml:lang="ja">里</q>')
    script.convert(root, "Hant-TW", keeping_origin=True)
    assert [(q.get(tei.XML_LANG), q.get(script.FROM), q.text) for q in root] == [
        ("zh-Hant-TW", "zh-CN", "裡"),
        ("lzh-Hant", None, "後"),
        ("", None, "里"),
        ("ja", None, "里"),
    ]


def test_header_says_what_was_converted_from_what_by_what_and_nothing_where_nothing_was():
    header = (
        f'<TEI xmlns="{tei.TEI}"><teiHeader><fileDesc/><revisionDesc/></teiHeader><text xml:lang="{{}}">里</text></TEI>'
    )
    root = tei.parse_bytes(header.format("zh-CN").encode())
    script.convert(root, "Hant-TW")
    (said,) = root.iter(tei.q("language"))
    assert said.get("ident") == "zh-Hant-TW"
    assert "zh-CN" in said.text
    assert script.ENGINE in said.text
    assert [tei.local(part) for part in root[0]] == ["fileDesc", "profileDesc", "revisionDesc"]
    root = tei.parse_bytes(header.format("zh-Hant").encode())
    before = tei.serialise(root)
    script.convert(root, "Hant-TW")
    assert tei.serialise(root) == before


def test_unmarked_tree_is_converted_where_its_language_is_told():
    root = tei.parse_bytes(f'<p xmlns="{tei.TEI}">里面</p>'.encode())
    script.convert(root, "Hant-TW")
    assert root.text == "里面"
    script.convert(root, "Hant-TW", unmarked="zh-Hans")
    assert (root.text, root.get(tei.XML_LANG)) == ("裡面", "zh-Hant-TW")
