"""Script conversion: by block, across what is no text, and nothing but characters."""

import random
from copy import deepcopy

import pytest

from conftest import TEXTS
from script_trees import TARGETS, converted, shape
from webapp.edition import script, tei
from webapp.edition.corpus import Corpus
from webapp.edition.script import engine


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("头<hi>发</hi>", "頭<hi>髮</hi>"),
        ("头<hi><emph>发</emph></hi>", "頭<hi><emph>髮</emph></hi>"),
        *((f"头<{empty}/>发", f"頭<{empty}/>髮") for empty in ("lb", "pb", "cb", "anchor", "milestone", "ptr")),
        ("头<!-- 发 --><?x 发?>发", "頭<!-- 发 --><?x 发?>髮"),
        ("头\n      发", "頭\n      髮"),
        ("头\n\u200b<lb/>\n\t发", "頭\n\u200b<lb/>\n\t髮"),
        ("头\u00ad发", "頭\u00ad髮"),
        ("头\ufe00发\U000e0100", "頭\ufe00髮\U000e0100"),
        ("头\u200d发\ufeff", "頭\u200d髮\ufeff"),
        ("头\u3000发 头 发", "頭\u3000發 頭 發"),
        ("头<note>发展</note>发", "頭<note>發展</note>髮"),
        ("皇<note>后来</note>后", "皇<note>後來</note>后"),
        ("头<ref type='note'>①</ref>发<ref>[3]</ref>面", '頭<ref type="note">①</ref>髮<ref>[3]</ref>面'),
        ("头<ref>发</ref>", "頭<ref>髮</ref>"),
        ("头<pc force='weak'>-</pc>发", '頭<pc force="weak">-</pc>髮'),
        ("头<app><lem>皇</lem><rdg>后</rdg></app>发", "頭<app><lem>皇</lem><rdg>後</rdg></app>髮"),
        ("头<figure><figDesc>皇</figDesc></figure>发", "頭<figure><figDesc>皇</figDesc></figure>髮"),
        ("头<list><item>皇</item><item>后来</item></list>发", "頭<list><item>皇</item><item>後來</item></list>髮"),
        ("头<quote><p>理</p></quote>发", "頭<quote><p>理</p></quote>髮"),
        ("头<choice><sic>友</sic><corr>发</corr></choice>", "頭<choice><sic>友</sic><corr>髮</corr></choice>"),
        ("头<del>友</del><surplus>x</surplus>发", "頭<del>友</del><surplus>x</surplus>髮"),
        ("头<gap/>发", "頭<gap/>發"),
        ("头<g ref='#a'/>发<g>里</g>面", '頭<g ref="#a"/>發<g>裡</g>面'),
        ("理<foreign xml:lang='en'>发 PCB 面</foreign>", '理<foreign xml:lang="en">发 PCB 面</foreign>'),
        ("书<foreign xml:lang='zh-Latn-pinyin'>fā</foreign>面", '書<foreign xml:lang="zh-Latn-pinyin">fā</foreign>面'),
        ("皇<q xml:lang='ja'>国会</q>后来", '皇<q xml:lang="ja">国会</q>後來'),
    ],
)
def test_phrases_are_matched_across_what_is_not_text(before, after):
    assert converted(before) == after


@pytest.mark.parametrize("element", ["idno", "code", "formula", "egXML", "gi", "att", "val", "tag", "ident", "eg"])
def test_what_is_not_language_is_never_touched(element):
    kept = f"<{element}>里<hi>干</hi></{element}>"
    assert converted(f"{kept}里面{kept}") == f"{kept}裡面{kept}"
    assert (
        converted(f'<{element} xml:lang="zh-Hans">里干</{element}>')
        == f'<{element} xml:lang="zh-Hans">里干</{element}>'
    )


def test_attributes_comments_and_instructions_are_never_touched():
    kept = '<!--里--><?x 里?><ref target="https://example.org/里" n="里" rend="里"/><anchor xml:id="里"/>'
    assert converted(kept + "里面") == kept + "裡面"


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(("name", "text_id"), TEXTS)
def test_conversion_changes_neither_structure_nor_attributes_but_the_language(edition_of, name, text_id, target):
    edition = Corpus(edition_of(name))
    before, after = edition.text(text_id).document, deepcopy(edition.text(text_id, target).document)
    for usage in (e for root in (before, after) for e in root.iter(tei.q("langUsage"))):
        usage[:] = []
    assert [shape(e) for e in before.iter()] == [shape(e) for e in after.iter()]
    assert len("".join(before.itertext())) == len("".join(after.itertext()))


INLINE = ["hi", "emph", "seg", "unclear", "add"]
EMPTY = ['<lb n="里"/>', "<pb/>", "<cb/>", "<anchor/>", "<milestone/>", "<ptr/>"]
LIFTED = ["<note>后来</note>", '<ref type="note">1</ref>', "<note><p>头</p></note>", "<!--里-->", "<?x 里?>", "\u00ad"]


def tagged(text, rng, density=0.2):
    """The text with elements, breaks and notes at some of its places, well-formed."""
    parts, opened = [], []
    for character in text:
        if rng.random() < density:
            choice = rng.random()
            if choice < 0.3 and len(opened) < 6:
                opened.append(rng.choice(INLINE))
                parts.append(f"<{opened[-1]} n='里'>")
            elif choice < 0.5 and opened:
                parts.append(f"</{opened.pop()}>")
            else:
                parts.append(rng.choice(EMPTY if choice < 0.75 else LIFTED))
        parts.append(character)
    return "".join(parts) + "".join(f"</{name}>" for name in reversed(opened))


def line(block):
    """The words of a block, without what is lifted out of it."""
    words = block.xpath(".//text()[not(ancestor::*[local-name() = 'note' or @type = 'note'])]")
    return "".join(words).replace("\u00ad", "")


@pytest.mark.parametrize("target", TARGETS)
def test_tags_at_a_fifth_of_all_places_change_nothing(target):
    rng = random.Random(target)
    language = "zh-Hant" if target == "Hans" else "zh-Hans"
    words = [key for key in engine.dictionary("STPhrases.ocd2") if len(key) < 6]
    texts = ["".join(rng.choices(words, k=12)) for _ in range(2500)]
    texts = [script.convert_text(text, "zh-Hans", "Hant") for text in texts] if target == "Hans" else texts
    blocks = "".join(f"<p>{tagged(text, rng)}</p>" for text in texts)
    root = tei.parse_bytes(f'<body xmlns="{tei.TEI}" xml:lang="{language}">{blocks}</body>'.encode())
    before = [shape(e) if isinstance(e.tag, str) else e.text for e in root.iter()]
    script.convert(root, target)
    assert before == [shape(e) if isinstance(e.tag, str) else e.text for e in root.iter()]
    for block, text in zip(root, texts, strict=True):
        assert line(block) == script.convert_text(text, language, target)
