"""Names in the edition's words: marked, pointing to the right entry, alike in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..tei import Element, local, q
from .catalogue import Finding, structure
from .document import TEXT, Document, Edition, Entry
from .run import HAN, LATIN, NAMES, Run, is_chinese

_TAGGED = ("persName", "placeName", "orgName", "name", "title")
_TOKEN = re.compile(rf"[{HAN}]|[{LATIN}]{{2,}}")
_PARTICLES = frozenset({"the", "of", "and", "in", "on", "for", "to", "de", "la", "von", "der", "an"})
_OPENING = frozenset("《〈“‘")
_STEM = 6
_SHORTEST = {True: 3, False: 5}


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


@structure(
    "name-unlinked",
    what="A name in a digest or note points to no register entry.",
    why="It is marked as somebody's name, and nobody learns whose.",
    mend="give it @ref; enter it into the register first, if it is not there",
    kinds=frozenset({TEXT}),
)
def unlinked(document: Document) -> Iterator[Finding]:
    """Names of persons, places and organizations without @ref."""
    for element in document.names:
        if local(element) != "title" and not element.get("ref"):
            yield Finding(element, f"“{_words(element)}” has no @ref")


@structure(
    "name-padded",
    what="A name, title or date begins or ends with white space.",
    why="The space becomes part of the link and of the name that is searched for.",
    mend="move the space out of the element",
)
def padded(document: Document) -> Iterator[Finding]:
    """Names of registers and texts with a space at either end."""
    for element in document.own(*_TAGGED, "date", "label", "term", "foreign"):
        words = "".join(element.itertext())
        if words != words.strip() and words.strip():
            yield Finding(element, f"“{words}” begins or ends with white space")


@structure(
    "name-nested",
    what="A name stands within a name.",
    why="A link cannot contain a link, so the inner one is lost in every view.",
    mend="mark the one that the sentence is about, or set them side by side",
)
def nested(document: Document) -> Iterator[Finding]:
    """Names of persons, places, organizations and events within one another."""
    for element in document.names:
        outer = next(
            (a for a in element.iterancestors() if local(a) in {*_TAGGED, "p", "note", "bibl", "author"}), None
        )
        if outer is not None and local(outer) in _TAGGED and local(element) != "title" and outer.get("ref"):
            yield Finding(element, f"“{_words(element)}” stands within {local(outer)}")


@structure(
    "name-not-of-entry",
    what="A marked name has no word in common with any name of the entry that it points to.",
    why="Most often it points to the wrong entry; else the entry lacks a form by which readers will search.",
    mend="correct @ref, or add the form to the entry",
)
def not_of_entry(document: Document) -> Iterator[Finding]:
    """Names of persons and works, and of places and organizations, that share no word or character with their entry."""
    known: dict[str, set[str]] = {}
    for element in document.names:
        ref = element.get("ref", "")
        entry = document.edition.entries.get(ref) if local(element) != "name" else None
        if entry is not None and ref not in known:
            known[ref] = _entry_tokens(entry)
        if entry is not None and known[ref].isdisjoint(_tokens(_words(element))):
            yield Finding(element, f"“{_words(element)}” is no name of {entry.ref}")


def _tokens(words: str) -> set[str]:
    return {token.lower()[:_STEM] for token in _TOKEN.findall(words)} - _PARTICLES


def _entry_tokens(entry: Entry) -> set[str]:
    joined = {"".join(word[0] for word in form.text.split() if word[0].isupper()).lower() for form in entry.forms}
    return set().union(*(_tokens(form.text) for form in entry.forms), joined)


@structure(
    "name-digests-differ",
    what="An entity is named in the digest of one language and not in that of the other.",
    why="The registers say where an entity is mentioned; readers of both languages should find it there.",
    mend="name and mark it in both, or in neither",
    kinds=frozenset({TEXT}),
)
def digests_differ(document: Document) -> Iterator[Finding]:
    """Blocks in which an entry is pointed to by one digest only."""
    for anchor, digests in document.digests.items():
        named = {lang: {e.get("ref") for e in d.iter("{*}*") if e.get("ref")} for lang, d in digests.items()}
        everywhere = set().union(*named.values()) if named else set()
        for language, digest in digests.items():
            if missing := everywhere - named[language]:
                yield Finding(digest, f"{anchor} in {language} does not name {', '.join(sorted(missing))}")


@structure(
    "name-untagged",
    what="A name that the register knows stands in a digest and is not marked.",
    why="The register does not list the passage, and the reader gets no link.",
    mend="mark it with its element and @ref",
    kinds=frozenset({TEXT}),
)
def untagged(document: Document) -> Iterator[Finding]:
    """Main names of persons, places and organizations in digests, and of works between the marks of a title."""
    known = {chinese: _main_names(document.edition, chinese) for chinese in (True, False)}
    for anchor, digests in document.digests.items():
        for digest in digests.values():
            if anchor[0] != "t" and (run := document.run_of(digest)):
                yield from _untagged(run, *known[is_chinese(run.language)])


def _untagged(run: Run, pattern: re.Pattern[str], refs: dict[str, str]) -> Iterator[Finding]:
    for match in pattern.finditer(run.text) if refs else ():
        as_work = match.start() > 0 and run.text[match.start() - 1] in _OPENING
        common = refs[match[0]].startswith("wrk:") and not as_work
        if not common and not run.within(match.start(), match.end(), NAMES | {"ref", "foreign", "date"}):
            message = f"“{match[0]}” is {refs[match[0]]}"
            yield Finding(run.element(match.start()), message, run.line(match.start()))


def _main_names(edition: Edition, chinese: bool) -> tuple[re.Pattern[str], dict[str, str]]:
    """The longer main names in a language that belong to one entry, longest first, as a pattern, and whose they are."""
    named = edition.main_names["zh-Hans" if chinese else "en"]
    refs = {name: ref for name, ref in named.items() if len(name) >= _SHORTEST[chinese] and not ref.startswith("eve:")}
    before, after = ("", "(?!主义|式|派|人|语|文)") if chinese else (r"\b", r"\b")
    longest = sorted(refs, key=len, reverse=True)
    return re.compile(before + f"(?:{'|'.join(map(re.escape, longest))})" + after), refs


@structure(
    "title-level-differs",
    what="A title says of a work that it is a book, an article or a series, and its entry says something else.",
    why="The level decides between italics and quotation marks.",
    mend="correct @level here or in the register, or leave it out here",
)
def level_differs(document: Document) -> Iterator[Finding]:
    """Titles whose @level is none of those of the entry that they point to."""
    for title in document.names:
        entry = document.edition.entries.get(title.get("ref", ""))
        levels = {form.element.get("level") for form in entry.forms} - {None} if entry else set()
        if local(title) == "title" and title.get("level") and levels and title.get("level") not in levels:
            message = f"“{_words(title)}” is of level {title.get('level')}, {entry.ref} of {'/'.join(sorted(levels))}"
            yield Finding(title, message)


@structure(
    "title-unmarked",
    what="A title in Chinese stands without book-title marks.",
    why="Chinese sets the titles of books, articles and documents between 《 and 》 (GB/T 15834).",
    mend="write 《 before it and 》 after it",
    kinds=frozenset({TEXT}),
)
def unmarked(document: Document) -> Iterator[Finding]:
    """Titles in Chinese digests outside 《》 and 〈〉; a word for the work that is no title of it needs none."""
    for digests in document.digests.values():
        for digest in (d for language, d in digests.items() if is_chinese(language)):
            run = document.run_of(digest)
            for title in digest.iter(q("title")) if run else ():
                slot = next((slot for slot in run.slots if slot.holder is title), None)
                if (
                    slot
                    and _is_title(title, document)
                    and not _between_marks(run, slot.start, slot.start + len(_text(title)))
                ):
                    yield Finding(title, f"“{_words(title)}”")


def _text(element: Element) -> str:
    return "".join(element.itertext())


def _is_title(title: Element, document: Document) -> bool:
    entry = document.edition.entries.get(title.get("ref", ""))
    return entry is None or any(form.text == _words(title) for form in entry.forms)


def _between_marks(run: Run, start: int, end: int) -> bool:
    before, after, own = run.text[:start], run.text[end:], run.text[start:end]
    opened = before.count("《") + before.count("〈") > before.count("》") + before.count("〉")
    return (opened and ("》" in after or "〉" in after)) or own[:1] in "《〈" or not re.search(f"[{HAN}]", own)
