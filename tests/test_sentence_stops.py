"""Stops that end a sentence, and those that end only an abbreviation."""

import pytest

from webapp.edition.encode.stops import starts

BEFORE_A_NAME = ("Mr", "Mrs", "Dr", "Prof", "St", "Gen", "Col", "Maj", "Capt", "Lt", "Adm", "Sen", "Gov")
BEFORE_WORDS = ("e.g", "i.e", "viz", "cf", "vs", "op. cit")
BEFORE_A_NUMBER = ("no", "p", "pp", "vol", "ch", "fig", "sec", "art")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Aug", "Sept", "Oct", "Nov", "Dec")


@pytest.mark.parametrize(
    "whole",
    [
        *(f"He met {short}. Smith there." for short in BEFORE_A_NAME),
        *(f"He wrote of it, {short}. The Miller, there." for short in BEFORE_WORDS),
        *(f"It is in {short}. 5 of the minutes." for short in BEFORE_A_NUMBER),
        *(f"On {short}. 5 it fell." for short in MONTHS),
        "这是我的。的村子。",
    ],
)
def test_stop_of_an_abbreviation_ends_no_sentence(whole):
    assert starts(whole) == ()


@pytest.mark.parametrize(
    "whole",
    ["He has no. The well is dry.", "He left the U.S. The well fell.", "他走了。的确如此。", "他走了。的確如此。"],
)
def test_stop_of_what_only_looks_like_an_abbreviation_ends_one(whole):
    assert len(starts(whole)) == 1
