"""Search: units of an edition, queries, the index that answers them, and results with their words marked."""

from .searching import FILTERS, ORDERS, PER_PAGE, SEARCH, SIZES, Hit, Missing, Request, Results, index, search
from .unit import Unit
from .units import groups, units

__all__ = [
    "FILTERS",
    "ORDERS",
    "PER_PAGE",
    "SEARCH",
    "SIZES",
    "Hit",
    "Missing",
    "Request",
    "Results",
    "Unit",
    "groups",
    "index",
    "search",
    "units",
]
