"""What the Schematron rules ask for: each lets the sound pass and finds the faulty."""

import pytest
from lxml import etree

from faults import EVENT, LAST, REGISTER, TEXT, problems, with_body
from webapp.edition.schema import SCHEMA, SCHEMATRON

DIGEST = '<note type="digest" xml:lang="{}">Pears.</note>'
EDITORIAL = '<div type="editorial"><note type="editorial" {}><p>Pears.</p></note></div></back>'
SECTION = '<div type="section">{}</div></body>'
INTRODUCTION = '<div type="introduction" xml:lang="{}"><p>The tree.</p></div>'
FIGURE = "<figure><p {}>The tree.</p></figure></body>"
CHINESE = '<p xml:id="p2" xml:lang="zh-Hans">{}</p></body>'

# rule, what is replaced in TEXT, by what it stays sound, by what it breaks the rule
RULES = [
    ("title-given", "<title>The Orchard<", "<title>Pears<", "<title> <"),
    ("edition-numbered", ' n="0.1.0"', ' n="12.0.3"', ' n="first"'),
    ("edition-numbered", ' n="0.1.0"', ' n="1.0.0"', ""),
    ("rights-stated", "<availability><p>Free.</p></availability>", "<availability><p/></availability>", ""),
    ("languages-declared", LAST, CHINESE.format("水"), CHINESE.format("水").replace("zh-Hans", "my")),
    ("prefixes-declared", "pear", '<name ref="per:lin">x</name>', '<name ref="pla:lin">x</name>'),
    ("prefixes-declared", "pear", '<ref target="#n1">x</ref>', '<ref target="txt:well/p1">x</ref>'),
    ("pointer-resolves", "pear", '<ref target="#n1">x</ref>', '<ref target="#n2">x</ref>'),
    (
        "pointer-resolves",
        "</back>",
        EDITORIAL.format('xml:id="e1" target="#p1 #t1"'),
        EDITORIAL.format('xml:id="e1" target="#p1 #p9"'),
    ),
    ("citation-outer", "//body/div", "/TEI/text/body/div", "div"),
    (
        "citation-inner",
        'use="@n"/>',
        'use="@n"><citeStructure unit="paragraph" match="p" use="@n" delim="."/></citeStructure>',
        'use="@n"><citeStructure unit="paragraph" match="p" use="@n"/></citeStructure>',
    ),
    ("anchor-given", LAST, '<p xml:id="p2">x</p></body>', "<p>x</p></body>"),
    ("anchor-given", LAST, SECTION.format('<head xml:id="h1">x</head>'), SECTION.format("<head>x</head>")),
    ("anchor-given", "</back>", EDITORIAL.format('xml:id="e1" target="#p1"'), EDITORIAL.format('target="#p1"')),
    ("anchor-form", LAST, '<p xml:id="p20">x</p></body>', '<p xml:id="p02">x</p></body>'),
    ("anchor-form", 'xml:id="t1"', 'xml:id="t2"', 'xml:id="p2"'),
    (
        "anchor-form",
        "</back>",
        EDITORIAL.format('xml:id="e2" target="#p1"'),
        EDITORIAL.format('xml:id="n2" target="#p1"'),
    ),
    ("anchor-form", LAST, FIGURE.format('xml:id="p2"'), FIGURE.format('xml:id="f2"')),
    ("anchor-stray", "pear", '<seg xml:id="tree">x</seg>', '<seg xml:id="p9">x</seg>'),
    ("sentence-anchor", "pear", '<s xml:id="p1.s1">x</s>', '<s xml:id="p2.s1">x</s>'),
    ("sentence-flat", "pear", '<s xml:id="p1.s1">x</s>', '<s xml:id="p1.s1"><s xml:id="p1.s2">x</s></s>'),
    ("introduction-place", LAST, SECTION.format('<p xml:id="p2">x</p>'), INTRODUCTION.format("en") + LAST),
    (
        "introduction-language",
        "</front>",
        INTRODUCTION.format("en") + INTRODUCTION.format("zh-Hans") + "</front>",
        INTRODUCTION.format("en") * 2 + "</front>",
    ),
    (
        "introduction-plain",
        "</front>",
        INTRODUCTION.format("en") + INTRODUCTION.format("zh-Hans") + "</front>",
        INTRODUCTION.format("en").replace("<p>", '<p xml:id="p7">') + "</front>",
    ),
    ("digest-place", "The pear", DIGEST.format("en"), f"<q>{DIGEST.format('en')}</q>"),
    ("digest-language", "The pear", DIGEST.format("en"), '<note type="digest">Pears.</note>'),
    ("digest-once", "The pear", DIGEST.format("en") + DIGEST.format("zh-Hans"), DIGEST.format("en") * 2),
    ("digest-flat", "The pear", DIGEST.format("en"), DIGEST.format("en").replace("Pears", DIGEST.format("zh-Hans"))),
    ("note-called", '"note" target="#n1"', '"note" target="#n1"', '"note" target="https://example.org/#n1"'),
    ("note-found", '"note" target="#n1"', '"note" target="#n1"', '"note" target="#p1"'),
    ("editorial-target", "</back>", EDITORIAL.format('xml:id="e1" target="#p1"'), EDITORIAL.format('xml:id="e1"')),
    ("date-one-way", "pear", '<date from="1936">x</date>', "<date>x</date>"),
    ("date-one-way", "pear", '<date from="1936" to="1937">x</date>', '<date when="1936" to="1937">x</date>'),
    ("date-one-way", "pear", '<date notBefore="1936">x</date>', '<date notBefore="1936" to="1937">x</date>'),
    (
        "date-forward",
        "pear",
        '<date from="1936-10-25" to="1936-10">x</date>',
        '<date from="1937" to="1936-10">x</date>',
    ),
    (
        "date-forward",
        "pear",
        '<date notBefore="1936" notAfter="1937">x</date>',
        '<date notBefore="1937" notAfter="1936">x</date>',
    ),
    (
        "correction-differs",
        "pear",
        "<choice><sic>,,</sic><corr>,</corr></choice>",
        "<choice><sic>,</sic><corr>,</corr></choice>",
    ),
    (
        "correction-differs",
        "pear",
        "<choice><sic>p<lb/>ear</sic><corr>pear</corr></choice>",
        "<choice><sic>pear</sic><corr>pear</corr></choice>",
    ),
    ("point-named", "pear", '<anchor xml:id="tree"/>', "<anchor/>"),
    ("chinese-unbroken", LAST, CHINESE.format("\n水<hi rend='bold'>深</hi>井。\n"), CHINESE.format("水\n深。")),
    (
        "chinese-unbroken",
        LAST,
        CHINESE.format("水\n<list><item>井</item></list>\n"),
        CHINESE.format("<hi rend='bold'>水</hi>\n深。"),
    ),
    ("chinese-unbroken", LAST, CHINESE.format("\n" + DIGEST.format("en") + "\n"), CHINESE.format("水<lb/>\n深。")),
]

# the same for REGISTER
ENTRY_RULES = [
    ("entry-identified", '"well-lane"', '"well-lane-2"', '"Well_Lane"'),
    ("entry-identified", ' xml:id="well-lane"', ' xml:id="w"', ""),
    ("entry-named", 'type="main" xml:lang="en"', 'n="1" type="main" xml:lang="en"', 'type="variant" xml:lang="en"'),
    ("coordinates-in-range", "38.93 100.45", "-38.93 -179.9", "100.45 38.93"),
    ("event-one-way", "</listPlace>", EVENT.format('when="1936"'), EVENT.format('when="1936" from="1936"')),
]
CASES = [(TEXT, *case) for case in RULES] + [(REGISTER, *case) for case in ENTRY_RULES]


@pytest.mark.parametrize(("document", "rule", "old", "sound", "faulty"), CASES, ids=[case[1] for case in CASES])
def test_rule_lets_the_sound_pass_and_finds_the_faulty(document, rule, old, sound, faulty):
    assert old in document
    assert problems(document.replace(old, sound, 1)) == []
    assert rule in {problem.code for problem in problems(document.replace(old, faulty, 1))}


def test_every_rule_is_tried():
    rules = etree.parse(SCHEMA / SCHEMATRON).xpath("//@id[parent::*[@test]]")
    assert {case[1] for case in CASES} == set(rules)


def test_rule_names_the_line_and_what_to_do():
    (found,) = problems(with_body('<p xml:id="p2">In\n<date from="1937" to="1936">those years</date></p>'))
    assert str(found) == (
        "orchard.xml:21: date-forward the date ends (1936) before it begins (1937); exchange or correct the two"
    )


def test_warning_is_no_error():
    (found,) = problems(
        TEXT.replace('target="#n1"', 'target="#e1"').replace("</back>", EDITORIAL.format('xml:id="e1" target="#p1"'))
    )
    assert (found.code, found.severity, found.line) == ("note-called", "warning", 21)
