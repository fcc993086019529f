"""A model edition that knows the truth: which sentences each paragraph holds, whatever its ledger says of anchors.

A sentence is a number, and a paragraph a row of them. Deeds split, merge, move, insert, delete and reword paragraphs as
editors do, and enter that in a real ledger; where a cited passage is today is read from the paragraphs alone.
"""

from dataclasses import dataclass
from functools import cache

from webapp.edition import wording
from webapp.edition.diplomatic import fingerprint
from webapp.edition.ledger import Ledger
from webapp.edition.releases import Release, Releases
from webapp.edition.resolver import Resolver
from webapp.edition.today import Today

TEXTS = ("orchard", "well")
DEEDS = ("insert", "delete", "split", "merge", "move", "reword", "rewrite", "release")
SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "zo", "ki", "hu", "ja")

signature = cache(wording.signature)


def words_of(number):
    """Thirty made-up words that no other number has."""
    spread = (number * 7919 + n * 104729 for n in range(30))
    return " ".join("".join(SYLLABLES[(digits >> shift) % 16] for shift in (0, 4, 8, 12)) for digits in spread)


@dataclass(frozen=True)
class Paragraph:
    """An anchor, the sentences under it, and its words."""

    anchor: str
    holds: tuple[int, ...]
    words: str

    @property
    def text(self):
        return self.anchor.partition("/")[0]

    @property
    def id(self):
        return self.anchor.partition("/")[2]


@dataclass(frozen=True)
class Citation:
    """The words of a citation, the paragraphs that it named as they were, and how much had been done by then."""

    words: str
    members: tuple[Paragraph, ...]
    done: int


class History:
    """An edition in the course of its releases, with two paragraphs to each text at first."""

    def __init__(self, deeds=()):
        self.texts = {text: [] for text in TEXTS}
        self.ledger, self.releases, self.citations, self.sentences = Ledger(), [], [], {}
        self.done, self.made = [], 0
        for deed, one, other in [*(("insert", n, n) for n in range(4)), *deeds]:
            getattr(self, deed)(one, other)

    def insert(self, one, other):
        count = 1 + other % 3
        self.made += count
        self._put(TEXTS[one % 2], other, tuple(range(self.made - count, self.made)))

    def delete(self, one, other):
        if gone := self._chosen(one):
            self._take(gone)
            self._close("withdrawn", [gone], [], other)

    def split(self, one, other):
        gone = self._chosen(one)
        if gone and len(gone.holds) > 1:
            at, cut = self._take(gone), 1 + other % (len(gone.holds) - 1)
            new = [self._put(gone.text, at, gone.holds[:cut]), self._put(gone.text, at + 1, gone.holds[cut:])]
            self._close("split", [gone], new, other)

    def merge(self, one, other):
        if first := self._chosen(one):
            after = self.texts[first.text][self.texts[first.text].index(first) + 1 :]
            for second in after[:1]:
                at = self._take(first)
                self._take(second)
                new = self._put(first.text, at, first.holds + second.holds)
                self._close("merged", [first, second], [new], other)

    def move(self, one, other):
        if gone := self._chosen(one):
            self._take(gone)
            self._close("moved", [gone], [self._put(TEXTS[other % 2], other, gone.holds, gone.words)], other)

    def reword(self, one, other):
        """A syllable more: the ledger is told by the release, or at once where the words were confirmed since."""
        if old := self._chosen(one):
            new = self._say(old, f"{SYLLABLES[other % 16]}{old.words}")
            entry = self.ledger.entry(old.anchor)
            if any(release == "next" for release, _ in entry.wording):
                self._enter(entry.confirmed(signature(new.words)))

    def rewrite(self, one, other):
        """All words changed, and confirmed as the same passage."""
        if old := self._chosen(one):
            self.made += 1
            new = self._say(old, f"{words_of(self.made)} {other}")
            self._enter(self.ledger.entry(old.anchor).confirmed(signature(new.words), "Written anew."))

    def release(self, one, other):
        number = len(self.releases)
        version = f"{number // 3}.{number % 3}.0{'-rc1' if one % 4 == 0 else ''}"
        told = {p.anchor: signature(p.words) for p in self.standing.values()}
        self.ledger = Ledger(e.released(version, told.get(e.anchor, "")) for e in self.ledger.entries)
        self.releases.append(version)
        for paragraphs in self.texts.values():
            for at, paragraph in enumerate(paragraphs):
                self._cite(paragraph.anchor, [paragraph])
                self._cite(f"{paragraph.anchor}.s{1 + other % len(paragraph.holds)}", [paragraph])
                if last := paragraphs[at + 1 : at + 2 + (one + at) % 3]:
                    self._cite(f"{paragraph.anchor}-{last[-1].id}", [paragraph, *last])

    @property
    def standing(self):
        """The paragraphs of today by their anchors."""
        return {paragraph.anchor: paragraph for paragraphs in self.texts.values() for paragraph in paragraphs}

    @property
    def resolver(self):
        """The resolver of its ledger, which sees the paragraphs of today."""
        listed = tuple(Release(version, "2026-11-22") for version in self.releases)
        standing = self.standing
        said = {anchor: Today(fingerprint(paragraph.words)) for anchor, paragraph in standing.items()}
        return Resolver(self.ledger, Releases(None, listed), lambda anchor: said.get(anchor, Today()))

    @property
    def worded(self):
        """The words of today by text and id."""
        return {text: {p.id: p.words for p in paragraphs} for text, paragraphs in self.texts.items()}

    def became(self, paragraph, done):
        """The anchors that hold today what a paragraph became after a moment, and what was done to it until now."""
        held, fates = set(paragraph.holds), set()
        for what, touched in self.done[done:]:
            if held & touched:
                held, fates = held | touched, fates | {what}
        return {p.anchor for p in self.standing.values() if held & set(p.holds)}, fates

    def _chosen(self, number):
        standing = list(self.standing.values())
        return standing[number % len(standing)] if standing else None

    def _take(self, paragraph):
        at = self.texts[paragraph.text].index(paragraph)
        self.texts[paragraph.text].remove(paragraph)
        return at

    def _put(self, text, at, holds, words=""):
        """A new paragraph under a new anchor, and its sentences, entered where they stand."""
        number = max((e.number for e in self.ledger.of(text) if e.kind == "p"), default=0) + 1
        new = Paragraph(f"{text}/p{number}", holds, words or ". ".join(map(words_of, holds)))
        self.texts[text].insert(at % (len(self.texts[text]) + 1), new)
        parts = {f"{new.id}.s{n}": sentence for n, sentence in enumerate(holds, 1)}
        ids = (id_ for p in self.texts[text] for id_ in (p.id, *(parts if p is new else ())))
        self.ledger = self.ledger.mint(text, list(ids))
        self.sentences |= {f"{text}/{id_}": sentence for id_, sentence in parts.items()}
        return new

    def _say(self, old, words):
        new = Paragraph(old.anchor, old.holds, words)
        self.texts[old.text][self.texts[old.text].index(old)] = new
        return new

    def _close(self, state, gone, new, way):
        """Close paragraphs; sentences stay as they are, or share that, or are led each to itself, as editors do."""
        self.done.append((state, frozenset(sentence for paragraph in gone for sentence in paragraph.holds)))
        heirs = [paragraph.anchor for paragraph in new]
        ids = {paragraph.anchor for paragraph in gone}
        entries = [e for e in self.ledger.entries if e.state == "current" and f"{e.text}/{e.block}" in ids]
        self._enter(*(self._closed(entry, state, heirs, way % 3) for entry in entries))

    def _closed(self, entry, state, heirs, way):
        if entry.kind == "s" and way == 0:
            return entry
        if entry.kind != "s" or way == 1:
            return entry.closed(state, heirs, "Told.")
        own = [anchor for anchor, sentence in self.sentences.items() if sentence == self.sentences[entry.anchor]]
        own = [anchor for anchor in own if anchor.partition(".")[0] in heirs]
        return entry.closed("moved" if own else "withdrawn", own, "Told.")

    def _enter(self, *entries):
        self.ledger = self.ledger.with_entries(*entries)

    def _cite(self, words, members):
        for pinned in ("", f"@{self.releases[-1]}"):
            self.citations.append(Citation(words + pinned, tuple(members), len(self.done)))
