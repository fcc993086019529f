"""The web edition: create_app, the command line, thin views; the core is webapp.edition."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, Response, current_app, render_template, request

from . import context
from .edition.citation.item import address_of
from .edition.corpus import Corpus
from .edition.errors import EditionError, Unknown
from .edition.resolver import Withdrawn
from .frames import add_frames
from .moment import OneMoment
from .reasons import reason
from .reports import add_reports
from .security import secure
from .state import StatePrefix
from .views import BLUEPRINTS

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tei"


def create_app(corpus: Path = CORPUS, base_url: str = "http://127.0.0.1:8000", report_to: str = "") -> Flask:
    """The WSGI application that serves the edition in a folder; `base_url` is its address for citations.

    Errors are reported to the mail address or form `report_to`; EditionError where it is neither.
    """
    app = Flask(__name__)
    app.config.update(BASE_URL=base_url, MAX_CONTENT_LENGTH=64 * 1024)
    app.json.ensure_ascii = False
    app.extensions["corpus"] = Corpus(corpus)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    add_frames(app)
    add_reports(app, report_to)
    app.after_request(secure)
    app.after_request(_validator)
    app.after_request(_relative)
    app.register_error_handler(404, _not_found)
    app.register_error_handler(405, _not_allowed)
    app.register_error_handler(Unknown, _not_found)
    app.register_error_handler(EditionError, _broken)
    app.register_error_handler(500, _broken)
    app.wsgi_app = StatePrefix(OneMoment(app.wsgi_app, app.extensions["corpus"]))  # type: ignore[method-assign]
    return app


def _not_found(error: Exception) -> tuple[str, int]:
    """A 404 that offers what there is: the passages of the text that the path names, or the texts; 410 of what was."""
    corpus: Corpus = current_app.extensions["corpus"]
    named = (request.view_args or {}).get("text_id", "")
    near = _passages(corpus, named) if named in corpus.folder.texts else ()
    told = reason(str(error), context.state().language) if isinstance(error, Unknown) else None
    page = render_template(
        "missing.html",
        reason=told,
        near=near,
        near_text=named,
        nearest=_addresses(error),
        texts=corpus.texts(context.state().script),
    )
    return page, 410 if isinstance(error, Withdrawn) else 404


def _addresses(error: Exception) -> dict[str, str]:
    """Where what is next to a passage that there is not stands, by its reference."""
    return {str(one): address_of(one, request.script_root) for one in getattr(error, "nearest", ())}


def _not_allowed(error: Exception) -> tuple[str, int, dict[str, str]]:
    """A 405 in one line: whoever sends other methods is a program."""
    return "This edition is only to be read: GET, HEAD and OPTIONS.\n", 405, {"Content-Type": "text/plain"}


def _passages(corpus: Corpus, text_id: str) -> tuple[str, ...]:
    """The anchors of a text, unless it cannot be read."""
    try:
        return tuple(corpus.text(text_id).blocks)
    except EditionError:
        return ()


def _broken(error: Exception) -> tuple[str, int]:
    """A 500 without a traceback for the reader; what is wrong goes to the log."""
    if isinstance(error, EditionError):
        current_app.logger.error("%s: %s", request.path, error)
    return render_template("broken.html"), 500


def _relative(response: Response) -> Response:
    """A redirect within the edition names no host, since a request's Host is not to be trusted (RFC 9110, 10.2.2)."""
    if response.location and response.location.startswith(request.host_url):
        response.location = "/" + response.location.removeprefix(request.host_url).lstrip("/")
    return response


def _validator(response: Response) -> Response:
    """An ETag for every page, so that a reader's next visit may cost nothing (RFC 9110, 8.8.3)."""
    if response.status_code == 200 and not response.direct_passthrough and not response.headers.get("ETag"):
        response.add_etag()
        return response.make_conditional(request)
    return response
