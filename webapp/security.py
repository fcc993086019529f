"""Response headers that keep a page to itself (CSP level 3, Fetch, Referrer Policy)."""

from __future__ import annotations

from flask import Response

_SOURCES = ("img-src", "style-src", "script-src", "font-src", "connect-src")
POLICY = "; ".join(
    [
        "default-src 'none'",
        *(f"{source} 'self'" for source in _SOURCES),
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    ]
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}


def secure(response: Response) -> Response:
    """The response with every header of this module."""
    response.headers.update(HEADERS)
    return response
