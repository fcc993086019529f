"""Files that programs take: what they are called, and where their headers say that they belong (RFC 6266, RFC 8288)."""

from __future__ import annotations

import re

from flask import Response

from .edition.discovery import Link


def file(body: str | bytes, media: str, *links: Link, name: str = "") -> Response:
    """A file with its links, each a header of its own; one that is to be kept has a name, of whatever characters."""
    response = Response(body, content_type=media)
    if name:
        response.headers.set("Content-Disposition", "attachment", filename=re.sub("[^A-Za-z0-9._-]", "_", name))
    for link in links:
        response.headers.add("Link", link.header)
    return response
