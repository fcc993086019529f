"""Distributed Text Services 1.0: the edition for programs that read texts by reference."""

from .links import Links, StaticLinks
from .query import BadRequest
from .service import Service
from .static import JSON_TYPE, as_json, static_files

__all__ = ["JSON_TYPE", "BadRequest", "Links", "Service", "StaticLinks", "as_json", "static_files"]
