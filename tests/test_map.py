"""The map: every place with a point on the plates that cover it, as large as its passages; ways in order; the page."""

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_browser import DESK, PHONE, browser, page_of, served

from conftest import MINI, TEI
from webapp.edition.corpus import Corpus
from webapp.edition.errors import Unknown
from webapp.edition.map import (
    PLATES,
    WORLD,
    Mark,
    Place,
    closest,
    labels,
    marks,
    outlines,
    places,
    plate,
    plates,
    radius,
    routes,
    unplaced,
)
from webapp.edition.map.marks import ONE
from webapp.edition.map.outlines import FOLDER
from webapp.edition.map.projection import azimuthal, equal_earth
from webapp.edition.mentions import tally
from webapp.edition.registers.directory import directory
from webapp.edition.registers.entry import Entry, Words

__all__ = ["browser"]

POINTS = {"xingli": "38.1 101.2", "lower-pippin": "37.6 102.9", "nether-wickery": "39.3 99.8"}
CAMPAIGN = """<event xml:id="ladder-search" type="campaign" from="1931-08" to="1931-09">
<label type="main" xml:lang="en">Search for the ladder</label>
<label type="main" xml:lang="zh-Hans">寻梯</label></event>"""
MAKERS = """<listRelation>
<relation name="took-part-in" active="per:tobias-fenn" passive="eve:ladder-search" source="txt:orchard/p2"/>"""
HEARING = 'on <date when="1931-08-12">'


@pytest.fixture(scope="module")
def edition():
    return Corpus(TEI)


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


def every(corpus):
    return places(corpus, "", corpus.readable)


def place_at(name, point, passages):
    return Place(Entry(f"pla:{name}", (Words(name, "en"),), point=point), passages)


# As PROJ 9 has them, on a sphere of radius 1.
@pytest.mark.parametrize(
    ("project", "point", "spot"),
    [
        (equal_earth, (16.80528, 96.15611), (1.4162924835, 0.3378769911)),
        (equal_earth, (34.05223, -118.24368), (-1.6305324357, 0.6680430226)),
        (equal_earth, (84, 180), (1.6283665779, 1.3067131389)),
        (azimuthal(37.6, 101), (40.16667, 94.68333), (-0.0841753251, 0.0476682954)),
        (azimuthal(37.6, 101), (36.95679, 107.02663), (0.0839717303, -0.0085388577)),
    ],
)
def test_projection_is_that_of_proj(project, point, spot):
    assert project(*point) == pytest.approx(spot, abs=1e-9)


@pytest.mark.parametrize("one", PLATES, ids=lambda one: one.id)
def test_place_is_on_a_plate_exactly_where_its_point_is(edition, one):
    shown = {place.entry.ref for mark in marks(every(edition), one) for place in mark.places}
    entries = [place.entry for place in every(edition)]
    assert shown == {entry.ref for entry in entries if entry.point and one.covers(*entry.point)}
    assert shown
    left = {place.entry.ref for place in unplaced(every(edition), one)}
    assert left <= {entry.ref for entry in entries if not entry.point}


def test_world_shows_or_lists_every_place_that_is_mentioned(edition):
    world, found = plate(WORLD), every(edition)
    shown = [place for mark in marks(found, world) for place in mark.places]
    assert {place.entry.ref for place in (*shown, *unplaced(found, world))} == {
        entry.ref for entry in directory(edition).register("places") if entry.ref in tally(edition)
    }


@pytest.mark.parametrize("text", ["", "sun", "barnes", "hook", "hollander", "myanmar"])
def test_sizes_sum_up_to_the_passages_that_mention_the_places(edition, text):
    texts = (text,) if text else edition.readable
    found, counted = places(edition, "", texts), tally(edition)
    for one in PLATES:
        refs = [place.entry.ref for place in found if place.is_on(one)]
        told = sum(counted[ref][text_id] for ref in refs for text_id in texts)
        assert sum(mark.count for mark in marks(found, one)) == told


@given(
    st.lists(
        st.tuples(
            st.floats(33.6, 41.2),
            st.floats(94, 108),
            st.dictionaries(st.sampled_from("abc"), st.integers(1, 60), min_size=1),
        ),
        max_size=40,
    )
)
def test_marks_hold_each_place_once_and_none_lies_upon_another(told):
    found = [place_at(f"p{at}", (north, east), passages) for at, (north, east, passages) in enumerate(told)]
    made = marks(found, plate("gansu"))
    names = [place.entry.ref for mark in made for place in mark.places]
    assert sorted(names) == sorted(place.entry.ref for place in found if place.is_on(plate("gansu")))
    assert all(mark.count == sum(mark.passages.values()) for mark in made)
    for one, other in combinations(made, 2):
        apart = (one.spot[0] - other.spot[0]) ** 2 + (one.spot[1] - other.spot[1]) ** 2
        assert apart >= max(one.radius, other.radius) ** 2


@given(
    st.lists(
        st.tuples(
            st.floats(0, 920), st.floats(0, 628), st.integers(1, 40), st.text("甘肅Lanzhou ", min_size=1, max_size=14)
        ),
        max_size=40,
    )
)
def test_no_label_lies_on_another_or_on_a_mark_or_leaves_the_plate(told):
    worded = [
        (Mark((place_at(str(at), (0, 0), {"a": count}),), (x, y)), (words,))
        for at, (x, y, count, words) in enumerate(told)
    ]
    made = labels(worded, plate("gansu"), [[(0, 0), (900, 600)]])
    assert all(label.box.is_on(plate("gansu")) for label in made)
    assert not any(one.box.meets(other.box) for one, other in combinations(made, 2))
    for label in made:
        for mark, _ in worded:
            (x, y), box = mark.spot, label.box
            assert not (box.left < x < box.right and box.top < y < box.bottom)


@given(st.integers(1, 5000))
def test_area_of_a_mark_is_proportional_to_its_passages(count):
    assert (radius(count) / ONE) ** 2 == pytest.approx(count)


def test_text_opens_on_the_closest_plate_that_has_all_its_places(edition):
    opened = {text: closest(places(edition, "", (text,))).id for text in edition.readable}
    assert opened == {"barnes": WORLD, "hollander": WORLD, "hook": WORLD, "myanmar": "myanmar", "sun": "gansu"}


def test_way_of_the_west_route_army_is_told_day_by_day(edition):
    (way,) = routes(edition)
    told = [(stop.place.id, [(stay.time.edtf, stay.sources) for stay in stop.stays]) for stop in way.stops]
    assert way.campaign.id == "wra-expedition"
    assert told == [
        ("gulang", [("1936-11-15", ("sun/p26",)), ("1936-11-16/1936-11-18", ("sun/p26",))]),
        ("yongchang", [("1936-11-18", ("sun/p26",))]),
        ("shandan", [("1936-11-21", ("sun/p26",))]),
        ("linze", [("1936-12-30", ("sun/p42",))]),
        ("gaotai", [("1937-01-01", ("sun/p42",)), ("1937-01-12/1937-01-20", ("sun/p42",))]),
    ]


@pytest.mark.parametrize("script", ["", "Hant-TW"])
def test_days_of_a_way_ascend_and_each_has_its_passage(edition, script):
    for way in routes(edition, script):
        stays = [stay for stop in way.stops for stay in stop.stays]
        assert [stay.time.first for stay in stays] == sorted(stay.time.first for stay in stays)
        for text_id, _, anchor in (source.partition("/") for stay in stays for source in stay.sources):
            assert edition.text(text_id).block(anchor)


def test_way_of_a_made_campaign_follows_days_beside_places(located):
    (way,) = routes(Corpus(located))
    assert [(stop.place.id, stop.stays[0].time.when) for stop in way.stops] == [
        ("nether-wickery", "1931-08-08"),
        ("lower-pippin", "1931-08-12"),
    ]


def test_yellow_river_flows_past_lanzhou_and_zhongwei(edition):
    gansu = plate("gansu")
    (river,) = (outline for outline in outlines(gansu) if outline.name == "Yellow River")
    for name in ("lanzhou", "zhongwei"):
        x, y = gansu.spot(*directory(edition).entry("places", name).point)
        assert min(abs(x - u) + abs(y - v) for u, v in river.lines[0]) < 25


def test_outlines_are_small_and_say_whence_they_come():
    assert {file.stem for file in FOLDER.glob("*.json")} == {one.id for one in PLATES}
    assert sum(file.stat().st_size for file in FOLDER.glob("*.json")) < 150_000
    assert "public domain" in (FOLDER / "SOURCE.md").read_text(encoding="utf-8")


def test_plate_without_places_is_not_offered(located):
    assert [one.id for one in plates(every(Corpus(located)))] == [WORLD, "gansu"]


@pytest.mark.parametrize("state", ["", "/zh", "/zh/Hant-TW", "/Hans"])
def test_page_leads_from_each_place_to_its_entry_and_mentions(app_of, located, state):
    page = app_of(located).test_client().get(f"{state}/map/?view=gansu").text
    for name in POINTS:
        assert page.count(f'href="{state}/registers/places/{name}/"') >= 2
        assert f'href="{state}/registers/places/{name}/#mentions"' in page
    assert f'href="{state}/registers/places/well-of-nine-lanterns/"' in page
    assert page.count(f'class="leg" href="{state}/texts/orchard/p2"') == 1


def test_picture_and_table_say_the_same(app_of, located):
    page = app_of(located).test_client().get("/map/?view=gansu&text=orchard").text
    rows = re.findall(r'#mentions">(\d+)</a></td>', page)
    assert sum(map(int, rows)) == sum(int(n) for n in re.findall(r'<td class="sum">(\d+)</td>', page)) > 1
    assert page.count('<a class="mark') == len(rows) == 2


def test_text_that_is_left_out_takes_its_places_and_ways_with_it(app_of, located):
    page = app_of(located).test_client().get("/map/?view=gansu&text=well").text
    assert 'id="place-xingli"' in page
    assert 'id="place-lower-pippin"' not in page
    assert 'class="leg"' not in page


def test_way_can_be_left_out(app_of, located):
    page = app_of(located).test_client().get("/map/?view=gansu&route=no").text
    assert 'class="leg"' not in page
    assert 'class="way"' in page


@pytest.mark.parametrize("path", ["/map/?view=atlantis", "/map/?text=none"])
def test_what_the_atlas_has_not_is_404(app_of, path):
    assert app_of(MINI).test_client().get(path).status_code == 404


def test_unknown_plate_is_said():
    with pytest.raises(Unknown, match="atlantis"):
        plate("atlantis")


def test_edition_without_points_lists_its_places(client):
    page = client.get("/map/").text
    assert 'class="mark' not in page
    assert "/registers/places/xingli/" in page


def test_plain_tei_without_registers_has_an_empty_map(app_of, tmp_path):
    (tmp_path / "plain.xml").write_text((MINI / "texts/well.xml").read_text(encoding="utf-8"), encoding="utf-8")
    answer = app_of(tmp_path).test_client().get("/map/")
    assert answer.status_code == 200
    assert 'class="mark' not in answer.text


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_map_is_accessible_and_asks_for_nothing_from_elsewhere(browser, located, size, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    with served(located) as address, page_of(browser, viewport=size, color_scheme=scheme) as page:
        page.goto(f"{address}/zh/map/?view=gansu")
        found = axe.Axe().run(page).response["violations"]
        assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert all(url.startswith(address) for url in page.requested)
        assert page.complaints == []


@pytest.mark.browser
def test_marks_keep_their_size_when_the_plate_comes_closer(browser, located):
    with served(located) as address, page_of(browser, viewport=DESK) as page:
        page.goto(f"{address}/map/?view=gansu")
        disc = page.locator("circle.disc").first
        before = disc.evaluate("disc => disc.getBoundingClientRect().width")
        for _ in range(3):
            page.click(".tools button")
        assert float(page.get_attribute(".plate", "viewBox").split()[2]) < 400
        assert disc.evaluate("disc => disc.getBoundingClientRect().width") == pytest.approx(before, rel=0.02)
        page.click(".tools button:last-child")
        assert page.get_attribute(".plate", "viewBox") == "0 0 920 628"
        assert page.complaints == []
