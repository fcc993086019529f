"""Registers to take away: TEI, CSV, JSON, JSON-LD and BEACON, complete, valid, and in the script of the page."""

import csv
import io
import json
import re

import lxml.html
import pytest

from conftest import MINI, TEI
from webapp import create_app
from webapp.edition import ids, tei
from webapp.edition.corpus import Corpus
from webapp.edition.pointers import Pointers
from webapp.edition.registers import REGISTERS
from webapp.edition.registers.directory import directory
from webapp.edition.registers.table import COLUMNS
from webapp.edition.registers.time import Time
from webapp.edition.schema import SCHEMA, Schema
from webapp.edition.sheet import sheet
from webapp.interface import WORDS, words

SCHEMA_OF_THE_EDITION = Schema(SCHEMA)
NAMES = [register.name for register in REGISTERS]


@pytest.fixture(scope="module")
def committed(edition_of):
    """A client of the edition itself, kept for all tests here."""
    return create_app(edition_of("edition"), "https://example.org").test_client()


@pytest.fixture(scope="module", params=["mini", "transcribed mini"])
def client(request, edition_of):
    """A client of the mini edition, kept for all tests here."""
    return create_app(edition_of(request.param), "https://example.org").test_client()


def table(response):
    return list(csv.DictReader(io.StringIO(response.get_data(as_text=True).removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("script", ["", "/Hans", "/Hant-TW"])
@pytest.mark.parametrize("name", NAMES)
def test_downloaded_register_is_valid_tei_by_itself(client, tmp_path, name, script):
    root = tei.parse_bytes(client.get(f"{script}/registers/{name}.xml").data)
    found = [
        *SCHEMA_OF_THE_EDITION.problems(root, "download.xml"),
        *ids.problems(root, f"{name}.xml"),
        *Pointers(tmp_path).problems(root, str(tmp_path / "download.xml")),
    ]
    assert [str(problem) for problem in found if problem.severity == "error"] == []
    assert f"https://example.org/registers/{name}/" in tei.serialise(root).decode()


def test_register_in_a_script_says_so_and_keeps_the_names_of_every_script(client):
    printed, converted = (tei.parse_bytes(client.get(f"{s}/registers/persons.xml").data) for s in ("", "/Hant-TW"))
    assert "OpenCC" in "".join(converted.find(f".//{tei.q('langUsage')}").itertext())
    names = [[name.text for name in root.iter(tei.q("persName"))] for root in (printed, converted)]
    assert names[0] == names[1]
    assert "會議記錄" in "".join(converted.itertext())


@pytest.mark.parametrize("name", NAMES)
def test_every_form_holds_every_entry(committed, name):
    entries = {entry.id: entry for entry in directory(Corpus(TEI)).register(name)}
    rows = table(committed.get(f"/registers/{name}.csv"))
    records = committed.get(f"/registers/{name}.json").json["entries"]
    assert {row["id"] for row in rows} == {each["id"] for each in records} == set(entries)
    for row in rows:
        entry = entries[row["id"]]
        told = {row["name_en"], row["name_zh"], row["pinyin"], *row["other_names"].split(" | ")}
        assert {form.text for form in entry.names} <= told
    for each in records:
        assert [name["text"] for name in each["names"]] == [form.text for form in entries[each["id"]].names]


def test_table_is_as_rfc_4180_has_it_and_its_columns_are_described(client):
    response = client.get("/registers/persons.csv")
    lines = response.data.decode("utf-8")
    assert lines.startswith("\ufeffid,address,name_en")
    assert lines.count("\r\n") == lines.count("\n") == len(table(response)) + 1
    described = client.get("/registers/persons.csv-metadata.json").json
    assert [column["name"] for column in described["tableSchema"]["columns"]] == list(COLUMNS)
    assert described["url"] == "https://example.org/registers/persons.csv"


def test_no_cell_of_a_table_is_a_formula_to_a_spreadsheet():
    words = ["=HYPERLINK(1)", "+1", "@SUM(1)", "-SUM(1)", "\t=1", "-0.12574", "-0043", "—", "a=b", 3]
    row = next(csv.reader(sheet(["x"] * len(words), [words]).splitlines()[1:]))
    assert row == ["'=HYPERLINK(1)", "'+1", "'@SUM(1)", "'-SUM(1)", "'\t=1", "-0.12574", "-0043", "—", "a=b", "3"]


@pytest.mark.parametrize("path", sorted(WORDS.glob("*.toml")), ids=lambda path: path.stem)
def test_every_column_is_explained_in_every_language(path):
    assert {f"column-{column}" for column in COLUMNS} <= set(words(path.stem))


@pytest.mark.parametrize("script", ["Hans", "Hant", "Hant-TW", "Hant-HK"])
def test_table_has_the_names_of_the_page_in_its_script(client, script):
    page = lxml.html.fromstring(client.get(f"/zh/{script}/registers/persons/").data)
    shown = {row.get("id"): row.xpath("string(th)").strip() for row in page.xpath("//tr[@id]")}
    rows = table(client.get(f"/{script}/registers/persons.csv"))
    assert len(rows) == len(shown)
    for row in rows:
        assert sorted(re.split("[·，]", row["name_zh"])) == sorted(re.split("[·，]", shown[row["id"]]))


@pytest.mark.parametrize(
    ("form", "media"),
    [
        ("xml", "application/tei+xml; charset=utf-8"),
        ("csv", "text/csv; charset=utf-8; header=present"),
        ("json", "application/json"),
    ],
)
def test_download_has_media_type_file_name_and_links(client, form, media):
    response = client.get(f"/zh/Hant-TW/registers/places.{form}")
    assert response.content_type == media
    assert response.headers["Content-Disposition"] == f"attachment; filename=places-Hant-TW.{form}"
    links = response.headers.getlist("Link")
    assert '<https://example.org/registers/places/>; rel="canonical"' in links
    assert any('rel="license"' in link for link in links)
    assert ('<https://example.org/registers/places.csv-metadata.json>; rel="describedby"' in links) == (form == "csv")
    again = client.get(f"/zh/Hant-TW/registers/places.{form}", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_is_described_in_json_ld_on_its_page_and_by_itself(committed, name):
    entry = directory(Corpus(TEI)).register(name)[0]
    path = f"/registers/{name}/{entry.id}"
    page = lxml.html.fromstring(committed.get(f"{path}/").data)
    (told,) = page.xpath("//script[@type = 'application/ld+json']/text()")
    response = committed.get(f"{path}.jsonld")
    page_facts = json.loads(told)
    facts, way = page_facts.pop("@graph")
    assert response.content_type == "application/ld+json"
    assert page_facts | facts == json.loads(response.data)
    assert way["itemListElement"][-1]["item"] == facts["@id"]
    assert page_facts["@context"] == "https://schema.org"
    assert facts["@id"] == f"https://example.org{path}/"
    assert {"@value": entry.name("en").text, "@language": "en"} in facts["name"]
    assert page.xpath("//link[@type = 'application/ld+json']/@href") == [f"{path}.jsonld"]


def test_json_ld_says_what_the_register_says_and_no_more(committed):
    hook = committed.get("/registers/persons/hook.jsonld").json
    assert (hook["@type"], hook["birthDate"], hook["deathDate"]) == ("Person", "1902-12-20", "1989-07-12")
    zhangye = committed.get("/registers/places/zhangye.jsonld").json
    assert zhangye["sameAs"] == ["https://www.geonames.org/1785036"]
    assert zhangye["geo"] == {"@type": "GeoCoordinates", "latitude": 38.93417, "longitude": 100.45167}
    work = committed.get("/registers/works/ancient-society.jsonld").json
    assert work["@type"] == "Book"
    assert work["author"][0]["@id"] == "https://example.org/registers/persons/morgan-lewis/"
    assert "sameAs" not in work


def test_json_ld_cannot_close_its_script(mini, app_of):
    path = mini / "registers" / "persons.xml"
    hostile = path.read_text("utf-8").replace(">Miss Quill<", ">&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;<")
    path.write_text(hostile, "utf-8")
    page = lxml.html.fromstring(app_of(mini).test_client().get("/registers/persons/ada-quill/").data)
    assert page.xpath("//script[not(@src)]/@type") == ["application/ld+json"]
    assert "alert(1)" in page.xpath("string(//script[not(@src)])")


def test_beacon_has_a_line_for_every_identifier(committed):
    lines = committed.get("/registers/places.beacon.txt").get_data(as_text=True).splitlines()
    fields = dict(line[1:].split(": ", 1) for line in lines if line.startswith("#"))
    assert lines[0] == "#FORMAT: BEACON"
    assert fields["PREFIX"] == "https://sws.geonames.org/"
    assert fields["TARGET"] == "https://example.org/registers/places/{ID}/"
    links = [line.split("|") for line in lines if line and not line.startswith("#")]
    known = {(value, e.id) for e in directory(Corpus(TEI)).register("places") for _, value, _ in e.links}
    assert {(source, target) for source, _, target in links} == known
    assert all(many.isdecimal() for _, many, _ in links)


def test_beacon_of_several_kinds_of_identifiers_has_whole_uris(mini, app_of):
    path = mini / "registers" / "persons.xml"
    two = '<occupation type="writer"/><idno type="Wikidata">Q1</idno><idno type="VIAF">2</idno>'
    path.write_text(path.read_text("utf-8").replace('<occupation type="writer"/>', two, 1), "utf-8")
    lines = app_of(mini).test_client().get("/registers/persons.beacon.txt").get_data(as_text=True)
    assert "http://www.wikidata.org/entity/Q1|" in lines
    assert "http://viaf.org/viaf/2|" in lines
    assert "#PREFIX" not in lines


@pytest.mark.parametrize(
    "path", ["persons.beacon.txt", "none.csv", "persons.pdf", "persons/nobody.jsonld", "x/y.jsonld"]
)
def test_what_is_not_there_is_404(client, path):
    assert client.get(f"/registers/{path}", follow_redirects=True).status_code == 404


def test_edition_without_registers_or_header_has_empty_downloads(tmp_path, app_of):
    (tmp_path / "t.xml").write_text(f"<TEI xmlns='{tei.TEI}'><text><body><p>One</p></body></text></TEI>", "utf-8")
    client = app_of(tmp_path).test_client()
    assert client.get("/registers/").status_code == 200
    assert client.get("/registers/persons/").status_code == 200
    assert table(client.get("/registers/persons.csv")) == []
    assert client.get("/registers/persons.json").json["entries"] == []
    assert client.get("/registers/persons.xml").status_code == 404


@pytest.mark.parametrize(
    ("time", "edtf"),
    [
        (Time("birth", when="1902-12"), "1902-12"),
        (Time("state", start="1919", end="1943"), "1919/1943"),
        (Time("state", start="1919"), "1919/.."),
        (Time("birth", earliest="1896", latest="1898"), "[1896..1898]"),
        (Time("death", latest="1898"), "[..1898]"),
    ],
)
def test_time_is_written_in_edtf(time, edtf):
    assert time.edtf == edtf


def test_mini_has_every_register():
    assert {register.name for register in REGISTERS} == {path.stem for path in (MINI / "registers").glob("*.xml")}
