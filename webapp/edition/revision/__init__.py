"""What an editor does to passages that have anchors: split, merge, move, withdraw, confirm; every pointer follows."""

from .deeds import confirm, merge, move, split, withdraw
from .revision import Revision, journal

__all__ = ["Revision", "confirm", "journal", "merge", "move", "split", "withdraw"]
