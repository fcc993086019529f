"""An edit writes all of its files or none, whatever fails and whenever it is killed."""

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
