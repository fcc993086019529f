"""The schema: one source, fresh artefacts, described in two languages, a true subset of TEI."""

import os
import re
import shutil
import subprocess
from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from conftest import require
from schema_documents import Documents
from webapp.commands.schema import schema as command
from webapp.edition import tei
from webapp.edition.schema import GRAMMAR, GUIDE, ODD, SCHEMA, SCHEMATRON, build, stale, write
from webapp.edition.transform import stylesheet

RNG = {"rng": "http://relaxng.org/ns/structure/1.0", **tei.NS}
EXAMPLES = "http://www.tei-c.org/ns/Examples"
SOURCE = tei.parse(SCHEMA / ODD)
ELEMENTS = {spec.get("ident"): spec for spec in SOURCE.iter(tei.q("elementSpec"))}


@pytest.fixture
def folder(tmp_path):
    """A copy of the schema folder."""
    return Path(shutil.copytree(SCHEMA, tmp_path / "schema"))


# What comes out of the ODD


def test_artefacts_are_fresh():
    assert stale() == []


def test_build_is_deterministic():
    assert build() == build()


def test_changed_source_makes_artefacts_stale_until_they_are_written(folder):
    odd = folder / ODD
    odd.write_text(odd.read_text(encoding="utf-8").replace("A paragraph. In", "A piece of prose. In"), encoding="utf-8")
    (folder / SCHEMATRON).unlink()
    assert stale(folder) == [GRAMMAR, SCHEMATRON, GUIDE]
    assert write(folder) == [GRAMMAR, SCHEMATRON, GUIDE]
    assert stale(folder) == []


def test_command_says_that_all_is_fresh():
    result = CliRunner().invoke(command, ["--check"])
    assert (result.exit_code, result.output) == (0, f"{SCHEMA}: up to date\n")


def test_command_names_what_is_stale(monkeypatch):
    monkeypatch.setattr("webapp.commands.schema.stale", lambda: [GRAMMAR])
    result = CliRunner().invoke(command, ["--check"])
    assert result.exit_code == 1
    assert f"{SCHEMA / GRAMMAR}: stale; run `edition schema`" in result.output


def test_grammar_keeps_clear_of_what_libxml2_misreads():
    grammar = etree.parse(SCHEMA / GRAMMAR)
    assert not grammar.xpath("//rng:empty[../*[2]]", namespaces=RNG)
    assert not grammar.xpath("//rng:group[not(rng:*[2])] | //rng:choice[not(rng:*[2])]", namespaces=RNG)


def test_grammar_refers_only_to_what_it_defines():
    grammar = etree.parse(SCHEMA / GRAMMAR)
    defined = grammar.xpath("//rng:define/@name", namespaces=RNG)
    assert len(defined) == len(set(defined))
    assert set(grammar.xpath("//rng:ref/@name", namespaces=RNG)) == set(defined)


# The ODD


@pytest.mark.parametrize("name", ELEMENTS)
def test_element_is_described_in_both_languages_with_an_example(name):
    spec = ELEMENTS[name]
    for kind in ("gloss", "desc"):
        assert languages(spec, kind) == ["en", "zh-Hans"]
    for part in spec.iter(tei.q("attDef"), tei.q("valItem")):
        assert languages(part, "desc") == ["en", "zh-Hans"], part.get("ident")
    assert examples(spec)


def languages(spec, kind):
    return [child.get(tei.XML_LANG) for child in spec.iterchildren(tei.q(kind)) if child.text]


def examples(spec):
    """The elements in an element's example, as TEI."""
    text = "".join(etree.tostring(example).decode() for example in spec.iter(f"{{{EXAMPLES}}}egXML"))
    root = etree.fromstring(f"<examples>{text.replace(EXAMPLES, tei.TEI)}</examples>")
    return [element for example in root for element in example.iterchildren(etree.Element)]


@pytest.fixture(scope="module")
def fragments():
    """The grammar, with any element as its root."""
    grammar = etree.parse(SCHEMA / GRAMMAR)
    start = grammar.find("rng:start", RNG)
    start[:] = [etree.Element("{{{rng}}}choice".format(**RNG))]
    start[0].extend(etree.Element("{{{rng}}}ref".format(**RNG), name=name) for name in ELEMENTS)
    return etree.RelaxNG(grammar)


@pytest.mark.parametrize("name", ELEMENTS)
def test_example_shows_the_element_and_is_valid(name, fragments):
    found = examples(ELEMENTS[name])
    assert any(element.tag == tei.q(name) for example in found for element in example.iter())
    for example in found:
        assert fragments.validate(etree.fromstring(etree.tostring(example, with_tail=False))), fragments.error_log


def test_identifiers_of_examples_are_unique():
    found = SOURCE.xpath("//*[namespace-uri() = $eg]/@xml:id", eg=EXAMPLES)
    assert len(found) == len(set(found))


def test_occurrences_are_those_that_the_compiler_knows():
    assert set(SOURCE.xpath("//tei:content//@minOccurs", namespaces=RNG)) <= {"0", "1"}
    assert set(SOURCE.xpath("//tei:content//@maxOccurs", namespaces=RNG)) <= {"1", "unbounded"}


def test_every_type_is_a_closed_list():
    assert not SOURCE.xpath("//tei:attDef[@ident = 'type'][not(tei:valList[@type = 'closed'])]", namespaces=RNG)


# The guide


def test_guide_has_a_place_for_every_element_and_no_dead_link():
    guide = (SCHEMA / GUIDE).read_text(encoding="utf-8")
    ids = re.findall(r'\bid="([^"]+)"', guide)
    assert len(ids) == len(set(ids))
    assert {f"el-{name}" for name in ELEMENTS} <= set(ids)
    assert set(re.findall(r'href="#([^"]+)"', guide)) <= set(ids)


def test_guide_has_no_words_of_the_interface_but_those_given():
    labels = dict.fromkeys(("contents", "contains", "text", "attributes", "required", "rules"), "标签")
    guide = stylesheet(SCHEMA / "guide.xsl").run((SCHEMA / ODD).read_bytes(), labels=labels)
    for word in ("Contents", "Contains:", "Attributes", "(required)", "Rules"):
        assert word not in re.sub(r"<(p|dd|span)\b.*?</\1>", "", guide)
    assert guide.count("标签") > 200


# A subset of TEI


def tei_all():
    """TEI P5's own schema, all modules: where EDITION_TEI_ALL says."""
    path = Path(os.environ.get("EDITION_TEI_ALL", "tei_all.rng"))
    require(path.is_file(), "EDITION_TEI_ALL names no tei_all.rng")
    return path


def refused(grammar, files):
    """What jing, or lxml where there is no jing, has against files."""
    if jing := shutil.which("jing"):
        result = subprocess.run([jing, grammar, *files], capture_output=True, text=True, check=False)
        errors = [line for line in result.stdout.splitlines() if ": error: " in line]
        assert bool(errors) == bool(result.returncode), result.stdout + result.stderr
        return errors
    validator = etree.RelaxNG(etree.parse(grammar))
    return [validator.error_log[0] for file in files if not validator.validate(etree.parse(file))]


@pytest.mark.oracle
def test_source_is_an_odd_that_tei_accepts():
    assert refused(tei_all(), [SCHEMA / ODD]) == []


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    """500 documents from the grammar."""
    target = tmp_path_factory.mktemp("documents")
    for number, document in enumerate(islice(Documents(SCHEMA / GRAMMAR), 500)):
        (target / f"{number}.xml").write_bytes(etree.tostring(document, encoding="utf-8"))
    return sorted(target.iterdir())


def test_generated_documents_use_every_element_and_are_valid(documents):
    validator = etree.RelaxNG(etree.parse(SCHEMA / GRAMMAR))
    seen = set()
    for path in documents:
        document = etree.parse(path)
        assert validator.validate(document), validator.error_log
        seen |= {element.tag for element in document.iter()}
    assert seen == set(map(tei.q, ELEMENTS))


@pytest.mark.oracle
def test_what_the_schema_accepts_tei_accepts(documents):
    assert refused(tei_all(), documents) == []
