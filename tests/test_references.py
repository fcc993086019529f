"""References are written in one way, read again as they were written, and anything else is no reference."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.edition.errors import Unknown
from webapp.edition.reference import Reference

NUMBERS = st.integers(1, 10**9 - 1)
BLOCKS = st.builds("{}{}".format, st.sampled_from("thp"), NUMBERS) | st.builds("n{}".format, NUMBERS)
SENTENCES = st.builds("{}.s{}".format, BLOCKS, NUMBERS)
RELEASES = st.just("") | st.builds(
    "{}.{}.{}{}".format, *[st.integers(0, 99)] * 3, st.sampled_from(["", "-rc1", "-b.2"])
)


@given(st.from_regex(r"[a-z][a-z0-9-]*", fullmatch=True), BLOCKS | SENTENCES, RELEASES)
def test_reference_is_read_as_it_was_written(text, start, release):
    reference = Reference(text, start, release=release)
    assert Reference.read(str(reference)) == reference


@given(st.sampled_from("thp"), NUMBERS, NUMBERS, RELEASES)
def test_range_is_read_as_it_was_written(kind, first, last, release):
    reference = Reference("well", f"{kind}{first}", f"p{last}" if f"p{last}" != f"{kind}{first}" else "", release)
    assert Reference.read(str(reference)) == reference


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("p12", Reference("well", "p12")),
        ("p12.s3", Reference("well", "p12.s3")),
        ("p12-p15", Reference("well", "p12", "p15")),
        ("p12-p12", Reference("well", "p12")),
        ("h2-p15@1.0.0-rc1", Reference("well", "h2", "p15", "1.0.0-rc1")),
        ("p12.s3-p13.s1", Reference("well", "p12.s3", "p13.s1")),
        ("e1@1.0.0", Reference("well", "e1", "", "1.0.0")),
    ],
)
def test_forms_of_a_reference(words, expected):
    assert Reference.parse("well", words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "", "p", "p0", "p01", "q1", "P1", "p1 ", " p1", "p1\n", "p１", "p1.s", "p1.s0", "p1.p2", "p1-", "-p1",
        "p1-p2-p3", "p1-n2", "n1-e2", "p1-p2.s1", "p1.s1-p2", "p1@", "p1@1.0", "p1@next", "p1@latest", "p1@1.0.0+a",
        "p1@01.0.0", "p1@1.0.0@1.0.0", "p1@1.0.0\n", "p1@１.0.0", "p1/p2", "../p1", "p" + "1" * 10_000,
    ],
)  # fmt: skip
def test_anything_else_is_no_reference(words):
    with pytest.raises(Unknown, match="is no passage of well"):
        Reference.parse("well", words)


@given(st.text())
def test_words_are_a_reference_or_unknown(words):
    try:
        found = Reference.parse("well", words)
    except Unknown:
        return
    assert Reference.parse("well", str(found).removeprefix("well/")) == found
