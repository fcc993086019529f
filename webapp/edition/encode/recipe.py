"""What is particular about one source; all else the general rules know. Every key, as in `recipes/ID.toml`:

language = "en"                       # of the source
recognize = "The Orchard Papers"      # stands in every copy of it
date = 2026-11-22                     # of the recipe, and so of the transcription
masthead = ["The Pippin Post.*"]      # regular expressions for the lines above the titles
titles = ["The Orchard Papers", "A L"] # how each title begins, where it is not the first block or there are several
heads = ["Who Owns the Ladder?"]      # heads that do not look like one, whole
paragraphs = ["NOTICE"]               # paragraphs that look like heads, whole
headnote = ["p1"]                     # paragraphs that introduce the text
appeal = "h7"                         # the head of an appeal to the reader
quotes = ["p4"]                       # paragraphs that are block quotations
sections = ["p6"]                     # paragraphs that begin a section without a head
starts = ["The pears, asked"]         # wording that begins a paragraph where no blank line does, even within a line
continues = ["By 1932–33"]            # wording that begins a line and no paragraph, though a blank line does part them
hyphens = ["pear-shaped"]             # words that keep a hyphen at a line end, against the general rules
joined = ["windfall"]                 # words that do not
ignore = ["Green"]                    # register forms that name nobody in this text
plain = ["Yellow River trout"]        # wording that holds no name

[furniture]                           # regular expressions for whole lines
above = "The Orchard Papers⑴"         # the text's first line: all above it is furniture
below = "Share this"                  # the first line after the text
lines = ["page [0-9]+"]               # furniture anywhere
around = ["Home", "More papers"]      # furniture above and below; any other line there is a problem

[years]                               # of the dates that name none, from a block on
p1 = 1936

[[name]]                              # a form of the text's own; with `within`, only in that wording
ref = "per:ada-quill"
form = "A. Q."
within = ["signed A. Q."]

[[correction]]                        # `within` is wording that tells which of several; `cert` is high unless told
at = "p1"
sic = "tlie"
corr = "the"
within = "tlie ladder"
cert = "medium"

[[script]]                            # a form that conversion of script spoils, and how it is read in some scripts
at = "p3"
form = "里"
within = "杏里"
hant = "里"                           # also hant-tw, hant-hk, hans

[[surplus]]                           # characters that do not belong; `reason` is stray unless told
at = "n9"
text = " xQ"
reason = "stray"

[[gap]]                               # where text is lost, at the end of some wording; with `page`, a page ends there
at = "p8"
after = "the fourth rung"
reason = "lost"                       # unless told
unit = "line"
extent = "some lines"
page = true

[[call]]                              # a note call that the general rules cannot tell
at = "p2"
text = "1"
within = "19821"
note = "n1"

[[foreign]]                           # another language, from some wording to some other; `name` may be quote
at = "p3"
first = "井之"
last = "也"
lang = "zh-Hant"
name = "quote"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType, NoneType
from typing import Any

from ..errors import EditionError, Invalid, Problem, not_utf8, problem
from .rows import Call, Correction, Foreign, Furniture, Gap, Name, Script, Surplus

LANGUAGES = ("en", "zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK")

_ANCHOR = re.compile(r"[thpn][1-9][0-9]*")
_REF = re.compile(r"(?:per|pla|org|eve|wrk):[a-z0-9-]+")


@dataclass(frozen=True)
class Recipe:
    """How one source becomes TEI; a recipe with nothing but an id leaves everything to the general rules."""

    id: str
    path: Path | None = None
    language: str = ""
    recognize: str = ""
    date: str = ""
    masthead: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    headnote: tuple[str, ...] = ()
    appeal: str = ""
    quotes: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    continues: tuple[str, ...] = ()
    hyphens: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    furniture: Furniture = field(default_factory=Furniture)
    years: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    name: tuple[Name, ...] = ()
    correction: tuple[Correction, ...] = ()
    script: tuple[Script, ...] = ()
    surplus: tuple[Surplus, ...] = ()
    foreign: tuple[Foreign, ...] = ()
    call: tuple[Call, ...] = ()
    gap: tuple[Gap, ...] = ()

    @property
    def anchors(self) -> frozenset[str]:
        """Every anchor that the recipe speaks of."""
        rows = (*self.correction, *self.script, *self.surplus, *self.foreign, *self.call, *self.gap)
        listed = [*self.quotes, *self.sections, *self.headnote, *(call.note for call in self.call)]
        listed += [self.appeal] if self.appeal else []
        return frozenset({*listed, *self.years, *(row.at for row in rows)})


_ROWS = {
    "name": Name,
    "correction": Correction,
    "script": Script,
    "surplus": Surplus,
    "foreign": Foreign,
    "call": Call,
    "gap": Gap,
}
_KINDS = {
    "str": (str, "text in quotes"),
    "bool": (bool, "true or false"),
    "tuple[str, ...]": (list, "a list of texts"),
    "Furniture": (dict, "a table [furniture]"),
    "Mapping[str, int]": (dict, "a table of years by anchor"),
} | {f"tuple[{row.__name__}, ...]": (list, f"tables [[{key}]]") for key, row in _ROWS.items()}


def read(path: Path) -> Recipe:
    """The recipe in a TOML file; Invalid, with file, line and what to do, where something is wrong with it."""
    try:
        source = path.read_text(encoding="utf-8-sig")
        table = tomllib.loads(source)
    except OSError as error:
        raise Invalid(problem(path, 1, "recipe", error.strerror or str(error), "check the file")) from error
    except UnicodeDecodeError as error:
        raise Invalid(not_utf8(path, error, "recipe")) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise Invalid(problem(path, int(line[1]) if line else 1, "recipe", str(error), "mend the TOML")) from error
    try:
        return _recipe(path, table)
    except _Mistake as mistake:
        raise Invalid(problem(path, mistake.line(source), "recipe", mistake.message, mistake.remedy)) from None


def all_in(folder: Path) -> Iterator[Recipe]:
    """The recipes of a folder, in the order of their ids."""
    return map(read, sorted(folder.glob("*.toml")))


def unregistered(recipe: Recipe, refs: Collection[str]) -> Iterator[Problem]:
    """Each name of a recipe that points to an entry that the registers lack, by the line that says so."""
    unknown = [(number, name.ref) for number, name in enumerate(recipe.name) if name.ref not in refs]
    source = recipe.path.read_text(encoding="utf-8") if unknown and recipe.path else ""
    for number, ref in unknown:
        line = _Mistake("", "", "ref", "name", number).line(source)
        yield problem(recipe.path or recipe.id, line, "recipe", f"{ref} is in no register", "correct it, or enter it")


class _Mistake(EditionError):
    """One thing wrong in a recipe: in which table, in which of its rows, at which key."""

    def __init__(self, message: str, remedy: str, key: str, table: str = "", row: int = 0) -> None:
        super().__init__(message)
        self.message, self.remedy, self.key, self.table, self.row = message, remedy, key, table, row

    def line(self, source: str) -> int:
        """The number of the line that says it, or of its table, or 1."""
        headers = list(re.finditer(rf"^\s*\[+{re.escape(self.table)}\]+", source, re.M)) if self.table else []
        start = headers[min(self.row, len(headers) - 1)].start() if headers else 0
        key = re.escape(self.key)
        found = re.compile(rf"^\s*(?:{key}\s*=|\[+{key}\])", re.M).search(source, start)
        return source.count("\n", 0, found.end() if found else start) + 1


def _recipe(path: Path, table: dict[str, Any]) -> Recipe:
    made = table.pop("date", None)
    if type(made) not in {date, NoneType}:
        raise _Mistake("date is no plain date", "write it as 2026-11-22, without quotes", "date")
    _check(Recipe, table, without={"id", "path", "date"})
    if table.get("language", LANGUAGES[0]) not in LANGUAGES:
        raise _Mistake(f"{table['language']} is no language of a source", f"write {' or '.join(LANGUAGES)}", "language")
    table |= {"furniture": _furniture(table.get("furniture", {})), "years": _years(table.get("years", {}))}
    table |= {key: tuple(_rows(key, row, table[key])) for key, row in _ROWS.items() if key in table}
    _check_patterns(table.get("masthead", ()), "masthead")
    for key in ("quotes", "sections", "headnote"):
        _check_anchors(key, table.get(key, ()))
    _check_anchors("appeal", [table["appeal"]] if "appeal" in table else ())
    listed = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    return Recipe(path.stem, path, date=made.isoformat() if made else "", **listed)


def _furniture(table: dict[str, Any]) -> Furniture:
    _check(Furniture, table, table="furniture")
    for key, patterns in table.items():
        _check_patterns([patterns] if isinstance(patterns, str) else patterns, key, "furniture")
    return Furniture(**{key: tuple(v) if isinstance(v, list) else v for key, v in table.items()})


def _check_patterns(patterns: Iterable[str], key: str, table: str = "") -> None:
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise _Mistake(f"{pattern} is no regular expression: {error}", "mend it", key, table) from None


def _years(table: dict[str, Any]) -> Mapping[str, int]:
    for anchor, year in table.items():
        _check_anchors(anchor, [anchor], "years")
        if type(year) is not int:
            raise _Mistake(f"the year {year!r} is no number", "write it as 1936, without quotes", anchor, "years")
    return MappingProxyType(dict(table))


def _rows(key: str, row: type, tables: list[Any]) -> Iterator[Any]:
    for number, table in enumerate(tables):
        if not isinstance(table, dict):
            raise _Mistake(f"{key} is no list of tables", f"write [[{key}]] above each", key)
        table = {name.replace("-", "_"): value for name, value in table.items()}
        _check(row, table, table=key, row=number)
        for name in {"at", "note"} & table.keys():
            _check_anchors(name, [table[name]], key, number)
        made = row(**{k: tuple(v) if isinstance(v, list) else v for k, v in table.items()})
        _check_row(made, key, number)
        yield made


def _check_row(made: Any, key: str, number: int) -> None:
    if isinstance(made, Name):
        if not _REF.fullmatch(made.ref):
            raise _Mistake(f"{made.ref} points to no register", "write it as per:ada-quill", "ref", key, number)
        if not all(made.form in wording for wording in made.within):
            raise _Mistake(f"{made.form} is not in its own within", "give wording that holds it", "within", key, number)
    if isinstance(made, Correction) and made.cert not in {"high", "medium", "low"}:
        raise _Mistake(f"{made.cert} is no certainty", "write high, medium or low", "cert", key, number)
    if isinstance(made, Script) and not made.readings:
        raise _Mistake("no script is given", "give hant, hant-tw, hant-hk or hans", "form", key, number)
    if isinstance(made, Foreign) and made.name not in {"foreign", "quote"}:
        raise _Mistake(f"{made.name} is no element for it", "write foreign or quote", "name", key, number)


def _check(shape: type, given: dict[str, Any], without: frozenset[str] | set[str] = frozenset(), **place: Any) -> None:
    known = {f.name: f for f in fields(shape) if f.name not in without}
    for key, value in given.items():
        if key not in known:
            near = get_close_matches(key, known, 1) or [", ".join(known)]
            raise _Mistake(f"{key} is not known here", f"perhaps {near[0]} is meant", key, **place)
        kind, said = _KINDS[str(known[key].type)]
        texts = all(isinstance(v, str) for v in value) if known[key].type == "tuple[str, ...]" else True
        if not isinstance(value, kind) or not texts:
            raise _Mistake(f"{key} is not {said}", f"write it as {said}", key, **place)
        if value == "" or (isinstance(value, list) and "" in value):
            raise _Mistake(f"{key} is empty", "say what it is, or leave it out", key, **place)
    for key, f in known.items():
        if key not in given and f.default is MISSING and f.default_factory is MISSING:
            raise _Mistake(f"{key} is missing", f"add {key} = …", key, **place)


def _check_anchors(key: str, anchors: list[str] | tuple[str, ...], table: str = "", row: int = 0) -> None:
    for anchor in anchors:
        if not _ANCHOR.fullmatch(anchor):
            raise _Mistake(f"{anchor} is no anchor", "write t1, h1, p1 or n1 and the like", key, table, row)
