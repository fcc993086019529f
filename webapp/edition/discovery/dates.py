"""Dates of citations as metadata take them."""

from __future__ import annotations

from ..citation.publication import Date


def day(date: Date, joint: str = "-") -> str:
    """The date, or the first of a range, as far as it is known: `2006-09-04`, `1973` (ISO 8601); empty for none."""
    return joint.join(f"{part:02}" for part in date[0]) if date else ""
