"""What changed from release to release: a page of all, a page of each, a feed (Atom, RFC 4287)."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, render_template

from ..context import address, corpus, state
from ..edition.changes import changes, changes_of, revisions
from ..edition.errors import Unknown

pages = Blueprint("changes", __name__)


@pages.app_context_processor
def _feed() -> dict[str, Any]:
    """Whether there is a feed for the head of a page to name."""
    return {"has_feed": bool(corpus().releases.all)}


@pages.get("/about/changes/")
def all_changes() -> str:
    """Every release and what is still to be released, each with its changes in short."""
    return render_template("changes.html", releases=changes(corpus()), comparisons=None, **_texts())


@pages.get("/about/changes/<release>/")
def release_changes(release: str) -> str:
    """One release, or `next`, with the wordings before and after."""
    told = changes_of(corpus(), release)
    compared = revisions(corpus(), told, state().script)
    return render_template("changes.html", releases=(told,), comparisons=compared, **_texts())


@pages.get("/feed.xml")
def feed() -> Response:
    """The releases as a feed; Unknown before the first."""
    told = [one for one in changes(corpus()) if one.is_released]
    if not told:
        raise Unknown("the edition has no release yet, so there is no feed of its changes")
    root = address() + state().prefix
    body = render_template("feed.xml", releases=told, root=root, updated=max(one.date for one in told), **_texts())
    return Response(body, content_type="application/atom+xml; charset=utf-8")


def _texts() -> dict[str, Any]:
    """The texts by their ids."""
    return {"texts": {text.id: text for text in corpus().texts(state().script)}}
