"""Citations of the five texts, as the tests ask for them."""

from dataclasses import replace
from datetime import date

from webapp.edition.citation import Item
from webapp.edition.reference import Reference

TEXTS = ["barnes", "hollander", "hook", "myanmar", "sun"]
ACCESSED = date(2027, 2, 1)


def item_of(corpus, text_id, start="", end="", kind=""):
    """A passage of release 1.0.0, whatever the present one is, or editors' words of a kind about it."""
    item = Item.of(corpus, Reference(text_id, start, end), "https://example.org", kind)
    return replace(item, release="1.0.0", issued=item.issued if item.published else ((2027, 1, 15),))
