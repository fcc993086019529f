"""English points that end no sentence: those of abbreviations, of initials, and of the number of a list's entry."""

from __future__ import annotations

import re

_NEVER_LAST = """
mr mrs ms mme dr prof st ste gen col maj capt lt sgt adm rev hon sen rep gov pres messrs fr mt ft
e.g i.e viz cf vs op cit loc ca approx resp esp incl trans
"""
_BEFORE_NUMBERS = """
no nos p pp vol vols ch chap fig figs sec sect art arts n nn l ll c ed eds bk pt pts par
jan feb mar apr jun jul aug sep sept oct nov dec
"""
_SELDOM_LAST = "jr sr inc ltd co corp bros a.m p.m ph.d"
_INITIALS = re.compile(r"(?:[A-Z]\.[ -]?)*[A-Z]")
_NUMBER = re.compile(r"[(\[]?(?:[0-9]|[IVXLC]+\b)")
_LABEL = re.compile(r"[(\[“\"]*(?:[0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,5})")
_OPENER = re.compile(
    r"[\"“‘(\[]*(?:The|This|That|These|Those|There|Then|They|Their|It|Its|In|On|At|As|An?|And|But|By|For|From|He|His|How"
    r"|However|I|If|Many|Most|No|Not|Now|Of|One|Or|Our|She|Since|So|Some|Such|To|Today|We|What|When|Where|While"
    r"|Who|Why|With|Yet|You|After|All|Although|Before|Both|During|Each|Even|Only|Under|Until)\b(?![.’'])"
)


def ends_a_sentence(before: str, after: str) -> bool:
    """Whether a point ends the sentence `before` it, where `after` begins with a capital or a figure."""
    word = re.split(r"[\s(\[“\"‘—–]+", before)[-1]
    if _LABEL.fullmatch(before.strip()) or word.lower() in _NEVER_LAST.split():
        return False
    if word.lower() in _BEFORE_NUMBERS.split() and _NUMBER.match(after):
        return False
    doubtful = bool(_INITIALS.fullmatch(word)) or word.lower() in _SELDOM_LAST.split()
    return not doubtful or bool(_OPENER.match(after))
