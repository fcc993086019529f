"""TEI as the plain text that a reader would copy of it, in one of many manners, and what its encoding should give back.

Plain text does not say everything. These are no part of what is compared, or not in every manner:

- a block quotation that is not set in from the text around it;
- a head that ends with a mark, as a question does;
- names and dates whose words alone do not tell them: forms that no register has, days without a year;
- a note called twice by plain digits, each of which is looked for once, and such digits after a Han character;
- several calls side by side in raised figures or plain digits, which read as one number.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from webapp.edition.encode.layout import columns
from webapp.edition.encode.marks import is_han
from webapp.edition.encode.names import register_forms
from webapp.edition.tei import Element, local, q

NAMES = ("persName", "placeName", "orgName", "name", "title")
VALUES = ("when", "from", "to", "notBefore", "notAfter")
_KINDS = {"titlePart": "title", "p": "paragraph", "figDesc": "description", "addrLine": "addressee", "note": "note"}
_LINES = ("titlePart", "byline", "dateline", "addrLine", "salute", "signed", "head", "figDesc", "p", "note")
_UNREAD = {"sic", "orig", "surplus", "pc", "label"}
_CALL = re.compile("\ue000([0-9]+) ([0-9]+)\ue001")
_CLOSED = re.compile(r"[.,;:?!”’)。？！：]$")
_SEAM = re.compile(r"(?<=\w\w[aeiou])(?=[bcdfglmnprstv][aeiou]\w)|(?<=[aeiou][lmnrst])(?=[bcdgpt][aeiou]\w)")
_NEVER_FIRST = frozenset("。，、；：？！”’》）」①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽")
_NEVER_LAST = frozenset("“《（【〔")
_WRAPPED = frozenset({"paragraph", "quotation", "note", "abstract"})


@dataclass(frozen=True)
class Piece:
    """One block or line of a text; its words as read hold the calls, as the place of a note and its own number.

    `group` says what it has no blank line within, `names` and `dates` are pairs of words and what they refer to.
    """

    kind: str
    words: str
    place: int = 0
    label: str = ""
    group: str = ""
    names: tuple[tuple[str, str], ...] = ()
    dates: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The words without the calls."""
        return _CALL.sub("", self.words).strip()

    @property
    def outline(self) -> tuple[str, str, str]:
        """What comes back whole or not: kind, label of a paragraph, words."""
        return self.kind, "" if self.kind == "note" else self.label, self.text

    @property
    def calls(self) -> list[tuple[int, str]]:
        """The places of the notes that are called, and the last words before each call."""
        found = _CALL.finditer(self.words)
        return [(int(call[1]), _CALL.sub("", self.words[: call.start()]).rstrip()[-12:]) for call in found]


@dataclass(frozen=True)
class Style:
    """How a copy looks: calls of notes, and their labels where these are others; blank lines between blocks; its lines.

    It is cut into lines of a `width`, a page ends after every so many; heads are `glued` to what stands under them.
    """

    call: Callable[[int], str] = "[{}]".format
    label: Callable[[int], str] | None = None
    blanks: int = 1
    indent: str = ""
    width: int = 0
    hyphens: bool = False
    page: int = 0
    glued: bool = False
    set_in: str = ""
    headed: bool = True


def signs(first: str) -> Callable[[int], str]:
    """Signs that stand in Unicode's order, from the one for 1 on."""
    return lambda number: chr(ord(first) + number - 1)


def raised(number: int) -> str:
    """A number in raised figures."""
    return "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in str(number))


# What a document says


def pieces(root: Element) -> list[Piece]:
    """The blocks of a document, and the lines around its letters, in order; paragraphs of one note are one."""
    found = [one for one in root.find(q("text")).iter(*map(q, _LINES)) if not _is_within_a_note(one)]
    notes = [one for one in found if local(one) == "note"]
    return [_piece(one, notes.index(one) + 1 if one in notes else 0) for one in found]


def forms(registers) -> frozenset[str]:
    """The words that the registers know as names."""
    return frozenset(form.text for form in register_forms(registers))


def _is_within_a_note(element: Element) -> bool:
    return next(element.iterancestors(q("note")), None) is not None


def _piece(element: Element, place: int) -> Piece:
    label = "".join(one.text or "" for one in element.iter(q("label")))
    names = tuple((_plain(one), one.get("ref")) for one in element.iter(*map(q, NAMES)) if one.get("ref"))
    dates = tuple((_plain(one), _value(one)) for one in element.iter(q("date")) if one.get("evidence") is None)
    return Piece(_kind(element), " ".join(_words(element).split()), place, label, _group(element), names, dates)


def _kind(element: Element) -> str:
    parent, name = element.getparent(), local(element)
    if local(parent) == "quote":
        return "quotation"
    if parent.get("type") in {"abstract", "keywords"}:
        return parent.get("type")
    return "notes" if parent.get("type") == "notes" and name == "head" else _KINDS.get(name, name)


def _group(element: Element) -> str:
    """What the lines stand in that have no blank line between them: an opener above its salute, a closer, a figure."""
    around = next(element.iterancestors(*map(q, ("opener", "closer", "figure"))), None)
    is_alone = around is None or (local(element) == "salute" and local(around) == "opener")
    return "" if is_alone else around.getroottree().getpath(around)


def _value(date: Element) -> str:
    return " ".join(f"{key}={date.get(key)}" for key in VALUES if date.get(key))


def _plain(element: Element) -> str:
    return " ".join(_CALL.sub("", _words(element)).split())


def _words(element: Element) -> str:
    """The words as read, without labels; each call as the place of its note and its own number."""
    parts = [element.text or ""]
    for child in element:
        name = local(child)
        if name == "ref" and child.get("type") == "note":
            parts.append(f"\ue000{child.get('target')[2:]} {numbers(child.text)[0]}\ue001")
        elif name in {"lb", "pb"}:
            parts.append("" if child.get("break") == "no" else " ")
        elif name and name not in _UNREAD:
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def numbers(signs: str) -> list[int]:
    """The numbers that calls or labels say: of ⑴⑵ or [1][2] both, of 12 one."""
    apart = "".join(f" {unicodedata.normalize('NFKC', c)} " if "\u2460" <= c <= "\u24ff" else c for c in signs)
    return [int(found) for found in re.findall("[0-9]+", unicodedata.normalize("NFKC", apart))]


# What a copy of it looks like


def flattened(root: Element, style: Style) -> str:
    """The text of a copy of a document in some style."""
    found = [piece for piece in pieces(root) if style.headed or piece.kind != "notes"]
    blocks = [list(_block(together, style)) for together in _together(found, style)]
    lines = [line for at, block in enumerate(blocks) for line in [*[""] * (style.blanks if at else 0), *block]]
    return "\n".join(lines) + "\n"


def expected(root: Element, style: Style, known: frozenset[str]) -> list[Piece]:
    """The pieces that a copy in some style still tells."""
    found = [piece for piece in pieces(root) if style.headed or piece.kind != "notes"]
    return [_told(piece, style, known) for piece in found]


def _told(piece: Piece, style: Style, known: frozenset[str]) -> Piece:
    is_closed = piece.kind == "head" and _CLOSED.search(piece.text)
    kind = "paragraph" if is_closed or (piece.kind == "quotation" and not style.set_in) else piece.kind
    return replace(piece, kind=kind, names=tuple(name for name in piece.names if name[0] in known))


def _together(found: Sequence[Piece], style: Style) -> Iterator[list[Piece]]:
    """The pieces that have no blank line between them."""
    held: list[Piece] = []
    for piece in found:
        if held and not _are_joined(held[-1], piece, style):
            yield held
            held = []
        held.append(piece)
    yield held


def _are_joined(one: Piece, other: Piece, style: Style) -> bool:
    return bool(one.group and one.group == other.group) or (style.glued and one.kind in {"head", "notes"})


def _block(together: Sequence[Piece], style: Style) -> Iterator[str]:
    if together[0].kind == "description":
        yield "".join(piece.text for piece in together)
        return
    for piece in together:
        yield from _lines(piece, style)


def _lines(piece: Piece, style: Style) -> list[str]:
    text = (style.indent if piece.kind in {"paragraph", "quotation"} else "") + _styled(piece, style)
    set_in = style.set_in if piece.kind == "quotation" else ""
    lines = wrapped(text, style) if style.width and piece.kind in _WRAPPED else [text]
    if style.page and piece.kind == "paragraph" and len(lines) > style.page:
        lines[style.page : style.page] = [""] * (style.blanks + 1)
    return [set_in + line if line else "" for line in lines]


def _styled(piece: Piece, style: Style) -> str:
    """The words with calls and label; where labels are other than calls, both say the place of the note."""
    words = _CALL.sub(lambda call: style.call(int(call[1] if style.label else call[2])), piece.words)
    if piece.kind != "note":
        return f"{piece.label} {words}".strip() if piece.label else words
    own = style.label(piece.place) if style.label else "".join(map(style.call, numbers(piece.label)))
    return f"{own} {words}"


def wrapped(text: str, style: Style) -> list[str]:
    """A text cut into lines of at most a width, Chinese at any character that no line may not begin with."""
    if any(map(is_han, text)):
        return _cut_anywhere(text, style.width)
    lines = [""]
    for word in re.findall(r"\s*\S+", text):
        at = _cut_at(word, style.width - len(lines[-1]) - 1) if style.hyphens else 0
        if not lines[-1].strip() or len(lines[-1] + word) <= style.width:
            lines[-1] += word
        elif at:
            lines[-1] += f"{word[:at]}{'' if word[at - 1] == '-' else '-'}"
            lines.append(word[at:])
        else:
            lines.append(word.strip())
    return lines


def _cut_at(word: str, room: int) -> int:
    """The last place where a word may be cut for its part to have room, between syllables; 0 where there is none."""
    return max((found.end() for found in _SEAM.finditer(word) if found.end() <= room), default=0)


def _cut_anywhere(text: str, width: int) -> list[str]:
    lines = [""]
    for character in text:
        may_end = lines[-1][-1:] not in _NEVER_LAST and not lines[-1][-1:].isascii()
        if columns(lines[-1]) >= width and character not in _NEVER_FIRST and may_end:
            lines.append("")
        lines[-1] += character
    return lines
