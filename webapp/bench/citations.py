"""Citing a passage; loading a made ledger of a million anchors and twenty releases, and resolving citations there."""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from ..edition.citation import Item
from ..edition.citation.pandoc import formatted
from ..edition.citation.styles import STYLES, cited
from ..edition.corpus import Corpus
from ..edition.diplomatic import fingerprint
from ..edition.entry import Entry
from ..edition.ledger import Ledger
from ..edition.reference import Reference
from ..edition.releases import Release, Releases
from ..edition.resolver import Resolver
from ..edition.today import Today
from .timing import Row, taken_in_turn

TEXTS, BLOCKS = 100, 10_000
VERSIONS = tuple(f"{major}.{minor}.0" for major in (1, 2, 3, 4) for minor in range(5))
WORDS = "A passage of some length, of which the fingerprint is taken whenever somebody resolves a citation of it. " * 5


def rows(folder: Path, rounds: int) -> Iterator[Row]:
    """The box of a passage; on made data loading against reading the bytes, citations against a look-up and a split."""
    yield from _boxes(folder, rounds)
    with TemporaryDirectory() as made:
        path = Path(made) / "anchors.tsv"
        _write(path)
        size = f"{TEXTS * BLOCKS:,} anchors, {len(VERSIONS)} releases"
        call = f"from {__name__} import peak; print(peak({str(path)!r}))"
        most = subprocess.run([sys.executable, "-c", call], capture_output=True, text=True, check=True).stdout.strip()
        loading, reading = taken_in_turn(max(3, rounds // 4), lambda: _first(path), path.read_bytes)
        yield Row(f"{size}, {most} MB: load and resolve / read the bytes", loading, reading)
        yield from _resolved(Ledger.read(path), rounds * 10)


def _boxes(folder: Path, rounds: int) -> Iterator[Row]:
    """A passage of each text in the styles of its box against one of them by pandoc, each time for another item."""
    corpus, numbers = Corpus(folder), count()
    for text_id in corpus.readable:
        item = Item.of(corpus, Reference(text_id, next(iter(corpus.text(text_id).blocks), "")), "https://example.org")
        box, alone = taken_in_turn(
            max(3, rounds // 4),
            lambda item=item: [cited(item, style, date.today()) for style in STYLES.values()],
            lambda item=item: formatted(json.dumps({**item.csl(), "id": f"i{next(numbers)}"}), STYLES["mla"].csl, ""),
        )
        yield Row(f"{item.reference}: box of {len(STYLES)} styles / one of them by pandoc", box, alone)


def _resolved(ledger: Ledger, rounds: int) -> Iterator[Row]:
    """Each kind of citation, each time another one; first such as open a text, whose lines are then looked over."""
    resolver = Resolver(ledger, releases(), lambda _: Today(fingerprint(WORDS), fingerprint(WORDS)))
    lines = {row.partition("\t")[0]: row for row in ledger.content.decode().splitlines()}
    chance, unopened = random.Random(5), iter(range(TEXTS))
    kinds = {
        "pinned, first of its text": lambda: f"t{next(unopened)}/p7@{VERSIONS[0]}",
        "not pinned": lambda: _anchor(chance),
        "pinned": lambda: f"{_anchor(chance)}@{VERSIONS[0]}",
        "pinned range of 10": lambda: _range(_anchor(chance)),
    }
    for name, kind in kinds.items():
        times = taken_in_turn(
            min(rounds, TEXTS - 1),
            lambda kind=kind: resolver.resolve(Reference.read(kind())),
            lambda: lines[_anchor(chance)].split("\t"),
        )
        yield Row(f"citation, {name} / look-up and split", *times)


def _anchor(chance: random.Random) -> str:
    """One of the anchors of the first release, the last nine of a text aside."""
    return f"t{chance.randrange(TEXTS)}/p{chance.randrange(1, BLOCKS // 2 - 9)}"


def _range(anchor: str) -> str:
    return f"{anchor}-p{int(anchor.rpartition('p')[2]) + 9}@{VERSIONS[0]}"


def _first(path: Path) -> object:
    """What the first reader after a start waits for: the ledger read, and one citation resolved."""
    resolver = Resolver(Ledger.read(path), releases())
    return resolver.resolve(Reference.read(f"t{TEXTS // 2}/p7@{VERSIONS[0]}"))


def peak(path: str) -> int:
    """The greatest memory in MB of a process that has loaded a ledger and resolved a citation of each text."""
    resolver = Resolver(Ledger.read(Path(path)), releases())
    for text in range(TEXTS):
        resolver.resolve(Reference.read(f"t{text}/p7@{VERSIONS[0]}"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def releases() -> Releases:
    """The list of the made releases."""
    return Releases(Path(), tuple(Release(version, "2026-11-22") for version in VERSIONS))


def _write(path: Path) -> None:
    """The made ledger, text by text: kept in memory it would count as that of the child process."""
    chance = random.Random(1)
    with path.open("wb") as file:
        file.write(Ledger().content)
        for text in range(TEXTS):
            file.writelines(f"{entry.row}\n".encode() for entry in _text(f"t{text}", BLOCKS, chance))


def _text(text: str, blocks: int, chance: random.Random) -> Iterator[Entry]:
    """Half the anchors are of the first release; others came where those moved or were split, or were inserted."""
    last = blocks // 2
    for number in range(1, blocks // 2 + 1):
        count = min(chance.choices((0, 1, 2, 3), (50, 20, 10, 20))[0], blocks - last)
        new = tuple(f"{text}/p{n}" for n in range(last + 1, last + 1 + count))
        since, last = chance.choice(VERSIONS[1:]), last + count
        state = ("current", "moved", "split", "current")[count]
        fate = (state, since, new) if state != "current" else (state, "", ())
        yield Entry(f"{text}/p{number}", VERSIONS[0], *fate, "", _signature(chance), _wording(chance, VERSIONS[0]))
        yield from (_new(anchor, since, chance) for anchor in new)
    yield from (_new(f"{text}/p{n}", VERSIONS[-1], chance) for n in range(last + 1, blocks + 1))


def _new(anchor: str, release: str, chance: random.Random) -> Entry:
    return Entry(anchor, release, copy=_signature(chance), wording=_wording(chance, release))


def _wording(chance: random.Random, first: str) -> tuple[tuple[str, str], ...]:
    """A wording of the first release that it stands in, and of each later one in which it is one of 20 reworded."""
    later = [version for version in VERSIONS if version > first and chance.random() < 0.05]
    return tuple((version, _signature(chance)) for version in (first, *later))


def _signature(chance: random.Random) -> str:
    return f"{chance.getrandbits(64):016x}-{chance.getrandbits(64):016x}"
