"""Chinese from one script to another: plain text, TEI, and what decided each character.

Script only, never vocabulary: every conversion keeps the length by code point.
"""

from .conversion import FROM, convert, convert_line
from .decisions import Decision, decisions, line_decisions
from .engine import ENGINE, convert_text
from .language import SCRIPTS, needs_conversion, script_of
from .names import Names

__all__ = [
    "ENGINE",
    "FROM",
    "SCRIPTS",
    "Decision",
    "Names",
    "convert",
    "convert_line",
    "convert_text",
    "decisions",
    "line_decisions",
    "needs_conversion",
    "script_of",
]
