"""Keys to be found in running text, the longest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Table(Generic[Value]):
    """Values by strings; it knows which of the strings a text goes on with."""

    def __init__(self, entries: Mapping[str, Value]) -> None:
        self._entries = entries
        lengths: dict[str, set[int]] = {}
        for key in entries:
            lengths.setdefault(key[0], set()).add(len(key))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def __getitem__(self, key: str) -> Value:
        return self._entries[key]

    def longest(self, text: str, at: int) -> str:
        """The longest key that stands in a text at a place; empty where none does."""
        keys = (text[at : at + length] for length in self._lengths.get(text[at], ()))
        return next((key for key in keys if key in self._entries), "")
