"""`edition convert`: any TEI file, or plain text, in another script; `--review`: what a person has to look at."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, replace
from pathlib import Path
from typing import BinaryIO

import click
from click.core import ParameterSource

from ..edition import tei
from ..edition.atomic import opened
from ..edition.errors import EditionError, Invalid, not_utf8, problem
from ..edition.script import ENGINE, SCRIPTS, Decision, Names, convert_line, decisions, line_decisions, script_of
from ..edition.script import convert as convert_document
from ..edition.script.review_list import OPEN, Reviewed, recorded, reviewed, with_agreed
from ..edition.script.review_record import FILE, HEADER
from ..edition.script.review_second import INSTALL
from ..edition.script.review_second import name as second_engine
from .options import corpus

STANDARD = Path("-")
CONVERTING = {
    "file": "a FILE",
    "output": "--output",
    "as_text": "--text",
    "language": "--from",
    "registers": "--names",
    "report": "--report",
}
"""What is for converting a file, and says nothing to --review."""
REVIEWING = {"record": "--record", "as_json": "--json", "folder": "--corpus"}
"""What is for --review alone."""


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="FILE|-")
@click.option("--to", "target", type=click.Choice(SCRIPTS), help="The script to convert to.")
@click.option("-o", "--output", default=STANDARD, type=click.Path(path_type=Path), help="Standard output unless told.")
@click.option("--text", "as_text", is_flag=True, help="Plain text in UTF-8, a line a block, converted line by line.")
@click.option(
    "--from",
    "language",
    default="",
    metavar="TAG",
    help="The language of what is marked with none: zh-Hans, zh-TW ...; of plain text zh-Hans, or zh-Hant to Hans.",
)
@click.option(
    "--names",
    "registers",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="REGISTER",
    help="A TEI file with entries of names, or a folder of such; in plain text, their names are looked for.",
)
@click.option(
    "--report", type=click.Choice(["json"]), help="Count on standard error how many characters each rule decided."
)
@click.option(
    "--review",
    is_flag=True,
    help=f"Instead list every one-to-many character of the edition as lines of {FILE}; exit 1 where any is open.",
)
@click.option("--record", is_flag=True, help=f"With --review: enter in {FILE} the phrases that two engines agree on.")
@click.option("--json", "as_json", is_flag=True, help="With --review: print JSON for programs.")
@corpus
def convert(
    file: Path | None,
    target: str | None,
    output: Path,
    as_text: bool,
    language: str,
    registers: tuple[Path, ...],
    report: str | None,
    review: bool,
    record: bool,
    as_json: bool,
    folder: Path,
) -> None:
    """Convert the Chinese of a TEI file or of plain text to another script."""
    _require_fitting(review)
    if review:
        _review(folder, (target,) if target else SCRIPTS, record, as_json)
        return
    if file is None or target is None:
        raise click.UsageError("name a FILE and a script with --to, or ask for --review")
    if language and not script_of(language):
        raise click.BadParameter(f"{language} is not Chinese; write zh-Hans, zh-Hant, zh-TW ...", param_hint="--from")
    count = Counter[str]() if report else None
    names = Names.read(*registers)
    if as_text:
        spoken = language or ("zh-Hant" if target == "Hans" else "zh-Hans")
        _convert_lines(file, output, spoken, target, names, count)
    else:
        _convert_tei(file, output, language, target, names, count)
    if count is not None:
        kinds = ("name", "override", "phrase", "character", "untouched")
        decided = {by: {"decided": count[by], "ambiguous": count[f"{by}, ambiguous"]} for by in kinds}
        click.echo(json.dumps({"to": target, "by": ENGINE, "characters": decided}), err=True)


def _require_fitting(review: bool) -> None:
    """UsageError where something is given that would be passed over."""
    source = click.get_current_context().get_parameter_source
    for name, said in (CONVERTING if review else REVIEWING).items():
        if source(name) == ParameterSource.COMMANDLINE:
            raise click.UsageError(f"{said} does not go with --review" if review else f"{said} goes with --review only")


def _review(folder: Path, targets: tuple[str, ...], record: bool, as_json: bool) -> None:
    if not folder.is_dir():
        raise EditionError(f"{folder} is not a folder; name that of an edition")
    found = reviewed(folder, targets)
    engine = second_engine()
    if record and engine:
        with_agreed(recorded(folder), found).write(folder / FILE)
        found = reviewed(folder, targets)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join([HEADER, *map(_line, found)]))
    still_open = sum(one.state in OPEN for one in found)
    said = f"{sum(one.count for one in found)} one-to-many characters, {len(found)} decisions, {still_open} open"
    if engine:
        click.echo(f"{said}; {engine} disagrees with {sum(bool(one.other) for one in found)}", err=True)
    else:
        click.echo(f"{said}; disagreements are not looked for without a second engine: {INSTALL}", err=True)
    sys.exit(still_open > 0)


def _line(one: Reviewed) -> str:
    """A decision as a line of the record, with what it would take to judge it as the note."""
    rule = one.by if one.by == "character" else f"{one.by} {one.rule}"
    other = f"; the second engine has {one.other}" if one.other else ""
    more = f" and {one.count - 5} more" if one.count > 5 else ""
    note = f"{rule}{other}; {one.count}: {' '.join(one.anchors[:5])}{more}"
    return "\t".join((one.context, one.target, one.decision, one.state, one.copy, note))


def _convert_tei(
    file: Path, output: Path, unmarked: str, target: str, names: Names, count: Counter[str] | None
) -> None:
    root = tei.parse_bytes(sys.stdin.buffer.read(), "standard input") if file == STANDARD else tei.parse(file)
    if not unmarked and not any(map(script_of, root.xpath("//@xml:lang"))):
        click.echo(f"{file}: nothing is marked as Chinese, so nothing is converted; say --from zh-Hans", err=True)
    if count is not None:
        _tally(decisions(root, target, names, unmarked), count)
    convert_document(root, target, names, unmarked)
    with _output(output) as out:
        out.write(tei.serialise(root))


def _convert_lines(
    file: Path, output: Path, language: str, target: str, names: Names, count: Counter[str] | None
) -> None:
    with _input(file) as lines, _output(output) as out:
        for number, data in enumerate(lines, 1):
            try:
                line = data.decode("utf-8")
            except UnicodeDecodeError as error:
                raise Invalid(replace(not_utf8(file, error), line=number)) from error
            if count is not None:
                _tally(line_decisions(line, language, target, names), count)
            out.write(convert_line(line, language, target, names).encode())


def _tally(found: Iterable[Decision], count: Counter[str]) -> None:
    for decision in found:
        count[decision.by] += 1
        count[f"{decision.by}, ambiguous"] += decision.ambiguous


def _input(file: Path) -> AbstractContextManager[BinaryIO]:
    if file == STANDARD:
        return nullcontext(sys.stdin.buffer)
    try:
        return file.open("rb")
    except OSError as error:
        raise Invalid(problem(file, 1, "unreadable", error.strerror or str(error), "check the path")) from error


def _output(path: Path) -> AbstractContextManager[BinaryIO]:
    if path != STANDARD:
        return opened(path)
    if sys.stdout is None:
        raise EditionError("standard output is closed; name a file with -o")
    return nullcontext(sys.stdout.buffer)
