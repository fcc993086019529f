"""The pages of the timeline: the picture and the table have every date, and every time leads on to others."""

import pytest
from lxml import html

from conftest import TEI
from webapp.edition import timeline as parts
from webapp.edition.tei import NS


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
