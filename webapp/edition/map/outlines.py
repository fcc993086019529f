"""Coasts, lakes and rivers of a plate, from GeoJSON (RFC 7946); whence they come is said in outlines/SOURCE.md."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .plate import Plate, Spot

FOLDER = Path(__file__).parent / "outlines"


@dataclass(frozen=True)
class Outline:
    """A piece of `land`, a `lake` or a `river`: its rings or its one line; `name` where it has one, in English."""

    kind: str
    lines: tuple[tuple[Spot, ...], ...]
    name: str = ""


@cache
def outlines(plate: Plate) -> tuple[Outline, ...]:
    """All outlines of a plate where they lie on it, land first."""
    told = json.loads((FOLDER / f"{plate.id}.json").read_text(encoding="utf-8"))
    return tuple(_outline(feature, plate) for feature in told["features"])


def _outline(feature: dict, plate: Plate) -> Outline:
    """An outline from a feature, whose positions are longitude and latitude."""
    geometry, facts = feature["geometry"], feature["properties"]
    lines = geometry["coordinates"] if geometry["type"] == "Polygon" else [geometry["coordinates"]]
    spots = tuple(tuple(plate.spot(latitude, longitude) for longitude, latitude in line) for line in lines)
    return Outline(facts["kind"], spots, facts.get("name", ""))
