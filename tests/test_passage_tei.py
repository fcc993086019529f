"""One passage to take away: valid by itself, with its notes and with the register entries that it points to."""

import os
import shutil
from pathlib import Path

import pytest
from lxml import etree

from conftest import MINI, TEI, require
from webapp.edition import ids, tei
from webapp.edition.corpus import Corpus
from webapp.edition.pointers import ATTRIBUTES, Pointers, Prefix
from webapp.edition.reading import Reading
from webapp.edition.schema import SCHEMA, Schema
from webapp.edition.tei import NS, XML_ID

URL = "https://example.org"
OWN = Schema(SCHEMA)
SCRIPTS = ("", "Hans", "Hant-TW")


def passages(corpus, script, each=1):
    """The anchors of passages of all texts, with their documents."""
    for text in corpus.texts():
        for anchor in list(text.blocks)[::each]:
            yield text.id, anchor, Reading(corpus, script).tei(text.id, URL, anchor)


def wrong(data, text_id, folder):
    root = tei.parse_bytes(data)
    found = [
        *OWN.problems(root, "download.xml"),
        *ids.problems(root, f"{text_id}.xml"),
        *Pointers(folder).problems(root, str(folder / "download.xml")),
    ]
    return [str(problem) for problem in found if problem.severity == "error"]


def xpath(data, path):
    return etree.fromstring(data).xpath(path, namespaces=NS)


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("edition", ["mini", "transcribed mini"])
def test_every_passage_is_valid_by_itself(edition_of, tmp_path, edition, script):
    for text_id, anchor, data in passages(Corpus(edition_of(edition)), script):
        assert wrong(data, text_id, tmp_path) == [], f"{text_id}/{anchor}"


@pytest.mark.parametrize("script", ["", "Hant-HK"])
def test_passages_of_the_edition_are_valid_by_themselves(edition_of, tmp_path, script):
    for text_id, anchor, data in passages(Corpus(edition_of("edition")), script, each=25):
        assert wrong(data, text_id, tmp_path) == [], f"{text_id}/{anchor}"


@pytest.mark.oracle
def test_passages_are_valid_tei(edition_of):
    path = Path(os.environ.get("EDITION_TEI_ALL", "tei_all.rng"))
    require(path.is_file(), "EDITION_TEI_ALL names no tei_all.rng")
    schema = etree.RelaxNG(etree.parse(path))
    for edition in ("edition", "mini"):
        for text_id, anchor, data in passages(Corpus(edition_of(edition)), "Hant", each=5):
            assert schema.validate(etree.fromstring(data)), f"{text_id}/{anchor}: {schema.error_log}"


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_the_passage_points_to_is_there_and_nothing_else(script):
    corpus = Corpus(MINI)
    entries = corpus.registers().xpath("*/tei:standOff/*/*[@xml:id]", namespaces=NS)
    known = {f"{entry.xpath('string(ancestor::*[@n][1]/@n)')}:{entry.get(XML_ID)}" for entry in entries}
    some = 0
    for text_id, anchor, data in passages(corpus, script):
        there = {str(found).replace("-", ":", 1) for found in xpath(data, "/tei:TEI/tei:standOff/*/*/@xml:id")}
        attributes = " | ".join(f"//tei:text//@{name}" for name in ATTRIBUTES)
        pointed = {pointer for value in xpath(data, attributes) for pointer in value.split()}
        assert there == pointed & known, f"{text_id}/{anchor}"
        some += len(there)
    assert some > 20


def test_pointer_leads_to_the_entry_that_is_there_and_else_to_the_edition():
    data = Reading(Corpus(MINI)).tei("orchard", URL, "p2")
    inner, outer = map(Prefix, xpath(data, "//tei:prefixDef[@ident = 'per']"))
    there = xpath(data, "//tei:listPerson/tei:person/@xml:id")
    names = [name.removeprefix("per-") for name in there]
    assert [inner.target(inner.regex.fullmatch(name)) for name in names] == [f"#{name}" for name in there]
    assert not inner.regex.fullmatch("nobody")
    assert outer.target(outer.regex.fullmatch("nobody")) == f"{URL}/registers/persons/nobody/"


def test_names_stay_and_remarks_are_converted():
    printed, converted = (Reading(Corpus(MINI), script).tei("well", URL, "p5") for script in ("", "Hant-TW"))
    names, notes = "//tei:person[1]/tei:persName", "//tei:standOff//tei:note[starts-with(@xml:lang, 'zh')]/@xml:lang"
    assert [n.text for n in xpath(printed, names)] == [n.text for n in xpath(converted, names)]
    assert set(xpath(printed, notes)) <= {"zh-Hans"}
    assert set(xpath(converted, notes)) <= {"zh-Hant-TW"}


def test_passage_without_names_has_no_entries():
    assert xpath(Reading(Corpus(MINI)).tei("well", URL, "h1"), "boolean(//tei:standOff)") is False


def test_entries_are_no_part_of_the_text_of_plain_text_or_of_the_whole():
    corpus = Corpus(MINI)
    assert "standOff" not in Reading(corpus).tei("well", URL).decode()
    (remark,) = xpath(Reading(corpus).tei("well", URL, "p5"), "//tei:person[1]/tei:note[@xml:lang = 'en']")[:1]
    assert "".join(remark.itertext()) not in Reading(corpus).plain("well", URL, "p5")


def test_pinned_passage_has_the_entries_of_its_release(told, tmp_path):
    folder = shutil.copytree(told, tmp_path / "tei")
    persons = folder / "registers" / "persons.xml"
    persons.write_text(persons.read_text(encoding="utf-8").replace("Fan Xiaoli", "Fan the Younger"), encoding="utf-8")
    reading = Reading(Corpus(folder))
    now, then = reading.tei("well", URL, "p5").decode(), reading.tei("well", URL, "p5@1.0.0").decode()
    assert ("Fan the Younger" in now, "Fan the Younger" in then, "Fan Xiaoli" in then) == (True, False, True)
    (folder / "releases" / "1.0.0.zip").unlink()
    assert wrong(then.encode(), "well", tmp_path) == []


def test_text_of_others_that_declares_no_prefix_of_the_registers_has_no_entries(mini):
    path = mini / "texts" / "well.xml"
    told = path.read_text(encoding="utf-8").replace("../registers/persons.xml#$1", "https://example.com/$1")
    path.write_text(told, encoding="utf-8")
    found = xpath(Reading(Corpus(mini)).tei("well", URL, "p5"), "//tei:standOff/tei:listPerson")
    assert found == []


def test_registers_of_the_edition_may_have_an_id_that_is_a_text_too():
    data = Reading(Corpus(TEI)).tei("hollander", URL, "p1")
    every = xpath(data, "//@xml:id")
    assert len(every) == len(set(every))
