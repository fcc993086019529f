"""What decided each character: the same as conversion does, told by rule."""

import re

import pytest

from conftest import TEXTS
from script_trees import CHOICE, NAMES, TARGETS, tree
from webapp.edition import script, tei
from webapp.edition.corpus import Corpus
from webapp.edition.script import rules


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(("name", "text_id"), TEXTS)
def test_decisions_are_what_conversion_does(edition_of, name, text_id, target):
    edition = Corpus(edition_of(name))
    document = edition.text(text_id).document
    for decision in script.decisions(document, target, edition.names):
        assert decision.line[decision.at :].startswith(decision.source)
        assert decision.source != decision.result or decision.ambiguous
        assert (decision.by == "phrase") == (len(decision.rule) > 1 and decision.by not in {"name", "override"})
        assert decision.anchor or decision.block is not None
    text = "\n".join(re.findall("[\u3001-\u9fff\uff00-\uffee]+", "".join(document.itertext())))
    language = "zh-Hant" if target == "Hans" else "zh-Hans"
    assert rules.deciding(text, language, target)[1] == script.convert_text(text, language, target)


def test_each_decision_names_its_rule():
    quotation = "<q xml:lang='zh-Hant'>乾</q>"
    xml = f"由<persName ref='per:yu-youren'>于右任</persName>{CHOICE}头<note>后</note>\u00ad发为{quotation}"
    found = list(script.decisions(tree(xml), "Hant-TW", NAMES))
    assert [(d.source, d.result, d.by, d.rule) for d in found] == [
        ("于", "于", "name", "per:yu-youren"),
        ("里面", "裏頭面", "override", "zh-Hant"),
        ("头", "頭", "phrase", "头发"),
        ("发", "髮", "phrase", "头发"),
        ("为", "為", "character", "为"),
        ("里", "裡", "phrase", "里面"),
        ("面", "面", "phrase", "里面"),
        ("后", "後", "character", "后"),
        ("乾", "乾", "untouched", ""),
    ]
    assert found[3].candidates == ("發", "髮")


def test_what_says_its_language_in_an_unmarked_tree_is_read_once_and_in_its_line():
    root = tei.parse_bytes(f'<p xmlns="{tei.TEI}">头<hi xml:lang="zh-Hans">发</hi></p>'.encode())
    assert [d.result for d in script.decisions(root, "Hant", unmarked="zh-Hans")] == ["頭", "髮"]
    assert root.get(tei.XML_LANG) is None
