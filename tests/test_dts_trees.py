"""Distributed Text Services, citation trees: a text is navigated as it declares itself, ours or anybody's."""

import pytest

from conftest import TEXTS
from dts_service import SITE, ask, ids, members, others, service_of, uri, words
from webapp.edition.errors import Unknown
from webapp.edition.tei import TEI

__all__ = ["ask", "others", "service_of"]


@pytest.mark.parametrize(("edition", "text_id"), TEXTS)
def test_navigation_is_consistent(service_of, edition, text_id):
    service = service_of(edition)
    for tree in service.source(text_id).trees:
        asked = {"tree": tree.name} if tree.name else {}
        every = members(service, text_id, down=-1, **asked)
        assert len(set(ids(every))) == len(every)
        known = {unit["identifier"]: unit for unit in every}
        for unit in every:
            parent = known.get(unit["parent"])
            assert unit["level"] == (parent["level"] + 1 if parent else 1)
            assert (unit["parent"] is None) == (parent is None)
        for depth in (1, 2, 3):
            expected = [unit for unit in every if unit["level"] <= depth]
            assert members(service, text_id, down=depth, **asked) == expected
        for unit in every[:: max(1, len(every) // 12)]:
            check_unit(service, text_id, unit, every, asked)


def check_unit(service, text_id, unit, every, asked):
    ref = unit["identifier"]
    alone = service.navigation({"resource": uri(text_id), "ref": ref, **asked})
    assert alone["ref"] == unit
    assert "member" not in alone
    siblings = [other for other in every if other["parent"] == unit["parent"]]
    assert members(service, text_id, ref=ref, down=0, **asked) == siblings
    below = members(service, text_id, ref=ref, down=-1, **asked)
    at = every.index(unit)
    assert below == every[at : at + len(below)]
    assert {other["parent"] for other in below[1:]} <= set(ids(below))
    assert members(service, text_id, start=ref, end=ref, down=-1, **asked) == below


@pytest.mark.parametrize(("edition", "text_id"), TEXTS)
def test_outermost_units_hold_each_passage_once(service_of, edition, text_id):
    service = service_of(edition)
    text = service.corpus.text(text_id)
    outermost = ids(members(service, text_id, down=1))
    assert outermost == list(text.elements)
    for anchor in outermost[::7]:
        assert words(service, text_id, ref=anchor) == "".join(text.elements[anchor].itertext())


def test_units_with_a_page_of_their_own_are_named_by_it(ask, client):
    units = ask("navigation/", resource=uri("well"), down=1).json["member"]
    assert {client.get(unit["@id"].removeprefix(SITE)).status_code for unit in units} == {200}


def test_tree_that_finds_no_unit_is_not_offered(service_of):
    assert [tree.name for tree in service_of("mini").source("ferry").trees] == [""]


def test_sentences_stand_below_their_paragraphs(service_of):
    service = service_of("transcribed mini")
    below = members(service, "well", ref="p1", down=1)[1:]
    assert ids(below) == list(service.corpus.text("well").sentences("p1"))
    assert {unit["citeType"] for unit in below} == {"sentence"}
    assert words(service, "well", ref=below[0]["identifier"]) in words(service, "well", ref="p1")


BIBLE = """<refsDecl default="true"><citeStructure unit="book" match="/TEI/text/body/div" use="@n">
<citeData property="http://purl.org/dc/terms/title" use="head"/>
<citeData property="https://example.org/verses" use="count(.//ab)"/>
<citeStructure unit="chapter" match="div" use="@n" delim=" ">
<citeStructure unit="verse" match="ab" use="position()" delim=":"/></citeStructure></citeStructure></refsDecl>"""
BOOKS = (
    '<div n="A"><head>Liber</head><div n="1"><ab>a</ab><ab>b</ab></div><div n="2"><ab>c</ab></div></div>'
    '<div n="B"><div n="1"><ab>d</ab></div></div>'
)


def test_structure_of_other_people_is_followed_to_its_depth(others):
    service = others(bible=(BIBLE, BOOKS))
    every = ids(members(service, "bible", down=-1))
    assert every == ["A", "A 1", "A 1:1", "A 1:2", "A 2", "A 2:1", "B", "B 1", "B 1:1"]
    assert ids(members(service, "bible", ref="A", down=1)) == ["A", "A 1", "A 2"]
    assert ids(members(service, "bible", start="A 1", end="B", down=1))[-2:] == ["B 1", "B 1:1"]
    assert ids(members(service, "bible", start="A 1:2", end="B 1:1", down=-1)) == every[3:]
    assert words(service, "bible", start="A 1:2", end="A 2:1") == "bc"
    [tree] = service.collection({"id": uri("bible")})["citationTrees"]
    assert tree["citeStructure"][0]["citeStructure"][0]["citeStructure"] == [
        {"@type": "CiteStructure", "citeType": "verse"}
    ]


def test_citation_data_become_metadata_of_the_unit(others):
    first, *_ = members(others(bible=(BIBLE, BOOKS)), "bible", down=1)
    assert first["dublinCore"] == {"title": ["Liber"]}
    assert first["extensions"] == {"https://example.org/verses": ["3"]}


def test_prefixes_are_those_of_the_document(others):
    declared = f'<refsDecl xmlns:t="{TEI}"><citeStructure unit="p" match="/t:TEI//t:p" use="@n"/></refsDecl>'
    assert ids(members(others(one=(declared, '<p n="1"/><p n="2"/>')), "one", down=1)) == ["1", "2"]


@pytest.mark.parametrize("declaration", ["", "<refsDecl><p>In words.</p></refsDecl>"])
def test_text_without_a_citation_tree_has_no_members_and_no_error(others, declaration):
    service = others(plain=(declaration, "<p>a</p>"))
    assert service.collection({"id": uri("plain")})["citationTrees"] == []
    for parameters in ({}, {"down": 1}, {"ref": "p1"}):
        assert members(service, "plain", **parameters) == []
    with pytest.raises(Unknown):
        service.document({"resource": uri("plain"), "ref": "p1"})
    assert words(service, "plain") == "a"


@pytest.mark.parametrize("match", ["//p[", "doc('/etc/passwd')//x", "unparsed-text('/etc/passwd')", "1 to 3"])
def test_declaration_that_is_no_path_of_the_document_is_passed_over(others, match):
    declared = f"""<refsDecl><citeStructure unit="p" match="{match}" use="1"/></refsDecl>"""
    service = others(odd=(declared, "<p>a</p>"))
    assert members(service, "odd", down=1) == []
    assert "identifier" not in service.collection({"id": uri("odd")})["citationTrees"][0]


def test_unit_that_is_the_document_needs_no_wrapper(others):
    service = others(one=('<refsDecl><citeStructure unit="text" match="/TEI" use="\'all\'"/></refsDecl>', "<p>a</p>"))
    assert words(service, "one", ref="all") == "a"


def test_page_of_members_leads_to_its_neighbours(others):
    declared = '<refsDecl><citeStructure unit="p" match="//p" use="position()"/></refsDecl>'
    service = others(long=(declared, "<p/>" * 250))
    said = service.navigation({"resource": uri("long"), "down": "1", "page": "2"})
    assert ids(said["member"]) == [str(n) for n in range(101, 201)]
    pages = {
        name: (said["view"][name] or "").rpartition("page=")[2] for name in ("@id", "first", "previous", "next", "last")
    }
    assert pages == {"@id": "2", "first": "1", "previous": "1", "next": "3", "last": "3"}
    ends = [service.navigation({"resource": uri("long"), "down": "1", "page": n})["view"] for n in "13"]
    assert (ends[0]["previous"], ends[1]["next"]) == (None, None)
    assert len(members(service, "long", down=1)) == 250
