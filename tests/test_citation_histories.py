"""Whatever editors did, every citation ever made resolves, at the level of what they did, and to its own passage."""

import random
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from histories import DEEDS, History
from webapp.edition.audit import Audit
from webapp.edition.reference import Reference
from webapp.edition.resolver import LEVELS

NUMBERS = st.integers(0, 60)
HISTORIES = st.lists(st.tuples(st.sampled_from(DEEDS), NUMBERS, NUMBERS), max_size=12)


def worst(levels):
    return max(levels, key=LEVELS.index, default="unchanged")


def holds_of_paragraph(history, found, paragraph, done, pinned):
    """A paragraph is where its sentences are, at the level of what was done to it."""
    now = history.standing.get(paragraph.anchor)
    today, fates = history.became(paragraph, done)
    assert set(found.today) == today and len(found.today) == len(today)
    if now:
        assert found.level == ("revised" if pinned and now.words != paragraph.words else "unchanged")
    else:
        assert found.level == worst(fates - ({"withdrawn"} if today else set()))
        assert {step.what for step in found.steps} - {"revised"} == fates


def holds_of_sentence(history, found, words, paragraph, done):
    """A sentence is itself, or is where its paragraph is and no other; nowhere does another stand for it."""
    anchor, (today, fates) = words.partition("@")[0], history.became(paragraph, done)
    sentence = history.sentences[anchor]
    for heir in found.today:
        assert heir in today or history.sentences[heir] == sentence
    holder = {p.anchor for p in history.standing.values() if sentence in p.holds}
    assert holder <= {heir.partition(".")[0] for heir in found.today}
    if paragraph.anchor in history.standing:
        assert (found.level, found.today) == ("unchanged", (anchor,))
    else:
        assert found.level in fates | {"moved"} and (found.level == "withdrawn") == found.is_gone


def holds_of_range(history, found, citation, pinned):
    """A range has the paragraphs that its release has there, or those of today; each is told of by itself."""
    members = [paragraph.id for paragraph in citation.members]
    told = [part.reference.start for part in found.parts]
    ends = {citation.members[0].anchor, citation.members[-1].anchor}
    if pinned:
        assert told == members
    elif ends <= set(history.standing):
        now = [paragraph.id for paragraph in history.texts[citation.members[0].text]]
        assert told == now[now.index(members[0]) : now.index(members[-1]) + 1]
    assert {members[0], members[-1]} <= set(told)
    assert {f"{found.reference.text}/{id_}" for id_ in told[1:-1]} <= set(history.standing) or pinned
    paragraphs = {paragraph.id: paragraph for paragraph in citation.members}
    for part in found.parts:
        if part.reference.start in paragraphs:
            holds_of_paragraph(history, part, paragraphs[part.reference.start], citation.done, pinned)
    assert found.level == worst(part.level for part in found.parts)
    assert found.today == tuple(dict.fromkeys(anchor for part in found.parts for anchor in part.today))


def holds(history):
    """All citations of a history hold, and the check finds nothing wrong; at which levels how many resolve."""
    levels, resolver = Counter(), history.resolver
    for citation in history.citations:
        found = resolver.resolve(Reference.read(citation.words))
        pinned = bool(found.reference.release)
        if found.reference.end:
            holds_of_range(history, found, citation, pinned)
        elif "." in found.reference.start:
            holds_of_sentence(history, found, citation.words, citation.members[0], citation.done)
        else:
            holds_of_paragraph(history, found, citation.members[0], citation.done, pinned)
        levels[found.level] += 1
    assert list(Audit(history.ledger, history.worded, history.releases).problems()) == []
    return levels


@settings(max_examples=150, deadline=None)
@given(HISTORIES)
def test_every_citation_resolves_after_any_history(deeds):
    holds(History(deeds))


def test_every_citation_resolves_after_thousands_of_histories():
    chance, levels = random.Random(1934), Counter()
    for _ in range(2000):
        first, *deeds = [(chance.choice(DEEDS), chance.randrange(60), chance.randrange(60)) for _ in range(6)]
        levels += holds(History([first, ("release", 1, 1), *deeds]))
    assert all(levels[level] > 500 for level in LEVELS), levels
