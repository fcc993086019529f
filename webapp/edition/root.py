"""Where the stylesheets, the schema and the examples of diagnostics are."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]

ROOT = _PACKAGE if (_PACKAGE / "xslt").is_dir() else _PACKAGE.parent
"""The folder that holds them: the package itself where it was installed from a wheel, or else the repository."""
