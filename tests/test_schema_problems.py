"""Documents held against the schema: every problem has its line, what is wrong, and what to do."""

from collections import Counter
from itertools import islice
from random import Random

import pytest
from lxml import etree

from faults import REGISTER, TEXT, problems, said, with_body
from schema_documents import Documents
from webapp.edition.grammar import Grammar
from webapp.edition.schema import GRAMMAR, SCHEMA, Schema


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
    document = REGISTER.replace("\n</TEI>", "<text><body><p/></body></text></TEI>")
    assert (17, "text is not allowed here in TEI", "nothing more may come") in said(document)


def test_second_text_is_named_with_what_may_follow_the_first():
    document = TEXT.replace("</teiHeader>", "</teiHeader>\n<text><body><p/></body></text>")
    assert (17, "text is not allowed here in TEI", "expected standOff") in said(document)


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
        ('<div type="part"><p xml:id="p2"/></div>', "@type of div is “part”", "write abstract, appeal, appendix, "),
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
    relation = '<listRelation><relation name="part-of" active="per:a" mutual="per:a per:b"/></listRelation></standOff>'
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
