"""Words of the edition: written twice, copied from a source, or a web address left bare."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diplomatic import reading
from ..tei import Element, local
from .catalogue import Finding, structure, wording
from .document import TEXT, Document
from .run import HAN, NAMES, Run

_TWICE = re.compile(r"\b([a-z]+)[ \n]+\1\b", re.IGNORECASE)
_TWICE_HAN = re.compile("(?<!目)(?<!标)的的|了了(?!解)|是是(?!非)|和和(?!气)|与与|在在")
_RIGHTLY = frozenset({"that", "had", "is", "wagga", "pago", "bora"})
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_HAN = re.compile(f"[{HAN}]")
_TOKEN = re.compile(rf"[{HAN}]|[^\W_{HAN}]+(?:[’'][^\W_{HAN}]+)*")
WORDS, CHARACTERS = 8, 12


@wording(
    "word-doubled",
    what="The same word stands twice.",
    why="The eye passes over it, above all at the end of a line.",
    mend="delete one",
)
def twice(run: Run) -> Iterator[tuple[int, str]]:
    """A word repeated, with white space between; Chinese particles repeated."""
    for match in run.find(_TWICE, "en"):
        if match[1].lower() not in _RIGHTLY and match[1].islower():
            yield match.start(), f"“{' '.join(match[0].split())}”"
    for match in run.find(_TWICE_HAN, "zh"):
        yield match.start(), f"“{match[0]}” in “{run.context(match.start(), match.end())}”"


@wording(
    "link-bare",
    what="A web address stands in the text and is no link.",
    why="A reader has to copy it, and the check of links does not see it.",
    mend="make it a ref with @target, and let the text say what it leads to",
)
def bare(run: Run) -> Iterator[tuple[int, str]]:
    """Addresses outside ref."""
    for match in _ADDRESS.finditer(run.text):
        if not run.within(match.start(), match.end(), frozenset({"ref", "code", "idno"})) and local(run.block) != "ref":
            yield match.start(), f"{match[0][:60]}"


@structure(
    "digest-copied",
    what=f"A digest repeats {WORDS} or more words ({CHARACTERS} Chinese characters) of its source as they stand there.",
    why="The texts are in copyright; a digest says in its own words what a paragraph says.",
    mend="say it in other words, or quote less",
    kinds=frozenset({TEXT}),
    severity="error",
)
def copied(document: Document) -> Iterator[Finding]:
    """Runs of words that a digest shares with the block it digests; titles and names aside. Needs the transcription."""
    for anchor, digests in document.digests.items():
        source = _grams(_TOKEN.findall(reading(document.copied[anchor]))) if anchor in document.copied else set()
        for digest in digests.values() if source else ():
            shared = next((gram for stretch in _stretches(document, digest) for gram in _grams(stretch) & source), None)
            if shared:
                yield Finding(digest, f"“{_joined(shared)}” stands in {anchor} of the source")


def _stretches(document: Document, digest: Element) -> Iterator[list[str]]:
    """The words of a digest between its names and titles."""
    stretch: list[str] = []
    for run in filter(None, [document.run_of(digest)]):
        for slot in run.slots:
            if run.within(slot.start, slot.start + 1, NAMES):
                yield stretch
                stretch = []
            else:
                stretch += _TOKEN.findall(slot.text)
    yield stretch


def _grams(tokens: list[str]) -> set[tuple[str, ...]]:
    """Every run of words, or of Han characters, that is as long as what is forbidden."""
    folded = [token.lower() for token in tokens]
    found = {tuple(folded[n : n + WORDS]) for n in range(len(folded) - WORDS + 1)}
    long = {tuple(folded[n : n + CHARACTERS]) for n in range(len(folded) - CHARACTERS + 1)}
    han = {token for token in set(folded) if _HAN.match(token)}
    return {gram for gram in found if han.isdisjoint(gram)} | {gram for gram in long if han.issuperset(gram)}


def _joined(gram: tuple[str, ...]) -> str:
    return "".join(gram) if len(gram) == CHARACTERS else " ".join(gram)
