"""The page of the map: what the picture shows the table says, and every place leads to its entry and its mentions."""

import re

import pytest

from conftest import MINI
from located import POINTS, located

__all__ = ["located"]


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


def test_edition_without_points_lists_its_places(client):
    page = client.get("/map/").text
    assert 'class="mark' not in page
    assert "/registers/places/xingli/" in page


def test_plain_tei_without_registers_has_an_empty_map(app_of, tmp_path):
    (tmp_path / "plain.xml").write_text((MINI / "texts/well.xml").read_text(encoding="utf-8"), encoding="utf-8")
    answer = app_of(tmp_path).test_client().get("/map/")
    assert answer.status_code == 200
    assert 'class="mark' not in answer.text
