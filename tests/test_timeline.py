"""The timeline: every date has its place, nothing lies on anything else, and every time leads on to others."""

import re
from itertools import combinations, pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import html
from test_browser import ARGUMENTS, CHROMIUM, page_of, require, served

from conftest import MINI, TEI
from webapp.edition import timeline as parts
from webapp.edition.corpus import Corpus
from webapp.edition.registers.time import Time
from webapp.edition.tei import NS, XML_ID
from webapp.edition.timeline import Axis, Caption, Period, Point
from webapp.edition.timeline.caption import fitted, width
from webapp.edition.timeline.points import densest

NAMES = ("when", "from", "notBefore", "to", "notAfter")
ATTRIBUTES = " or ".join(f"@{name}" for name in NAMES)
DAYS = st.dates().map(lambda day: day.isoformat())
MOMENTS = st.builds(lambda day, length: day[:length], DAYS, st.sampled_from([4, 7, 10]))
PERIODS = st.builds(Period.between, MOMENTS, MOMENTS)
NEAR = st.builds(
    lambda year, month, day, length: f"{year:04}-{month:02}-{day:02}"[:length],
    *(st.integers(1930, 1939), st.integers(1, 12), st.integers(1, 28), st.sampled_from([4, 7, 10])),
)


@st.composite
def dates(draw):
    """Dates of one text within ten years: moments, stretches, bounds, some of them open."""
    one, other = sorted((draw(NEAR), draw(NEAR)))
    names = draw(st.sampled_from([("when",), ("start", "end"), ("earliest", "latest"), ("start",), ("latest",)]))
    return Point("sun", Time("date", **dict(zip(names, (one, other), strict=False))))


def caption(point):
    return Caption(f"{point.time.first} 与 {point.time.last} were remembered in the village", "p12")


@pytest.fixture(scope="module")
def corpus():
    return Corpus(TEI)


def dated_blocks(text):
    """The anchors of the blocks in which a date is given, and the dates, straight from the TEI."""
    for anchor, block in text.elements.items():
        for date in block.xpath(f".//tei:date[{ATTRIBUTES}]", namespaces=NS):
            if next(e for e in date.iterancestors() if e.get(XML_ID) in text.elements) is block:
                yield anchor, next(date.get(name) for name in NAMES if date.get(name))


@pytest.mark.parametrize("folder", [MINI, TEI], ids=["mini", "edition"])
def test_every_date_element_has_a_point_with_its_anchor(folder):
    edition = Corpus(folder)
    for text in edition.texts():
        found = [point for point in parts.points(edition) if point.text == text.id and point.anchor]
        expected = set(dated_blocks(text))
        assert expected
        assert expected == {(point.anchor, point.time.first or point.time.last) for point in found}


def test_date_of_both_digests_and_the_transcription_is_one_point(edition_of):
    edition = Corpus(edition_of("transcribed mini"))
    found = parts.points(edition)
    keys = [(point.text, point.anchor, point.time.edtf) for point in found if point.anchor]
    assert len(keys) == len(set(keys))
    told = [{(mention.kind, mention.language[:2]) for mention in point.mentions} for point in found]
    assert {("words", "en"), ("digest", "en"), ("digest", "zh")} in told


def test_date_is_as_certain_as_the_least_certain_mention(mini):
    before = {point.time.when for point in parts.points(Corpus(mini)) if point.is_doubted}
    file = mini / "texts" / "well.xml"
    words = file.read_text(encoding="utf-8")
    when = re.search(r'<date when="([^"]+)">', words[words.index("<body") :])[1]
    at = words.index(f'<date when="{when}">', words.index("<body"))
    file.write_text(words[:at] + words[at:].replace("<date ", '<date cert="low" evidence="internal" ', 1), "utf-8")
    doubted = [point for point in parts.points(Corpus(mini)) if point.is_doubted and point.time.when == when]
    assert when not in before
    assert [point.inferred for point in doubted] == [True]


def test_every_dated_event_of_the_register_has_a_point(corpus):
    dated = corpus.registers().xpath(f"//tei:event[{ATTRIBUTES}]/@xml:id", namespaces=NS)
    assert {point.entry.id for point in parts.points(corpus) if point.entry} == set(dated)


def test_points_stand_in_the_order_of_time(corpus):
    days = [point.period.start for point in parts.points(corpus) if point.period]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("value", "period"),
    [
        ("1936", Period("1936", "1936")),
        ("1936-10-21T08:30:00+08:00", Period("1936-10-21", "1936-10-21")),
        ("-0044-03-15", None),
        ("--10-21", None),
        ("1936-13", Period("1936", "1936")),
        ("recently", None),
        ("19360", None),
    ],
)
def test_value_is_placed_as_far_as_the_calendar_knows_it(value, period):
    assert Point("sun", Time("date", when=value)).period == period


def test_open_stretch_stands_at_the_end_that_is_known():
    point = Point("sun", Time("date", end="1959-01"))
    assert (point.period, point.opening) == (Period("1959-01", "1959-01"), "start")


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


@settings(deadline=None)
@given(st.lists(dates(), max_size=90), st.builds(Period.between, NEAR, NEAR), st.integers(1, 30))
def test_marks_lie_within_the_axis_and_not_on_one_another(found, window, most):
    axis = Axis(window, 1176)
    lane = parts.lane(found, axis, caption, most)
    assert all(0 <= mark.low <= mark.left < mark.right <= mark.high + 0.01 for mark in lane.marks)
    assert all(mark.high <= axis.width + 0.01 for mark in lane.marks)
    for one, other in combinations(lane.marks, 2):
        assert one.row != other.row or one.high < other.low or other.high < one.low
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


def test_densest_time_of_the_west_route_army_is_its_campaign(corpus):
    found = [point for point in parts.points(corpus) if point.text == "sun"]
    assert Period("1936", "1937").holds(densest(found))
    assert densest(found[:3]) is None


@given(st.text(max_size=60), st.floats(0, 400))
def test_words_are_cut_to_the_room_that_there_is(text, room):
    cut = fitted(text, room)
    assert cut == "" or width(cut) <= room
    assert cut == text or cut == "" or cut.endswith("…")


# Pages.


@pytest.mark.parametrize("path", ["/timeline/", "/timeline/table/"])
@pytest.mark.parametrize("prefix", ["", "/zh", "/zh/Hant-TW", "/Hans"])
def test_page_shows_every_point(client, prefix, path):
    page = html.fromstring(client.get(prefix + path).data)
    edition = client.application.extensions["corpus"]
    targets = [href.partition(":~:")[0] for href in page.xpath("//main//@href")]
    for point in parts.points(edition):
        start = f"{prefix}/registers/events/{point.entry.id}/" if point.entry else f"{prefix}/texts/{point.text}/#"
        assert any(target.startswith(start) and target.endswith(point.anchor) for target in targets), point


def test_table_says_the_same_as_the_picture(client):
    query = "?from=1880&to=1999"
    table = html.fromstring(client.get("/timeline/table/" + query).data)
    picture = html.fromstring(client.get("/timeline/" + query).data)
    marks = picture.xpath("//svg//a[contains(@class, 'dot') or contains(@class, 'bar')]/@href")
    assert sorted(marks) == sorted(table.xpath("//table//@href"))
    assert len(table.xpath("//table//mark")) > 3


def test_one_text_is_shown_alone_and_at_its_own_time(client):
    page = html.fromstring(client.get("/timeline/table/?text=well&events=no").data)
    assert {href.split("/")[2] for href in page.xpath("//table//@href")} == {"well"}
    assert page.xpath("//input[@name='text'][@checked]/@value") == ["well"]
    links = [href for href in page.xpath("//nav[@class='zoom']//@href") if "timeline" in href]
    assert links
    assert all("text=well" in href and "events=no" in href for href in links)


def test_dates_are_written_in_the_readers_language(app_of):
    client = app_of(TEI).test_client()
    query = "timeline/table/?from=1936-10-26&to=1936-10-26&text=sun"
    assert "26 October 1936" in client.get(f"/{query}").text
    assert "1936年10月26日" in client.get(f"/zh/{query}").text


@pytest.mark.parametrize("query", ["from=soon", "to=1936-13", "from=1936-1", "from=-044", "from=0000"])
def test_time_that_is_none_is_said_and_all_is_shown(client, query):
    answer = client.get(f"/timeline/?{query}")
    assert answer.status_code == 400
    page = html.fromstring(answer.data)
    assert query.partition("=")[2] in page.xpath("string(//p[@role='alert'])")
    assert page.xpath("//svg//a[contains(@class, 'dot')]")


def test_unknown_text_is_404(client):
    assert client.get("/timeline/?text=nowhere").status_code == 404


@pytest.mark.parametrize(
    "query", ["from=0001&to=9999", "from=9999-12-31&to=9999-12-31", "from=0001-01-01&to=0001-01-01"]
)
def test_farthest_times_have_a_page(client, query):
    page = html.fromstring(client.get(f"/timeline/?{query}").data)
    for href in page.xpath("//nav[@class='zoom']//@href"):
        assert client.get(href).status_code == 200


def test_ends_of_the_time_may_stand_in_either_order_and_one_may_be_missing(client):
    assert client.get("/timeline/?from=1937&to=1936-10").status_code == 200
    assert client.get("/timeline/?from=1936-10").status_code == 200


def test_edition_without_dates_says_so(tmp_path, app_of):
    words = f'<TEI xmlns="{NS["tei"]}"><teiHeader/><text><body><p xml:id="a">No day.</p></body></text></TEI>'
    (tmp_path / "plain.xml").write_text(words, "utf-8")
    for path in ("/timeline/", "/timeline/table/", "/timeline/?from=1936"):
        answer = app_of(tmp_path).test_client().get(path)
        assert answer.status_code == 200
        assert "no dates" in answer.text


# In a browser: what was computed is so on the screen.


@pytest.fixture(scope="module")
def timelines():
    require(CHROMIUM, "no Chromium on the PATH (Debian: apt-get install chromium)")
    api = pytest.importorskip("playwright.sync_api")
    with served(TEI) as address, api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        with page_of(browser, viewport={"width": 1440, "height": 900}) as page:
            page.address = address
            yield page
        browser.close()


BOXES = """() => [...document.querySelectorAll('.lane svg')].map((lane) =>
  [...lane.querySelectorAll('a:not(.cluster) text, circle, a rect')].map((e) => [e, e.getBoundingClientRect()])
    .map(([e, box]) => [e.tagName + e.closest('a').textContent, box.left, box.right, box.top, box.bottom]))"""
TIMES = ["", "?from=1930&to=1939", "?from=1936-10&to=1937-03&text=sun", "?from=1988&to=1988&text=myanmar"]


@pytest.mark.browser
@pytest.mark.parametrize("query", TIMES)
@pytest.mark.parametrize("prefix", ["", "/zh/Hant"])
def test_no_label_lies_on_another_on_the_screen(timelines, prefix, query):
    timelines.goto(f"{timelines.address}{prefix}/timeline/{query}")
    for boxes in timelines.evaluate(BOXES):
        for one, other in combinations(boxes, 2):
            apart = one[2] <= other[1] or other[2] <= one[1] or one[4] <= other[3] + 3 or other[4] <= one[3] + 3
            assert apart, (one, other)


@pytest.mark.browser
def test_script_moves_the_timeline_without_leaving_the_page(timelines):
    timelines.goto(f"{timelines.address}/timeline/?from=1936-10&to=1937-03&text=sun")
    timelines.evaluate("() => { window.same = true }")
    timelines.locator("[data-key='-']").click()
    timelines.wait_for_url("**/timeline/?from=1936-07&to=1937-06&text=sun")
    timelines.locator(".scroller").focus()
    timelines.keyboard.press("ArrowRight")
    timelines.wait_for_url("**/timeline/?from=1936-09-*&to=1937-09-*&text=sun")
    timelines.go_back()
    timelines.locator(".crumbs strong", has_text="July 1936").wait_for()
    assert timelines.evaluate("window.same")
    assert timelines.complaints == []
