"""A passage pinned to a release that had closed it already: told of on its page, and in no form of that release."""

from shutil import copytree

import lxml.html
import pytest

from editing import run
from webapp.edition.corpus import Corpus
from webapp.edition.passage import Passage
from webapp.edition.reference import Reference
from webapp.edition.since import Since

CLOSED = ["well/p9@1.1.0", "well/p9@2.0.0-rc1", "well/p9.s1@1.1.0", "ferry/p7@1.1.0", "well/p3-p4@1.1.0"]
FILES = ["xml", "txt", "bib", "biblatex", "ris", "csl.json", "jsonld", "linkset.json"]


@pytest.fixture
def get(shared_app_of, told):
    client = shared_app_of(told).test_client()
    return lambda path, **headers: client.get(path, headers=headers)


@pytest.mark.parametrize("words", CLOSED)
def test_what_a_release_had_closed_is_in_no_form_of_it_and_programs_are_told_of_none(get, words):
    named, _, release = words.partition("@")
    for file in FILES:
        response = get(f"/texts/{words}.{file}")
        assert response.status_code == 404, file
        assert f"{named} is no longer in release {release}" in response.text
        assert f"/texts/{named}@1.0.0" in lxml.html.fromstring(response.data).xpath("//*[@class = 'nearest']//a/@href")
    page = get(f"/texts/{words}")
    assert page.status_code == 200
    assert not page.headers.getlist("Link")
    tree = lxml.html.fromstring(page.data)
    targets = tree.xpath("//head/link[not(@rel = 'alternate' or @rel = 'canonical')]/@href")
    assert not [target for target in targets if words in target]
    assert not tree.xpath("//*[@class = 'Z3988'] | //meta[starts-with(@name, 'citation_')]")


@pytest.mark.parametrize("words", ["well/p9@1.0.0", "well/p3-p5@1.1.0"])
def test_what_a_release_has_or_has_in_part_is_in_every_form_of_it_and_programs_are_told(get, words):
    told = ", ".join(get(f"/texts/{words}").headers.getlist("Link"))
    for file in FILES:
        assert get(f"/texts/{words}.{file}").status_code == 200, file
        assert file == "biblatex" or f"/texts/{words}.{file}>" in told


def test_what_a_release_had_closed_is_negotiated_for_as_little(get):
    for media in ("application/tei+xml", "text/plain", "application/x-bibtex", "application/ld+json"):
        assert get("/texts/well/p9@1.1.0", Accept=media).status_code == 404, media
    assert get("/texts/well/p9@1.1.0", Accept="text/html").status_code == 200


def test_of_what_is_closed_the_last_release_that_had_it_is_told_each_of_its_own(told, tmp_path, unproved):
    folder = copytree(told, tmp_path / "tei")
    assert run("withdraw ferry/p5 --reason not-of-the-text", folder).exit_code == 0
    corpus = Corpus(folder)
    for words, releases in (
        ("ferry/p6", {"1.1.0"}),
        ("ferry/p5", {"2.0.0-rc1"}),
        ("ferry/p5-p6", {"2.0.0-rc1", "1.1.0"}),
        ("ferry/p5-p6@1.0.0", {"1.0.0"}),
    ):
        found = Since.of(corpus, Passage.of(corpus, Reference.read(words)))
        assert found.release == max(releases)
        assert {one.release for one in found.comparisons} == releases
