"""An edit writes all of its files or none, whatever fails and whenever it is killed."""

import os
from multiprocessing import get_context

import pytest

from editing import contents, fail_once, run, write_and_be_killed
from webapp.edition import atomic, revision
from webapp.edition.errors import EditionError

STEPS = ["mkstemp", "write_bytes", "copy2", "replace"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("failing", (1, 3, 5))
def test_failed_write_leaves_every_byte_as_it_was(mini, monkeypatch, step, failing):
    edit = revision.merge(mini, ["orchard/p8", "orchard/p9"], "", ["The pears, asked"])
    files = {**edit.files, mini / "new" / "file": b"new"}
    before = contents(mini)
    fail_once(monkeypatch, step, failing)
    with pytest.raises(EditionError, match="cannot be written: no room; nothing was changed"):
        atomic.write_all(files, mini / "journal")
    assert contents(mini) == before


@pytest.mark.parametrize("replacement", range(1, 6))
def test_edit_that_was_killed_in_the_middle_is_completed_by_the_next(mini, replacement):
    edit = revision.merge(mini, ["orchard/p8", "orchard/p9"], "", ["The pears, asked"])
    before = {path: path.read_bytes() for path in edit.files}
    child = get_context("spawn").Process(target=write_and_be_killed, args=(edit, replacement))
    child.start()
    child.join()
    assert child.exitcode == 9
    run("mint", mini)
    assert {path: path.read_bytes() for path in edit.files} == (before if replacement == 1 else edit.files)
    assert not revision.journal(mini).exists()


def test_file_goes_where_a_link_leads_and_is_for_those_whom_it_was_for(tmp_path):
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "file").chmod(0o600)
    (tmp_path / "link").symlink_to("file")
    with atomic.opened(tmp_path / "link") as file:
        file.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600


def test_what_is_no_file_is_not_replaced_by_one(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(EditionError, match="what stands there is no file"), atomic.opened(path):
            pass
    assert (tmp_path / "pipe").is_fifo()


def test_folder_that_is_not_there_is_not_made_by_a_slip_of_the_keyboard(tmp_path):
    with pytest.raises(EditionError, match="there is no folder"), atomic.opened(tmp_path / "sheets" / "file"):
        pass
    assert list(tmp_path.iterdir()) == []
