"""Reports of errors: where readers send them, as a mail (RFC 6068) or to the form of an issue tracker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from flask import Flask

from .context import address, corpus, state
from .edition.citation.item import address_of
from .edition.errors import EditionError
from .edition.reference import Reference
from .interface import words

_NAMES = ("title", "body")
_EXPRESSION = re.compile(r"\{([^{}]*)\}")
_MAIL = re.compile(r"mailto:[^?#\s<>\"]+@[^?#\s<>\"]+(\?[^#\s<>\"]*)?", re.IGNORECASE)
_WEB = re.compile(r"https?://[^/?#\s<>\"]+[^#\s<>\"]*", re.IGNORECASE)


@dataclass(frozen=True)
class Desk:
    """Where reports go: a template whose expressions are `{title}` and `{body}` alone (RFC 6570, level 1)."""

    template: str

    @classmethod
    def at(cls, target: str) -> Desk:
        """The desk at a mail address, a form or a template for one; EditionError where it is none of these."""
        blank = _EXPRESSION.sub("", target)
        named = set(_EXPRESSION.findall(target))
        if named - set(_NAMES) or set("{}") & set(blank) or not (_MAIL.fullmatch(blank) or _WEB.fullmatch(blank)):
            forms = "mailto:NAME@HOST, https://HOST/PATH or https://HOST/PATH?title={title}&body={body}"
            raise EditionError(f"reports of errors cannot go to “{target}”; give {forms}")
        if named:
            return cls(target)
        title = "subject" if _MAIL.fullmatch(target) else "title"
        return cls(f"{target}{'&' if '?' in target else '?'}{title}={{title}}&body={{body}}")

    def address(self, **values: str) -> str:
        """The address of a report with its title and body."""
        return _filled(self.template, **{name: quote(value, safe="") for name, value in values.items()})


@dataclass(frozen=True)
class Report:
    """A report to be sent: its address, and what script needs to make another of the reader's selection.

    `title` and `body` have `{passage}`, `{address}` and `{words}` for what it then fills in, `base` the address of the
    text before the passage. In the address that is made lines end in CR LF (RFC 6068, 5).
    """

    href: str
    template: str
    title: str
    body: str
    base: str


def add_reports(app: Flask, target: str) -> None:
    """Let every template ask for the report of a text or passage; none is to be had where no target is given."""
    desk = Desk.at(target) if target else None
    app.context_processor(lambda: {"report_of": partial(_report, desk)})


def _report(desk: Desk | None, text_id: str, reference: Reference | None = None) -> Report | None:
    if desk is None:
        return None
    cited = reference or Reference(text_id, "")
    told, text = words(state().language), corpus().text(text_id)
    script = told[f"script-name-{state().script or 'as-printed'}"]
    title = told["report-title"]
    body = _filled(told["report-body"].lstrip(), release=cited.release or text.release or "–", script=script)
    facts = {"passage": str(cited).rstrip("/"), "address": address_of(cited, address()), "words": ""}
    href = desk.address(title=_filled(title, **facts), body=_filled(body, **facts).replace("\n", "\r\n"))
    return Report(href, desk.template, title, body, address_of(Reference(text_id, ""), address()))


def _filled(template: str, **values: str) -> str:
    """A template with values for its expressions; one that has none stays."""
    return _EXPRESSION.sub(lambda found: values.get(found[1], found[0]), template)
