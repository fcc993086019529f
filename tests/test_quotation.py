"""Quotations: found however they are typed, compared word by word, and never guessed."""

import re
from html import unescape
from itertools import pairwise
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from webapp.cli import edition
from webapp.edition.corpus import Corpus
from webapp.edition.quotation import LEAST, LONGEST, find, needed
from webapp.edition.quotation.letters import Letters
from webapp.edition.quotation.place import place
from webapp.edition.quotation.typed import INSERTION, Typed

ORCHARD = "Tobias Fenn was caught in a pear tree of Nether Wickery on 8 August 1931"
FOUND = [
    ("as it is", f"{ORCHARD}, a rung having vanished beneath him", "orchard/p2"),
    ("in capitals and without punctuation", f"{ORCHARD} A RUNG HAVING VANISHED".upper(), "orchard/p2"),
    ("with slips", "Tobias Fen was cought in a paer tree of Nether Wickery on 8 Agust 1931", "orchard/p2"),
    ("with faults of scanning", "Miss Qui11 looked through tbe hedges frorn 3 to 9 Septcmber 1931", "orchard/p3"),
    (
        "with words missing",
        "By late October the dispute was of identity: whether ladder outlives replacement",
        "orchard/p6",
    ),
    ("with other marks", "“Rungs had been lost in the 1910's — and none in the 1920's; Fenn blamed”", "orchard/p5"),
    ("across line ends", "Professor Sorrel of the Wick-\nery Institute has a grand\nname for this", "orchard/p8"),
    ("with an ellipsis", "Tobias Fenn was caught in a pear tree ... and gave evidence to the Orchard", "orchard/p2"),
    ("with several", "In 1932 and 1933 the ladder […] climbing ceased … has a grand name", "orchard/p8"),
    ("with insertions", "[T]he dispute [at Lower Pippin] was one of identity [sic]: whether a ladder", "orchard/p6"),
    ("running on", "all that came to light was a glove. A notice asks the holder of the missing rung", "orchard/p3-p4"),
    ("of an editors’ note", "a vote of 14 September 1931 comes before the question that it setles", "orchard/e1"),
    ("of an introduction", "read these minutes aloud on a wet evening and nobody left", "orchard"),
    ("in Chinese", "三次表决,均为六比六，另有一票投给没有参选的赫达马尔", "orchard/p7"),
    ("in traditional characters", "上過路的外國人用英文在簿中稱贊此井；范小裡以為", "well/p5"),
    ("in Chinese with an ellipsis", "5月20日井架披红……应邀前来的公鸡一声不发", "well/p3"),
    ("in Chinese running on", "其间只为一碗面歇过一回。1928年5月18日出水", "well/p2-p3"),
]
UNKNOWN = [
    "The quick brown fox jumps over the lazy dog, as it always did on wet days",
    "Tobias Fenn had been found up a pear tree at Wickery in August, when one of the rungs broke",
    "The Orchard Committee of Nether Wickery voted on the well in 1934",
    "井水干涸之后，村会开会追问是谁最先打水",
    "from the of the",
    "!",
    "…",
    "[]",
    " ",
]


@pytest.fixture
def corpus(mini):
    return Corpus(mini)


def place_of(finding):
    return str(finding.reference) if finding.reference.start else finding.reference.text


@pytest.mark.parametrize(("typed", "place"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_quotation_is_found(corpus, typed, place):
    assert [place_of(one) for one in find(corpus, typed)] == [place]


@pytest.mark.parametrize("typed", UNKNOWN)
def test_what_is_not_in_the_edition_is_not_known(corpus, typed):
    assert find(corpus, typed) == ()


def test_a_few_words_must_be_exact(corpus):
    assert [place_of(one) for one in find(corpus, "Box nine")] == ["orchard/n4"]
    assert [place_of(one) for one in find(corpus, "Great Frost")] == ["orchard/p5"]
    assert find(corpus, "Grest Frost") == ()


def test_words_that_stand_in_several_places_are_found_in_all(corpus):
    places = [(place_of(one), one.language) for one in find(corpus, "14 September")]
    assert {"orchard/p7", "orchard/e1", "well/p8"} <= {place for place, _ in places}


@pytest.mark.parametrize(("every", "is_found"), [(8, True), (5, True), (3, False)])
def test_long_quotation_may_have_a_fifth_of_its_letters_wrong_and_not_a_third(corpus, every, is_found):
    letters = f"{ORCHARD}, a rung having vanished beneath him, and gave evidence to the Orchard Committee on 12 August"
    typed, count = "", 0
    for sign in letters:
        count += sign.isalnum()
        typed += "x" if sign.isalnum() and count % every == 0 else sign
    assert [place_of(one) for one in find(corpus, typed)] == ["orchard/p2"] * is_found


def test_similarity_that_is_needed_falls_with_length():
    lengths = [1, 5, 20, 40, 100, 1000]
    wanted = [needed("a" * length) for length in lengths]
    assert wanted == sorted(wanted, reverse=True) and wanted[0] == 1 and wanted[-1] - LEAST < 0.01
    assert needed("井" * 40) == needed("a" * 120)


def told(finding):
    marks = {"same": "{1}", "alike": "~{1}~", "edited": "<{0}>", "omitted": "<{0}>"}
    return "".join(marks.get(one.kind, "[{0}|{1}]").format(one.typed, one.printed) for one in finding.differences)


@pytest.mark.parametrize(
    ("typed", "differences"),
    [
        ("Tobias Fen was CAUGHT in a pear tree of", "Tobias [Fen|Fenn] was ~caught~ in a pear tree of"),
        ("8 August 1931, a rung having vanished him, and gave evidence to the Orchard Committee",
         "8 August 1931, a rung having vanished [|beneath ]him, and gave evidence to the Orchard Committee"),
        ("caught in a pear tree ... and gave evidence to the", "caught in a pear tree<[…]>and gave evidence to the"),
        ("1934年9月14日夜半，銅鍾無人自鳴，傳爲", "1934年9月14日夜半，~铜钟无~人自~鸣~，~传为~"),
        ("过路的外国人用英文在簿中称赞此井；范小里以为，这是本村头一回夸奖",
         "过路的外国人用英文在簿中称赞此井；范小里以为，这是本村头一回[|受人]夸奖"),
        ("1935年1月21日，钟守井记下那一个够字", "1935年1月21日，钟守井记下[那|]一个[|“]够[|”]字"),
    ],
)  # fmt: skip
def test_differences_are_told_word_by_word(corpus, typed, differences):
    assert told(find(corpus, typed)[0]) == differences


def test_insertions_are_the_quoters_own(corpus):
    finding = find(corpus, "Tobias Fenn [the ferryman] was caught [sic] in a pear tree of Wickery")[0]
    assert [one.typed.strip() for one in finding.differences if one.kind == "edited"] == ["[the ferryman]", "[sic]"]
    assert finding.corrected.startswith("Tobias Fenn [the ferryman] was caught [sic] in a pear tree of Nether")


def test_all_that_was_typed_and_all_that_is_printed_is_in_the_differences(corpus):
    for _, typed, _ in FOUND:
        finding = find(corpus, typed)[0]
        assert "".join(one.printed for one in finding.differences) == finding.words
        said = "".join(one.typed for one in finding.differences).replace("[…]", "")
        assert Letters(said).text.replace(" ", "") in Letters(re.sub(r"\.{3}|…|\[…\]", "", typed)).text.replace(" ", "")


def test_sentences_are_named_where_there_are_such(edition_of):
    corpus = Corpus(edition_of("transcribed mini"))
    text, anchor = next((t, b) for t in corpus.texts() for b in t.blocks if len(t.sentences(b)) > 2)
    wanted = text.sentences(anchor)[1]
    words = " ".join("".join(next(e for e in text.document.iter("{*}s") if wanted in e.values()).itertext()).split())
    finding = find(corpus, words)[0]
    assert (finding.reference.text, finding.reference.start, finding.sentences) == (text.id, anchor, (wanted,))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(typed=st.text(max_size=80) | st.text(alphabet="梯子 井.…[]“”-\nthe ladder's rung", max_size=200))
def test_nothing_that_is_typed_is_an_error(client, typed):
    assert client.get("/cite/", query_string={"q": typed}).status_code == 200


@pytest.mark.parametrize("typed", ["a... " * 1000, "井…" * 2500, "[a]" * 1600, "[" * 5000, "”“" * 2500, "the " * 1250])
def test_what_is_typed_over_and_over_is_no_matter(corpus, typed):
    assert find(corpus, typed) == ()


def test_what_is_very_long_is_looked_at_in_part(client):
    page = client.get("/cite/", query_string={"q": f"{ORCHARD} " * 200})
    assert page.status_code == 200 and f"first {LONGEST:,} characters" in page.text


@given(words=st.text(min_size=1, max_size=60), cuts=st.lists(st.integers(0, 60), max_size=4))
@example(words="00 1", cuts=[1, 2])
def test_places_are_in_order_and_within_the_words(words, cuts):
    letters = Letters(words)
    edges = [0, *sorted(min(cut, len(letters.text)) for cut in cuts), len(letters.text)]
    pieces = [letters.text[a:b].strip() for a, b in pairwise(edges)]
    if not letters.text:
        return
    found = place(pieces, letters)
    spans = [span for span in found.spans if span]
    assert all(0 <= start <= end <= len(letters.text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert 0 <= found.similarity <= 1


def test_words_end_at_a_dash_and_not_at_an_apostrophe():
    letters = Letters("in that pear tree—fell on Fenn’s hat")
    ends = [letters.text[:at] for at in letters.cuts(0, 99)]
    assert "in that pear tree" in ends and "in that pear treefell on fenn" not in ends


def test_readings_of_what_is_typed():
    readings = list(Typed.readings("“one  two [three] . . . four-\nteen”"))
    assert [one.pieces for one in readings] == [("one two [three]", "fourteen"), (f"one two {INSERTION}", "fourteen")]


def page_of(client, typed, prefix=""):
    return client.get(f"{prefix}/cite/", query_string={"q": typed}).text


def test_page_shows_differences_citation_and_an_address_that_leads_to_the_words(client):
    page = page_of(client, "Tobias Fen was caught in a pear tree of Nether Wickery")
    assert re.search(r"<del>.*?Fen</del><ins>.*?Fenn</ins>", page)
    assert "/texts/orchard/p2" in re.search(r'class="citation".*?</p>', page, re.DOTALL)[0]
    address = urlsplit(unescape(re.search(r'class="permalink"><a href="([^"]+)"', page)[1]))
    assert client.get(address.path).status_code == 200
    assert unquote(address.fragment) == ":~:text=Tobias Fenn was caught in a pear tree of Nether Wickery,-on 8 August"


def test_digest_is_cited_as_the_editions_in_every_style(client):
    page = page_of(client, ORCHARD, "/zh")
    cited = [unescape(re.sub("<[^>]+>", "", one)) for one in re.findall(r'class="citation".*?</p>', page, re.DOTALL)]
    assert len(cited) == 4 and "埃达·奎尔《" in cited[0] and "》第2段提要[EB/OL]" in cited[0]
    assert all("Digest of para. 2 of Ada Quill, " in one for one in cited[1:])
    assert "#cite" not in page


def test_command_cites_a_digest_as_the_editions(mini):
    assert "title = {Digest of para. 2 of Ada Quill," in run(mini, "--check", ORCHARD, "--style", "bib").output


def test_every_way_out_of_the_page_is_there(client):
    page = page_of(client, "1928年5月18日出水，5月20日井架披红", "/zh/Hant")
    main = re.search(r"<main.*</main>", page, re.DOTALL)[0]
    for href in re.findall(r'href="(/[^"]+)"', main):
        assert href.startswith("/zh/Hant/") and client.get(unescape(href)).status_code == 200
    assert 'lang="zh-Hans"' in re.search(r'<p class="compared".*?</p>', page)[0]


def test_page_says_what_it_does_not_know(client):
    page = page_of(client, UNKNOWN[0])
    assert "We do not know this quotation." in page and "/search/?q=The+quick" in page and "<article" not in page


def test_page_without_a_quotation_is_the_form(client):
    page = client.get("/cite/").text
    assert "<textarea" in page and "<article" not in page and "noindex" not in page


def test_what_is_typed_is_never_markup(client):
    assert "<script>alert" not in page_of(client, f"{ORCHARD}<script>alert(1)</script></textarea>")


def test_box_selected_words_and_footer_lead_to_the_page(client):
    assert client.get("/texts/orchard/p2").text.count('href="/cite/"') == 3


def run(mini, *arguments, **more):
    return CliRunner().invoke(edition, ["cite", "--corpus", str(mini), *arguments], **more)


def test_command_prints_place_differences_address_and_citation(mini):
    result = run(mini, "--check", "Tobias Fen was caught in a pear tree of Nether Wickery", "--style", "bib")
    first, compared, address, *citation = result.output.splitlines()
    assert (result.exit_code, first) == (0, "orchard/p2  digest en, 98% alike")
    assert compared == "Tobias [-Fen-]{+Fenn+} was caught in a pear tree of Nether Wickery"
    assert address.startswith("http://127.0.0.1:8000/texts/orchard/p2#:~:text=") and citation[0].startswith("@")


def test_command_reads_a_quotation_from_standard_input(mini):
    assert run(mini, "--check", "-", input="下威克里的渡船正着去、\n倒着回").output.startswith(
        "ferry/p1  digest zh-Hans"
    )


def test_command_asks_for_a_quotation_where_there_is_none(mini):
    for result in (run(mini, "--check", ""), run(mini, "--check", "-", input=" \n")):
        assert result.exit_code == 2 and "give the quotation" in result.output


def test_command_says_what_it_does_not_know(mini):
    result = run(mini, "--check", UNKNOWN[0])
    assert result.exit_code == 1 and "is not known: nothing in the edition is" in str(result.exception)
