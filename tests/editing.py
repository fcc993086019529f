"""Edits of the mini edition, and how a test does them, sees what they did, and lets them fail."""

import os
import shutil
from pathlib import Path

from click.testing import CliRunner

from webapp.cli import edition
from webapp.edition import atomic
from webapp.edition.folder import Folder
from webapp.edition.revision.source import Source

EDITS = {
    "split": "split well/p9 --before on_21 --before 1935年1月21日 --reason two-days",
    "split-with-recipe": (
        "split orchard/p5 --before Fenn_blamed --before 芬恩归咎于 --starts The_Great_Frost --reason two-views"
    ),
    "split-title": "split well/t1 --before 边的 --before beside --reason two-lines",
    "split-note": "split well/e1 --before “contends --before “里”字 --reason two-remarks",
    "merge": "merge well/p3 well/p4 --reason one-story",
    "merge-with-recipe": "merge orchard/p8 orchard/p9 --continues The_pears,_asked --reason one-scene",
    "merge-notes": "merge well/n3 well/n4 --reason one-record",
    "move": "move well/p4 --after well/p7 --reason told-later",
    "move-up-out-of-a-quotation": "move ferry/p6 --before ferry/p1 --reason it-opens-the-text",
    "move-to-another-text": "move ferry/p7 --after orchard/p9 --reason of-the-other-text",
    "withdraw": "withdraw ferry/p6 --reason not-of-the-text",
    "withdraw-with-notes": "withdraw well/p4 --with-notes --reason not-of-the-text",
    "confirm": "confirm ferry/p6 --reason better-words",
}


def words(line):
    return [part.replace("_", " ") for part in line.split()]


def run(line, folder):
    return CliRunner().invoke(edition, ["anchors", *words(line), "--corpus", str(folder)])


def contents(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def sources(folder):
    return [Source.read(path) for path in Folder(folder).texts.values()]


def are_siblings(source, one, other):
    return not source.words[source.ids[one].end : source.extent(source.ids[other])[0]].strip()


def fail_once(monkeypatch, step, failing):
    """Let one step of writing fail, the one of that number."""
    holder = {"mkstemp": atomic.tempfile, "copy2": shutil}.get(step, Path)
    done, works = [], getattr(holder, step)

    def fails(*args, **options):
        done.append(step)
        if len(done) == min(failing, 4 if step == "copy2" else 5):
            raise OSError(28, "no room")
        return works(*args, **options)

    monkeypatch.setattr(holder, step, fails)


def write_and_be_killed(edit, replacement):
    """Write an edit in a process that ends without a word at a replacement of a file; the first is the journal's."""
    done, works = [], Path.replace

    def ends(path, place):
        done.append(place)
        if len(done) == replacement:
            os._exit(9)
        return works(path, place)

    Path.replace = ends
    edit.write()
