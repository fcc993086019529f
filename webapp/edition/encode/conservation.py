"""The proof that a transcription holds its copy: every line, every character, in order, less the furniture it lists.

Blank lines and white space at line ends are no part of that; where it is more than spaces and tabs, the header says so.
"""

from __future__ import annotations

from itertools import zip_longest

from ..diplomatic import diplomatic
from ..errors import Invalid, Problem, problem
from ..tei import NS, Element, parse_bytes, q
from .copy import Copy

_ITEMS = "tei:teiHeader/tei:encodingDesc/tei:samplingDecl//tei:list[@type='furniture']/tei:item"


def prove(data: bytes, copy: Copy) -> None:
    """Invalid, with the first difference in its context, where a transcription does not hold its copy."""
    root = parse_bytes(data, str(copy.path))
    left_out = furniture(root)
    told = [(number, line) for number, line in enumerate(copy.lines, 1) if line and number not in left_out]
    written = diplomatic(root.find(q("text"))).split("\n")
    _compare(told, [line for line in written if line], copy)
    _compare([(n, copy.lines[n - 1]) for n in left_out if n <= len(copy.lines)], [*left_out.values()], copy)


def furniture(root: Element) -> dict[int, str]:
    """The lines that a transcription's header lists as left out, by their numbers."""
    items = root.iterfind(_ITEMS, NS)
    return {int(item.get("n")): "".join(item.itertext()) for item in items}


def _compare(told: list[tuple[int, str]], written: list[str], copy: Copy) -> None:
    numbers = [number for number, _ in told]
    pairs = zip_longest((line for _, line in told), written, fillvalue="")
    for at, (line, held) in enumerate(pairs):
        if line != held:
            number = numbers[at] if at < len(numbers) else len(copy.lines)
            raise Invalid(_difference(copy, number, line, held))


def _difference(copy: Copy, number: int, line: str, held: str) -> Problem:
    at = next((i for i, (a, b) in enumerate(zip(line, held, strict=False)) if a != b), min(len(line), len(held)))
    shown = [f"…{text[max(0, at - 20) : at + 20]}…" for text in (line, held)]
    message = f"the copy has “{shown[0]}”, the transcription “{shown[1]}”"
    return problem(copy.path, number, "not-conserved", message, "nothing was written; this is a fault of the encoder")
