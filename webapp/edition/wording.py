"""What the edition itself says in a block, and the signature by which that is known again in later releases."""

from __future__ import annotations

from .diplomatic import fingerprint, reading
from .encode.likeness import sketch
from .tei import Element, language, q


def wording(block: Element) -> str:
    """The words of a block of a text's own file: those outside its digests, then each digest in order of language.

    The order in which the digests stand, their markup and their calls of notes are no part of it.
    """
    told = sorted((language(digest), reading(digest)) for digest in _digests(block))
    return "\n".join(words for words in (reading(block).strip(), *(said.strip() for _, said in told)) if words)


def by_language(block: Element) -> dict[tuple[str, str], str]:
    """The same words apart, each on one line: those of a kind (`words`, `digest`) in a language."""
    told = [("words", part) for part in _parts(block)] + [("digest", digest) for digest in _digests(block)]
    said: dict[tuple[str, str], list[str]] = {}
    for kind, part in told:
        said.setdefault((kind, language(part)), []).extend(reading(part).split())
    return {key: " ".join(words) for key, words in said.items() if words}


def _digests(block: Element) -> list[Element]:
    return [note for note in block.iter(q("note")) if note.get("type") == "digest" and note is not block]


def _parts(block: Element) -> list[Element]:
    """The paragraphs of a note, which may be in several languages; or the block, where it has words of its own."""
    paragraphs = block.findall(q("p"))
    own = (block.text, *(child.tail for child in block))
    return [block] if any((words or "").strip() for words in own) or not paragraphs else paragraphs


def signature(words: str) -> str:
    """Fingerprint and sketch of some words, joined by a hyphen; empty where there are none."""
    return f"{fingerprint(words)}-{sketch(words)}" if words.strip() else ""
