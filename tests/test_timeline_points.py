"""The points of the timeline: every date and every dated event has one, where it was given and as certain as it is."""

import re

import pytest

from conftest import MINI, TEI
from webapp.edition import timeline as parts
from webapp.edition.corpus import Corpus
from webapp.edition.registers.time import Time
from webapp.edition.tei import NS, XML_ID
from webapp.edition.timeline import Period, Point
from webapp.edition.timeline.points import densest

NAMES = ("when", "from", "notBefore", "to", "notAfter")
ATTRIBUTES = " or ".join(f"@{name}" for name in NAMES)


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


@pytest.mark.parametrize("certainties", [("low", "medium"), ("medium", "low"), ("", "low"), ("high", "low")])
def test_low_is_less_certain_than_any_other(mini, certainties):
    file = mini / "texts" / "orchard.xml"
    words = file.read_text(encoding="utf-8")
    for cert in certainties:
        said = f' cert="{cert}"' if cert else ""
        words = words.replace('<date when="1931-08-08">', f"<date{said} when='1931-08-08'>", 1)
    file.write_text(words, encoding="utf-8")
    (point,) = (p for p in parts.points(Corpus(mini)) if (p.anchor, p.time.when) == ("p2", "1931-08-08"))
    assert (point.time.cert, point.is_doubted) == ("low", True)


@pytest.mark.parametrize(("said", "bounds"), [("earliest", True), ("latest", True), ("start", False), ("when", False)])
def test_bounds_are_told_from_moments(said, bounds):
    assert Point("sun", Time("date", **{said: "1936"})).is_bounds == bounds


def test_every_dated_event_of_the_register_has_a_point(edition):
    dated = edition.registers().xpath(f"//tei:event[{ATTRIBUTES}]/@xml:id", namespaces=NS)
    assert {point.entry.id for point in parts.points(edition) if point.entry} == set(dated)


def test_points_stand_in_the_order_of_time(edition):
    days = [point.period.start for point in parts.points(edition) if point.period]
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


def test_densest_time_of_the_west_route_army_is_its_campaign(edition):
    found = [point for point in parts.points(edition) if point.text == "sun"]
    assert Period("1936", "1937").holds(densest(found))
    assert densest(found[:3]) is None
