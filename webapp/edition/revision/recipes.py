"""A recipe after an edit of its text: the anchors it names follow, unless only a reader of the source can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..errors import Problem, problem

_LISTS = ("quotes", "headnote", "sections")
_PLACES = re.compile(r'^([ \t]*(?:at|note|appeal)\s*=\s*)"([^"]*)"', re.MULTILINE)
_YEARS = re.compile(r"^([thpn][0-9]+)(?=\s*=)", re.MULTILINE)


def followed(recipe: str, anchor: str, new: tuple[str, ...]) -> str:
    """A recipe with an anchor's successors of the same text in its place.

    Rows `at` an anchor that was parted or is gone stay as they are; `undecided` names them.
    """
    for key in _LISTS:
        pattern = re.compile(rf"^({key}\s*=\s*\[)(.*?)(\])", re.MULTILINE | re.DOTALL)
        put = new[:1] if key == "sections" else new
        recipe = pattern.sub(lambda found, put=put: found[1] + _listed(found[2], anchor, put) + found[3], recipe)
    if new:
        recipe = _YEARS.sub(lambda found: new[0] if found[1] == anchor else found[1], recipe)
    if len(new) == 1:
        recipe = _PLACES.sub(lambda found: f'{found[1]}"{new[0] if found[2] == anchor else found[2]}"', recipe)
    return recipe


def undecided(recipe: str, path: Path, anchor: str) -> Iterator[Problem]:
    """Each line of a recipe that still names an anchor that is gone."""
    for found in (*_PLACES.finditer(recipe), *_YEARS.finditer(recipe)):
        if anchor in found.groups():
            line = recipe.count("\n", 0, found.start()) + 1
            message = f"the recipe speaks of {anchor}, which is gone"
            yield problem(path, line, "recipe", message, "name the passage that has these words now, or take it out")


def with_wording(recipe: str, key: str, words: str) -> str:
    """A recipe with some wording of the source in its list `starts`, or `continues`."""
    quoted = '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if re.search(rf"^{key}\s*=\s*\[", recipe, re.MULTILINE):
        return re.sub(
            rf"^({key}\s*=\s*\[\s*)", lambda found: f"{found[1]}{quoted}, ", recipe, count=1, flags=re.MULTILINE
        )
    table = re.search(r"^\[", recipe, re.MULTILINE)
    at = table.start() if table else len(recipe)
    head = recipe[:at].rstrip()
    return f"{head}\n{key} = [{quoted}]\n" + (f"\n{recipe[at:]}" if table else "")


def _listed(inside: str, anchor: str, new: tuple[str, ...]) -> str:
    """The inside of a list of strings with one of them replaced; none stands in it twice."""
    found = re.findall(r'"([^"]*)"', inside)
    if anchor not in found:
        return inside
    kept = dict.fromkeys(one for old in found for one in (new if old == anchor else (old,)))
    return ", ".join(f'"{one}"' for one in kept)
