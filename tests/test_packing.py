"""Units as the index keeps them: whatever is packed is unpacked, and takes less room than the words alone."""

from dataclasses import replace
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from conftest import MINI
from webapp.edition.corpus import Corpus
from webapp.edition.search import Unit, groups, units
from webapp.edition.search.packing import Packing

WORDS = st.text(st.characters(exclude_categories=["Cs"]))
PLACES = st.integers(0, 10**6)
NAMES = st.lists(st.tuples(PLACES, PLACES, WORDS)).map(tuple)
UNITS = st.builds(Unit, *[WORDS] * 6, st.lists(PLACES).map(tuple), NAMES)


@given(UNITS, st.lists(UNITS, max_size=3))
def test_unit_comes_out_as_it_went_in_whatever_was_learned_from(unit, others):
    packing = Packing.learned([others])
    assert packing.unpacked(packing.packed(unit)) == unit
    assert Packing(packing.dictionary).unpacked(packing.packed(unit)) == unit


def test_units_of_one_text_are_packed_well_by_what_was_learned_from_others():
    corpus = Corpus(MINI)
    for group in groups(corpus):
        held = [replace(unit, years=()) for unit in units(corpus, group)]
        packing = Packing.learned(units(corpus, other) for other in groups(corpus) if other != group)
        packed = [packing.packed(unit) for unit in held]
        assert [packing.unpacked(one) for one in packed] == held
        assert sum(map(len, packed)) < sum(len(unit.words.encode()) for unit in held)


def test_dictionary_is_of_all_groups_alike_and_bounded():
    groups = [[Unit("words", "en", f"{name} {at}" * 9) for at in range(1000)] for name in ("one", "other")]
    dictionary = Packing.learned(groups).dictionary
    assert len(dictionary) <= 1 << 15
    assert b"one 7" in dictionary and b"other 7" in dictionary
    assert Packing.learned(islice(groups, 0)).dictionary == b""
