"""The rows of a recipe: what each of its tables says of a place or a name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Furniture:
    """Regular expressions for whole lines of a copy that are not its text."""

    above: str = ""
    below: str = ""
    lines: tuple[str, ...] = ()
    around: tuple[str, ...] = ()


@dataclass(frozen=True)
class Name:
    """A form that the text uses for a register entry; where `within` is not empty, only in that wording."""

    ref: str
    form: str
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class Correction:
    """A reading of the copy that is wrong, and what it should be."""

    at: str
    sic: str
    corr: str
    within: str = ""
    cert: str = "high"


@dataclass(frozen=True)
class Script:
    """A form of the copy, and how it is to be read in some scripts, against the rules of conversion."""

    at: str
    form: str
    within: str = ""
    hant: str = ""
    hant_tw: str = ""
    hant_hk: str = ""
    hans: str = ""

    @property
    def readings(self) -> dict[str, str]:
        """The readings by the languages that they are for."""
        given = {"Hant": self.hant, "Hant-TW": self.hant_tw, "Hant-HK": self.hant_hk, "Hans": self.hans}
        return {f"zh-{script}": reading for script, reading in given.items() if reading}


@dataclass(frozen=True)
class Surplus:
    """Characters of the copy that do not belong to the text."""

    at: str
    text: str
    within: str = ""
    reason: str = "stray"


@dataclass(frozen=True)
class Call:
    """Characters of the copy that call a note."""

    at: str
    text: str
    note: str
    within: str = ""


@dataclass(frozen=True)
class Gap:
    """A place where text is lost: what ends before it, why, and in words how much, or in what unit."""

    at: str
    after: str
    reason: str = "lost"
    unit: str = ""
    extent: str = ""
    page: bool = False


@dataclass(frozen=True)
class Foreign:
    """A stretch in another language, from the wording `first` to the wording `last`, both included."""

    at: str
    first: str
    last: str
    lang: str
    name: str = "foreign"
