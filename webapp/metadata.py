"""What a page tells programs, for its frame and, as typed links, for the headers of the response.

It is told as printed, whatever script the reader has chosen, and at the addresses that are to be cited. Only what
describes a page in another language than Chinese has the Chinese in it as the page has it: no tag says of what script
that is.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Response, after_this_request

from .context import address, corpus, edition_name, path, state
from .edition.discovery import Link, Metadata, Subject
from .edition.discovery.metadata import Step, Words, of_front_page, of_page, of_subject
from .edition.discovery.schema_org import page
from .edition.discovery.tags import page_tags
from .edition.reference import Reference
from .edition.registers.directory import directory
from .edition.registers.record import linked
from .interface import words


def described(reference: Reference) -> dict[str, Any]:
    """Of the page of a text or passage; the response gets its links. Of what cannot be cited, nothing is told."""
    if reference.start and not corpus().is_minted(reference.text, reference.start):
        return {}
    subject = Subject(corpus(), reference, address(), state().script)
    found = of_subject(subject, state().interface, [_front_page(), _step("texts")])
    after_this_request(partial(signposted, found.links))
    return {"metadata": found}


def described_edition() -> dict[str, Metadata]:
    """Of the front page."""
    return {"metadata": of_front_page(corpus(), state().interface, address())}


def described_account(name: str) -> dict[str, Metadata]:
    """Of a page that is about the edition, by the name of its title among the words of the interface."""
    above = [_front_page()] if name == "about" else [_front_page(), _step("about")]
    return {"metadata": _page(Words(_words()[name], _language()), above, "AboutPage")}


def described_entry(register: str, id_: str) -> dict[str, Metadata]:
    """Of the page of a register's entry; Unknown where there is none."""
    known = directory(corpus())
    entry = known.entry(register, id_)
    name = entry.name(state().interface)
    shown = known if name.language.startswith("zh") else directory(corpus(), state().script)
    notes = {note.language[:2]: note.text for note in shown.entry(register, id_).notes}
    above = [_front_page(), _step("registers"), _step("registers", entry.register)]
    told = Words(name.text, name.language, notes.get(name.language[:2], ""))
    return {"metadata": of_page(corpus(), told, _url(), above, linked(entry, known, address()))}


def described_by_title(title: str) -> Metadata:
    """Of a page with no more to tell than its title, in the reader's script; the edition's name ends it."""
    return Metadata(page_tags((title + edition_name()[0], state().language), _url(), edition_name()), {})


def signposted(links: tuple[Link, ...], response: Response) -> Response:
    """The response with typed links in its headers (RFC 8288), unless it only says that there is nothing."""
    if response.status_code == 200:
        response.headers.add("Link", ", ".join(link.header for link in links))
    return response


def _page(told: Words, above: list[Step], kind: str = "") -> Metadata:
    things = [page(kind, told.title, _url(), address())] if kind else []
    return of_page(corpus(), told, _url(), above, *things)


def _url() -> str:
    return address() + path()


def _language() -> str:
    """The interface's language as printed: none of its words is converted."""
    return state().but(script="").language


def _words() -> dict[str, str]:
    return words(_language())


def _front_page() -> Step:
    return _words()["home"], f"{address()}/"


def _step(*path: str) -> Step:
    return _words()[path[-1]], f"{address()}/{'/'.join(path)}/"
