"""Documents held against the schema: every problem has its line, what is wrong, and what to do."""

import re
from collections import Counter
from itertools import islice
from random import Random

import pytest
from lxml import etree

from schema_documents import Documents
from webapp.edition import tei
from webapp.edition.errors import EditionError, Invalid
from webapp.edition.grammar import Grammar
from webapp.edition.schema import GRAMMAR, SCHEMA, SCHEMATRON, Schema

OURS = Schema()
TEXT = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="orchard" xml:lang="en">
<teiHeader>
<fileDesc>
<titleStmt><title>The Orchard</title></titleStmt>
<editionStmt><edition n="0.1.0">Release 0.1.0</edition></editionStmt>
<publicationStmt><publisher>An edition</publisher><availability><p>Free.</p></availability></publicationStmt>
<sourceDesc><p>Written for the test.</p></sourceDesc>
</fileDesc>
<encodingDesc>
<refsDecl><citeStructure unit="section" match="//body/div" use="@n"/></refsDecl>
<listPrefixDef><prefixDef ident="per" matchPattern="(.+)" replacementPattern="persons.xml#$1"/></listPrefixDef>
</encodingDesc>
<profileDesc><langUsage><language ident="en">English</language><language ident="zh-Hans">Chinese</language></langUsage>
</profileDesc>
</teiHeader>
<text>
<front><docTitle><titlePart type="main" xml:id="t1">The Orchard</titlePart></docTitle></front>
<body>
<p xml:id="p1">The pear tree<ref type="note" target="#n1">1</ref> stood.</p>
</body>
<back><div type="notes"><note type="source" xml:id="n1">Minute book.</note></div></back>
</text>
</TEI>
"""
ENTRY = """<place xml:id="well-lane"><placeName type="main" xml:lang="en">Well Lane</placeName>
<placeName type="main" xml:lang="zh-Hans">井巷</placeName><location><geo>38.93 100.45</geo></location></place>"""
REGISTER = re.sub(r"<text>.*</text>", f"<standOff><listPlace>{ENTRY}</listPlace></standOff>", TEXT, flags=re.DOTALL)
LAST = "</body>"
EVENT = """</listPlace><listEvent><event xml:id="count" {}>
<label xml:lang="en">the Count</label><label xml:lang="zh-Hans">清点</label></event></listEvent>"""


def problems(document, schema=OURS):
    return schema.problems(tei.parse_bytes(document.encode(), "orchard.xml"), "orchard.xml")


def with_body(content):
    """The text with more at the end of its body, on line 20."""
    return TEXT.replace(LAST, content + LAST)


def said(document, schema=OURS):
    return [(problem.line, problem.message, problem.remedy) for problem in problems(document, schema)]


def test_sound_documents_have_no_problems():
    assert problems(TEXT) == problems(REGISTER) == []


def test_unknown_element_is_named_with_what_was_expected():
    assert said(with_body('<p xml:id="p2"><choice><sic>a</sic><fix>b</fix></choice></p>')) == [
        (20, "fix is not an element of the schema", "expected corr")
    ]


def test_misplaced_element_is_named_with_what_was_expected():
    assert said(with_body('<p xml:id="p2"><choice><corr>a</corr><sic>b</sic></choice></p>'))[0] == (
        *(20, "corr is not allowed here in choice"),
        "expected orig or sic",
    )


def test_element_too_many_is_named():
    document = TEXT.replace("</teiHeader>", "</teiHeader>\n<text><body><p/></body></text>")
    assert (17, "text is not allowed here in TEI", "nothing more may come") in said(document)


def test_text_where_none_may_be_is_named():
    line, message, remedy = said(with_body("stray"))[0]
    assert (line, message) == (19, "running text is not allowed here in body")
    assert remedy.startswith("expected anchor, byline, ")


def test_incomplete_element_is_named_with_what_it_lacks():
    document = TEXT.replace("<p>Written for the test.</p>", "")
    assert said(document) == [(7, "sourceDesc is not complete", "add bibl, biblStruct, listBibl or p")]


@pytest.mark.parametrize(
    ("content", "message", "remedy"),
    [
        ('<p who="x" xml:id="p2"/>', "@who is not allowed on p", "expected @n, @rend, @xml:id or @xml:lang"),
        ('<div type="part"><p xml:id="p2"/></div>', "@type of div is “part”", "write abstract, appendix, "),
        ('<p xml:id="p2"><gap/></p>', "gap has no @reason", "write illegible, lost, missing, omitted or sampling"),
        (
            '<p xml:id="p2"><date when="1936-13">x</date></p>',
            "@when of date is “1936-13”",
            "write a year, month or day",
        ),
    ],
)
def test_attribute_is_explained(content, message, remedy):
    line, found, what = said(with_body(content))[0]
    assert (line, found) == (20, message)
    assert what.startswith(remedy)


def test_text_value_is_explained():
    expected = (17, "geo is “here”", "write latitude and longitude in decimal degrees")
    assert expected in said(REGISTER.replace("38.93 100.45", "here"))


def test_every_problem_is_reported():
    document = with_body('<p xml:id="p2"><gap/></p>\n<p xml:id="p3"><hi>x</hi><bogus/></p>')
    assert [line for line, _, _ in said(document)] == [20, 21, 21]


def test_flood_of_faults_is_cut_and_counted():
    found = problems(with_body("\n".join(f'<p xml:id="p{n}" who="x"/>' for n in range(2, 252))))
    assert len(found) == 101
    assert (found[-1].line, found[-1].message) == (120, "and 150 more from here on")


def test_flood_of_one_rule_hides_no_other():
    late = '<p xml:id="p2"><date from="1937" to="1936">x</date></p>'
    found = problems(with_body("<p>x</p>" * 250 + late))
    codes = Counter(problem.code for problem in found)
    assert (codes["anchor-given"], codes["date-forward"]) == (101, 1)


def test_grammar_with_elements_of_any_name_leaves_the_verdict_to_libxml2(tmp_path):
    (path := tmp_path / "open.rng").write_text(
        """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><element name="a"><zeroOrMore>
        <element><anyName/><text/></element></zeroOrMore></element></start></grammar>"""
    )
    assert said("<a>" + "<a>x</a>" * 150 + "</a>", Schema(path)) == []


def test_what_no_explanation_fits_is_said_in_the_words_of_libxml2():
    relation = '<listRelation><relation name="part" active="per:a" mutual="per:a per:b"/></listRelation></standOff>'
    (found,) = problems(REGISTER.replace("</standOff>", relation))[:1]
    assert (found.code, found.remedy) == ("rng", "compare the place with the schema")


def test_identifiers_are_not_the_business_of_the_grammar():
    assert not [p for p in problems(with_body('<p xml:id="p1"/><p xml:id="1 2"/>')) if p.code == "rng"]


@pytest.mark.parametrize(
    "content",
    [
        '<ref target="{}">x</ref>',
        '<ptr target="{}"/>',
        '<persName ref="{}">x</persName>',
        '<corr resp="{}">x</corr>',
        '<figure><graphic url="{}"/></figure>',
        '<note target="{}">x</note>',
    ],
)
@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JavaScript:x", " javascript:x", "data:text/html,x", "//evil.example", "file:///x"],
)
def test_only_addresses_that_carry_no_script_are_accepted(content, address):
    document = with_body(f'<p xml:id="p2">{content.format(address)}</p>')
    assert [(p.code, p.line) for p in problems(document) if p.code == "rng"] == [("rng", 20)]


@pytest.mark.parametrize("old", ["persons.xml#$1"])
def test_prefixes_stand_for_nothing_that_carries_script(old):
    assert [p.code for p in problems(TEXT.replace(old, "javascript:$1"))] == ["rng"]


def test_explanation_finds_fault_where_libxml2_does():
    documents, chance = Documents(SCHEMA / GRAMMAR, seed=2), Random(2)
    source = etree.parse(SCHEMA / GRAMMAR)
    validator, grammar = etree.RelaxNG(source), Grammar(source.getroot())
    verdicts = Counter()
    for document in islice(documents, 150):
        changed = etree.fromstring(etree.tostring(altered(document, chance)))
        verdicts[validator.validate(changed), any(grammar.faults(changed))] += 1
    assert set(verdicts) == {(True, False), (False, True)}


def altered(document, chance):
    """A document with one thing changed: an element gone, renamed or moved, text or attribute set."""
    element, other = chance.sample([e for e in document.iter(etree.Element) if e is not document], 2)
    match chance.randrange(5):
        case 0:
            element.getparent().remove(element)
        case 1:
            element.tag = other.tag
        case 2 if element not in other.iterancestors():
            other.append(element)
        case 3:
            element.text = "x"
        case _:
            element.set(chance.choice(["type", "target", "when", "url"]), chance.choice(["main", "#x", "1936", "x"]))
    return document


# What the rules say

DIGEST = '<note type="digest" xml:lang="{}">Pears.</note>'
EDITORIAL = '<div type="editorial"><note type="editorial" {}><p>Pears.</p></note></div></back>'
SECTION = '<div type="section">{}</div></body>'
CHINESE = '<p xml:id="p2" xml:lang="zh-Hans">{}</p></body>'

# rule, what is replaced in TEXT, by what it stays sound, by what it breaks the rule
RULES = [
    ("title-given", "<title>The Orchard<", "<title>Pears<", "<title> <"),
    ("edition-numbered", ' n="0.1.0"', ' n="12.0.3"', ' n="first"'),
    ("edition-numbered", ' n="0.1.0"', ' n="1.0.0"', ""),
    ("rights-stated", "<availability><p>Free.</p></availability>", "<availability><p/></availability>", ""),
    ("languages-declared", LAST, CHINESE.format("水"), CHINESE.format("水").replace("zh-Hans", "my")),
    ("prefixes-declared", "pear", '<name ref="per:lin">x</name>', '<name ref="pla:lin">x</name>'),
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
    ("anchor-stray", "pear", '<seg xml:id="tree">x</seg>', '<seg xml:id="p9">x</seg>'),
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


# Other people's schemas

HEAD = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
<ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/><ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>"""
FOREIGN = """
<let name="longest" value="3"/>
<pattern abstract="true" id="short">
  <rule context="$context">
    <assert test="string-length($text) le $longest">too long: <emph><value-of select="$text"/></emph></assert>
  </rule>
</pattern>
<pattern is-a="short"><param name="context" value="t:label"/><param name="text" value="string()"/></pattern>
<pattern>
  <let name="titles" value="count(//t:title)"/>
  <rule abstract="true" id="titled">
    <report test="$titles = 1" id="one" role="warn" diagnostics="more">only one</report>
  </rule>
  <rule context="t:titleStmt"><extends rule="titled"/></rule>
  <rule context="t:*[@n]/@n">
    <let name="number" value="."/>
    <assert test="$number castable as xs:integer">no number: {<name/>}</assert>
  </rule>
</pattern>
<diagnostics><diagnostic id="more">add one</diagnostic></diagnostics>
</schema>"""


@pytest.fixture
def schematron(tmp_path):
    """A Schematron file with the content given."""

    def made(content):
        (path := tmp_path / "house.sch").write_text(HEAD + content, encoding="utf-8")
        return path

    return made


def test_schematron_of_others_finds_what_it_asks_for(schematron):
    document = with_body('<p xml:id="p2"><label>pears</label></p>')
    assert said(document, Schema(schematron(FOREIGN))) == [
        (20, "too long: pears", "correct the place as the rule says"),
        (4, "only one", "add one"),
        (5, "no number: {n}", "correct the place as the rule says"),
    ]


def test_grammar_of_others_is_explained(tmp_path):
    (path := tmp_path / "house.rng").write_text(
        """<element name="a" ns="urn:a" xmlns="http://relaxng.org/ns/structure/1.0">
        <interleave><element name="b"><attribute name="c"><value>d</value></attribute></element>
        <oneOrMore><element><choice><name>e</name><name>f</name></choice><text/></element></oneOrMore></interleave>
        </element>"""
    )
    house = Schema(path)
    assert said('<a xmlns="urn:a"><e>x</e><b c="d"/><f/></a>', house) == []
    assert said('<a xmlns="urn:a"><b c="x"/></a>', house) == [
        (1, "a is not complete", "add e or f"),
        (1, "@c of b is “x”", "write d"),
    ]
    assert said('<a xmlns="urn:a"><e/><b c="d"/><b c="d"/></a>', house) == [
        (1, "b is not allowed here in a", "expected e or f")
    ]


@pytest.mark.parametrize("name", ["house.rnc", "house.xsd", "house", "house.xml"])
def test_other_kinds_of_schema_are_refused_in_one_line(tmp_path, name):
    with pytest.raises(EditionError, match=r"no schema that can be used; give a RELAX NG") as caught:
        Schema(tmp_path / name)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("house.rng", "<grammar/>"),
        ("house.rng", "<gram"),
        ("house.rng", '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><ref name="b"/></element>'),
        ("house.sch", "<sch"),
        ("house.sch", "<grammar/>"),
        ("house.sch", HEAD + '<pattern><rule context="t:p["/></pattern></schema>'),
        ("house.sch", HEAD + '<include href="other.sch"/></schema>'),
    ],
)
def test_file_that_is_no_schema_is_refused_in_one_line(tmp_path, name, content):
    (path := tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(Invalid, match=rf"{name}:1: ") as caught:
        Schema(path)
    assert "\n" not in str(caught.value)
