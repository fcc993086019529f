"""Everything that can be checked of an edition: XML, schema, ids, pointers, diagnostics, and the ledger of anchors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

from . import ids, tei
from .audit import Audit
from .diagnostics import conversion, examination
from .diagnostics.dates import VALUES, impossible
from .diagnostics.document import ANCHOR, Edition
from .encode import recipe
from .encode.names import registered
from .errors import EditionError, Invalid, Problem, problem
from .folder import Folder
from .ledger import Ledger
from .merge import blocks
from .pointers import Pointers
from .releases import Releases
from .schema import Schema
from .tei import Element
from .wording import wording


def files_of(path: Path) -> tuple[Path, ...]:
    """The TEI files that a path stands for: itself, an edition's, or every XML file of a folder."""
    if not path.exists():
        raise EditionError(f"{path}: there is no such file or folder; check the path")
    if path.is_file():
        return (path,)
    folder = Folder(path)
    return (*folder.files, *folder.transcriptions.values()) if folder.laid_out else tuple(sorted(path.rglob("*.xml")))


def in_edition(path: Path) -> bool:
    """Whether a path is an edition, or stands in one, and not other people's TEI, which has a schema of its own."""
    return Folder(_root_of(path)).laid_out


def check_file(path: Path, schema: Schema | None, pointers: Pointers, edition: Edition | None) -> Iterator[Problem]:
    """What is wrong with one file; a file that cannot be parsed has that as its only problem.

    libxml2 counts lines up to 65535 and from there on only texts: what has no text in it or after it is said to be
    on line 65535.
    """
    try:
        root = tei.parse(path)
    except Invalid as error:
        yield from error.problems
        return
    for part in (*((schema.problems,) if schema else ()), ids.problems, pointers.problems):
        yield from (found for found in _attempted(part, root, str(path)) if not _said_better(found, root))
    if edition is not None:
        yield from examination.problems(edition.document(path, root))


def _said_better(found: Problem, root: Element) -> bool:
    """Whether the grammar refuses a date that no calendar has, which has a diagnostic of its own."""
    if found.code != "rng":
        return False
    values = (element.get(name, "") for element in root.iter("{*}*") for name in VALUES)
    return any(impossible(value) and value in found.message for value in values)


def _attempted(part: Callable[[Element, str], Iterable[Problem]], root: Element, file: str) -> Iterator[Problem]:
    """What one part of the check finds; should it fail, that, so that the other parts and files are still checked."""
    try:
        yield from part(root, file)
    except Exception as error:
        message = f"part of the check failed, {part.__module__}: {type(error).__name__} {error}"
        yield problem(file, 1, "not-checked", message, "report it with the file; the rest has been checked")


def check_ledger(folder: Folder, texts: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    """Where the ledger, the texts and the last release disagree; an edition without a ledger is told to begin one."""
    try:
        releases = Releases.read(folder.path)
        ledger, archived = Ledger.read(folder.ledger), _archived(releases)
        unread = frozenset(folder.texts) - texts.keys()
        yield from Audit(ledger, texts, releases.versions, archived, unread).problems()
    except Invalid as error:
        yield from error.problems


def _archived(releases: Releases) -> Ledger | None:
    """The ledger of the last release, where its archive is on hand."""
    version = releases.latest.version if releases.latest else ""
    data = releases.member(version, "tei/anchors.tsv")
    return Ledger.of_lines(BytesIO(data), releases.archive(version)) if data is not None else None


def check_recipes(folder: Folder) -> Iterator[Problem]:
    """What is wrong with the recipes of an edition; encoding reads all, so that a broken one stops every text."""
    try:
        refs = registered(folder.path / "registers")
    except Invalid:  # a problem of that register, and no recipe's
        refs = None
    for file in folder.recipes.values():
        try:
            found = recipe.read(file)
            yield from recipe.unregistered(found, refs) if refs is not None else ()
        except Invalid as error:
            yield from error.problems


def check(path: Path, schema: Schema | None, *, house: bool = True, diagnostics: bool = True) -> Iterator[Problem]:
    """What is wrong with a file, an edition or a folder, file by file.

    Without `house` the diagnostics are those that suit any TEI; without `diagnostics` there are none.
    """
    pointers = Pointers(_root_of(path))
    edition = Edition(Folder(_root_of(path)), house) if diagnostics else None
    files = files_of(path)
    if not files:
        yield problem(path, 1, "nothing", "there is no TEI file in this folder", "name one that has .xml files")
    for file in files:
        yield from sorted(check_file(file, schema, pointers, edition))
    folder = Folder(path)
    if folder.laid_out:
        yield from check_recipes(folder)
        texts = worded(folder)
        yield from check_ledger(folder, texts)
        yield from _transcriptions(folder, texts)
        if diagnostics:
            yield from conversion.problems(folder)


def _root_of(path: Path) -> Path:
    """The folder that a file's pointers may not leave: its edition's, where it stands in one."""
    folder = path if path.is_dir() else path.resolve().parent
    return next((f for f in (folder, folder.parent) if (f / "texts").is_dir()), folder)


def worded(folder: Folder) -> dict[str, dict[str, str]]:
    """What each text that can be read says in its blocks, by text and anchor, as its own file has them."""
    return {
        text_id: {anchor: wording(block) for anchor, block in told.items()}
        for text_id, file in folder.texts.items()
        if (told := _blocks(file)) is not None
    }


def _blocks(file: Path) -> dict[str, Element] | None:
    """The blocks of a file that have anchors; None where it cannot be read."""
    try:
        return {anchor: block for anchor, block in blocks(tei.parse(file)).items() if ANCHOR.fullmatch(anchor)}
    except Invalid:
        return None


def _transcriptions(folder: Folder, texts: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    """Anchors that a text has and its transcription lacks, or the other way round."""
    for text_id, file in folder.transcriptions.items():
        own = _blocks(file)
        if own is None:
            continue
        expected = {anchor for anchor in texts.get(text_id, ()) if not anchor.startswith("e")}
        for anchor in sorted(expected ^ own.keys() if text_id in texts else ()):
            yield _unpaired(f"{text_id}/{anchor}", own.get(anchor), file)


def _unpaired(anchor: str, block: Element | None, file: Path) -> Problem:
    """A block that a transcription has and its text has not, or, where there is none, the other way round."""
    if block is None:
        return problem(file, 1, "anchor", f"the transcription lacks {anchor}", "run edition encode on your copy again")
    remedy = "run edition encode on the copy that the recipe was made for, or add the block to the text"
    return problem(file, block.sourceline, "anchor", f"the text lacks {anchor}", remedy)
