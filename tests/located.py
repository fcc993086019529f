"""The mini edition on the map: some of its places have a point, and a campaign has a way."""

import pytest

POINTS = {"xingli": "38.1 101.2", "lower-pippin": "37.6 102.9", "nether-wickery": "39.3 99.8"}
CAMPAIGN = """<event xml:id="ladder-search" type="campaign" from="1931-08" to="1931-09">
<label type="main" xml:lang="en">Search for the ladder</label>
<label type="main" xml:lang="zh-Hans">寻梯</label></event>"""
MAKERS = """<listRelation>
<relation name="took-part-in" active="per:tobias-fenn" passive="eve:ladder-search" source="txt:orchard/p2"/>"""
HEARING = 'on <date when="1931-08-12">'


@pytest.fixture
def located(mini):
    """The mini edition, three of its places with a point, and Fenn's misfortunes a campaign with two stops."""
    amend(mini / "registers/places.xml", *(point_of(*one) for one in POINTS.items()))
    amend(mini / "registers/events.xml", ("</listEvent>", f"{CAMPAIGN}</listEvent>"))
    amend(mini / "registers/persons.xml", ("<listRelation>", MAKERS))
    here = '<placeName ref="pla:lower-pippin">Lower Pippin</placeName>'
    amend(mini / "texts/orchard.xml", (HEARING, f"in {here} {HEARING}"))
    return mini


def amend(file, *changes):
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")


def point_of(place, point):
    opening = f'<place xml:id="{place}" type="town" cert="high">'
    return opening, f"{opening}<location><geo>{point}</geo></location>"
