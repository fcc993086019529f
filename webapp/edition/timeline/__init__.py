"""The timeline: every date of the texts and of the register of events on one axis, as numbers; it draws nothing."""

from .axis import Axis, Band
from .lane import Caption, Lane, Mark, lane
from .period import Period, is_moment
from .points import EVENTS, Point, densest, points, whole

__all__ = [
    "EVENTS",
    "Axis",
    "Band",
    "Caption",
    "Lane",
    "Mark",
    "Period",
    "Point",
    "densest",
    "is_moment",
    "lane",
    "points",
    "whole",
]
