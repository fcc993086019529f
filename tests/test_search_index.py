"""The index against a plain scan of the same words; made bit by bit, and read while it is made."""

import random
import re
import threading

import pytest
import Stemmer

from webapp.edition.corpus import Corpus
from webapp.edition.errors import EditionError
from webapp.edition.folding import folded
from webapp.edition.search import Unit, groups, units
from webapp.edition.search.index import Index
from webapp.edition.search.matching import Passage
from webapp.edition.search.parsing import parse

HAN = "里裏裡为為爲西路军軍失败敗𠮷原因"
SIGNS = "，。、“”：（）——"
WORDS = ["worker", "workers", "working", "party", "parties", "party’s", "anti-labour", "antilabour", "co-op", "red"]
WORDS += ["State", "states", "Müller", "muller"]
EACH = 120
ALL = slice(0, 100_000)


def chinese(chance):
    return "".join(chance.choice(SIGNS) if chance.random() < 0.12 else chance.choice(HAN) for _ in range(40))


def english(chance):
    return " ".join(chance.choice(WORDS) + chance.choice(["", "", "", ",", "."]) for _ in range(12))


def mixed(chance):
    return "".join(chance.choice([chinese, english])(chance) + chance.choice(["", " "]) for _ in range(3))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Units of invented words, and the index of them."""
    chance = random.Random(6)
    words = [make(chance) for make in (chinese, english, mixed) for _ in range(EACH)]
    held = [Unit("words", "", said, "made", f"p{at}") for at, said in enumerate(words)]
    index = Index.within(tmp_path_factory.mktemp("made"))
    index.update({"made": "1"}, lambda group: held)
    return held, index


def found(index, typed):
    return [unit.anchor for unit in index.find(parse(typed).tree, by_place=True, page=ALL).units]


def plain(text):
    """A folded text in which punctuation is all one, as a scan sees it."""
    return re.sub(r"[^\w\s](?:[\W_]*[^\w\s])?", "·", folded(text))


def test_chinese_is_found_wherever_a_scan_finds_it(made):
    held, index = made
    chance, scanned = random.Random(7), [(unit.anchor, plain(unit.words)) for unit in held]
    for _ in range(1000):
        words = chance.choice(held[:EACH]).words
        start = chance.randrange(len(words))
        typed = words[start : start + chance.choice([1, 1, 2, 2, 2, 3, 4, 6, 10])]
        wanted = plain(typed).strip("·")
        if wanted and parse(typed).tree is not None:
            assert found(index, typed) == [anchor for anchor, text in scanned if wanted in text], typed


def test_words_are_found_wherever_a_scan_finds_them(made):
    held, index = made
    chance, lists = (
        random.Random(8),
        [(unit.anchor, re.findall(r"[a-z']+", folded(unit.words))) for unit in held[EACH : 2 * EACH]],
    )
    scanned = [(anchor, f" {' '.join(words)} ") for anchor, words in lists]
    for _ in range(500):
        words = chance.choice(lists)[1]
        start = chance.randrange(len(words))
        wanted = " ".join(words[start : start + chance.randint(1, 4)])
        latin = [anchor for anchor in found(index, f'"{wanted}"') if EACH <= int(anchor[1:]) < 2 * EACH]
        assert latin == [anchor for anchor, text in scanned if f" {wanted} " in text], wanted


@pytest.mark.parametrize("word", [*WORDS, "PARTY", "Mu\u0308ller", "coop", "labour"])
def test_inflection_case_accents_and_hyphens_make_no_difference(made, word):
    held, index = made
    stem = Stemmer.Stemmer("english").stemWord

    def stems(text):
        for chain in re.findall(r"[a-z']+(?:-[a-z']+)*", folded(text)):
            parts = chain.split("-")
            yield from (stem("".join(parts)), *((stem(part) for part in parts) if len(parts) > 1 else ()))

    wanted = stem(folded(word).replace("-", ""))
    assert found(index, word) == [unit.anchor for unit in held if wanted in set(stems(unit.words))]


def typed_at_random(chance, words):
    pieces = re.findall(r"[A-Za-zü’-]{2,}|[^\W\da-zA-Zü’]{1,4}", words)
    one, other = chance.choice(pieces), chance.choice(pieces)
    forms = (one, f'"{one}"', f"{one[:3]}*", f"{one} NEAR/{chance.randint(0, 8)} {other}", f'"{one} {other}"')
    return chance.choice(forms)


def test_what_is_found_is_what_is_marked(made):
    held, index = made
    chance, passages = random.Random(9), [Passage(unit) for unit in held]
    for _ in range(200):
        typed = typed_at_random(chance, chance.choice(held).words)
        tree = parse(typed).tree
        assert found(index, typed) == [p.unit.anchor for p in passages if p.spans(tree)], typed


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("well-wo*", {"0": ["well-worn"]}),
        ("wo*", {"0": ["worn"], "1": ["worn"], "2": ["worn"], "3": ["worn"]}),
        ("军队co*", {"4": ["军队commune"]}),
    ],
)
def test_prefix_of_several_words_is_of_the_last_after_the_others(tmp_path, typed, marked):
    words = [
        "well-worn",
        "old-worn",
        "a well, unworn or worn",
        "unwell-worn",
        "军队commune",
        "军commune",
        "军队uncommon",
    ]
    held = [Unit("words", "", said, "a", str(at)) for at, said in enumerate(words)]
    index = Index.within(tmp_path)
    index.update({"a": "1"}, lambda group: held)
    assert found(index, typed) == list(marked)
    spans = {unit.anchor: Passage(unit).spans(parse(typed).tree) for unit in held}
    assert {at: [words[int(at)][slice(*one)] for one in of] for at, of in spans.items() if of} == marked


@pytest.mark.parametrize("between", ["，", "（", "。“"])
def test_words_and_chinese_do_not_meet_across_punctuation(tmp_path, between):
    said = [f"红军{between}KMT", f"KMT{between}红军", "红军KMT", "KMT红军"]
    held = [Unit("words", "zh", words, "a", str(at)) for at, words in enumerate(said)]
    index = Index.within(tmp_path)
    index.update({"a": "1"}, lambda group: held)
    assert (found(index, '"红军KMT"'), found(index, '"KMT红军"')) == (["2"], ["3"])
    assert [bool(Passage(unit).spans(parse('"红军KMT"').tree)) for unit in held] == [False, False, True, False]


def test_what_is_printed_in_the_script_asked_for_comes_first(tmp_path):
    index = Index.within(tmp_path)
    words = ["群众路线", "羣衆路綫", "群眾路線", "群众路线之外", "群眾路線之外"]
    index.update({"a": "1"}, lambda group: [Unit("words", "zh", said, "a", str(at)) for at, said in enumerate(words)])
    for typed in words[:3]:
        ranked = [unit.words[:4] for unit in index.find(parse(typed).tree).units]
        exact = sum(said.startswith(typed) for said in words)
        assert len(ranked) == 5 and set(ranked[:exact]) == {typed}


def held_by(index):
    everything = index.find(parse("NOT zzz").tree, by_place=True, page=ALL)
    return everything.units, everything.total


def test_changing_one_text_makes_only_that_anew_and_the_same_index(mini, tmp_path):
    index = Index.within(tmp_path / "kept")
    corpus = Corpus(mini)
    index.update(groups(corpus), lambda group: units(corpus, group))
    text = mini / "texts" / "orchard.xml"
    text.write_text(text.read_text(encoding="utf-8").replace("a glove", "a marvellous glove"), encoding="utf-8")
    asked = []
    corpus = Corpus(mini)
    assert index.update(groups(corpus), lambda group: asked.append(group) or units(corpus, group)) == ("orchard",)
    anew = Index.within(tmp_path / "anew")
    anew.update(groups(corpus), lambda group: units(corpus, group))
    assert asked == ["orchard"] and found(index, "marvellous") == ["p3"]
    assert held_by(index) == held_by(anew)


def test_a_text_that_is_gone_is_found_no_more(mini, tmp_path):
    index, corpus = Index.within(tmp_path), Corpus(mini)
    index.update(groups(corpus), lambda group: units(corpus, group))
    (mini / "texts" / "ferry.xml").unlink()
    corpus = Corpus(mini)
    index.update(groups(corpus), lambda group: units(corpus, group))
    assert "ferry" not in {unit.text for unit in held_by(index)[0]}
    assert index.update(groups(corpus), lambda group: pytest.fail(group)) == ()


def test_readers_see_an_index_whole_while_it_is_made_anew(tmp_path):
    def units_of(word):
        return lambda group: [Unit("words", "en", f"always {word}", "a", str(at)) for at in range(300)]

    def read():
        while not done.is_set():
            answer = reader.find(parse("always").tree, page=ALL)
            seen.append((answer.total, len({unit.words for unit in answer.units})))

    writer = Index.within(tmp_path)
    writer.update({"a": "first"}, units_of("first"))
    reader, done, seen = Index.within(tmp_path), threading.Event(), []
    thread = threading.Thread(target=read)
    thread.start()
    for word in ("second", "third", "fourth", "fifth"):
        writer.update({"a": word}, units_of(word))
    done.set()
    thread.join()
    assert set(seen) == {(300, 1)}
    assert found(Index.within(tmp_path), "fifth")


def test_two_that_make_an_index_at_once_do_not_spoil_it(tmp_path):
    one, other = Index.within(tmp_path), Index.within(tmp_path)

    def while_another_tries(group):
        with pytest.raises(EditionError, match="another process"):
            other.update({"a": "2"}, lambda group: [])
        return [Unit("words", "en", "held", "a", "p1")]

    one.update({"a": "1"}, while_another_tries)
    assert found(one, "held") == ["p1"]


def test_where_the_folder_cannot_be_written_the_index_is_in_memory(tmp_path, caplog):
    (tmp_path / "search").write_text("a file where the folder would be")
    index = Index.within(tmp_path / "search")
    index.update({"a": "1"}, lambda group: [Unit("words", "en", "held", "a", "p1")])
    assert found(index, "held") == ["p1"] and "kept in memory" in caplog.text


def test_what_another_version_left_is_swept_away(tmp_path):
    (tmp_path / "0123456789ab").mkdir()
    index = Index.within(tmp_path)
    index.update({"a": "1"}, lambda group: [])
    assert [path.name for path in tmp_path.iterdir()] == [index.folder.name]
