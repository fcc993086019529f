"""The plates of the map: every place with a point where it is, marks as large as its passages, words that lie apart."""

from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from located import located
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
    unplaced,
)
from webapp.edition.map.marks import ONE
from webapp.edition.map.outlines import FOLDER
from webapp.edition.map.projection import azimuthal, equal_earth
from webapp.edition.mentions import tally
from webapp.edition.registers.directory import directory
from webapp.edition.registers.entry import Entry, Words

__all__ = ["located"]


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
# The first comes to lie upon the second when it takes in the third.
@example([(38, 100, {"a": 60}), (38, 100.424, {"a": 50}), (38, 100, {"a": 49})])
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


def test_unknown_plate_is_said():
    with pytest.raises(Unknown, match="atlantis"):
        plate("atlantis")


@pytest.mark.parametrize(
    ("counts", "large"), [((3, 1), (True, False)), ((1, 3), (False, True)), ((1, 1), (False, False))]
)
def test_shares_of_a_mark_go_clockwise_from_the_top(counts, large):
    mark = Mark((place_at("here", (0, 0), dict(zip("ab", counts, strict=True))),), (100, 100))
    first, second = mark.shares
    assert (first.large, second.large) == large
    assert first.start == second.end == pytest.approx((100, 100 - mark.radius))
    assert first.end == second.start
    assert (first.end[0] > 100 + 1e-9) == (counts[0] < counts[1])


def test_small_marks_are_drawn_upon_large_ones():
    told = [("small", 97, 1), ("large", 103, 40), ("middle", 100, 9)]
    made = marks([place_at(name, (38, east), {"a": count}) for name, east, count in told], plate("gansu"))
    assert [mark.count for mark in made] == [40, 9, 1]
