"""The ways on the map: the stops of a campaign, day by day, each with its passage."""

import pytest

from located import HEARING, amend, located
from webapp.edition.check import check
from webapp.edition.corpus import Corpus
from webapp.edition.map import routes
from webapp.edition.schema import Schema

__all__ = ["located"]


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


XINGLI, PIPPIN = (
    '<placeName ref="pla:xingli">Xingli</placeName>',
    '<placeName ref="pla:lower-pippin">Lower Pippin</placeName>',
)
WICKERY = ("nether-wickery", "1931-08-08")


def stops(folder, said):
    """The stops of the made campaign, each with its first day, where something else is said before the first."""
    caught = '<persName ref="per:tobias-fenn">Tobias Fenn</persName> was caught'
    here = ("12 August</date>.<ref", "12 August.<ref")
    amend(folder / "texts/orchard.xml", (f"in {PIPPIN} {HEARING}", "then "), here, (caught, f"{said}; {caught}"))
    return [(stop.place.id, stop.stays[0].time.first) for way in routes(Corpus(folder)) for stop in way.stops]


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ('from="1931-08-05" to="1931-08-20"', [("xingli", "1931-08-05"), WICKERY]),
        ('from="1931-08-08" to="1931-08-20"', [WICKERY, ("xingli", "1931-08-08")]),
    ],
)
def test_stops_are_in_the_order_of_their_first_days_and_then_of_their_last(located, days, told):
    assert stops(located, f"at {XINGLI} on <date {days}>some days</date>") == told


@pytest.mark.parametrize(("day", "told"), [("1931-09-30", [WICKERY, ("xingli", "1931-09-30")]), ("1931-10-01", [])])
def test_campaign_that_ends_with_a_month_ends_with_its_last_day(located, day, told):
    assert stops(located, f'at {XINGLI} on <date when="{day}">that day</date>') == told


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("at {xingli} on {day}", "xingli"),
        ("at {xingli} from {day}", "xingli"),
        ("at {xingli}. On {day}", ""),
        ("at {xingli} on {day} {pippin}", "lower-pippin"),
        ("at {xingli} ({day} at {pippin}", "xingli"),
        # Words that stand twice are those of the second place, which is marked up, and not of the first.
        ("on {day} Xingli and its hedges, far from {xingli}", ""),
        ('at {xingli} <date when="1931-08-09"/>', ""),
    ],
)
def test_day_is_of_the_nearest_place_that_next_to_nothing_parts_from_it(located, said, place):
    said = said.format(xingli=XINGLI, pippin=PIPPIN, day='<date when="1931-08-09">the 9th</date>')
    assert stops(located, said) == ([WICKERY, (place, "1931-08-09")] if place else [])


def test_day_without_words_is_named_by_the_check(mini):
    amend(mini / "texts/orchard.xml", ('<date when="1931-08-08">8 August 1931</date>', '<date when="1931-08-08"/>'))
    assert "date is empty" in [problem.message for problem in check(mini, Schema())]
