"""The edition for programs: Distributed Text Services 1.0 under /api/dts/."""

from __future__ import annotations

import json
from http import HTTPStatus

from flask import Blueprint, Response, request

from ..context import address, corpus, state
from ..edition.dts import JSON_TYPE, BadRequest, Links, Service, as_json
from ..edition.errors import EditionError, Unknown

pages = Blueprint("dts", __name__, url_prefix="/api/dts")

_STATUS = {BadRequest: HTTPStatus.BAD_REQUEST, Unknown: HTTPStatus.NOT_FOUND}


@pages.get("/", strict_slashes=False)
def entry() -> Response:
    """Where the other three are."""
    return Response(as_json(_service().entry()), content_type=JSON_TYPE)


@pages.get("/collection/", strict_slashes=False)
def collection() -> Response:
    """The texts, or one of them."""
    return Response(as_json(_service().collection(request.args)), content_type=JSON_TYPE)


@pages.get("/navigation/", strict_slashes=False)
def navigation() -> Response:
    """How a text is cited."""
    asked = f"{address()}{state().prefix}{request.full_path.removesuffix('?')}"
    return Response(as_json(_service().navigation(request.args, asked)), content_type=JSON_TYPE)


@pages.get("/document/", strict_slashes=False)
def document() -> Response:
    """A text, or a passage of it."""
    service = _service()
    data, media = service.document(request.args)
    response = Response(data, content_type=f"{media}; charset=utf-8" if media.startswith("text/") else media)
    response.headers["Link"] = f'<{service.home(request.args)}>; rel="collection"'
    return response


@pages.get("/<path:other>")
def nothing(other: str) -> Response:
    """There is nothing else."""
    raise Unknown(f"there is no “{other}”; the entry point is {_service().links.entry}")


@pages.errorhandler(EditionError)
def refused(error: EditionError) -> Response:
    """An error as a problem document (RFC 9457)."""
    status = next((_STATUS[kind] for kind in type(error).mro() if kind in _STATUS), HTTPStatus.INTERNAL_SERVER_ERROR)
    said = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": str(error)}
    return Response(json.dumps(said, ensure_ascii=False), status, content_type="application/problem+json")


@pages.after_request
def share(response: Response) -> Response:
    """Let any page read what anybody may read (Fetch, CORS)."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "Link"
    return response


def _service() -> Service:
    return Service(corpus(), Links(address(), state().prefix), state().script)
