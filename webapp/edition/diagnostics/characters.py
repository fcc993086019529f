"""Characters that are not what they look like, or that no reader can see (Unicode, chapters 2, 3.11 and 23)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from .catalogue import wording
from .document import ALL, COPY, HOUSE, OTHER
from .run import HAN, Run

Found = Iterator[tuple[int, str]]

# Fourteen of the block are no compatibility characters (Unicode 18.1), but letters of their own.
_COMPATIBILITY = re.compile(
    "[\ufb00-\ufb06\u2f00-\u2fd5\U0002f800-\U0002fa1f]|(?![\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24"
    "\ufa27-\ufa29])[\uf900-\ufaff]"
)
_CONTROL = re.compile("[\u007f-\u009f]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_JOINERS = re.compile("[\u200c\u200d](?=[\u0600-\u08ff\u0900-\u109f])|(?<=[\u0600-\u08ff\u0900-\u109f])[\u200c\u200d]")
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\u2028\u2029]")
_FULL_WIDTH = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK")
_WORD = re.compile(rf"[^\W\d_{HAN}]{{2,}}")


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'without a name').lower()}"


@wording(
    "char-control",
    what="A control character stands in the text.",
    why="It prints as nothing or as a box, and is mostly a letter of an old Windows encoding that was read wrongly.",
    mend="write the character that was meant, or delete it",
    scope=COPY,
    kinds=ALL,
    severity="error",
)
def control(run: Run) -> Found:
    """Characters of U+007F to U+009F."""
    return ((m.start(), f"the control character {_named(m[0])}") for m in _CONTROL.finditer(run.text))


@wording(
    "char-replaced",
    what="The replacement character U+FFFD stands where something could not be read.",
    why="A program lost a character here when it converted the file; nobody can tell any more which.",
    mend="look the character up in the source and write it, or mark the place with gap",
    scope=COPY,
    kinds=ALL,
    severity="error",
)
def replaced(run: Run) -> Found:
    """Characters that a converter gave up."""
    return ((m.start(), "a character was lost and replaced by U+FFFD") for m in re.finditer("\ufffd", run.text))


@wording(
    "char-private",
    what="A character of private use stands in the text.",
    why="Only a font that its maker and the reader agree on shows it; for everybody else it is a box.",
    mend="write the encoded character, or describe the glyph with unclear or gap",
    scope=COPY,
    kinds=ALL,
)
def private(run: Run) -> Found:
    """Characters without a public meaning."""
    return ((m.start(), f"the private-use character U+{ord(m[0]):04X}") for m in _PRIVATE.finditer(run.text))


@wording(
    "char-unassigned",
    what="A code point that is no character stands in the text.",
    why="Unicode has given it no meaning: no font shows it, and no search finds it.",
    mend="write the character that was meant",
    scope=COPY,
    kinds=ALL,
)
def unassigned(run: Run) -> Found:
    """Code points of category Cn, as far as the Unicode of this Python knows."""
    for at, character in enumerate(run.text):
        if character > "\u0377" and unicodedata.category(character) == "Cn":
            yield at, f"U+{ord(character):04X} is no character"


@wording(
    "char-invisible",
    what="A character that cannot be seen (zero-width space, soft hyphen, direction mark) stands in the text.",
    why="It divides words for every search and comparison, and no one who reads the page knows why.",
    mend="delete it; where two letters must join or part, as in Persian or Burmese, it is not reported",
    kinds=HOUSE | {OTHER},
)
def invisible(run: Run) -> Found:
    """Format characters, those aside that Arabic and Indic scripts need."""
    needed = {match.start() for match in _JOINERS.finditer(run.text)}
    found = (match for match in _INVISIBLE.finditer(run.text) if match.start() not in needed)
    return ((m.start(), f"invisible {_named(m[0])} in “{run.context(m.start(), m.end())}”") for m in found)


@wording(
    "char-compatibility",
    what="A compatibility character (ligature, radical, doubled ideograph) stands for an ordinary one.",
    why="It looks the same, but no search for the ordinary character finds it, and converters leave it as it is.",
    mend="write the ordinary character",
    kinds=HOUSE | {OTHER},
)
def compatibility(run: Run) -> Found:
    """Presentation forms of letters and ideographs."""
    for match in _COMPATIBILITY.finditer(run.text):
        yield match.start(), f"{_named(match[0])} stands for “{unicodedata.normalize('NFKC', match[0])}”"


@wording(
    "char-not-normalized",
    what="Letters and accents are written apart, or in an unusual order (the text is not in NFC).",
    why="What looks alike should compare alike; the fingerprints of the ledger are made in NFC (Unicode Annex 15).",
    mend="write the words in Unicode Normalization Form C",
    kinds=HOUSE | {OTHER},
)
def not_normalized(run: Run) -> Found:
    """Words that NFC would change, compatibility ideographs aside, which have a diagnostic of their own."""
    if unicodedata.is_normalized("NFC", run.text):
        return
    for match in re.finditer(r"\S+", run.text):
        word = _COMPATIBILITY.sub("", match[0])
        if not unicodedata.is_normalized("NFC", word):
            yield match.start(), f"“{match[0][:20]}” is not in NFC"


@wording(
    "char-space",
    what="A space that is not the ordinary one (tab, no-break or ideographic space) stands between words.",
    why="It looks like a space and does not compare like one; layout is the stylesheet's business.",
    mend="write an ordinary space, or none between Han characters",
)
def space(run: Run) -> Found:
    """Spaces other than U+0020 and line ends; a tab or two at the beginning of a line is indentation."""
    for match in _SPACE.finditer(run.text):
        if match[0] != "\t" or run.text[: match.start()].rpartition("\n")[2].strip():
            yield match.start(), f"{_named(match[0])} in “{run.context(match.start(), match.end())}”"


@wording(
    "char-full-width",
    what="Latin letters or figures are written full-width.",
    why="１９３６ is not found by who searches for 1936, and sits badly beside figures of ordinary width.",
    mend="write ordinary letters and figures",
)
def full_width(run: Run) -> Found:
    """Full-width letters and figures."""
    found = _FULL_WIDTH.finditer(run.text)
    return ((m.start(), f"“{m[0]}” for “{unicodedata.normalize('NFKC', m[0])}”") for m in found)


@wording(
    "char-alphabets",
    what="One word has letters of two alphabets, such as a Cyrillic о among Latin letters.",
    why="The letters look alike, so nobody sees it; no search for the word finds it.",
    mend="write the whole word in one alphabet",
    kinds=HOUSE | {OTHER},
)
def alphabets(run: Run) -> Found:
    """Words of Latin letters mixed with Greek or Cyrillic ones."""
    for match in _WORD.finditer(run.text):
        if not match[0].isascii():
            names = {unicodedata.name(letter, "").partition(" ")[0] for letter in match[0]}
            if len(mixed := names.intersection(_ALPHABETS)) > 1:
                yield match.start(), f"“{match[0]}” has letters of {' and '.join(sorted(mixed)).title()}"
