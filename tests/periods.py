"""Times that a test draws: moments and periods, to the year, the month or the day."""

from hypothesis import strategies as st

from webapp.edition.timeline import Period

DAYS = st.dates().map(lambda day: day.isoformat())
MOMENTS = st.builds(lambda day, length: day[:length], DAYS, st.sampled_from([4, 7, 10]))
PERIODS = st.builds(Period.between, MOMENTS, MOMENTS)
NEAR = st.builds(
    lambda year, month, day, length: f"{year:04}-{month:02}-{day:02}"[:length],
    *(st.integers(1930, 1939), st.integers(1, 12), st.integers(1, 28), st.sampled_from([4, 7, 10])),
)
