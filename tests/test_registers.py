"""The edition's registers: names in every script, kinds, dates that can be, and relations that a passage asserts."""

import unicodedata
from itertools import pairwise

import pytest

from conftest import TEI
from webapp.edition import tei
from webapp.edition.registers import REGISTERS
from webapp.edition.tei import XML_ID, XML_LANG, q

DOCUMENTS = {register: tei.parse(TEI / "registers" / f"{register.name}.xml") for register in REGISTERS}
ENTRIES = [
    (register, entry)
    for register, document in DOCUMENTS.items()
    for entry in document.iterfind(f"{q('standOff')}/*/{q(register.entry)}")
]
REFS = {f"{register.prefix}:{entry.get(XML_ID)}" for register, entry in ENTRIES}
RELATIONS = [
    (register, relation) for register, document in DOCUMENTS.items() for relation in document.iter(q("relation"))
]
FILED = ("main", "translated")
ENDS = (("from", "notBefore"), ("to", "notAfter"))


def forms(register, entry, language, types=FILED):
    names = entry.iterchildren(q(register.form))
    return [name.text for name in names if name.get(XML_LANG) == language and name.get("type") in types]


def ends(relation):
    return [end for name in ("active", "passive", "mutual") for end in relation.get(name, "").split()]


def names_in_digests(text_id, element):
    notes = tei.parse(TEI / "texts" / f"{text_id}.xml").iterfind(f".//{q('note')}[@type='digest']")
    return {name.get("ref") for note in notes for name in note.iter(q(element))}


def toneless(pinyin):
    return "".join(sign for sign in unicodedata.normalize("NFD", pinyin) if not unicodedata.combining(sign))


def bounds(element):
    """The first and the last day that an element's dates leave open, as sortable words; empty where nothing is said."""
    first, last = (element.get("when") or element.get(one) or element.get(two) or "" for one, two in ENDS)
    return first, last and f"{last}~"


def failing(fits):
    """The entries that a statement about an entry does not hold for."""
    return [f"{register.prefix}:{entry.get(XML_ID)}" for register, entry in ENTRIES if not fits(register, entry)]


def test_entries_are_filed_in_english_and_in_both_chinese_scripts():
    def filed(register, entry):
        return all(len(forms(register, entry, language)) == 1 for language in ("en", "zh-Hans", "zh-Hant"))

    assert failing(filed) == []


def test_every_simplified_form_has_a_traditional_one():
    def converted(register, entry):
        simplified, traditional = (
            forms(register, entry, language, ("variant",)) for language in ("zh-Hans", "zh-Hant")
        )
        return len(simplified) <= len(traditional)

    assert failing(converted) == []


def test_entries_are_described_in_both_languages():
    def described(_, entry):
        said = [note.get(XML_LANG) for note in entry.iterchildren(q("note"), q("desc")) if "".join(note.itertext())]
        return said == ["en", "zh-Hans"]

    assert failing(described) == []


def test_entries_say_their_kind_and_how_sure_the_edition_is():
    def stated(_, entry):
        kinds = [each.get("type") for each in entry.iterchildren(q("occupation"))] or [entry.get("type")]
        return all(kinds) and len(kinds) == len(set(kinds)) and entry.get("cert") in ("high", "medium", "low")

    assert failing(stated) == []


def test_pinyin_of_a_person_without_its_tones_is_one_of_the_english_forms():
    def agrees(register, entry):
        pinyin = forms(register, entry, "zh-Latn-pinyin") if register.name == "persons" else []
        return {toneless(each) for each in pinyin} <= set(forms(register, entry, "en", ("main", "variant")))

    assert failing(agrees) == []


def test_dates_of_an_entry_run_forward():
    def forward(_, entry):
        life = [bounds(moment) for moment in entry.iterchildren(q("birth"), q("death"))]
        lasting = [bounds(moment) for moment in (entry, *entry.iterchildren(q("state")))]
        spans = all(not (first and last) or first < last for first, last in (*life, *lasting))
        return spans and all(before < after for (_, before), (after, _) in pairwise(life))

    assert failing(forward) == []


@pytest.mark.parametrize("element", ["persName", "placeName", "orgName"])
def test_chinese_persons_places_and_organizations_have_pinyin(element):
    """Those that the digests of the Chinese text name are Chinese, but for names written with a dot, and a few."""
    foreign = {"pla:japan", "pla:soviet-union"}
    named = names_in_digests("sun", element) - foreign
    entries = {f"{register.prefix}:{entry.get(XML_ID)}": (register, entry) for register, entry in ENTRIES}
    assert len(named) > 10
    assert [ref for ref in sorted(named) if not forms(*entries[ref], "zh-Latn-pinyin")] == []


@pytest.mark.parametrize("register", REGISTERS, ids=[register.name for register in REGISTERS])
def test_entries_stand_in_the_order_of_their_ids_and_are_counted(register):
    ids = [entry.get(XML_ID) for one, entry in ENTRIES if one is register]
    assert ids == sorted(set(ids))
    assert int(DOCUMENTS[register].find(f".//{q('extent')}/{q('measure')}").get("quantity")) == len(ids)


def test_relations_join_entries_that_there_are():
    assert {end for _, relation in RELATIONS for end in ends(relation)} - REFS == set()


def test_relations_are_asserted_by_passages_that_there_are():
    anchors = {
        f"txt:{file.stem}/{element.get(XML_ID)}"
        for file in (TEI / "texts").glob("*.xml")
        for element in tei.parse(file).find(q("text")).iter()
        if element.get(XML_ID)
    }
    sources = [relation.get("source", "").split() for _, relation in RELATIONS]
    assert all(sources)
    assert {source for each in sources for source in each} - anchors == set()


def test_relation_stands_in_the_register_of_its_first_end_and_once():
    assert {(register.prefix, ends(relation)[0][:3]) for register, relation in RELATIONS} == {
        (register.prefix, register.prefix) for register, _ in RELATIONS
    }
    said = [(relation.get("name"), *ends(relation)) for _, relation in RELATIONS]
    assert len(said) == len(set(said))


def test_relations_of_a_family_or_an_alliance_are_mutual():
    names = {relation.get("name") for _, relation in RELATIONS if relation.get("active")}
    assert names & {"kin-of", "ally-of"} == set()


def test_relations_rest_on_every_text():
    texts = {source.split("/")[0] for _, relation in RELATIONS for source in relation.get("source").split()}
    assert texts == {f"txt:{file.stem}" for file in (TEI / "texts").glob("*.xml")}
