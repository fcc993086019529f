"""What is searched: the words of one place in one language, with what is known of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Unit:
    """The words of a block, a digest, a note or an entry, as they are read, on one line.

    `text` and `anchor` name the place (empty for the edition's own page and the registers), `entry` the entry of a
    register. `kind` is `words`, `digest`, `source`, `editorial`, `introduction`, `register` or `about`. `seams` are
    where a page shows calls of notes, `names` start, end and pointer of what is named, `years` all that dates
    cover; what is `listed` stands in the table of contents too.
    """

    kind: str
    language: str
    words: str
    text: str = ""
    anchor: str = ""
    entry: str = ""
    seams: tuple[int, ...] = ()
    names: tuple[tuple[int, int, str], ...] = ()
    years: tuple[int, ...] = ()
    listed: bool = False

    @property
    def refs(self) -> tuple[str, ...]:
        """The pointers to the entries that it names, or is, each once."""
        return tuple(dict.fromkeys((*filter(None, [self.entry]), *(ref for _, _, ref in self.names))))
