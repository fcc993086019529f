"""Passages, to read: what a permalink leads to, and what has happened to it since the release that it names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, render_template

from ..context import address, corpus, reading, state
from ..dates import in_words
from ..edition.citation.item import address_of
from ..edition.passage import Passage, referred
from ..edition.reference import Reference
from ..edition.since import Since, history, wordings_of
from ..edition.text import Block
from ..metadata import described
from ..negotiation import negotiated
from .citations import box

pages = Blueprint("passages", __name__)


@pages.get("/texts/<text_id>/<words>")
@negotiated
def passage(text_id: str, words: str) -> tuple[str, int]:
    """One passage, or a range, between its neighbours; 410 where nothing is left of it (RFC 9110, 15.5.11)."""
    found = Passage.of(corpus(), referred(corpus(), text_id, words))
    facts = {**_standing(found), **_told(found), **_for_programs(found), "canonical": _address(found.reference)}
    facts |= box(found.reference) if facts["citing"] else {}
    return render_template("passage.html", passage=found, words=words, **facts), 410 if found.is_gone else 200


def _standing(found: Passage) -> dict[str, Any]:
    """What stands there today: as an article what is in the text, or else in the first one; the rest in few words."""
    here = found.reference.text
    stretches = sorted(found.stretches, key=lambda one: one.text != here)
    shown, *rest = stretches or [None]
    text = corpus().text(shown.text if shown else here, state().script)
    return {
        "text": text,
        "printed": corpus().text(here),
        "article": reading().passage(text.id, *shown.blocks, sentences=shown.sentences) if shown else "",
        "around": _around(text.id, shown.blocks) if shown else (None, None),
        "shown": shown,
        "elsewhere": [(one.text, block, _said(one.text, block)) for one in rest for block in one.blocks],
    }


def _around(text_id: str, blocks: tuple[str, ...]) -> tuple[Block | None, Block | None]:
    text = corpus().text(text_id)
    return text.neighbours(blocks[0])[0], text.neighbours(blocks[-1])[1]


def _said(text_id: str, block: str) -> list[tuple[str, str]]:
    """What the edition says in a block: languages and words."""
    told = wordings_of(corpus(), f"{text_id}/{block}", "", state().script)
    return [(language, words) for (_, language), words in told.items()]


def _told(found: Passage) -> dict[str, Any]:
    """What happened to it: since it was cited, and in all releases; and the reference that is pinned, or is not."""
    releases = corpus().releases
    return {
        "since": Since.of(corpus(), found, state().script),
        "history": history(corpus(), found.reference) if found.resolution else (),
        "dates": {release.version: in_words(release.date, state().language) for release in releases.all},
        "citing": _stands(found, found.reference.release) if found.reference.release else found.is_current,
        "other": _address(_pinned(found) or replace(found.reference, release="")),
    }


def _for_programs(found: Passage) -> dict[str, Any]:
    """What a program is told, nothing of what the named release has no more; and where it can have the words."""
    release = found.reference.release
    told = described(found.reference) if not release or corpus().resolver.held(found.resolution, release) else {}
    return told | {"download": address_of(found.reference, "") if found.is_on_hand(corpus()) else ""}


def _pinned(found: Passage) -> Reference | None:
    """The reference pinned to the last release, if that has the passage as it is referred to and no other is named."""
    latest = corpus().releases.latest
    if found.reference.release or not latest or not found.resolution or not found.is_current:
        return None
    return replace(found.reference, release=latest.version) if _stands(found, latest.version) else None


def _stands(found: Passage, release: str) -> bool:
    """Whether a release has the whole passage as it is referred to."""
    return corpus().resolver.held(found.resolution, release) == found.resolution.passages


def _address(reference: Reference) -> str:
    """The address of a passage without a reader's state."""
    return address_of(reference, address())
