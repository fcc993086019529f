"""How often a quotation is found, and how often one that is not in the edition is.

Quotations are stretches of digests and notes (and of the sources where they are on hand), distorted in every way that
is common. Not in the edition are stretches of digests and notes that were taken out of it, its own words put together
anew, and, where it has but digests, the words of the sources. EDITION_QUOTATIONS says how many of each; with thousands,
fewer than 1 in 1,000 may be wrong, with few one.
"""

import os
import random
import re
import shutil
from collections import Counter

import pytest

from conftest import TEI
from webapp.edition import tei
from webapp.edition.corpus import Corpus
from webapp.edition.quotation import find
from webapp.edition.quotation.letters import Letters
from webapp.edition.script import convert_line
from webapp.edition.search import units

NUMBER = int(os.environ.get("EDITION_QUOTATIONS", "80"))
ALLOWED = max(1, NUMBER // 1000)
CONFUSED = ["rn m", "m rn", "l 1", "e c", "h b", "cl d", "i l", "己 已", "末 未", "人 入", "日 曰", "干 千", "大 太"]
KINDS = ("words", "digest", "source", "editorial")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """The edition as it is committed, without its transcriptions."""
    return Corpus(copied(tmp_path_factory))


@pytest.fixture(scope="module")
def halved(tmp_path_factory):
    """The same without the digests and notes of every second block."""
    folder = copied(tmp_path_factory)
    for file in (folder / "texts").glob("*.xml"):
        root = tei.parse(file)
        notes = [e for e in root.iter(tei.q("note")) if e.get("type") in ("digest", "editorial")]
        for at, note in enumerate(notes):
            if at // 2 % 2:
                note.clear(keep_tail=True)
        root.getroottree().write(file, encoding="utf-8")
    return Corpus(folder)


def copied(tmp_path_factory):
    folder = tmp_path_factory.mktemp("quoted") / "tei"
    shutil.copytree(TEI, folder, ignore=shutil.ignore_patterns("transcriptions", "releases", ".*"))
    return folder


def of(corpus, kinds=KINDS):
    """The units of a corpus that are long enough to be quoted."""
    found = [unit for text_id in corpus.readable for unit in units(corpus, text_id)]
    return [unit for unit in found if unit.kind in kinds and len(tokens(unit)) > 12]


def is_chinese(unit):
    return unit.language.startswith("zh")


def tokens(unit):
    """The words of a unit, its Chinese characters one by one."""
    return re.findall(r"[A-Za-z0-9]+|.", unit.words) if is_chinese(unit) else unit.words.split()


def joined(unit, parts):
    return ("" if is_chinese(unit) else " ").join(parts)


def stretch(unit, chance, least=8, most=60):
    """Some words of a unit that stand together."""
    words = tokens(unit)
    least, most = (least * 2, most * 2) if is_chinese(unit) else (least, most)
    length = min(chance.randint(least, most), len(words))
    at = chance.randrange(len(words) - length + 1)
    return words[at : at + length]


def mistyped(text, chance):
    """About two letters in a hundred typed wrong."""
    signs = list(text)
    for _ in range(max(1, len(signs) // 50)):
        at = chance.randrange(len(signs))
        signs[at] = chance.choice(["", signs[at] * 2, chance.choice("abcdefghijklmnoprstu的了是在不"), signs[at - 1]])
    return "".join(signs)


def misread(text, chance):
    for pair in chance.sample(CONFUSED, 3):
        wrong, right = pair.split()
        text = text.replace(wrong, right, 2)
    return mistyped(text, chance)


def repunctuated(text, chance):
    marks = {"“": '"', "”": '"', "’": "'", "—": " -- ", "，": ",", "、": ",", "。": "."}
    return (
        "".join(marks.get(sign, sign) for sign in text).upper()
        if chance.random() < 0.3
        else re.sub(r"[,，。;；“”]", "", text)
    )


def with_a_gap(unit, words, chance):
    """About one word in twelve left out."""
    return joined(unit, [word for word in words if chance.random() > 0.08])


def elided(unit, words, chance):
    third = len(words) // 3
    return joined(unit, words[:third]) + chance.choice([" ... ", "…", " […] "]) + joined(unit, words[2 * third :])


def with_an_insertion(unit, words, chance):
    at = len(words) // 2
    return joined(unit, [*words[:at], chance.choice(["[sic]", "[as he wrote]", "[原文如此]"]), *words[at:]])


def broken_into_lines(text, chance):
    return re.sub(r"([a-z]{3})([a-z]{3})", lambda m: f"{m[1]}-\n{m[2]}" if chance.random() < 0.1 else m[0], text)


def in_traditional(text, chance):
    return convert_line(text, "zh-Hans", chance.choice(["Hant", "Hant-TW", "Hant-HK"]))


def distorted(unit, chance):
    """A way in which a quotation is distorted, and one that is."""
    words = stretch(unit, chance)
    ways = {
        "mistyped": lambda: mistyped(joined(unit, words), chance),
        "misread": lambda: misread(joined(unit, words), chance),
        "repunctuated": lambda: repunctuated(joined(unit, words), chance),
        "words missing": lambda: with_a_gap(unit, words, chance),
        "inserted": lambda: with_an_insertion(unit, words, chance),
        "elided": lambda: elided(unit, stretch(unit, chance, 24, 90), chance),
        "several": lambda: misread(with_a_gap(unit, words, chance), chance),
        "hyphened": lambda: broken_into_lines(mistyped(joined(unit, words), chance), chance),
    }
    if is_chinese(unit):
        ways["other script"] = lambda: mistyped(in_traditional(joined(unit, words), chance), chance)
    way = chance.choice(list(ways))
    return way, ways[way]()


def reworded(unit, others, chance):
    """A stretch of which every second run of two or three words is one of another place."""
    words, made = stretch(unit, chance), []
    while len(made) < len(words):
        size = chance.randint(2, 3) * (2 if is_chinese(unit) else 1)
        made += words[len(made) : len(made) + size]
        made += stretch(chance.choice(others), chance, size, size)[:size]
    return joined(unit, made)


def patched(others, chance):
    """Runs of three to five words of all places."""
    some = [chance.choice(others) for _ in range(chance.randint(2, 12))]
    return joined(some[0], [word for one in some for word in stretch(one, chance, 3, 5)])


def measured(corpus, quotations):
    """How many quotations were found in their block (perhaps among others), in another one, not at all; and those.

    What is printed word for word in several blocks is found in its own wherever it is found.
    """
    told, wrong = Counter(), []
    for unit, typed in quotations:
        found, own = find(corpus, typed), letters(unit.words)
        blocks = {(one.reference.text, anchor) for one in found for anchor in (one.reference.start, one.reference.end)}
        is_right = (unit.text, unit.anchor) in blocks or any(letters(one.words) in own for one in found)
        outcome = "none" if not found else "found" if is_right else "wrong"
        told[outcome] += 1
        wrong += [typed] if outcome == "wrong" else []
    return told, wrong


def letters(words):
    return Letters(words).text


def test_distorted_quotations_are_found_in_their_place(corpus):
    chance, whole = random.Random(1), of(corpus)
    quoted = [(unit, distorted(unit, chance)[1]) for unit in chance.choices(whole, k=NUMBER)]
    told, wrong = measured(corpus, quoted)
    assert told["found"] / NUMBER >= 0.96, told
    assert told["wrong"] <= ALLOWED, wrong


def test_what_was_taken_out_of_the_edition_is_not_found_in_it(corpus, halved):
    chance, left = random.Random(2), of(halved)
    words, printed = {unit.words for unit in left}, letters(" ".join(unit.words for unit in of(halved)))
    gone = [unit for unit in of(corpus) if unit.words not in words]
    typed = [(unit, joined(unit, stretch(unit, chance))) for unit in chance.choices(gone, k=NUMBER)]
    told, wrong = measured(halved, [(unit, words) for unit, words in typed if letters(words) not in printed])
    assert told["wrong"] + told["found"] <= ALLOWED, wrong


def test_what_is_put_together_anew_is_not_found(corpus):
    chance, whole = random.Random(3), of(corpus)
    others = {chinese: [unit for unit in whole if is_chinese(unit) == chinese] for chinese in (False, True)}
    typed = []
    for unit in chance.choices(whole, k=NUMBER):
        same = others[is_chinese(unit)]
        typed.append((unit, reworded(unit, same, chance) if chance.random() < 0.5 else patched(same, chance)))
    told, wrong = measured(corpus, typed)
    assert told["wrong"] + told["found"] <= ALLOWED, wrong


def test_words_of_a_source_are_found_in_no_other_paragraph_where_only_digests_are_on_hand(corpus, edition_of):
    chance, source = random.Random(4), Corpus(edition_of("transcribed edition"))
    whole, printed = of(source, ("words",)), letters(" ".join(unit.words for unit in of(corpus)))
    typed = [(unit, joined(unit, stretch(unit, chance))) for unit in chance.choices(whole, k=NUMBER)]
    told, wrong = measured(corpus, [(unit, words) for unit, words in typed if letters(words) not in printed])
    assert told["wrong"] <= ALLOWED, wrong


def test_distorted_quotations_of_a_source_are_found_in_their_place(edition_of):
    source, chance = Corpus(edition_of("transcribed edition")), random.Random(5)
    quoted = [(unit, distorted(unit, chance)[1]) for unit in chance.choices(of(source, ("words", "source")), k=NUMBER)]
    told, wrong = measured(source, quoted)
    assert told["found"] / NUMBER >= 0.96, told
    assert told["wrong"] <= ALLOWED, wrong
