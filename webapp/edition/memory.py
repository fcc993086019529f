"""What was made from files, for as long as they stay as they are: each thing once, though many ask at the same time."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, RLock
from typing import Any
from weakref import WeakValueDictionary

Key = tuple[str, ...]


class Memory:
    """What was made from the files of one `stamp`.

    Nobody waits for what he has not asked for; what makes one thing may ask for others, unless these ask for it.
    """

    def __init__(self, stamp: tuple = ()) -> None:
        self.stamp = stamp
        self._made: dict[Key, Any] = {}
        self._making: WeakValueDictionary[Key, RLock] = WeakValueDictionary()
        self._lock = Lock()

    def get(self, key: Key, make: Callable[[], Any]) -> Any:
        """What `make` gives for a key, or gave when it was first asked for; where it raises, nothing is kept."""
        if key not in self._made:
            with self._alone(key):
                if key not in self._made:
                    self._made[key] = make()
        return self._made[key]

    def _alone(self, key: Key) -> RLock:
        """The lock of a key, which is there while anybody holds it or waits for it."""
        with self._lock:
            return self._making.setdefault(key, RLock())
