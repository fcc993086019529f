"""`edition cite`: a text or passage in a style of citation, or in a format for programs."""

from __future__ import annotations

import sys
from datetime import datetime
from itertools import chain
from pathlib import Path

import click

from .. import create_app
from ..edition.citation import Item, repository
from ..edition.citation.formats import ALIASES, FORMATS
from ..edition.citation.item import checked
from ..edition.citation.markup import Runs, plain
from ..edition.citation.styles import STYLES, Citation, cited, style_named
from ..edition.corpus import Corpus
from ..edition.errors import Unknown
from ..edition.passage import Passage, referred
from ..edition.quotation import Difference, Finding, find, needed
from ..edition.reference import Reference
from . import omissions
from .options import corpus, web_address


@click.command()
@click.argument("passage", required=False, metavar="sun|sun/p12|sun/p12-p15|sun/p12@1.0.0")
@click.option(
    "--style",
    default="chicago",
    show_default=True,
    metavar="NAME",
    help=f"{', '.join(STYLES)}, {', '.join(FORMATS)}, or a name of the CSL repository; see `list` and `list:PART`.",
)
@click.option("--lang", "language", type=click.Choice(["en", "zh"]), help="The language of the work that cites.")
@click.option("--format", "form", type=click.Choice(["text", "html"]), default="text", show_default=True)
@click.option("--accessed", type=click.DateTime(["%Y-%m-%d"]), help="The day of access.  [default: today]")
@click.option(
    "--check", "quotation", metavar="QUOTATION", help="Find the passage of a quotation, however typed; - reads one."
)
@click.option(
    "--base-url",
    default="http://127.0.0.1:8000",
    show_default=True,
    callback=web_address,
    help="The edition's public address.",
)
@corpus
def cite(
    passage: str | None,
    style: str,
    language: str | None,
    form: str,
    accessed: datetime | None,
    quotation: str | None,
    base_url: str,
    folder: Path,
) -> None:
    """Cite a text or a passage, or find the one that a quotation is of.

    Printed are the citation and its companion: the mark in the text, or for a style of notes the entry of the
    bibliography.
    """
    if style.partition(":")[0] == "list":
        _list(style.partition(":")[2])
        return
    style = ALIASES.get(style, style)
    edition, address, day = Corpus(folder), base_url.rstrip("/"), (accessed or datetime.now()).date()

    def told(reference: Reference, kind: str = "") -> list[str]:
        item = Item.of(edition, checked(edition, reference), address, kind)
        if style in FORMATS:
            return FORMATS[style].write(item).split("\n")[:-1]
        return _lines(cited(item, style_named(style), day, language or "", edition.store), folder, form)

    if quotation is not None:
        if passage is not None:
            raise click.UsageError("a passage and --check do not go together: name one, or have one found")
        typed = sys.stdin.read() if quotation == "-" else quotation
        if not typed.strip():
            raise click.UsageError('give the quotation: --check "its words", or - and the words on standard input')
        omissions.tell(edition)
        found = ((*_finding(one, address), *told(one.reference, one.kind), "") for one in _found(edition, typed))
        lines = list(chain.from_iterable(found))
    elif passage:
        reference = _reference(edition, passage)
        lines = told(reference)
        _warn(edition, reference)
    else:
        raise click.UsageError("name a text or a passage, such as sun/p12, or --check a quotation")
    for line in lines:
        click.echo(line)


def _found(edition: Corpus, typed: str) -> tuple[Finding, ...]:
    """What a quotation is of; Unknown where that is not known."""
    found = find(edition, typed)
    if not found:
        raise Unknown(f"the quotation is not known: nothing in the edition is {needed(typed):.0%} like it or more")
    return found


def _finding(finding: Finding, address: str) -> list[str]:
    """The place, how similar it is, the differences as `[-typed-]{+printed+}`, the address of the words."""
    place = f"{finding.reference}" if finding.reference.start else finding.reference.text
    sentences = f" ({', '.join(finding.sentences)})" if finding.sentences else ""
    heading = f"{place}{sentences}  {finding.kind} {finding.language}, {finding.percent}% alike"
    marked = "".join(_marked(one, finding.language) for one in finding.differences)
    return [heading, marked, finding.address(address)]


def _marked(one: Difference, language: str) -> str:
    if one.is_fault:
        return f"[-{one.typed}-]" * bool(one.typed) + f"{{+{one.printed}+}}" * bool(one.printed)
    return one.corrected(language)


def _warn(edition: Corpus, reference: Reference) -> None:
    """Says, where results do not go, that nobody here can see what a sentence has."""
    absent = Passage.of(edition, reference).absent if "." in reference.start else ()
    if absent:
        what = "sentences are numbered in the transcription, and none on hand has"
        click.echo(f"{what} {', '.join(absent)}: cited unseen", err=True)


def _list(part: str) -> None:
    """Names and titles of the edition's own styles and of formats; of the repository how many, or those with a part."""
    if part:
        found = [name for name in repository.files() if part in name]
        click.echo("\n".join(found) or style_named(part).csl)
        return
    for style in STYLES.values():
        click.echo(f"{style.name}\t{style.title}")
    for name, format_ in FORMATS.items():
        click.echo(f"{name}\t{format_.name}")
    others = len(repository.files())
    click.echo(f"and {others:,} of the CSL repository; `--style list:ieee` lists those named so", err=True)


def _reference(edition: Corpus, passage: str) -> Reference:
    text_id, slash, words = passage.partition("/")
    return referred(edition, text_id, words) if slash else Reference(text_id, "")


def _lines(citation: Citation, folder: Path, form: str) -> list[str]:
    parts: list[Runs] = [citation.printed]
    if citation.companion != citation.printed:
        parts.append(citation.companion)
    if form == "text":
        return [plain(part) for part in parts]
    printed = create_app(folder).jinja_env.get_template("_citation.html").module.printed
    return [str(printed(part)).strip() for part in parts]
