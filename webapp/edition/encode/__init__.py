"""The encoder: a reader's own copy of a source becomes TEI, and nothing of it is lost or mended in silence."""

from .report import Report
from .transcription import encode_file, text_of

__all__ = ["Report", "encode_file", "text_of"]
