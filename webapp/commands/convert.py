"""`edition convert`: any TEI file, or plain text, in another script."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

import click

from ..edition import tei
from ..edition.atomic import opened
from ..edition.errors import Invalid, problem
from ..edition.script import ENGINE, SCRIPTS, Decision, Names, convert_line, decisions, line_decisions, script_of
from ..edition.script import convert as convert_document

STANDARD = Path("-")


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE|-")
@click.option("--to", "target", required=True, type=click.Choice(SCRIPTS), help="The script to convert to.")
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
def convert(
    file: Path, target: str, output: Path, as_text: bool, language: str, registers: tuple[Path, ...], report: str | None
) -> None:
    """Convert the Chinese of a TEI file or of plain text to another script."""
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
                raise Invalid(problem(file, number, "not-utf-8", str(error), "write it as UTF-8")) from error
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
    return nullcontext(sys.stdout.buffer) if path == STANDARD else opened(path)
