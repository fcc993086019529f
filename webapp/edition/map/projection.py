"""From latitude and longitude to the plane: two equal-area projections of the sphere, in radii of the earth."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import asin, cos, radians, sin, sqrt

Projection = Callable[[float, float], tuple[float, float]]
"""Takes latitude and longitude in degrees; gives x to the east and y to the north."""

RADIUS = 6371.0088
"""The mean radius of the earth in kilometres (IUGG)."""

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796


def equal_earth(latitude: float, longitude: float) -> tuple[float, float]:
    """The whole earth about the meridian of Greenwich (Šavrič, Patterson and Jenny 2018, Equal Earth)."""
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    slope = _A1 + 3 * _A2 * theta**2 + theta**6 * (7 * _A3 + 9 * _A4 * theta**2)
    x = 2 * sqrt(3) * radians(longitude) * cos(theta) / (3 * slope)
    return x, theta * (_A1 + _A2 * theta**2 + theta**6 * (_A3 + _A4 * theta**2))


def azimuthal(latitude: float, longitude: float) -> Projection:
    """The earth about a point (Lambert's azimuthal equal-area projection; Snyder 1987, 24)."""
    return partial(_azimuthal, sin(radians(latitude)), cos(radians(latitude)), longitude)


def _azimuthal(sine: float, cosine: float, middle: float, latitude: float, longitude: float) -> tuple[float, float]:
    phi, turn = radians(latitude), radians(longitude - middle)
    towards = max(1 + sine * sin(phi) + cosine * cos(phi) * cos(turn), 1e-9)
    k = sqrt(2 / towards)
    return k * cos(phi) * sin(turn), k * (cosine * sin(phi) - sine * cos(phi) * cos(turn))
