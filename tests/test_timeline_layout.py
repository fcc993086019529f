"""The layout of the timeline: marks that do not lie on one another, an axis and words that have their room."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from periods import NEAR, PERIODS
from webapp.edition import timeline as parts
from webapp.edition.lettering import fitted, width
from webapp.edition.mentions import Mention
from webapp.edition.registers.time import Time
from webapp.edition.timeline import Axis, Caption, Period, Point


@st.composite
def dates(draw):
    """Dates of one text within ten years: moments, stretches, bounds, some of them open."""
    one, other = sorted((draw(NEAR), draw(NEAR)))
    names = draw(st.sampled_from([("when",), ("start", "end"), ("earliest", "latest"), ("start",), ("latest",)]))
    return Point("sun", Time("date", **dict(zip(names, (one, other), strict=False))))


def caption(point):
    return Caption(f"{point.time.first} 与 {point.time.last} were remembered in the village", "p12")


@settings(deadline=None)
@given(st.lists(dates(), max_size=90), st.builds(Period.between, NEAR, NEAR), st.integers(1, 30))
def test_marks_lie_within_the_axis_and_not_on_one_another(found, window, most):
    axis = Axis(window, 1176)
    lane = parts.lane(found, axis, caption, most)
    assert all(0 <= mark.low <= mark.left < mark.right <= mark.high + 0.01 for mark in lane.marks)
    assert all(mark.high <= axis.width + 0.01 for mark in lane.marks)
    for one, other in combinations(lane.marks, 2):
        apart = max(one.low - other.high, other.low - one.high)
        assert one.row != other.row or apart >= 9.99  # pixels: words that touch read as one
    shown = [point for point in found if axis.shows(point.period.start, point.period.end)]
    assert sorted(id(point) for mark in lane.marks for point in mark.points) == sorted(map(id, shown))
    assert all(mark.low <= mark.words_at <= mark.high for mark in lane.marks if mark.words)


@given(PERIODS, st.integers(300, 2000))
def test_axis_names_divisions_only_where_there_is_room(window, pixels):
    axis = Axis(window, pixels)
    assert axis.bands[0].left == 0
    assert axis.bands[-1].right == pytest.approx(pixels)
    assert list(axis.ticks) == sorted(axis.ticks)
    assert all(0 <= tick <= pixels for tick in axis.ticks)


def test_many_points_of_a_year_are_one_mark_that_comes_apart_closer_by():
    found = [Point("sun", Time("date", when=f"1936-{month:02}-{day:02}")) for month in range(1, 13) for day in (3, 20)]
    whole = parts.lane(found, Axis(Period("1860", "2029"), 1176), caption, 9)
    assert [(mark.shape, len(mark.points), mark.period) for mark in whole.marks] == [
        ("cluster", 24, Period("1936", "1936"))
    ]
    assert {mark.shape for mark in parts.lane(found, Axis(Period("1936", "1936"), 1176), caption, 9).marks} == {"dot"}


@given(st.text(max_size=60), st.floats(0, 400))
def test_words_are_cut_to_the_room_that_there_is(text, room):
    cut = fitted(text, room)
    assert cut == "" or width(cut) <= room
    assert cut == text or cut == "" or cut.endswith("…")


def test_a_compound_is_not_cut():
    assert [fitted("Sino-Soviet border conflict", room) for room in (60, 90)] == ["", "Sino-Soviet…"]
    assert fitted("1956–1957 at the well", 60) == ""


def test_names_of_events_are_whole_where_a_row_has_room():
    found = [Point("", Time("date", when=str(1930 + year))) for year in range(10)]
    name = "Search for the fourth rung"
    laid_out = parts.lane(found, Axis(Period("1860", "2029"), 1176), lambda point: Caption(name, name), 9)
    assert sorted(mark.words for mark in laid_out.marks) == ["", *[name] * 9]
    assert laid_out.rows == 9


@pytest.mark.parametrize(
    ("before", "after", "caption"),
    [
        ("A Short History of Wells (", "; review); and a second one", "A Short History of Wells (1997…)"),
        ("《井志》（", "；书评）与另一种", "《井志》（1997…）"),
        ("he found it (in ", "), so he said", "he found it (in 1997)"),
    ],
)
def test_a_bracket_that_opens_in_a_caption_closes_in_it(before, after, caption):
    mention = Mention("well", "p2", "digest", "en", "", before, "1997", after, True, False, "")
    assert Caption.of(Point("well", Time("date", when="1997"), (mention,)), "en").text == caption
