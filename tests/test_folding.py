"""One form for all variants of a wording, with the way back to the original."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.edition.folding import fold, folded, has_variants, is_han, unvaried
from webapp.edition.script.engine import dictionary

WORDING = st.text(
    st.one_of(
        st.characters(), st.sampled_from(" \n\u00a0\u3000-\u00ad\u2010’“”「」里裏裡爲為臺ＡéÉe\u0301ßİ𠮷\ufeff，a")
    ),
    max_size=40,
)

ALIKE = [
    ("裏", "裡", "里"),
    ("爲", "為", "为"),
    ("臺灣", "台湾", "台灣"),
    ("説", "說", "说"),
    ("羣衆", "群眾", "群众"),
    ("路綫", "路線", "路线"),
    ("西路軍", "西路军", "西　路 军", "西路\n军"),
    ("戰士", "战士", "戦士"),
    ("“左”倾", "「左」傾", "＂左＂倾"),
    ("埃达·奎尔", "埃达•奎尔", "埃達・奎爾"),
    ("ＣＣＰ", "ccp", "CCP"),
    ("Müntzer", "MUNTZER", "Mu\u0308ntzer", "Munt\u00adzer"),
    ("Chang Kuo-t’ao", "chang kuo-t'ao", "CHANG  KUO–TʻAO"),
    ("communism", "commu-\nnism", "commu\u2010 \n nism", "com\u200bmunism"),
    ("a b", "a\n\tb", "a\u00a0b"),
    ("straße", "STRASSE"),
    ("𠮷野", "𠮷 野"),
    ("著作", "着作"),
    ("枱", "檯", "台"),
    ("屋簷", "屋檐"),
    ("𩭙", "𩬣"),
    ("«左»倾", "“左”倾", "﹁左﹂倾"),
    ("葛\U000e0100", "葛"),
]
UNLIKE = [("欠", "缺"), ("芸", "艺"), ("沪", "滤"), ("resume", "re-sume"), ("ab", "a b"), ("失败，原因", "失败原因")]


@pytest.mark.parametrize("forms", ALIKE, ids=lambda forms: forms[0])
def test_forms_of_the_same_words_are_folded_alike(forms):
    assert len(set(map(folded, forms))) == 1


@pytest.mark.parametrize("forms", UNLIKE, ids=lambda forms: forms[0])
def test_other_words_are_not(forms):
    assert len(set(map(folded, forms))) == len(forms)


@pytest.mark.parametrize("name", ["TSCharacters", "TSCharactersExt", "TWVariants", "HKVariants"])
def test_every_pair_of_a_dictionary_is_folded_alike(name):
    pairs = [(one, other) for one, (other, *_) in dictionary(f"{name}.ocd2").items()]
    assert len(pairs) > 10
    assert [pair for pair in pairs if len(set(map(folded, pair))) > 1] == []


def test_variants_are_folded_to_the_simplified_form():
    assert folded("臺灣羣衆爲裏說綫") == "台湾群众为里说线"


def test_a_script_is_told_apart_where_that_is_asked():
    assert unvaried("裏 ＣＣＰ") == "裏ccp" != unvaried("里 CCP")


@settings(deadline=None)
@given(WORDING)
def test_folding_twice_changes_nothing_more(text):
    assert folded(folded(text)) == folded(text)


@settings(deadline=None)
@given(WORDING)
def test_both_ways_of_folding_agree(text):
    assert fold(text).text == folded(text)


@settings(deadline=None)
@given(WORDING)
def test_offsets_run_on_and_end_with_the_original(text):
    result = fold(text)
    assert len(result.offsets) == len(result.text) + 1
    assert list(result.offsets) == sorted(result.offsets)
    assert result.offsets[-1] == len(text)
    assert all(start < end <= len(text) for start, end in zip(result.offsets, result.ends, strict=False))


@settings(deadline=None)
@given(WORDING, st.data())
def test_what_stands_at_a_span_is_folded_to_the_same(text, data):
    result = fold(text)
    end = data.draw(st.integers(0, len(result.text)))
    start = data.draw(st.integers(0, end))
    first, last = result.span(start, end)
    wanted = result.text[start:end].strip()
    assert wanted.replace(" ", "") in folded(text[first:last]).replace(" ", "")


@settings(deadline=None)
@given(st.text(st.sampled_from("里裏西路军軍失败敗𠮷"), min_size=1), st.data())
def test_a_stretch_of_chinese_is_found_and_leads_back_to_itself(text, data):
    end = data.draw(st.integers(1, len(text)))
    start = data.draw(st.integers(0, end - 1))
    at = folded(text).index(folded(text[start:end]))
    first, last = fold(text).span(at, at + end - start)
    assert folded(text[first:last]) == folded(text[start:end])


def test_an_accent_belongs_to_its_letter():
    result = fold("cafe\u0301 x")
    at = result.text.index("e")
    assert result.span(at, at + 1) == (3, 5)


def test_nothing_has_a_folding():
    assert (fold("").text, fold("").offsets, fold("").span(0, 0)) == ("", (0,), (0, 0))


def test_chinese_beyond_the_basic_plane_is_chinese():
    assert is_han("𠮷") and is_han("军") and not is_han("。") and not is_han("a")


def test_only_what_has_variants_is_folded_otherwise_than_it_is_written():
    told = {character for character in map(chr, range(0x40000)) if folded(character) != unvaried(character)}
    assert told == {character for character in map(chr, range(0x40000)) if has_variants(character)}
