"""The site stays up: files that break, change or vanish, odd names, many readers at once."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from shutil import copytree
from threading import Barrier

import lxml.html
import pytest
from click.testing import CliRunner

from conftest import MINI
from webapp import create_app
from webapp.cli import edition
from webapp.commands.serve import SLOW, build, rehearse
from webapp.edition import transform
from webapp.edition.transform import XSLT, stylesheet
from webapp.interface import words

BROKEN = "<TEI"


def test_stylesheet_is_compiled_once_however_many_ask_at_first(monkeypatch):
    monkeypatch.setattr(transform, "_COMPILED", {})
    gate = Barrier(8)

    def first(_):
        gate.wait()
        return stylesheet(XSLT / "text.xsl")

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(first, range(8)))) == 1


def test_many_readers_of_a_cold_site_all_get_their_page(monkeypatch, app_of):
    monkeypatch.setattr(transform, "_COMPILED", {})
    app = app_of(MINI)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: app.test_client().get(f"/texts/well/p{n % 5 + 1}").status_code, range(40)))
    assert set(answers) == {200}


def test_reader_of_a_passage_never_gets_the_old_wording_after_a_change(mini, app_of):
    app, path = app_of(mini), mini / "texts" / "orchard.xml"
    text = path.read_text(encoding="utf-8")
    with ThreadPoolExecutor(6) as pool:
        for turn in range(10):
            reads = [pool.submit(lambda: app.test_client().get("/texts/orchard/t1").text) for _ in range(12)]
            path.write_text(text.replace("</titlePart>", f" (turn {turn})</titlePart>"), encoding="utf-8")
            for read in reads:
                read.result()
            assert f"(turn {turn})" in app.test_client().get("/texts/orchard/t1").text


@pytest.mark.parametrize(
    "name", ["registers/persons.xml", "edition.xml", "texts/orchard.xml", "transcriptions/well.xml"]
)
def test_one_broken_file_takes_no_other_page_with_it(mini, app_of, name):
    (mini / "transcriptions").mkdir()
    client = app_of(mini).test_client()
    client.get("/")
    (mini / name).write_text(BROKEN, encoding="utf-8")
    for path in ("/", "/texts/", "/texts/well/", "/texts/well/p1", "/about/", "/registers/", "/registers/persons/"):
        assert client.get(path).status_code == 200, path


def test_text_whose_transcription_is_broken_is_shown_by_its_digest(mini, app_of):
    (mini / "transcriptions").mkdir()
    (mini / "transcriptions" / "well.xml").write_text(BROKEN, encoding="utf-8")
    assert "calendar" in app_of(mini).test_client().get("/texts/well/").text


@pytest.mark.parametrize("odd", ["dangling", "folder", "bare", "deep"])
def test_odd_files_do_not_stop_the_start(mini, odd):
    path = mini / "texts" / "odd.xml"
    if odd == "dangling":
        path.symlink_to(mini / "nowhere.xml")
    elif odd == "folder":
        path.mkdir()
    elif odd == "bare":
        path.write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', encoding="utf-8")
    else:
        path.write_text(DEEP, encoding="utf-8")
    app = create_app(mini)
    build(app.extensions["corpus"], "")
    client = app.test_client()
    for page in ("/", "/texts/well/", "/registers/persons/"):
        assert client.get(page).status_code == 200


DEEP = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>x</title></titleStmt>'
    "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>"
    + "<div>" * 150 + "<p>x</p>" + "</div>" * 150 + "</body></text></TEI>"
)  # fmt: skip


@pytest.mark.parametrize("name", ["问", "a b", "q?x", "a#b", "a%41", "über"])
def test_any_file_name_can_be_read_linked_and_downloaded(tmp_path, app_of, name):
    (tmp_path / f"{name}.xml").write_text(DEEP.replace("<div>", "").replace("</div>", ""), encoding="utf-8")
    client = app_of(tmp_path).test_client()
    (link,) = set(lxml.html.fromstring(client.get("/texts/").data).xpath("//article//h2/a/@href"))
    assert client.get(link).status_code == 200
    for form in ("xml", "txt"):
        response = client.get(f"{link.rstrip('/')}.{form}")
        assert response.status_code == 200
        assert response.headers["Link"].isascii()


def test_passage_download_of_other_peoples_tei_survives_pointers_from_anywhere(tmp_path, app_of):
    body = '<p><ref target="#p1">x</ref><ref target="#n1">1</ref></p><p xml:id="p1">y</p><note xml:id="n1">z</note>'
    (tmp_path / "ana.xml").write_text(re.sub("<div>.*</div>", body, DEEP), encoding="utf-8")
    client = app_of(tmp_path).test_client()
    for path in ("p1.xml", "p1.txt", "n1.xml"):
        assert client.get(f"/texts/ana/{path}").status_code == 200


def test_no_page_has_an_id_twice(client):
    for path in (
        "/texts/well/",
        *(f"/texts/well/p{n}" for n in range(1, 11)),
        *(f"/texts/orchard/p{n}" for n in range(1, 10)),
    ):
        ids = Counter(lxml.html.fromstring(client.get(path).data).xpath("//@id"))
        assert ids.most_common(1)[0][1] == 1, (path, ids.most_common(2))


def test_redirect_does_not_follow_the_host_of_the_request(client):
    response = client.get("/texts/well", headers={"Host": "evil.example"})
    assert response.status_code == 308
    assert response.location == "/texts/well/"


def test_missing_page_links_to_the_start_in_each_script(client):
    links = lxml.html.fromstring(client.get("/H").data).xpath("//main//a/@href")
    assert {"/Hans/", "/Hant/", "/Hant-TW/", "/Hant-HK/"} <= set(links)


def test_passage_that_the_ledger_does_not_have_is_not_offered_for_citation(mini, app_of):
    path = mini / "texts" / "orchard.xml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('<p xml:id="p1">', '<p xml:id="p99"/><p xml:id="p1">', 1), encoding="utf-8")
    client = app_of(mini).test_client()
    assert 'id="citation"' not in client.get("/texts/orchard/p99").text
    assert 'id="citation"' in client.get("/texts/orchard/p1").text


def test_ledger_that_cannot_be_read_closes_every_citation_and_says_so(told, tmp_path, app_of):
    mini = copytree(told, tmp_path / "tei")
    client = app_of(mini).test_client()
    assert 'id="citation"' in client.get("/texts/orchard/p3").text
    ledger = mini / "anchors.tsv"
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("anchor", "anker", 1), encoding="utf-8")
    page = client.get("/texts/orchard/p3")
    assert page.status_code == 200
    assert words("en")["ledger-lost"] in page.text
    assert "orchard/p3.bib" not in page.text
    answers = {path: client.get(f"/texts/{path}").status_code for path in ("orchard/p3.txt", "orchard/", "orchard.bib")}
    assert set(answers.values()) == {200}, answers
    lost = ("texts/orchard/p3.bib", "texts/orchard/p999", "texts/orchard/p3@1.1.0", "about/changes/", "feed.xml")
    assert {client.get(f"/{path}").status_code for path in lost} == {500}


@pytest.mark.parametrize("arguments", [["--host", "nowhere.invalid"], ["--corpus", "no/such/folder"], ["--port", "0"]])
def test_server_that_cannot_start_says_why_in_one_line(arguments):
    result = CliRunner().invoke(edition, ["serve", *arguments])
    assert result.exit_code != 0
    assert not result.output.startswith("Traceback")
    assert type(result.exception).__name__ in ("EditionError", "SystemExit")


def test_rehearsal_opens_pages_that_are_there_and_keeps_what_they_made(mini, app_of):
    app = app_of(mini)
    store = app.extensions["corpus"].store
    store.put(("stale",), "of another program")
    store._used.clear()
    rehearse(app)
    kept = set(store.folder.glob("*"))
    assert kept and not any(path.read_text(encoding="utf-8") == "of another program" for path in kept)
    assert all(app.test_client().get(f"/{page}/").status_code == 200 for page in SLOW)
    assert set(store.folder.glob("*")) == kept
