"""A stretch of a TEI document as a document of its own, for DTS: ancestors and header around a `dts:wrapper`."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from ..download import add_empty_body
from ..tei import XML, Element, local, serialise
from .trees import Span

DTS = "https://w3id.org/api/dts#"


def passage(root: Element, span: Span, home: str) -> bytes:
    """What a span holds, cut at its ends; `home` is the address against which its pointers are resolved."""
    copy = deepcopy(root)
    copy.set(f"{{{XML}}}base", home)
    elements = list(copy.iter("{*}*"))
    first, last = elements[span.first], elements[span.last]
    common = next(e for e in (first, *first.iterancestors()) if e is last or e in last.iterancestors())
    _drop_before(first)
    _drop_after(last, span.whole)
    _wrap(common, common in (first, last))
    add_empty_body(copy)
    return serialise(copy)


def _drop_before(element: Element) -> None:
    for node in (element, *element.iterancestors()):
        parent = node.getparent()
        if parent is None or local(node) == "teiHeader":
            return
        parent.text = None
        for sibling in list(node.itersiblings(preceding=True)):
            if local(sibling) != "teiHeader":
                parent.remove(sibling)


def _drop_after(element: Element, whole: bool) -> None:
    for node in (element, *element.iterancestors()):
        parent = node.getparent()
        if parent is not None:
            for sibling in list(node.itersiblings()):
                parent.remove(sibling)
            node.tail = None
    if not whole:
        element.getparent().remove(element)


def _wrap(common: Element, alone: bool) -> None:
    """Put an element, or else all that it holds, into a wrapper; a whole document needs none."""
    wrapper = etree.Element(f"{{{DTS}}}wrapper", nsmap={"dts": DTS})
    parent = common.getparent()
    if not alone:
        wrapper.text, common.text = common.text, None
        wrapper.extend([child for child in common if local(child) != "teiHeader"])
        common.append(wrapper)
    elif parent is not None:
        parent.replace(common, wrapper)
        wrapper.append(common)
