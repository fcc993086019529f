"""Quotations, as imperfectly as they are typed: the passage that they are of, and where they differ from it."""

from .difference import Difference
from .finding import LEAST, LONGEST, Finding, find, needed

__all__ = ["LEAST", "LONGEST", "Difference", "Finding", "find", "needed"]
