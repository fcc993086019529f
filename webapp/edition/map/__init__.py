"""The map: plates of an atlas, the places of the register on them, their names, and the ways of campaigns."""

from .labels import Label, Slope, labels, slope
from .marks import Mark, Share, marks, radius
from .outlines import Outline, outlines
from .places import Place, closest, places, plates, unplaced
from .plate import PLATES, WORLD, Plate, plate
from .route import Route, Stay, Stop, routes

__all__ = [
    "PLATES",
    "WORLD",
    "Label",
    "Mark",
    "Outline",
    "Place",
    "Plate",
    "Route",
    "Share",
    "Slope",
    "Stay",
    "Stop",
    "closest",
    "labels",
    "marks",
    "outlines",
    "places",
    "plate",
    "plates",
    "radius",
    "routes",
    "slope",
    "unplaced",
]
