"""Schemas of other people: RELAX NG and Schematron files are used as they are."""

import pytest

from faults import said, with_body
from webapp.edition.errors import EditionError, Invalid
from webapp.edition.schema import Schema

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
