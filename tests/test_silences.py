"""Silences: `<?edition-check?>` overrules a diagnostic at one place, and is part of the text file like any markup."""

import json

import pytest
from click.testing import CliRunner
from lxml import etree

from conftest import MINI
from webapp.cli import edition
from webapp.edition import tei
from webapp.edition.check import check
from webapp.edition.corpus import Corpus
from webapp.edition.diplomatic import diplomatic, reading
from webapp.edition.merge import blocks, merged
from webapp.edition.reading import Reading
from webapp.edition.schema import Schema

SILENCE = '<?edition-check allow="quote-straight" reason="a test of silences"?>'
STRAIGHT = 'The fruit came down "by itself".'
PLAIN = "The fruit came down by itself."
SCHEMA = Schema()


def codes(corpus):
    return [problem.code for problem in check(corpus / "texts" / "orchard.xml", SCHEMA)]


def written(mini, old, new):
    path = mini / "texts" / "orchard.xml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


DIGEST = '<note type="digest" xml:lang="en">'
PLACES = {
    "before the digest": f"{SILENCE}\n          {DIGEST}{STRAIGHT}",
    "in the digest, before its words": f"{DIGEST}{SILENCE}{STRAIGHT}",
    "in the digest, after its words": f"{DIGEST}{STRAIGHT}{SILENCE}",
}


@pytest.mark.parametrize("place", PLACES)
def test_silence_is_heeded_where_it_stands(mini, place):
    before = codes(mini)
    written(mini, f"{DIGEST}{PLAIN}", PLACES[place])
    assert codes(mini) == before


@pytest.mark.parametrize(
    "old", ['<p xml:id="p9">', '<div type="section">\n        <head xml:id="h2">', "<text xml:lang"]
)
def test_silence_before_an_element_covers_all_that_is_in_it(mini, old):
    before = codes(mini)
    written(mini, f"{DIGEST}{PLAIN}", f"{DIGEST}{STRAIGHT}")
    assert codes(mini) == sorted([*before, "quote-straight"]) or "quote-straight" in codes(mini)
    written(mini, old, SILENCE + old)
    assert codes(mini) == before


def test_silence_above_the_root_covers_the_file(mini):
    before = codes(mini)
    written(mini, f"{DIGEST}{PLAIN}", f"{DIGEST}{STRAIGHT}")
    written(mini, "<TEI ", f"{SILENCE}\n<TEI ")
    assert codes(mini) == before


def test_silence_elsewhere_silences_nothing_and_is_told(mini):
    written(mini, f"{DIGEST}{PLAIN}", f"{DIGEST}{STRAIGHT}")
    written(mini, '<p xml:id="p8">', f'{SILENCE}<p xml:id="p8">')
    assert {"quote-straight", "silence-idle"} <= set(codes(mini))


@pytest.mark.parametrize("code", ["pointer", "anchor-lost", "silence-idle", "nonsense", ""])
def test_what_is_no_suspicion_cannot_be_silenced(mini, code):
    written(mini, '<p xml:id="p8">', f'<?edition-check allow="{code}" reason="a try"?><p xml:id="p8">')
    assert "silence-unknown" in codes(mini)


def test_one_silence_may_allow_several_codes(mini):
    before = codes(mini)
    several = SILENCE.replace('quote-straight"', 'quote-straight space-doubled"')
    written(mini, f"{DIGEST}{PLAIN}", f'{several}{DIGEST}The fruit came  down "by itself".')
    assert codes(mini) == before


def test_codes_of_a_silence_may_be_parted_by_commas(mini):
    before = codes(mini)
    several = SILENCE.replace('quote-straight"', 'quote-straight, space-doubled"')
    written(mini, f"{DIGEST}{PLAIN}", f'{several}{DIGEST}The fruit came  down "by itself".')
    assert codes(mini) == before


def test_silence_in_curly_quotes_is_told_how_it_is_written(mini):
    written(mini, '<p xml:id="p8">', '<?edition-check allow=“quote-straight” reason=“x”?><p xml:id="p8">')
    found = [str(problem) for problem in check(mini / "texts" / "orchard.xml", SCHEMA)]
    assert any("silence-unknown" in one and "straight quotes" in one for one in found)


def silenced(mini):
    written(mini, "<TEI ", f"{SILENCE}\n<TEI ")
    written(mini, '<p xml:id="p8">', f'{SILENCE}<p xml:id="p8">')
    written(mini, f"{DIGEST}{PLAIN}", f"{SILENCE}{DIGEST}{SILENCE}{PLAIN}{SILENCE}")
    return tei.parse(
        written(mini, '<note type="editorial" xml:id="e1"', f'{SILENCE}<note type="editorial" xml:id="e1"')
    )


def instructions(root):
    above = sum(node.tag is etree.ProcessingInstruction for node in root.itersiblings(preceding=True))
    return above + sum(1 for _ in root.iter(etree.ProcessingInstruction))


def test_silences_survive_merging(mini):
    text = silenced(mini)
    transcription = tei.parse(MINI / "expected" / "orchard.xml")
    assert instructions(merged(text, transcription)) == instructions(text) == 6
    assert SILENCE in tei.serialise(merged(text, transcription)).decode().partition("<TEI")[0]


def test_silences_leave_every_view_as_it_was(mini):
    def views():
        page = Reading(Corpus(mini))
        return page.text("orchard"), page.plain("orchard", "https://example.org"), page.passage("orchard", "p9")

    before = views()
    text = blocks(silenced(mini))
    plain = blocks(tei.parse(MINI / "texts" / "orchard.xml"))
    assert views() == before
    assert {a: (diplomatic(b), reading(b)) for a, b in text.items()} == {
        a: (diplomatic(b), reading(b)) for a, b in plain.items()
    }


def test_failure_of_one_diagnostic_is_a_problem_of_its_file(mini, monkeypatch):
    monkeypatch.setattr("webapp.edition.diagnostics.document.Document.digests", property(lambda _: 1 / 0))
    written(mini, f"{DIGEST}{PLAIN}", f"{DIGEST}{STRAIGHT}")
    found = json.loads(CliRunner().invoke(edition, ["check", "--json", str(mini)]).output.partition("\n]")[0] + "\n]")
    assert {"not-checked", "quote-straight"} <= {one["code"] for one in found}


def test_other_peoples_tei_is_spared_the_house_rules(mini, tmp_path):
    written(mini, f"{DIGEST}{PLAIN}", f'{DIGEST}The "fruit" came lad\u200bder.')
    plain = tmp_path / "theirs" / "orchard.xml"
    plain.parent.mkdir()
    plain.write_bytes((mini / "texts" / "orchard.xml").read_bytes())
    theirs = {problem.code for problem in check(plain.parent, SCHEMA)}
    assert "char-invisible" in theirs
    assert "quote-straight" not in theirs


def test_transcription_is_not_blamed_for_what_its_source_prints(mini):
    (mini / "transcriptions").mkdir()
    copy = (MINI / "expected" / "orchard.xml").read_text(encoding="utf-8")
    (mini / "transcriptions" / "orchard.xml").write_text(copy, encoding="utf-8")
    found = [p for p in check(mini, SCHEMA) if "transcriptions" in p.file]
    assert found == []
