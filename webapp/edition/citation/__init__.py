"""Citations: the facts of a text or passage, the same in the styles of the field and in the formats of programs."""

from .item import Item
from .locator import Locator
from .names import Name

__all__ = ["Item", "Locator", "Name"]
