"""Periods: they are parted, widened and narrowed without a gap, and lie between their moments."""

from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from periods import MOMENTS, PERIODS
from webapp.edition.timeline import Period


@given(PERIODS, st.sampled_from(["month", "year", "decade", "century"]))
def test_parts_of_a_period_follow_on_one_another_and_cover_it(period, unit):
    assume(period.end - period.start < 300000)
    found = list(period.parts(unit))
    assert found[0].start <= period.start < period.end <= found[-1].end
    assert all(one.end == other.start for one, other in pairwise(found))


@given(PERIODS)
def test_zoom_levels_nest(period):
    around = period.around
    assert all(wide.holds(narrow) and wide != narrow for wide, narrow in pairwise([*around, period]))
    assert period.holds(period.closer)
    assert period.wider.holds(period)
    closer = period.closer
    assert closer.end - closer.start < period.end - period.start or period.end - period.start == 1


@given(MOMENTS, MOMENTS)
def test_period_lies_between_its_moments_in_either_order(one, other):
    period = Period.between(one, other)
    assert period == Period.between(other, one)
    assert period.holds(Period(one, one))
    assert period.holds(Period(other, other))
