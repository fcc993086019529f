"""One address, several representations (RFC 9110, 12): a permalink answers a reader with a page, a program with data.

The answer comes at once, with the representation's own address in Content-Location: a redirect would cost a request,
and would leave its taker with an address that is not the one to cite.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from flask import Response, after_this_request, current_app, make_response, request
from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_options_header

from .context import path
from .edition.discovery.links import CONTENT, DESCRIBED, file_address

Answer = Callable[..., Response | str | tuple]
OFFERED = {"text/html": ""} | {media: ending for ending, media in (CONTENT | DESCRIBED).items() if ending != "biblatex"}
"""The endings of the addresses of representations, by media type; a page is what whoever has no wish gets."""

_ALSO = {"application/xhtml+xml": "", "application/xml": "xml", "text/xml": "xml"}
"""What a page and TEI may be asked for as too (RFC 7303); they come under their own names."""


def negotiated(page: Answer) -> Callable[..., Response]:
    """A view of a permalink that gives its page, or what else the request prefers."""

    @wraps(page)
    def answer(**named: str) -> Response:
        after_this_request(_varied)
        endings = OFFERED | _ALSO
        chosen = _wishes().best_match(endings) if request.accept_mimetypes.provided else "text/html"
        if chosen is None:
            return _not_acceptable()
        return _file(endings[chosen]) if endings[chosen] else make_response(page(**named))

    return answer


def _varied(response: Response) -> Response:
    """An answer, be it an error, that caches keep apart from those to other wishes (RFC 9110, 12.5.5)."""
    response.vary.add("Accept")
    return response


def _wishes() -> MIMEAccept:
    """What the request accepts, parameters such as a charset aside: of each media type there is but one form."""
    return MIMEAccept((parse_options_header(media)[0], weight) for media, weight in request.accept_mimetypes)


def _file(ending: str) -> Response:
    """What the address with an ending gives."""
    named_file = file_address(request.path, ending)
    endpoint, named = current_app.create_url_adapter(request).match(named_file, method="GET")
    response = make_response(current_app.view_functions[endpoint](**named))
    response.headers["Content-Location"] = file_address(request.script_root + path(), ending)
    return response


def _not_acceptable() -> Response:
    """A 406 that lists what there is: who gets it reads headers, not pages."""
    at = request.script_root + path()
    listed = "".join(f"{media}  {file_address(at, ending)}\n" for media, ending in OFFERED.items() if ending)
    words = f"There is none of what the Accept header asks for. Offered are:\ntext/html  {at}\n{listed}"
    return Response(words, 406, content_type="text/plain; charset=utf-8")
