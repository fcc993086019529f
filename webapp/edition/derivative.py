"""What may still come within an element: contents, and their derivatives by what has come.

After James Clark, "An algorithm for RELAX NG validation", https://relaxng.org/jclark/derivative.html. A content is
("empty",), ("never",), ("leaf", names), ("choice", contents), ("group", first, second), ("interleave", first, second)
or ("more", content).
"""

from __future__ import annotations

from functools import lru_cache

TEXT = "running text"
ANY = "any element"

Content = tuple
EMPTY: Content = ("empty",)
NEVER: Content = ("never",)


def choice(*options: Content) -> Content:
    """Any of several contents; leaves become one leaf."""
    flat = frozenset(o for option in options for o in (option[1] if option[0] == "choice" else [option])) - {NEVER}
    leaves = {option for option in flat if option[0] == "leaf"}
    merged = {("leaf", frozenset().union(*(names for _, names in leaves)))} if leaves else set()
    some = (flat - leaves) | merged
    return NEVER if not some else next(iter(some)) if len(some) == 1 else ("choice", some)


def both(kind: str, first: Content, second: Content) -> Content:
    """Two contents, one after the other (`group`) or mingled (`interleave`)."""
    if NEVER in (first, second):
        return NEVER
    return second if first == EMPTY else first if second == EMPTY else (kind, first, second)


def complete(content: Content) -> bool:
    """Whether nothing more has to come."""
    match content:
        case ("choice", options):
            return any(map(complete, options))
        case ("group" | "interleave", first, second):
            return complete(first) and complete(second)
        case ("more", part):
            return complete(part)
    return content == EMPTY


@lru_cache(maxsize=2**16)
def after(content: Content, name: str) -> Content:
    """What may come after a child of that name (Clark notation, or TEXT); NEVER where it may not come."""
    match content:
        case ("leaf", names):
            return EMPTY if name in names or (ANY in names and name != TEXT) else NEVER
        case ("choice", options):
            return choice(*(after(option, name) for option in options))
        case ("group", first, second):
            head = both("group", after(first, name), second)
            return choice(head, after(second, name)) if complete(first) else head
        case ("interleave", first, second):
            left, right = both("interleave", after(first, name), second), both("interleave", first, after(second, name))
            return choice(left, right)
        case ("more", part):
            return both("group", after(part, name), choice(EMPTY, content))
    return NEVER


@lru_cache(maxsize=2**16)
def expected(content: Content) -> frozenset[str]:
    """The names that may come next."""
    match content:
        case ("leaf", names):
            return names
        case ("choice", options):
            return frozenset().union(*map(expected, options))
        case ("group", first, second):
            return expected(first) | (expected(second) if complete(first) else frozenset())
        case ("interleave", first, second):
            return expected(first) | expected(second)
        case ("more", part):
            return expected(part)
    return frozenset()


def mingled(first: Content, second: Content) -> Content:
    """Two contents, in any order."""
    return both("interleave", first, second)


def repeated(kind: str, content: Content) -> Content:
    """A content as often as `optional`, `zeroOrMore` or `oneOrMore` says; once for any other kind."""
    if kind in ("oneOrMore", "zeroOrMore") and content not in (EMPTY, NEVER):
        content = ("more", content)
    return choice(EMPTY, content) if kind in ("optional", "zeroOrMore") else content


SOME_TEXT = repeated("zeroOrMore", ("leaf", frozenset({TEXT})))
