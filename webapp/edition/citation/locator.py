"""Where in a text a passage stands, as citations say it: `para. 12`, `paras. 12–15`, `第12段`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..reference import Reference

_ANCHOR = re.compile(r"(?P<kind>[pn])(?P<number>[0-9]+)(?:\.s(?P<sentence>[0-9]+))?")
_CHINESE = {"p": "第{}段", "n": "注{}"}


@dataclass(frozen=True)
class Locator:
    """A passage of a text: kind (`p` paragraph, `n` note, empty for any other), first and last number, sentence.

    Of a passage of another kind, the numbers are anchors.
    """

    kind: str
    first: str
    last: str = ""
    sentence: str = ""

    @classmethod
    def of(cls, reference: Reference) -> Locator | None:
        """The locator of a reference; None for a whole text."""
        if not reference.start:
            return None
        start = _ANCHOR.fullmatch(reference.start)
        end = _ANCHOR.fullmatch(reference.end) if reference.end else start
        if not start or not end or start["kind"] != end["kind"]:
            return cls("", reference.start, reference.end)
        last = "" if start["number"] == end["number"] else end["number"]
        return cls(start["kind"], start["number"], last, "" if reference.end else start["sentence"] or "")

    def said(self, paragraph: str = "para.") -> str:
        """The locator in English, with a style's own abbreviation of paragraph."""
        terms = {"p": f"{paragraph} ", "n": "n. "} if not self.last else {"p": f"{paragraph[:-1]}s. ", "n": "nn. "}
        return terms.get(self.kind, "") + self.numbers

    @property
    def numbers(self) -> str:
        """The same without the word for what is numbered."""
        sentence = f", sent. {self.sentence}" if self.sentence else ""
        return "–".join(filter(None, (self.first, self.last))) + sentence

    @property
    def chinese(self) -> str:
        """The locator in Chinese."""
        numbers = "—".join(filter(None, (self.first, self.last)))
        return _CHINESE.get(self.kind, "{}").format(numbers) + (f"第{self.sentence}句" if self.sentence else "")
