"""How far an edition is, text by text: everything counted from its files, nothing claimed that was not measured."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from .check import check
from .corpus import Corpus
from .diplomatic import diplomatic, fingerprint
from .errors import Problem
from .reading import engine
from .schema import SCHEMA, Schema
from .tei import NS, Element, language
from .text import Text

_NAMES = "(self::tei:persName or self::tei:placeName or self::tei:orgName or self::tei:name or self::tei:title)"
_DIGEST = "ancestor::tei:note[@type = 'digest']"
_OWN_WORDS = "ancestor::tei:note[@type = 'digest' or @type = 'editorial'] or ancestor::tei:div[@type = 'introduction']"
_PRINTED = f"not({_OWN_WORDS})"


@dataclass(frozen=True)
class Status:
    """One text in numbers: `blocks` and `marks` by what they are, digests by language, problems by severity.

    `proved` says how many passages of the transcription read as the ledger has it for the copy that the recipe was made
    for, and of how many it has it; both are 0 where no transcription is on hand. `review` is the revisionDesc's status.
    """

    text: str
    blocks: Mapping[str, int]
    digests: Mapping[str, int]
    marks: Mapping[str, int]
    entities: int
    relations: int
    proved: tuple[int, int]
    problems: Mapping[str, int]
    review: str


def statuses(corpus: Corpus) -> tuple[Status, ...]:
    """The status of every text that can be read; measured once for the files as they are, and stored."""
    return corpus.keep(("status",), lambda: _stored(corpus))


def _stored(corpus: Corpus) -> tuple[Status, ...]:
    key = ("status", corpus.digest, engine())
    if (told := corpus.store.get(key)) is None:
        told = json.dumps([asdict(status) for status in _measured(corpus)])
        corpus.store.put(key, told)
    return tuple(Status(**{**row, "proved": tuple(row["proved"])}) for row in json.loads(told))


def _measured(corpus: Corpus) -> Iterator[Status]:
    found = list(check(corpus.path, Schema(SCHEMA)))
    for text in corpus.texts():
        files = {str(corpus.folder.texts[text.id]), str(corpus.folder.transcriptions.get(text.id, ""))}
        yield _status(corpus, text, [problem for problem in found if problem.file in files])


def _status(corpus: Corpus, text: Text, problems: Iterable[Problem]) -> Status:
    digests = text.document.xpath("//tei:text//tei:note[@type = 'digest']", namespaces=NS)
    return Status(
        text=text.id,
        blocks=_counted(block.kind for block in text.blocks.values()),
        digests=_counted(map(language, digests)),
        marks=_marks(text.document),
        entities=len(set(text.document.xpath("//tei:text//@ref", namespaces=NS))),
        relations=_relations(corpus, text.id),
        proved=_proved(corpus, text),
        problems=_counted(problem.severity for problem in problems),
        review=next(iter(text.document.xpath("//tei:revisionDesc/@status", namespaces=NS)), ""),
    )


def _counted(kinds: Iterable[str]) -> dict[str, int]:
    return dict(Counter(kinds))


def _marks(document: Element) -> dict[str, int]:
    """How often something is marked: names and dates in digests and in the words of the source, and the apparatus."""
    paths = {
        "names-digest": f"*[{_NAMES}][@ref][{_DIGEST}]",
        "names-printed": f"*[{_NAMES}][@ref][{_PRINTED}]",
        "dates-digest": f"tei:date[{_DIGEST}]",
        "dates-printed": f"tei:date[{_PRINTED}]",
        "corrections": "tei:choice[tei:sic]",
        "surplus": "tei:surplus",
        "gaps": "tei:gap",
    }
    return {name: int(document.xpath(f"count(//tei:text//{path})", namespaces=NS)) for name, path in paths.items()}


def _relations(corpus: Corpus, text_id: str) -> int:
    """How many relations of the registers rest on a passage of a text."""
    sources = corpus.registers().xpath("//tei:relation/@source", namespaces=NS)
    return sum(any(source.startswith(f"txt:{text_id}/") for source in told.split()) for told in sources)


def _proved(corpus: Corpus, text: Text) -> tuple[int, int]:
    """Of the passages of a transcription that the ledger has a fingerprint of: those that agree with it, and all."""
    if not text.transcribed:
        return 0, 0
    entries = {anchor: corpus.ledger.entry(f"{text.id}/{anchor}") for anchor in text.elements}
    told = {anchor: entry.fingerprint for anchor, entry in entries.items() if entry and entry.fingerprint}
    agree = sum(fingerprint(diplomatic(text.elements[anchor])) == copy for anchor, copy in told.items())
    return agree, len(told)
