"""Script conversion: by block, by language, by name, and nothing but characters."""

import random
import re
from copy import deepcopy

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from conftest import TEXTS
from webapp.edition import diplomatic, merge, script, tei
from webapp.edition.corpus import Corpus
from webapp.edition.encode import encode_file
from webapp.edition.errors import EditionError
from webapp.edition.reading import Reading
from webapp.edition.schema import SCHEMA, Schema
from webapp.edition.script import engine, rules, unseen
from webapp.edition.script.tape import EDGE

TARGETS = script.SCRIPTS
NAMES = script.Names(
    {
        "per:yu-youren": [("Hans", "于右任"), ("Hant", "于右任")],
        "per:wang-fansen": [("Hans", "王汎森"), ("Hant", "王汎森")],
        "per:xu-qianxue": [("Hans", "徐乾学"), ("Hant", "徐乾學")],
        "pla:taizhou": [("Hans", "台州"), ("Hant", "台州")],
        "pla:lima": [("Hans", "里约"), ("Hant", "里約熱內盧"), ("Hant-TW", "里約"), ("Hant-HK", "裏約")],
    }
)


def tree(xml, language="zh-Hans"):
    return tei.parse_bytes(f'<p xmlns="{tei.TEI}" xml:lang="{language}">{xml}</p>'.encode())


def inner(root):
    return re.sub(r"^<p[^>]*?/?>|</p>$", "", etree.tostring(root, encoding="unicode"))


def converted(xml, target="Hant-TW", language="zh-Hans", names=NAMES):
    root = tree(xml, language)
    script.convert(root, target, names)
    return inner(root)


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


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        ("由[于右任]主持", "Hant-TW", "由[于右任]主持"),
        ("现在[台州]的", "Hant-TW", "現在[台州]的"),
        ("现在{台州}的", "Hant", "現在{台州}的"),
        ("[王汎森]後來", "Hans", "[王汎森]后来"),
        ("[徐乾學]於乾隆", "Hans", "[徐乾学]于乾隆"),
        ("[里约]", "Hant", "[里約]"),
        ("[里约]", "Hant-TW", "[里約]"),
        ("[里约]", "Hant-HK", "[裏約]"),
        ("由[于某]主持", "Hant", "由[於某]主持"),
    ],
)
def test_name_has_the_form_of_its_entry_and_no_phrase_crosses_its_edge(text, target, expected):
    refs = {"于": "per:yu-youren", "右": "per:yu-youren", "台": "pla:taizhou", "王": "per:wang-fansen"}
    refs |= {"徐": "per:xu-qianxue", "里": "pla:lima", "裏": "pla:lima"}

    def marked(line):
        line = re.sub(r"\[(.)", lambda m: f'<persName ref="{refs[m[1]]}">{m[1]}', line).replace("]", "</persName>")
        return line.replace("{", "<placeName>").replace("}", "</placeName>")

    language = "zh-Hant" if target == "Hans" else "zh-Hans"
    root = tree(marked(text), language)
    script.convert(root, target, NAMES)
    assert "".join(root.itertext()) == re.sub(r"[][{}]", "", expected)


def test_name_over_several_elements_keeps_its_places():
    corrected = "<choice><sic>李</sic><corr>學</corr></choice>"
    name = f"<persName ref='per:xu-qianxue'>徐<hi>乾</hi><lb/>\u00ad{corrected}</persName>"
    after = converted(f"{name}<note>於</note>", "Hans", "zh-Hant").replace('"', "'")
    assert after == name.replace("學", "学") + "<note>于</note>"


def test_name_within_a_name_that_has_no_entry_has_its_own_form():
    name = "<title>由<persName ref='per:yu-youren'>于右任</persName>主持</title>"
    assert converted(name).replace('"', "'") == name


def test_entries_of_a_register_show_the_forms_that_they_have():
    entry = (
        "<listPerson><person xml:id='yu'><persName xml:lang='zh-Hans'>于右任</persName>"
        "<persName xml:lang='zh-Hant'>于右任</persName></person></listPerson>"
        "<listEvent><event xml:id='e'><label xml:lang='zh-Hans'>干里</label>"
        "<label xml:lang='zh-Hant'>干里</label></event></listEvent>"
    )
    root = tree(entry, "en")
    script.convert(root, "Hant", script.Names.of(root))
    assert [name.text for name in root.iter("{*}persName", "{*}label")] == ["于右任", "于右任", "干里", "干里"]


def test_names_are_read_from_a_file_and_from_a_folder(mini):
    for path in (mini / "registers" / "persons.xml", mini / "registers"):
        names = script.Names.read(path)
        assert names.form("per:fan-xiaoli", "范小里", "Hant-TW") == "范小里"
        assert names.form("people.xml#fan-xiaoli", "范小里", "Hant") == "范小里"
        assert names.form("per:fan-xiaoli", "小里", "Hant") == ""
        assert names.form("per:nobody per:fan-xiaoli", "范小\u00ad里", "Hant") == "范小\u00ad里"


def test_pages_have_the_names_of_the_registers(edition_of):
    page = Corpus(edition_of("mini")).text("well", "Hant").document
    assert {e.text for e in page.iter(tei.q("persName")) if e.get("ref") == "per:fan-xiaoli"} >= {"范小里"}


CHOICE = (
    '<choice><orig>里面</orig><reg xml:lang="zh-Hant">裏頭面</reg>'
    '<reg xml:lang="zh-Hant-HK">入面</reg><reg xml:lang="zh-Hans">里头</reg></choice>'
)


@pytest.mark.parametrize(
    ("target", "read"), [("Hant", "zh-Hant"), ("Hant-TW", "zh-Hant"), ("Hant-HK", "zh-Hant-HK"), ("Hans", "zh-Hans")]
)
def test_editor_overrules_conversion_for_readers_of_a_script(target, read):
    choice = tree(CHOICE)[0]
    script.convert(choice.getparent(), target)
    assert choice.get(tei.XML_LANG) == read
    assert [reg.text for reg in choice.iter(tei.q("reg"))] == ["裏頭面", "入面", "里头"]


def test_form_without_a_reading_for_the_script_is_converted_by_the_rules():
    choice = '<choice><orig>里</orig><reg xml:lang="zh-Hant-HK">入</reg></choice>'
    assert converted(f"{choice}面") == choice.replace("里", "裡") + "面"


def test_usual_form_that_is_for_no_script_is_read_in_the_line():
    assert (
        converted("头<choice><orig>髪</orig><reg>发</reg></choice>")
        == "頭<choice><orig>髪</orig><reg>髮</reg></choice>"
    )


SCRIPT = """
[[script]]
at = "p2"
form = "{}"
hant = "停住"
hant-hk = "歇"
"""


def test_recipe_overrules_conversion_and_the_copy_is_conserved(mini):
    recipe = mini / "recipes" / "well.toml"
    block = encoded(mini)
    before = diplomatic.diplomatic(block), diplomatic.reading(block)
    word = next(character for character in before[0] if before[0].count(character) == 1 and character > "\u4e00")
    recipe.write_text(recipe.read_text(encoding="utf-8") + SCRIPT.format(word), encoding="utf-8")
    block = encoded(mini)
    assert (diplomatic.diplomatic(block), diplomatic.reading(block)) == before
    assert [(tei.local(form), form.get(tei.XML_LANG), form.text) for form in overruled(block)] == [
        ("orig", None, word),
        ("reg", "zh-Hant", "停住"),
        ("reg", "zh-Hant-HK", "歇"),
    ]
    assert Schema(SCHEMA).problems(block.getroottree().getroot(), "well.xml") == []
    for state, read in (("", word), ("Hant-TW", "停住"), ("Hant-HK", "歇")):
        assert_read(Reading(Corpus(mini), state), read)


def encoded(folder):
    encode_file(folder / "sources" / "well.txt", folder)
    return merge.blocks(tei.parse(folder / "transcriptions" / "well.xml"))["p2"]


def overruled(block):
    (choice,) = (choice for choice in block.iter(tei.q("choice")) if choice.find(tei.q("orig")) is not None)
    return choice


def assert_read(reading, word):
    """That each view has a word where p2 has a choice of several, and no other there."""
    block = merge.blocks(reading.corpus.text("well", reading.script).document)["p2"]
    html = lxml.html.fromstring(reading.passage("well", "p2"))
    (shown,) = html.xpath("//*[@id = 'p2']//*[@class = 'choice'][*[contains(@class, 'orig')]]")
    assert [form.text for form in shown if "passed-over" not in form.get("class").split()] == [word]
    after = word + overruled(block).tail[:3]
    assert after in reading.plain("well", "https://example.org", "p2")
    assert after in diplomatic.reading(block)


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


def shape(element):
    kept = {tei.XML_LANG, script.FROM}
    return element.tag, {k: v for k, v in element.attrib.items() if k not in kept}


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(("name", "text_id"), TEXTS)
def test_conversion_changes_neither_structure_nor_attributes_but_the_language(edition_of, name, text_id, target):
    edition = Corpus(edition_of(name))
    before, after = edition.text(text_id).document, deepcopy(edition.text(text_id, target).document)
    for usage in (e for root in (before, after) for e in root.iter(tei.q("langUsage"))):
        usage[:] = []
    assert [shape(e) for e in before.iter()] == [shape(e) for e in after.iter()]
    assert len("".join(before.itertext())) == len("".join(after.itertext()))


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


@pytest.mark.parametrize("configuration", sorted(set(engine.CONFIGURATIONS.values())))
def test_every_entry_of_the_dictionaries_keeps_its_length(configuration):
    assert not configuration.endswith("p")
    plan = engine.configuration(configuration)
    stages = [*plan.get("normalization", ()), *plan["conversion_chain"]]
    entries = {key: value for stage in stages for file in files(stage["dict"]) for key, value in entries_of(file)}
    assert len(entries) > 1000
    assert [key for key, values in entries.items() if any(len(value) != len(key) for value in values)] == []
    source, target = next(pair for pair, name in engine.CONFIGURATIONS.items() if name == configuration)
    for key in entries:
        script.convert_text(key, f"zh-{source}", target)


def files(source):
    return [source["file"]] if "file" in source else [f for one in source["dicts"] for f in files(one)]


def entries_of(file):
    return engine.dictionary(file).items()


def test_dictionary_that_changes_the_length_fails_loudly(monkeypatch):
    class Broken:
        def convert(self, text):
            return text.replace("鼠标", "滑鼠器")

    monkeypatch.setattr(engine, "_converter", lambda configuration: Broken())
    with pytest.raises(EditionError, match="pin the version"):
        script.convert_text("鼠标", "zh-Hans", "Hant-TW")
    with pytest.raises(EditionError, match="changed the length"):
        converted("我<name>鼠标</name>")


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


def test_unmarked_tree_is_converted_where_its_language_is_told():
    root = tei.parse_bytes(f'<p xmlns="{tei.TEI}">里面</p>'.encode())
    script.convert(root, "Hant-TW")
    assert root.text == "里面"
    script.convert(root, "Hant-TW", unmarked="zh-Hans")
    assert (root.text, root.get(tei.XML_LANG)) == ("裡面", "zh-Hant-TW")


def test_what_says_its_language_in_an_unmarked_tree_is_read_once_and_in_its_line():
    root = tei.parse_bytes(f'<p xmlns="{tei.TEI}">头<hi xml:lang="zh-Hans">发</hi></p>'.encode())
    assert [d.result for d in script.decisions(root, "Hant", unmarked="zh-Hans")] == ["頭", "髮"]
    assert root.get(tei.XML_LANG) is None


def test_nothing_in_the_dictionaries_reaches_across_an_edge():
    for name in engine.CONFIGURATIONS.values():
        plan = engine.configuration(name)
        stages = [*plan.get("normalization", ()), *plan["conversion_chain"]]
        stages += [plan["segmentation"]] if "segmentation" in plan else []
        names = {file for stage in stages for file in files(stage["dict"])}
        assert not any(EDGE in key for file in names for key in engine.dictionary(file))


ODD = (
    "里发后干面头台臺於〇１aé\x7f\n \u3000\u0301\u0338⿰虫鬼\uf9dc\ufe0f\u200d\u00ad"
    "\U00020000\U0002b748\U0001f600\U000e0100"
)
XML_TEXT = st.text(
    st.one_of(
        st.sampled_from(ODD),
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
    ),
    max_size=25,
)
TAGS = [
    "zh",
    "zh-Hans",
    "zh-Hant-TW",
    "zh-",
    "-zh",
    "zh--Hant",
    "zh-Hanb",
    "ja",
    "",
    "zh-Hant-" + "x" * 99,
    "里",
    "zh_HK",
]
ELEMENTS = [
    "p",
    "hi",
    "note",
    "choice",
    "corr",
    "sic",
    "orig",
    "reg",
    "persName",
    "g",
    "gap",
    "ref",
    "pc",
    "code",
    "label",
]


@st.composite
def elements(draw, depth=4):
    language = draw(st.sampled_from([None, None, *TAGS]))
    element = etree.Element(tei.q(draw(st.sampled_from(ELEMENTS))))
    if language is not None:
        element.set(tei.XML_LANG, language)
    if draw(st.booleans()):
        element.set("ref", draw(st.sampled_from(["per:yu-youren", "#x", "", " ", "里"])))
    element.text = draw(XML_TEXT)
    for child in draw(st.lists(elements(depth - 1), max_size=3)) if depth else ():
        child.tail = draw(XML_TEXT)
        element.append(child)
    return element


@settings(max_examples=150, deadline=None)
@given(elements(), st.sampled_from(TARGETS), st.sampled_from(["", *TAGS]))
def test_any_tree_keeps_its_structure_and_the_length_of_its_texts(root, target, unmarked):
    before = [(*shape(e), len(e.text or ""), len(e.tail or "")) for e in root.iter()]
    told = list(script.decisions(root, target, NAMES, unmarked))
    script.convert(root, target, NAMES, unmarked)
    assert [(*shape(e), len(e.text or ""), len(e.tail or "")) for e in root.iter()] == before
    assert all(decision.by for decision in told)


@settings(deadline=None)
@given(
    st.text(st.one_of(st.sampled_from(ODD + "\0\x1f\r"), st.characters(exclude_categories=["Cs"])), max_size=60),
    st.sampled_from([*TAGS, "zh-Hant"]),
    st.sampled_from(TARGETS),
)
def test_any_line_keeps_its_length(text, language, target):
    assert len(script.convert_line(text, language, target, NAMES)) == len(text)


@given(XML_TEXT)
def test_what_is_not_seen_comes_back_to_its_place(text):
    words = unseen.without(text)
    assert unseen.restored(words, text) == text
    assert "".join(text[at] for at in unseen.places(text)) == words
    assert unseen.occurs(text) or words == text
