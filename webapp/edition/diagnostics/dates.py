"""Dates: possible ones, of the text's time, and what is written against the value (ISO 8601; TEI P5, 13.4)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from ..tei import XML_LANG, Element, local, q
from .catalogue import Finding, structure
from .document import ALL, HOUSE, TEXT, Document

VALUES = ("when", "from", "to", "notBefore", "notAfter")

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_YEAR = re.compile(r"(?<![0-9])(1[0-9]{3}|20[0-9]{2})(?![0-9])")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})\b|(?<![0-9])([0-9]{{1,2}})月")
_DAY = re.compile(
    rf"\b([0-9]{{1,2}}) (?:{'|'.join(_MONTHS)})\b|\b(?:{'|'.join(_MONTHS)}) ([0-9]{{1,2}})(?![0-9])|([0-9]{{1,2}})日"
)
_DECADE = re.compile("’?s|年代")
_FAR = 60


def impossible(value: str) -> bool:
    """Whether a value has the form of a date and no calendar has it."""
    match = _ISO.fullmatch(value)
    try:
        return bool(match) and not datetime.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return True


def _values(element: Element) -> list[str]:
    return [element.get(name) for name in VALUES if element.get(name)]


def _years(element: Element) -> list[int]:
    return [int(match[1]) for value in _values(element) if (match := _ISO.match(value))]


@structure(
    "date-impossible",
    what="A date is not in the calendar, such as 31 February.",
    why="Programs that read dates refuse it, and a reader sees that the value was not looked at.",
    mend="correct the day or the month",
    kinds=ALL,
    severity="error",
)
def not_in_calendar(document: Document) -> Iterator[Finding]:
    """Values of @when, @from, @to, @notBefore and @notAfter that are no dates."""
    for element in document.elements:
        for name, value in element.items():
            if name in VALUES and local(element) not in _NO_DATES and impossible(value):
                yield Finding(element, f"@{name} “{value}” is no day of the calendar")


_NO_DATES = frozenset({"biblScope", "citedRange", "locus", "span"})


@structure(
    "date-reversed",
    what="A time ends before it begins.",
    why="Nothing lies between the two; a timeline cannot draw it.",
    mend="exchange or correct the two values",
    kinds=frozenset({"other"}),
    severity="error",
)
def reversed_(document: Document) -> Iterator[Finding]:
    """@to before @from, @notAfter before @notBefore in other people's TEI; the edition's own rule is `date-forward`."""
    for element in document.elements:
        for start, end in (("from", "to"), ("notBefore", "notAfter")):
            first, last = element.get(start, ""), element.get(end, "")
            length = min(len(first), len(last))
            if _ISO.fullmatch(first) and _ISO.fullmatch(last) and first[:length] > last[:length]:
                yield Finding(element, f"@{end} {last} lies before @{start} {first}")


@structure(
    "date-contradicted",
    what="A date says one thing in words and another in its value.",
    why="Readers see the words, timelines and searches use the value; one of the two is wrong.",
    mend="correct the words or the value",
)
def contradicted(document: Document) -> Iterator[Finding]:
    """Years, months and days in the words of a date that its values do not allow."""
    for element in document.own("date", "birth", "death"):
        words = " ".join("".join(element.itertext()).split())
        named = _strange_year(words, element) or _strange_month(words, element) or _strange_day(words, element)
        if named:
            yield Finding(element, f"“{words}” names {named}, the value is {', '.join(_values(element))}")


def _strange_year(words: str, element: Element) -> str:
    """A year, or a decade, that no value has to do with."""
    years = _years(element)
    for match in _YEAR.finditer(words) if years else ():
        first = int(match[1])
        last = first + 9 if _DECADE.match(words, match.end()) else first
        if last < min(years) or first > max(years):
            return match[1]
    return ""


def _strange_month(words: str, element: Element) -> str:
    """A month outside the values, where all are of one year and name a month."""
    given = _parts(element)
    if not given or {len(parts) for parts in given} & {1} or len({parts[0] for parts in given}) > 1:
        return ""
    months = [parts[1] for parts in given]
    named = (_month(match) for match in _MONTH.finditer(words))
    return next((f"month {month}" for month in named if not min(months) <= month <= max(months)), "")


def _strange_day(words: str, element: Element) -> str:
    """A day outside the values, where all are of one month and name a day."""
    given = _parts(element)
    if not given or {len(parts) for parts in given} != {3} or len({parts[:2] for parts in given}) > 1:
        return ""
    days = [parts[2] for parts in given]
    named = (int(next(filter(None, match.groups()))) for match in _DAY.finditer(words))
    return next((f"day {day}" for day in named if not min(days) <= day <= max(days)), "")


def _parts(element: Element) -> list[tuple[int, ...]]:
    """The year, month and day of every value, as far as it has them."""
    matches = [_ISO.fullmatch(value) for value in _values(element)]
    return [tuple(int(part) for part in match.groups() if part) for match in matches if match]


def _month(match: re.Match[str]) -> int:
    return _MONTHS.index(match[1]) + 1 if match[1] else int(match[2])


@structure(
    "date-after-text",
    what="A digest speaks of a date later than the text itself.",
    why="An author cannot report what had not happened: the year is a slip, or an event foretold needs a word.",
    mend="correct the year; when the text was written stands in profileDesc/creation/date (@when, @to or @notAfter)",
    kinds=frozenset({TEXT}),
)
def after_text(document: Document) -> Iterator[Finding]:
    """Dates of digests that begin after the text's last possible date; without one, after the edition's own."""
    end = _end_of(document)
    for element in _digest_dates(document):
        first = min(_values(element), default="")
        length = min(len(first), len(end))
        if first and first[:length] > end[:length]:
            yield Finding(element, f"{first} is later than the text ({end})")


def _end_of(document: Document) -> str:
    dates = document.root.iterfind(f".//{q('creation')}/{q('date')}")
    if ends := [date.get(name) for date in dates for name in ("when", "to", "notAfter") if date.get(name)]:
        return max(ends)
    date = document.root.find(f".//{q('publicationStmt')}/{q('date')}")
    return date.get("when", "9999") if date is not None else "9999"


def _digest_dates(document: Document) -> Iterator[Element]:
    for digests in document.digests.values():
        for digest in digests.values():
            yield from digest.iter(q("date"))


@structure(
    "date-isolated",
    what=f"A date lies {_FAR} years or more from every other date of the text.",
    why="A slip of one figure (1396 for 1936) is a date like any other to the schema.",
    mend="correct the year, or say by a silence that it is meant",
    kinds=frozenset({TEXT}),
)
def isolated(document: Document) -> Iterator[Finding]:
    """Years of digests without another year near them; texts with fewer than ten dates have no time of their own."""
    dates = [(year, element) for element in _digest_dates(document) for year in _years(element)]
    known = sorted({year for year, _ in dates})
    if len(dates) >= 10:
        for year, element in dates:
            if all(abs(year - other) >= _FAR for other in known if other != year) and len(known) > 1:
                yield Finding(element, f"{year}: the next date of the text is {_FAR} years off or more")


@structure(
    "date-digests-differ",
    what="The digests of a block give different dates.",
    why="Readers of the two languages should learn the same.",
    mend="mark the same dates, with the same values, in both",
    kinds=frozenset({TEXT}),
)
def digests_differ(document: Document) -> Iterator[Finding]:
    """Blocks in which a value of a date stands in one digest and not in the other."""
    for anchor, digests in document.digests.items():
        given = {language: _given(digest) for language, digest in digests.items()}
        everywhere = set().union(*given.values()) if given else set()
        for language, digest in digests.items():
            if missing := everywhere - given[language]:
                yield Finding(digest, f"{anchor} in {digest.get(XML_LANG)} lacks {', '.join(sorted(missing))}")


def _given(digest: Element) -> set[str]:
    return {"/".join(_values(date)) for date in digest.iter(q("date")) if _values(date)}


@structure(
    "life-reversed",
    what="A person dies before birth, or lives longer than 120 years.",
    why="One of the two dates belongs to somebody else, or has a slip in it.",
    mend="correct the dates, or leave out what is not known",
    kinds=HOUSE,
    severity="error",
)
def life(document: Document) -> Iterator[Finding]:
    """Persons whose birth and death exclude each other."""
    for person in document.all("person"):
        birth, death = person.find(q("birth")), person.find(q("death"))
        born = _years(birth) if birth is not None else []
        died = _years(death) if death is not None else []
        if born and died and (max(died) < min(born) or min(died) - max(born) > 120):
            yield Finding(death, f"born {min(born)}, died {max(died)}")
