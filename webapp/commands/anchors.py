"""`edition anchors`: the ledger of anchors, which names every passage for good."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import click

from ..edition import revision
from ..edition.corpus import Corpus
from ..edition.errors import Unknown
from ..edition.folder import Folder
from ..edition.ledger import Ledger
from ..edition.mint import minted
from ..edition.reference import Reference
from ..edition.resolver import Resolution, Unresolved
from . import edits, options


def _edit(command: Callable[..., None]) -> Callable[..., None]:
    """What every edit of a passage has: a reason, a dry run, the edition."""
    with_reason = click.option("--reason", default="", metavar="WORDS", help="Why, in one line, for the ledger.")
    return with_reason(edits.dry_run(options.edited_corpus(command)))


@click.group()
def anchors() -> None:
    """Keep the ledger of anchors; split, merge, move and withdraw passages, and every pointer follows."""


@anchors.command()
@options.edited_corpus
def mint(folder: Path) -> None:
    """Enter the blocks of the texts that the ledger lacks; renumber nothing."""
    edits.require_texts(folder)
    path = Folder(folder).ledger
    before, after = Ledger.read(path), minted(folder)
    if after != before:
        after.write(path)
    new = Counter(entry.text for entry in set(after.entries) - set(before.entries))
    for text, number in sorted(new.items()):
        click.echo(f"{text}: {number} entries new or fingerprinted")
    click.echo(f"{path}: {len(after.entries)} anchors")


@anchors.command()
@click.argument("anchor")
@click.option("--before", multiple=True, required=True, metavar="WORDS", help="Where the second part begins.")
@click.option("--starts", default="", metavar="WORDS", help="Where it begins in the source, for the recipe.")
@_edit
def split(anchor: str, before: tuple[str, ...], starts: str, reason: str, dry_run: bool, folder: Path) -> None:
    """Divide a passage in two; give --before once for each language of its digests."""
    edits.carry_out(revision.split(folder, anchor, before, reason, starts), dry_run)


@anchors.command()
@click.argument("names", nargs=-1, required=True, metavar="ANCHOR ANCHOR...")
@click.option("--continues", multiple=True, metavar="WORDS", help="Where a later one begins in the source.")
@_edit
def merge(names: tuple[str, ...], continues: tuple[str, ...], reason: str, dry_run: bool, folder: Path) -> None:
    """Make one passage of neighbours of one kind."""
    edits.carry_out(revision.merge(folder, names, reason, continues), dry_run)


@anchors.command()
@click.argument("anchor")
@click.option("--after", metavar="ANCHOR", help="The passage that it is to follow.")
@click.option("--before", metavar="ANCHOR", help="The passage that is to follow it.")
@_edit
def move(anchor: str, after: str | None, before: str | None, reason: str, dry_run: bool, folder: Path) -> None:
    """Put a passage elsewhere, in its own text or in another."""
    if bool(after) == bool(before):
        raise click.UsageError("say where, with one of --after ANCHOR and --before ANCHOR")
    edits.carry_out(revision.move(folder, anchor, after or before or "", after=bool(after), reason=reason), dry_run)


@anchors.command()
@click.argument("anchor")
@click.option("--with-notes", is_flag=True, help="The notes that are about nothing else go with it.")
@_edit
def withdraw(anchor: str, with_notes: bool, reason: str, dry_run: bool, folder: Path) -> None:
    """Take a passage out of the edition; the ledger keeps its number and the reason."""
    edits.carry_out(revision.withdraw(folder, anchor, _given(reason), with_notes=with_notes), dry_run)


@anchors.command()
@click.argument("anchor")
@_edit
def confirm(anchor: str, reason: str, dry_run: bool, folder: Path) -> None:
    """Say that a passage in other words is still the same passage."""
    edits.carry_out(revision.confirm(folder, anchor, _given(reason)), dry_run)


def _given(reason: str) -> str:
    if not reason.strip():
        raise click.UsageError("give the reason with --reason WORDS; readers of old citations will be told")
    return reason


@anchors.command()
@click.argument("anchor", metavar="ANCHOR[@RELEASE]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@options.corpus
def show(anchor: str, as_json: bool, folder: Path) -> None:
    """Say what became of a passage or range, since a release or at all, and where it is today."""
    found = _resolved(Corpus(folder), Reference.read(anchor))
    facts = {**asdict(found), "reference": str(found.reference)}
    facts["parts"] = [{"reference": str(part.reference), "level": part.level} for part in found.parts]
    click.echo(json.dumps(facts, ensure_ascii=False, indent=1) if as_json else "\n".join(_told(found)))


def _resolved(corpus: Corpus, reference: Reference) -> Resolution:
    try:
        return corpus.resolver.resolve(reference)
    except Unresolved as error:
        nearest = ", ".join(map(str, error.nearest))
        remedy = f"nearest are {nearest}" if nearest else "name one that anchors.tsv and releases.tsv have"
        raise Unknown(f"{error}; {remedy}") from error


def _told(found: Resolution) -> Iterator[str]:
    yield f"{found.reference}: {found.level}"
    for step in found.steps:
        successors = f", now {' and '.join(step.new)}" if step.what not in {"revised", "withdrawn"} else ""
        yield f"  {step.release}: {step.old} {step.what}{successors}{f' ({step.reason})' if step.reason else ''}"
    yield f"  today: {' '.join(found.today) or 'gone'}"
