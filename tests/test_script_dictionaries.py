"""OpenCC's dictionaries keep the length of every text; one that did not would be noticed."""

from functools import cache

import pytest
from hypothesis import given, strategies

from script_trees import converted
from webapp.edition import script
from webapp.edition.errors import EditionError
from webapp.edition.script import engine
from webapp.edition.script.tape import EDGE


@pytest.mark.parametrize("configuration", sorted(set(engine.CONFIGURATIONS.values())))
def test_every_entry_of_the_dictionaries_keeps_its_length(configuration):
    assert not configuration.endswith("p")
    plan = engine.configuration(configuration)
    stages = [*plan.get("normalization", ()), *plan["conversion_chain"]]
    entries = {key: value for stage in stages for file in files(stage["dict"]) for key, value in entries_of(file)}
    assert len(entries) > 1000
    assert [key for key, values in entries.items() if any(len(value) != len(key) for value in values)] == []
    source, target = next(pair for pair, name in engine.CONFIGURATIONS.items() if name == configuration)
    for key in entries:
        assert script.convert_text(key, f"zh-{source}", target) == engine.converted_at_once(key, f"zh-{source}", target)


@pytest.mark.parametrize("configuration", sorted(set(engine.CONFIGURATIONS.values())))
def test_nothing_without_a_letter_is_ever_converted(configuration):
    signs = "".join(chr(code) for code in range(1, 0x30000) if not (chr(code).isalpha() or 0xD800 <= code < 0xE000))
    source, target = next(pair for pair, name in engine.CONFIGURATIONS.items() if name == configuration)
    assert script.convert_text(signs, f"zh-{source}", target) == signs


@cache
def words_of(region):
    """The phrases that OpenCC converts, and those of a region in simplified characters."""
    variants = [key for kind in ("Variants", "VariantsPhrases") for key in engine.dictionary(f"{region}{kind}.ocd2")]
    phrases = (*engine.dictionary("STPhrases.ocd2"), *engine.dictionary("STCharacters.ocd2"))
    return phrases, [script.convert_text(key, "zh-Hant", "Hans") for key in variants]


@pytest.mark.parametrize("region", ["TW", "HK"])
@given(random=strategies.randoms(use_true_random=False), regional=strategies.integers(0, 3))
def test_two_steps_make_what_opencc_makes_in_one(region, random, regional):
    phrases, variants = words_of(region)
    words = random.choices(phrases, k=30) + random.choices(variants, k=regional)
    random.shuffle(words)
    text = "".join(word[: random.choice([1, 2, 99])] for word in words)
    target = f"Hant-{region}"
    assert script.convert_text(text, "zh-Hans", target) == engine.converted_at_once(text, "zh-Hans", target)


def files(source):
    return [source["file"]] if "file" in source else [f for one in source["dicts"] for f in files(one)]


def entries_of(file):
    return engine.dictionary(file).items()


def test_dictionary_that_changes_the_length_fails_loudly(monkeypatch):
    class Broken:
        def convert(self, text):
            return text.replace("鼠标", "滑鼠器")

    monkeypatch.setattr(engine, "_converter", lambda configuration: Broken())
    with pytest.raises(EditionError, match="pin the version"):
        script.convert_text("鼠标", "zh-Hans", "Hant-TW")
    with pytest.raises(EditionError, match="changed the length"):
        converted("我<name>鼠标</name>")


def test_nothing_in_the_dictionaries_reaches_across_an_edge():
    for name in engine.CONFIGURATIONS.values():
        plan = engine.configuration(name)
        stages = [*plan.get("normalization", ()), *plan["conversion_chain"]]
        stages += [plan["segmentation"]] if "segmentation" in plan else []
        names = {file for stage in stages for file in files(stage["dict"])}
        assert not any(EDGE in key for file in names for key in engine.dictionary(file))
