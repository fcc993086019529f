"""Names and dates in running text: found where they are read, with the right value or none."""

import pytest
from lxml import etree

from conftest import MINI
from webapp.edition import tei
from webapp.edition.diplomatic import diplomatic, reading
from webapp.edition.encode import dates_en, dates_zh
from webapp.edition.encode.dates import Calendar, dates
from webapp.edition.encode.marks import Mark, Reading, fill
from webapp.edition.encode.names import Names
from webapp.edition.encode.recipe import Name, Recipe


def test_marks_nest_and_lose_no_character():
    text = "Kim II Sung said so.\nTwice."
    parent = etree.Element(tei.q("p"), nsmap={None: tei.TEI})
    fill(parent, text, [Mark(4, 6, "choice", corrected="Il"), Mark(0, 11, "persName"), Mark(0, 20, "seg")])
    xml = etree.tostring(parent, encoding="unicode").replace(f' xmlns="{tei.TEI}"', "")
    name = "<persName>Kim <choice><sic>II</sic><corr>Il</corr></choice> Sung</persName>"
    assert xml == f"<p><seg>{name} said so.</seg><lb/>Twice.</p>"
    assert diplomatic(parent) == text
    assert reading(parent) == "Kim Il Sung said so. Twice."


@pytest.mark.parametrize(
    ("text", "marks", "read"),
    [
        ("a tlie b", [Mark(2, 6, "choice", corrected="the")], "a the b"),
        ("九灯②井", [Mark(2, 3, "ref", {"type": "note"})], "九灯井"),
        ("九灯\n井 x\ny", [Mark(2, 3, "lb", {"break": "no"})], "九灯井 x y"),
        ("a xQ", [Mark(1, 4, "surplus")], "a"),
        ("Ada\u00a0Quill, 8\u202fMay", [], "Ada Quill, 8 May"),
    ],
)
def test_names_are_looked_for_in_what_is_read(text, marks, read):
    assert Reading.of(text, marks).text == read


# Names


def tagged(text, recipe=None, kind="paragraph", marks=()):
    names = Names.of(MINI / "registers", recipe or Recipe("any"))
    found = names.marks(Reading.of(text, marks), kind)
    return sorted((text[m.start : m.end], m.attributes["ref"]) for m in found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Miss Quill and Quill’s hen", [("Miss Quill", "per:ada-quill"), ("Quill", "per:ada-quill")]),
        ("Quills and Jonquill, QUILL", []),
        ("the Well of Nine Lanterns", [("Well of Nine Lanterns", "pla:well-of-nine-lanterns")]),
        ("杏里村九灯井", [("九灯井", "pla:well-of-nine-lanterns"), ("杏里村", "pla:xingli")]),
        ("《杏里村志》", [("杏里村志", "wrk:xingli-gazetteer")]),
        ("翻开杏里村志", [("杏里村", "pla:xingli")]),
        ("范小里問鍾守井", [("范小里", "per:fan-xiaoli"), ("鍾守井", "per:zhong-shoujing")]),
        ("见Quill家", [("Quill", "per:ada-quill")]),
    ],
)
def test_register_forms_are_found_longest_first_at_word_boundaries(text, found):
    assert tagged(text) == found


def test_recipe_adds_forms_ignores_forms_and_keeps_plain_wording_plain():
    recipe = Recipe(
        "any",
        ignore=("Sorrel",),
        plain=("Quill pen",),
        name=(Name("per:ada-quill", "the keeper"), Name("pla:xingli", "里", ("离里五十",))),
    )
    text = "Sorrel gave the keeper a Quill pen; 井离里五十里"
    assert tagged(text, recipe) == [("the keeper", "per:ada-quill"), ("里", "pla:xingli")]


def test_initials_stand_apart_or_closed_up():
    recipe = Recipe("any", name=(Name("per:ada-quill", "A. M. Quill"),))
    assert [form for form, _ in tagged("A. M. Quill and A.M. Quill", recipe)] == ["A. M. Quill", "A.M. Quill"]


@pytest.mark.parametrize(
    ("text", "mark", "found"),
    [
        ("so said Quill", Mark(8, 13, "choice", corrected="Quill."), ["Quill"]),
        ("Miss Quill Xy", Mark(5, 13, "choice", corrected="Quill, Xy"), []),
    ],
)
def test_name_takes_along_the_point_that_a_correction_puts_after_it(text, mark, found):
    assert [form for form, _ in tagged(text, marks=[mark])] == found


def test_work_whose_name_has_its_own_title_marks_needs_no_others():
    recipe = Recipe("any", name=(Name("wrk:xingli-gazetteer", "资料《杏里村志》"),))
    assert tagged("见资料《杏里村志》", recipe) == [("资料《杏里村志》", "wrk:xingli-gazetteer")]


def test_punctuation_of_a_form_may_be_of_either_width():
    recipe = Recipe("any", name=(Name("pla:xingli", "杏（里）村"), Name("per:fan-xiaoli", "范(小)里")))
    assert [form for form, _ in tagged("杏(里)村范（小）里", recipe)] == ["杏(里)村", "范（小）里"]


def test_form_of_two_entries_names_neither(mini):
    register = mini / "registers" / "places.xml"
    words = register.read_text(encoding="utf-8").replace(">Lower Pippin</placeName>", ">Fenn</placeName>")
    register.write_text(words, encoding="utf-8")
    found = Names.of(mini / "registers", Recipe("any")).marks(Reading.of("Fenn", ()), "paragraph")
    assert list(found) == []


def test_title_of_a_text_is_not_tagged_as_the_title_of_a_work():
    assert tagged("The Ladder Book", kind="title") == []
    assert tagged("The Ladder Book") == [("The Ladder Book", "wrk:ladder-book")]


# Dates

IN_1936 = Calendar(1936, 10, True, present=1936)


def valued(text, grammar, calendar=IN_1936):
    marks, _ = dates(text, calendar, grammar)
    return [(text[m.start : m.end], " ".join(f"{k}={v}" for k, v in m.attributes.items())) for m in marks]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1936年9月14日", [("1936年9月14日", "when=1936-09-14")]),
        ("一九三六年九月十四日", [("一九三六年九月十四日", "when=1936-09-14")]),
        ("1992年3月,第1页", [("1992年3月", "when=1992-03")]),
        ("1936年", [("1936年", "when=1936")]),
        ("1936年9月中下旬", [("1936年9月中下旬", "notBefore=1936-09-11 notAfter=1936-09-30")]),
        ("10月下旬", [("10月下旬", "notBefore=1936-10-21 notAfter=1936-10-31 evidence=internal cert=high")]),
        ("二月下旬", [("二月下旬", "notBefore=1936-02-21 notAfter=1936-02-29 evidence=internal cert=high")]),
        ("11月初", [("11月初", "notBefore=1936-11-01 notAfter=1936-11-10 evidence=internal cert=medium")]),
        ("9月14日,18日", [("9月14日", "when=1936-09-14 evidence=internal cert=high"),
                          ("18日", "when=1936-09-18 evidence=internal cert=high")]),
        ("从10月25日至30日", [("10月25日至30日", "from=1936-10-25 to=1936-10-30 evidence=internal cert=high")]),
        ("10月25—30日", [("10月25—30日", "from=1936-10-25 to=1936-10-30 evidence=internal cert=high")]),
        ("11月中旬至12月中旬",
         [("11月中旬至12月中旬", "from=1936-11-11 to=1936-12-20 evidence=internal cert=medium")]),
        ("1934—1936年", [("1934—1936年", "from=1934 to=1936")]),
        ("(1899—1971)", [("1899—1971", "from=1899 to=1971")]),
        ("(1945~ . )", [("1945", "when=1945")]),
        ("1936年12月底至1937年3月,12月30日,1月12日",
         [("1936年12月底至1937年3月", "from=1936-12-21 to=1937-03 cert=medium"),
          ("12月30日", "when=1936-12-30 evidence=internal cert=high"),
          ("1月12日", "when=1937-01-12 evidence=internal cert=high")]),
        ("1937年1月1日,1月12日", [("1937年1月1日", "when=1937-01-01"),
                                  ("1月12日", "when=1937-01-12 evidence=internal cert=high")]),
        ("1936年12月24日,次年1月2日,同年三月", [
            ("1936年12月24日", "when=1936-12-24"),
            ("次年1月2日", "when=1937-01-02 evidence=internal cert=high"),
            ("同年三月", "when=1937-03 evidence=internal cert=high")]),
        ("1988年底,1989年春,1990年初,1991年冬季", [
            ("1988年底", "notBefore=1988-11 notAfter=1988-12 cert=medium"),
            ("1989年春", "notBefore=1989-03 notAfter=1989-05"),
            ("1990年初", "notBefore=1990-01 notAfter=1990-02 cert=medium"),
            ("1991年冬季", "notBefore=1991-12 notAfter=1992-02")]),
        ("10月底或11月初,准备冬季行动", [
            ("10月底", "notBefore=1936-10-21 notAfter=1936-10-31 evidence=internal cert=medium"),
            ("11月初", "notBefore=1936-11-01 notAfter=1936-11-10 evidence=internal cert=medium"),
            ("冬季", "notBefore=1936-12 notAfter=1937-02 evidence=internal cert=high")]),
        ("20世纪80年代初,90年代,十九世纪末,1930年代", [
            ("20世纪80年代初", "from=1980 to=1983 cert=medium"),
            ("90年代", "from=1990 to=1999 evidence=internal cert=high"),
            ("十九世纪末", "from=1867 to=1900 cert=medium"),
            ("1930年代", "from=1930 to=1939")]),
        ("20世纪50年代至80年代", [("20世纪50年代至80年代", "from=1950 to=1989")]),
        ("青春,秋毫,三十年代,年初,几十年来", []),
        ("2月30日", []),
        ("三个月内,八天,三十军,十月革命,第573页,30日内,二十天至三十天,11月中央", [
            ("11月", "when=1936-11 evidence=internal cert=high")]),
    ],
)  # fmt: skip
def test_chinese_dates_have_their_values(text, found):
    assert valued(text, dates_zh.grammar) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in 1989:", [("1989", "when=1989")]),
        ("8 August 1936", [("8 August 1936", "when=1936-08-08")]),
        ("August 8, 1936", [("August 8, 1936", "when=1936-08-08")]),
        ("August 1936", [("August 1936", "when=1936-08")]),
        ("on 8 August and the 12th", [("8 August", "when=1936-08-08 evidence=internal cert=high"),
                                      ("12th", "when=1936-08-12 evidence=internal cert=high")]),
        ("in August", [("August", "when=1936-08 evidence=internal cert=high")]),
        ("May we come in?", []),
        ("the 9th Army", []),
        ("late August", [("late August", "notBefore=1936-08-21 notAfter=1936-08-31 evidence=internal cert=medium")]),
        ("3–9 August 1936", [("3–9 August 1936", "from=1936-08-03 to=1936-08-09")]),
        ("August 3–9, 1936", [("August 3–9, 1936", "from=1936-08-03 to=1936-08-09")]),
        ("from August to October 1937", [("August to October 1937", "from=1937-08 to=1937-10")]),
        ("1936–38", [("1936–38", "from=1936 to=1938")]),
        ("between 1929 and 1931", [("1929 and 1931", "from=1929 to=1931")]),
        ("May 11, 1957", [("May 11, 1957", "when=1957-05-11")]),
        ("1948, 1956, and 1967", [("1948", "when=1948"), ("1956", "when=1956"), ("1967", "when=1967")]),
        ("1967 and 1973, 1846-95", [("1967", "when=1967"), ("1973", "when=1973"), ("1846-95", "from=1846 to=1895")]),
        ("March 1936 and early March 1936, the early 20th century",
         [("March 1936", "when=1936-03"),
          ("early March 1936", "notBefore=1936-03-01 notAfter=1936-03-10 cert=medium"),
          ("early 20th century", "from=1901 to=1933 cert=medium")]),
        ("the 20th century", [("20th century", "from=1901 to=2000")]),
        ("late nineteenth and early twentieth centuries",
         [("late nineteenth", "from=1867 to=1900 cert=medium"),
          ("early twentieth centuries", "from=1901 to=1933 cert=medium")]),
        ("from the 1950s through to the 1980s", [("1950s through to the 1980s", "from=1950 to=1989")]),
        ("at the end of the 1970s", [("end of the 1970s", "from=1976 to=1979 cert=medium")]),
        ("the summer of 1969", [("summer of 1969", "notBefore=1969-06 notAfter=1969-08")]),
        ("in winter 1936", [("winter 1936", "notBefore=1936-12 notAfter=1937-02")]),
        ("by the end of 1988", [("end of 1988", "notBefore=1988-11 notAfter=1988-12 cert=medium")]),
        ("in early 1988", [("early 1988", "notBefore=1988-01 notAfter=1988-04 cert=medium")]),
        ("the end of August 1936",
         [("end of August 1936", "notBefore=1936-08-21 notAfter=1936-08-31 cert=medium")]),
        ("the past three decades, our century, notes of 25, 10-13 percent, 4828, 120 years", []),
        ("1998-02, 1991 to 1988, August 9–3, 1936", []),
        ("p. 1984, pp. 1890-95, vol. 1920, no. 1917, $1,950", []),
        ("late 1980s and early 1990s", [("late 1980s", "from=1986 to=1989 cert=medium"),
                                        ("early 1990s", "from=1990 to=1993 cert=medium")]),
        ("1960s, 70s", [("1960s", "from=1960 to=1969"), ("70s", "from=1970 to=1979 evidence=internal cert=high")]),
        ("in his 70s, 1,989 hens, 1989 of them, 20th", [("1989", "when=1989")]),
        ("August 31 and 31 September 1936", [("August 31", "when=1936-08-31 evidence=internal cert=high")]),
    ],
)  # fmt: skip
def test_english_dates_have_their_values(text, found):
    assert valued(text, dates_en.grammar) == found


@pytest.mark.parametrize(
    ("text", "grammar", "words", "value"),
    [
        ("as in 1948, this year", dates_en.grammar, "this year", "when=1936"),
        ("earlier this summer", dates_en.grammar, "this summer", "notBefore=1936-06 notAfter=1936-08"),
        ("of February and March this year", dates_en.grammar, "March this year", "when=1936-03"),
        ("to May last year", dates_en.grammar, "May last year", "when=1935-05"),
        ("今年冬季", dates_zh.grammar, "今年冬季", "notBefore=1936-12 notAfter=1937-02"),
        ("待明年春暖", dates_zh.grammar, "明年春", "notBefore=1937-03 notAfter=1937-05"),
        ("去年十月间", dates_zh.grammar, "去年十月", "when=1935-10"),
        ("今年内", dates_zh.grammar, "今年", "when=1936"),
    ],
)  # fmt: skip
def test_writers_own_year_is_the_recipes_and_never_guessed(text, grammar, words, value):
    assert valued(text, grammar)[-1] == (words, f"{value} evidence=internal cert=high")
    assert words not in [found for found, _ in valued(text, grammar, Calendar(1936, 10))]


def test_year_that_nobody_told_is_not_invented():
    assert valued("9月14日", dates_zh.grammar, Calendar()) == []


def test_year_carried_from_an_earlier_paragraph_is_less_sure():
    assert valued("9月", dates_zh.grammar, Calendar(1936)) == [("9月", "when=1936-09 evidence=internal cert=medium")]
