"""What programs read of a page: tags, typed links, JSON-LD and OpenURL, all from the facts of its citation."""

from .links import Link
from .metadata import Metadata
from .subject import Subject

__all__ = ["Link", "Metadata", "Subject"]
