"""The state of an edition: its figures are those of its files, and change with them."""

import shutil

import pytest
from lxml import etree

from webapp.commands.serve import build
from webapp.edition import status, tei
from webapp.edition.corpus import Corpus
from webapp.edition.diplomatic import diplomatic
from webapp.edition.folder import Folder
from webapp.edition.status import statuses


@pytest.fixture
def transcribed(edition_of, tmp_path):
    """A copy of the mini edition with its transcriptions, to do with as a test likes."""
    return shutil.copytree(edition_of("transcribed mini"), tmp_path / "own")


def status_of(folder, text_id="orchard"):
    return next(one for one in statuses(Corpus(folder)) if one.text == text_id)


def rewritten(path, change):
    root = tei.parse(path)
    change(root)
    path.write_bytes(tei.serialise(root))


def test_every_passage_is_counted_once(transcribed):
    for text in Corpus(transcribed).texts():
        assert sum(status_of(transcribed, text.id).blocks.values()) == len(text.blocks)


def test_a_fresh_transcription_is_proved_whole(transcribed):
    for text_id in Folder(transcribed).texts:
        agreeing, all_ = status_of(transcribed, text_id).proved
        assert agreeing == all_ > 0


def test_one_letter_changed_is_one_passage_not_proved(transcribed):
    before = status_of(transcribed).proved

    def change(root):
        block = next(p for p in root.iter(tei.q("p")) if p.get(tei.XML_ID) and diplomatic(p).strip())
        block[-1].tail = f"{block[-1].tail or ''}x" if len(block) else None
        block.text = block.text if len(block) else f"{block.text}x"

    rewritten(Folder(transcribed).transcriptions["orchard"], change)
    assert status_of(transcribed).proved == (before[0] - 1, before[1])


def test_nothing_is_proved_without_a_transcription(mini):
    assert status_of(mini).proved == (0, 0)


def test_names_by_hand_and_by_program_are_counted_apart(mini, transcribed):
    without, having = status_of(mini).marks, status_of(transcribed).marks
    assert without["names-digest"] == having["names-digest"] > 0
    assert having["names-printed"] > without["names-printed"]


def test_an_error_of_the_check_is_counted_with_its_text(mini):
    def change(root):
        etree.SubElement(next(root.iter(tei.q("body"))), tei.q("nonsense"))

    sound = status_of(mini).problems.get("error", 0)
    rewritten(Folder(mini).texts["orchard"], change)
    assert status_of(mini).problems["error"] > sound
    assert status_of(mini, "well").problems.get("error", 0) == 0


def test_another_engine_measures_anew(mini, tmp_path, monkeypatch):
    corpus = Corpus(mini)
    corpus.store.folder = tmp_path / "store"
    assert statuses(corpus)
    (stored,) = corpus.store.folder.iterdir()
    monkeypatch.setattr("webapp.edition.status.engine", lambda: "another")
    again = Corpus(mini)
    again.store.folder = corpus.store.folder
    assert statuses(again)
    assert set(corpus.store.folder.iterdir()) > {stored}


def test_what_was_measured_at_the_start_is_not_measured_again(app_of, transcribed, monkeypatch):
    corpus = app_of(transcribed).extensions["corpus"]
    build(corpus, "")
    monkeypatch.setattr(status, "check", None)
    assert len(statuses(corpus)) == len(Folder(transcribed).texts)
    again = app_of(transcribed).extensions["corpus"]
    assert statuses(again) == statuses(corpus)


def test_the_page_shows_every_text_in_every_interface(app_of, transcribed):
    client = app_of(transcribed).test_client()
    for prefix in ("", "/zh", "/zh/Hant"):
        page = client.get(f"{prefix}/about/status/").get_data(as_text=True)
        for text_id in Folder(transcribed).texts:
            assert f'{prefix}/texts/{text_id}/"' in page
            agreeing, all_ = status_of(transcribed, text_id).proved
            assert f"<td>{agreeing} / {all_}</td>" in page
