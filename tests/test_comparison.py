"""Two wordings compared: word by word, Chinese character by character, and never a character lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.edition.comparison import compared

ENGLISH = st.lists(st.sampled_from(["the ", "old ", "well", "’s", " ", ", ", "1936", "é", "e\u0301", "\n"])).map(
    "".join
)
CHINESE = st.lists(st.sampled_from([*"果园井水，。深浅", "一九三六", "1936", "ab", " ", "\U00020000"])).map("".join)
WORDINGS = {"en": st.text() | ENGLISH, "zh-Hans": st.text() | CHINESE}


@pytest.mark.parametrize("language", WORDINGS)
@given(data=st.data())
def test_every_character_of_both_wordings_is_told_in_order(language, data):
    old, new = data.draw(WORDINGS[language]), data.draw(WORDINGS[language])
    changes = compared(old, new, language)
    assert "".join(change.old for change in changes) == old
    assert "".join(change.new for change in changes) == new
    assert all(change.old or change.new for change in changes)


@pytest.mark.parametrize("language", WORDINGS)
@given(data=st.data())
def test_what_is_the_same_is_told_as_the_same_and_never_twice_in_a_row(language, data):
    old, new = data.draw(WORDINGS[language]), data.draw(WORDINGS[language])
    kinds = [change.kind for change in compared(old, new, language)]
    assert [change.kind for change in compared(old, old, language)] == (["same"] if old else [])
    assert all((one == "same") != (other == "same") for one, other in pairwise(kinds))


@pytest.mark.parametrize(
    ("old", "new", "language", "told"),
    [
        ("The well is deep.", "The well was deep.", "en", "The well [is|was] deep."),
        ("The well’s deep.", "The well is deep.", "en", "The [well’s|well is] deep."),
        ("An apple tree stood here.", "A pear tree stood here.", "en", "[An apple|A pear] tree stood here."),
        ("He dug it in 1936.", "He dug it in 1937.", "en", "He dug it in [1936|1937]."),
        ("A comittee issued it.", "A committee issued the book.", "en", "A [comittee|committee] issued [it|the book]."),
        ("The 𠀀𠀁 stands.", "The 𠀀𠀂 stands.", "en", "The 𠀀[𠀁|𠀂] stands."),
        # What is kept is read with what has changed around it where it is shorter than either of the two.
        (
            "The old apple of ours fell.",
            "The sour of ours rotted.",
            "en",
            "The [old apple |sour ]of ours [fell|rotted].",
        ),
        ("He saw it there.", "They found it somewhere.", "en", "[He saw it there|They found it somewhere]."),
        ("x a, b y", "x cccc, dddd y", "en", "x [a, b|cccc, dddd] y"),
        ("古井很深。", "老井很浅。", "zh-Hans", "[古|老]井很[深|浅]。"),
        ("古井1936年挖成。", "古井1937年才挖成。", "zh-Hans", "古井[1936|1937]年[|才]挖成。"),
    ],
)
def test_changes_read_well(old, new, language, told):
    words = [c.old if c.kind == "same" else f"[{c.old}|{c.new}]" for c in compared(old, new, language)]
    assert "".join(words) == told
