"""Releases: an edition frozen under a version, with an archive for deposit that is the same whoever builds it."""

from .freeze import freeze
from .verification import verify

__all__ = ["freeze", "verify"]
