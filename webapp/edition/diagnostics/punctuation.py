"""Punctuation of the edition's own words, Chinese (GB/T 15834) and Latin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .catalogue import wording
from .run import HAN, LATIN, Run

Found = Iterator[tuple[int, str]]

_FULL = dict(zip(",;:?!()", "，；：？！（）", strict=True))
_HALF_IN_CHINESE = re.compile(rf"(?<=[{HAN}》」』”’）])[,;:?!]|(?<=[{HAN}])[()](?=[{HAN}])")
_FULL_IN_LATIN = re.compile("[，。；：？！、（）]")
_MIXED = re.compile(r"（[^（）()]*\)|\([^（）()]*）")
_DOUBLED = re.compile(r"(?<![.,])[,.]{2}(?![.,])|([;:，。；：、])\1|[,;:][,;:]|[，。；：、][，。；：、]")
_SPACED = re.compile(rf"(?<=[{LATIN}0-9”’)])[ \n]+[,;:?!)”](?!\S*[=<>])|(?<=[{LATIN}])[ \n]+\.(?!\S)|\([ \n]+(?=\S)")
_UNSPACED = re.compile(rf"(?<=[{LATIN}]{{2}}[,;?!])[{LATIN}]{{2}}")
_HAN_SPACED = re.compile(rf"(?<=[{HAN}，。；：、？！》」”])[ ]+(?=[{HAN}《「“])")
_TWO_SPACES = re.compile(r"(?<=\S)  +(?=\S)")
_STRAIGHT = re.compile(r"[\"]|(?<=\w)'(?=\w)|(?<!\w)'(?=\w)|(?<=\w)'(?!\w)")
_BACKWARDS = re.compile(rf"(?<![^\s(\[—–“‘])”(?=[{LATIN}])|(?<=[{LATIN},.;:!?])[“‘](?=[\s,.;:!?)]|$)")
_DOTS = re.compile(r"\.{3,}|(?<!…)…(?!…)")
_DASHES = re.compile(r"(?<!-)--(?!-)")
_PAIRS = dict(zip("《〈「『“（([【", "》〉」』”）)]】", strict=True))
_HALVES = re.compile("[《》〈〉「」『』“”‘’()\\[\\]【】]")
_ONE_WIDTH = str.maketrans("（）", "()")
_ENUMERATED = re.compile(r"(?:\s|^)[0-9a-z]{1,3}$")


@wording(
    "punctuation-half-width",
    what="A Latin punctuation mark stands in Chinese text.",
    why="Chinese marks are full-width; a half-width one crowds the characters.",
    mend="write the Chinese mark",
)
def half_width(run: Run) -> Found:
    """Half-width marks after a Han character or a Chinese closing mark."""
    for match in run.find(_HALF_IN_CHINESE, "zh"):
        yield match.start(), f"“{match[0]}” for “{_FULL[match[0]]}” in “{run.context(match.start(), match.end())}”"


@wording(
    "punctuation-full-width",
    what="A Chinese punctuation mark stands in text of Latin letters.",
    why="It leaves a hole as wide as a Han character, and Latin text has its own mark.",
    mend="write the Latin mark",
)
def full_width(run: Run) -> Found:
    """Full-width marks in English."""
    for match in run.find(_FULL_IN_LATIN, "en"):
        yield match.start(), f"“{match[0]}” in “{run.context(match.start(), match.end())}”"


@wording(
    "punctuation-mixed-pair",
    what="A bracket of one width is closed by one of the other.",
    why="The two halves of a pair belong together, and whoever looks for the end of the first does not find it.",
    mend="write both of one width",
)
def mixed_pair(run: Run) -> Found:
    """Round brackets, one full-width and one half-width."""
    return ((m.start(), f"“{m[0][:1]}” closed by “{m[0][-1]}”") for m in _MIXED.finditer(run.text))


@wording(
    "punctuation-unpaired",
    what="A bracket or quotation mark has no partner in its block.",
    why="The reader cannot tell where the title, the quotation or the aside ends.",
    mend="add the missing half, or delete the other",
)
def unpaired(run: Run) -> Found:
    """Brackets and quotation marks that do not nest; the one of “1)” needs no partner, ‘ ’ are looked at in Chinese."""
    text, open_ = run.text.translate(_ONE_WIDTH), []
    partner = _PAIRS | ({"‘": "’"} if run.is_chinese else {})
    for match in _HALVES.finditer(text):
        at, character = match.start(), match[0]
        if character in partner:
            open_.append((at, character))
        elif character in partner.values():
            if open_ and partner[open_[-1][1]] == character:
                open_.pop()
            elif not _ENUMERATED.search(text[max(at - 5, 0) : at]):
                yield at, f"“{run.text[at]}” closes nothing in “{run.context(at, at + 1)}”"
    yield from ((at, f"“{run.text[at]}” is not closed in “{run.context(at, at + 1)}”") for at, _ in open_)


@wording(
    "punctuation-doubled",
    what="The same punctuation mark, or two that exclude each other, stand side by side.",
    why="It is what editing leaves behind when a clause was taken out.",
    mend="keep one of the two",
)
def doubled(run: Run) -> Found:
    """Two commas, two full stops, a comma after a semicolon; dots of an ellipsis aside."""
    for match in _DOUBLED.finditer(run.text):
        yield match.start(), f"“{match[0]}” in “{run.context(match.start(), match.end())}”"


@wording(
    "space-before-punctuation",
    what="There is a space before a punctuation mark, or after an opening bracket.",
    why="The mark may fall to the beginning of the next line.",
    mend="take the space away",
)
def space_before(run: Run) -> Found:
    """White space where English has none."""
    for match in run.find(_SPACED, "en"):
        yield match.start(), f"a space in “{run.context(match.start(), match.end())}”"


@wording(
    "space-after-punctuation",
    what="There is no space between a punctuation mark and the next word.",
    why="The two words run together, for readers and for search.",
    mend="add a space",
)
def space_after(run: Run) -> Found:
    """A comma, semicolon, question or exclamation mark between two English words."""
    for match in run.find(_UNSPACED, "en"):
        yield match.start(), f"no space in “{run.context(match.start(), match.end())}”"


@wording(
    "space-between-han",
    what="There is a space between Han characters or their punctuation.",
    why="Chinese is written without spaces; one breaks words for search and for the script converter.",
    mend="take the space away",
)
def space_between_han(run: Run) -> Found:
    """Spaces on one line between Han characters; a line end is a matter of the schema (`chinese-unbroken`)."""
    for match in run.find(_HAN_SPACED, "zh"):
        yield match.start(), f"a space in “{run.context(match.start(), match.end())}”"


@wording(
    "space-doubled",
    what="Two spaces stand side by side within a line.",
    why="It is what editing leaves behind when a word was taken out.",
    mend="keep one",
)
def space_doubled(run: Run) -> Found:
    """Two or more ordinary spaces between words."""
    for match in _TWO_SPACES.finditer(run.text):
        yield match.start(), f"{len(match[0])} spaces in “{run.context(match.start(), match.end())}”"


@wording(
    "quote-straight",
    what="A typewriter's straight quotation mark or apostrophe stands in the edition's words.",
    why="The edition sets “curly” marks; two kinds on one page look careless and defeat search.",
    mend="write “ ” or ‘ ’, and ’ for an apostrophe",
)
def straight(run: Run) -> Found:
    """Straight double marks, and straight single ones at a word."""
    for match in _STRAIGHT.finditer(run.text):
        if not run.within(match.start(), match.end(), frozenset({"code", "eg"})):
            yield match.start(), f"{match[0]} in “{run.context(match.start(), match.end())}”"


@wording(
    "quote-direction",
    what="A quotation mark is turned the wrong way.",
    why="It opens where the quotation ends, or closes where it begins.",
    mend="turn it round",
)
def direction(run: Run) -> Found:
    """A closing mark before a word, an opening one after it."""
    for match in run.find(_BACKWARDS, "en"):
        yield match.start(), f"“{match[0]}” the wrong way round in “{run.context(match.start(), match.end())}”"


@wording(
    "ellipsis-chinese",
    what="An ellipsis in Chinese text is not the six dots of two characters.",
    why="Chinese has …… for what is left out; three full stops sit on the line and crowd.",
    mend="write ……",
)
def ellipsis(run: Run) -> Found:
    """Full stops in a row, and a single character of three dots."""
    for match in run.find(_DOTS, "zh"):
        yield match.start(), f"“{match[0]}” for “……” in “{run.context(match.start(), match.end())}”"


@wording(
    "dash-typewritten",
    what="Two hyphens stand for a dash.",
    why="It is how a typewriter helps itself; print has a dash.",
    mend="write – or — (—— in Chinese), or recast the sentence",
)
def dash(run: Run) -> Found:
    """Two hyphens."""
    for match in _DASHES.finditer(run.text):
        yield match.start(), f"“--” in “{run.context(match.start(), match.end())}”"
