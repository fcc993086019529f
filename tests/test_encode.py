"""The encoder: from a reader's copy to TEI, with nothing dropped, mended or guessed in silence."""

import json
import re
from collections import Counter

import pytest
from click.testing import CliRunner
from lxml import etree

from conftest import MINI, SOURCES, TEI, require
from webapp.cli import edition
from webapp.edition import tei
from webapp.edition.chinese import convert_text
from webapp.edition.diplomatic import diplomatic, reading
from webapp.edition.encode import dates_en, dates_zh, encode_file
from webapp.edition.encode.dates import Calendar, dates
from webapp.edition.encode.marks import Mark, Reading, fill
from webapp.edition.encode.names import Names
from webapp.edition.encode.recipe import Name, Recipe, read
from webapp.edition.errors import EditionError, Invalid, Unknown
from webapp.edition.merge import blocks
from webapp.edition.tei import NS, XML_LANG


def run(corpus, *arguments):
    return CliRunner().invoke(edition, ["encode", "--corpus", str(corpus), *map(str, arguments)])


def encoded(corpus, name, text=None):
    """The report on a mini copy, perhaps with another text, and the document that came of it."""
    copy = corpus / "sources" / f"{name}.txt"
    if text is not None:
        copy.write_text(text, encoding="utf-8")
    return encode_file(copy, corpus), tei.parse(corpus / "transcriptions" / f"{name}.xml")


def source(corpus, name):
    return (corpus / "sources" / f"{name}.txt").read_text(encoding="utf-8")


def codes(report):
    return [(problem.code, problem.line) for problem in report.problems]


# Whole transcriptions


@pytest.mark.parametrize("name", ["orchard", "well"])
def test_mini_copy_becomes_the_expected_transcription(mini, name):
    report, _ = encoded(mini, name)
    written = (mini / "transcriptions" / f"{name}.xml").read_text(encoding="utf-8")
    assert written == (MINI / "expected" / f"{name}.xml").read_text(encoding="utf-8")
    assert report.problems == ()


def test_same_copy_gives_the_same_bytes(mini):
    path = mini / "transcriptions" / "well.xml"
    assert [encoded(mini, "well") and path.read_bytes() for _ in range(2)] == [path.read_bytes()] * 2


@pytest.fixture(scope="module")
def from_sources(tmp_path_factory):
    """The edition encoded from the source copies: reports and documents by text."""
    require(SOURCES.is_dir(), f"no source copies in {SOURCES}; set EDITION_SOURCES")
    corpus = tmp_path_factory.mktemp("edition") / "tei"
    corpus.mkdir()
    for folder in ("recipes", "registers", "texts"):
        (corpus / folder).symlink_to(TEI / folder)
    if (TEI / "anchors.tsv").is_file():
        (corpus / "anchors.tsv").symlink_to(TEI / "anchors.tsv")
    found = {}
    for name in ("sun", "hollander"):
        report = encode_file(SOURCES / f"{name}.txt", corpus)
        found[name] = report, tei.parse(corpus / "transcriptions" / f"{name}.xml")
    return found


@pytest.mark.sources
@pytest.mark.parametrize(
    ("name", "counted"),
    [
        ("sun", {"paragraphs": 54, "heads": 3, "notes": 25, "calls": 30, "corrections": 0, "surplus": 1}),
        ("hollander", {"paragraphs": 52, "heads": 4, "notes": 0, "calls": 0, "corrections": 30, "surplus": 0}),
    ],
)
def test_sources_are_encoded_whole_and_without_a_problem(from_sources, name, counted):
    report, _ = from_sources[name]
    assert report.problems == ()
    assert {what: report.counts[what] for what in counted} == counted


@pytest.mark.sources
@pytest.mark.parametrize("name", ["sun", "hollander"])
def test_transcription_has_the_anchors_of_its_text(from_sources, name):
    text = [anchor for anchor in blocks(tei.parse(TEI / "texts" / f"{name}.xml")) if not anchor.startswith("e")]
    assert list(blocks(from_sources[name][1])) == text


@pytest.mark.sources
def test_thirty_calls_are_answered_by_twenty_five_notes(from_sources):
    root = from_sources["sun"][1]
    called = [ref.get("target")[2:] for ref in root.iterfind(".//tei:text//tei:ref[@type='note']", NS)]
    assert Counter(map(int, called)) == Counter(range(1, 26)) + Counter([5, 5, 7, 12, 16])
    labels = [label.text for label in root.iterfind(".//tei:note/tei:label", NS)]
    assert (labels[4], labels[15], labels[16], labels[24]) == ("⑸⑹⑺", "⒇(22)", "(21)", "(30)")


@pytest.mark.sources
@pytest.mark.parametrize("name", ["sun", "hollander"])
def test_every_date_of_the_sources_has_a_value_of_their_time(from_sources, name):
    for date in from_sources[name][1].iterfind(".//tei:text//tei:date", NS):
        values = [date.get(key) for key in ("when", "from", "to", "notBefore", "notAfter") if date.get(key)]
        assert values, date.text
        assert all(1934 < int(value[:4]) < 2000 for value in values), date.text


@pytest.mark.sources
@pytest.mark.parametrize("name", ["sun", "hollander"])
def test_no_correction_changes_more_than_a_word_or_two(from_sources, name):
    for choice in from_sources[name][1].iter(tei.q("choice")):
        sic, corr = (choice.findtext(f"tei:{part}", namespaces=NS) for part in ("sic", "corr"))
        assert sic != corr
        assert len(sic.split()) <= 2


# Recognition


def test_copy_that_no_recipe_knows_is_refused_in_one_line(mini):
    copy = mini / "sources" / "other.txt"
    copy.write_text("A Third Text\n\nOf which nothing is known.\n", encoding="utf-8")
    result = run(mini, copy)
    assert result.exit_code == 1
    assert result.stderr == f"{copy}: no recipe knows this copy; name its text with --as ID\n"
    assert not (mini / "transcriptions").exists()


def test_unknown_copy_is_encoded_by_the_general_rules_where_it_is_named(mini):
    copy = mini / "sources" / "other.txt"
    copy.write_text(UNKNOWN, encoding="utf-8")
    result = run(mini, "--as", "third", copy)
    assert result.exit_code == 0, result.output
    root = tei.parse(mini / "transcriptions" / "third.xml")
    assert list(blocks(root)) == ["t1", "p1", "h1", "p2", "n1"]
    assert [name.get("ref") for name in root.iterfind(".//tei:text//tei:persName", NS)] == ["per:ada-quill"] * 2
    assert root.findtext(".//tei:titleStmt/tei:title", namespaces=NS) == "A Third Text"
    assert root.find("tei:text", NS).get(XML_LANG) == "en"
    schema = etree.RelaxNG(etree.parse(TEI.parent / "schema" / "edition.rng"))
    assert schema.validate(root), schema.error_log


def test_copy_without_a_text_passes_the_check_and_says_when_it_is_shown(mini):
    copy = mini / "sources" / "other.txt"
    copy.write_text(UNKNOWN, encoding="utf-8")
    result = run(mini, "--as", "third", copy)
    assert f"it is shown once {mini / 'texts' / 'third.xml'} exists" in result.stdout
    assert "it is shown" not in run(mini, mini / "sources" / "well.txt").stdout
    checked = CliRunner().invoke(edition, ["check", str(mini / "transcriptions" / "third.xml")])
    assert checked.exit_code == 0, checked.output


UNKNOWN = """A Third Text

By Ada Quill

Of which nothing is known.[1]

A Head

Ada Quill reads it
on two lines.

Notes

[1] Nothing.
"""


def test_recipes_that_both_know_a_copy_are_named(mini):
    (mini / "recipes" / "ladders.toml").write_text('recognize = "about Ladders"\n', encoding="utf-8")
    with pytest.raises(EditionError, match="ladders and orchard both know it"):
        encode_file(mini / "sources" / "orchard.txt", mini)
    assert encode_file(mini / "sources" / "orchard.txt", mini, "orchard").text == "orchard"


def test_recipe_without_recognize_waits_to_be_named(mini):
    (mini / "recipes" / "other.toml").write_text('language = "en"\n', encoding="utf-8")
    copy = mini / "sources" / "other.txt"
    copy.write_text("Title\n\nWords, words.\n", encoding="utf-8")
    with pytest.raises(Unknown):
        encode_file(copy, mini)
    assert encode_file(copy, mini, "other").counts["paragraphs"] == 1


@pytest.mark.parametrize("text_id", ["../x", "Sun", "1st", "a b", ""])
def test_id_that_is_no_file_name_is_refused(mini, text_id):
    with pytest.raises(EditionError, match="no id of a text"):
        encode_file(mini / "sources" / "orchard.txt", mini, text_id)


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        ("Title\n\nlatin \xe9\n".encode("latin-1"), "not-utf8", 3),
        (b"Title\n\nform \x0c feed\n", "character", 3),
        (b"", "empty", 1),
        (b"\n \n", "empty", 1),
        (b"Only a title\n", "empty", 1),
        (b"Title\n\n" + b"word " * 1_600_000, "too-large", 1),
    ],
)
def test_copy_that_cannot_be_encoded_is_refused_with_its_line(mini, data, code, line):
    copy = mini / "sources" / "other.txt"
    copy.write_bytes(data)
    with pytest.raises(Invalid) as raised:
        encode_file(copy, mini, "other")
    assert [(problem.code, problem.line) for problem in raised.value.problems] == [(code, line)]


def test_missing_copy_is_one_line_and_the_others_are_encoded(mini):
    result = run(mini, mini / "none.txt", mini / "sources" / "well.txt")
    assert result.exit_code == 1
    assert "unreadable" in result.stderr
    assert (mini / "transcriptions" / "well.xml").is_file()


def test_byte_order_mark_and_line_ends_are_noted_and_are_no_text(mini):
    text = "\ufeff" + source(mini, "orchard").replace("\n", "\r\n")
    (mini / "sources" / "orchard.txt").write_bytes(text.encode())
    report = encode_file(mini / "sources" / "orchard.txt", mini)
    assert report.remarks == ("a byte order mark", "carriage returns at line ends")
    expected = tei.parse(MINI / "expected" / "orchard.xml").find("tei:text", NS)
    written = tei.parse(mini / "transcriptions" / "orchard.xml").find("tei:text", NS)
    assert etree.tostring(written) == etree.tostring(expected)


def test_one_id_for_several_copies_is_a_mistake_of_use(mini):
    result = run(mini, "--as", "third", mini / "sources" / "orchard.txt", mini / "sources" / "well.txt")
    assert result.exit_code == 2


def test_report_is_json_where_a_program_reads_it(mini):
    result = run(mini, "--json", mini / "sources" / "well.txt")
    (report,) = json.loads(result.stdout)
    assert report["text"] == "well"
    assert report["counts"]["calls"] == 7
    assert report["furniture"][0] == {"line": 1, "text": source(mini, "well").splitlines()[0]}


def test_report_lists_every_line_left_out(mini):
    result = run(mini, mini / "sources" / "orchard.txt")
    assert result.exit_code == 0
    assert re.findall(r"left out line (\d+): ", result.stdout) == ["1", "2", "3", "22", "47", "48"]


# Copies that differ from the one the recipe was made for


STRANGE = "A hen came in from another page, and nobody had asked it. " * 3


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (lambda copy: f"{STRANGE}\n\n{copy}", [1]),
        (lambda copy: f"{copy}\n{STRANGE}\n", [50]),
        (lambda copy: f"{copy}{copy}", [53, 71]),
    ],
)
def test_text_above_the_title_or_after_the_end_is_listed_and_is_a_problem(mini, text, lines):
    report, _ = encoded(mini, "orchard", text(source(mini, "orchard")))
    assert codes(report) == [("furniture", line) for line in lines]
    assert {*lines} <= {*report.furniture}
    assert run(mini, mini / "sources" / "orchard.txt").exit_code == 1


def test_changed_head_and_title_keep_their_anchors(mini):
    text = source(mini, "well").replace("九灯井边的闲话", "九燈井邊的閒話").replace("一、井从哪里来", "一 井從哪里來")
    text = text.replace("二、井为什么干了", "二、井怎么干了").replace("八月", "八月份").replace("井水忽然", "井水突然")
    report, root = encoded(mini, "well", text)
    assert {code for code, _ in codes(report)} == {"changed"}
    assert [anchor for anchor in blocks(root) if anchor[0] in "th"] == ["t1", "h1", "h2"]
    assert diplomatic(blocks(root)["h2"]) == "二、井怎么干了"


def test_copy_in_the_other_script_keeps_every_anchor(mini):
    text = convert_text(source(mini, "well"), "zh-Hans", "Hant")
    report, root = encoded(mini, "well", text)
    assert not {"missing", "extra", "furniture"} & {code for code, _ in codes(report)}
    assert list(blocks(root)) == list(blocks(tei.parse(MINI / "expected" / "well.xml")))


def paragraphs(text):
    """The paragraphs of a copy, and where the one on the Great Frost and the one on the vote stand among them."""
    parts = text.split("\n\n")
    return parts, *(next(i for i, part in enumerate(parts) if words in part) for words in ("Great Frost", "A vote"))


def test_deleted_paragraph_and_its_neighbours_halves_take_no_anchor_of_each_other(mini):
    text = source(mini, "orchard").replace("By 1932–33 the", "By 1932 the")
    text = re.sub(r"A vote was taken.*\n\n", "", text).replace("nobody climbed anything. ", "nobody climbed.\n\n")
    report, root = encoded(mini, "orchard", text)
    found = blocks(root)
    assert "By 1932" not in diplomatic(found["p7"])
    assert [code for code, _ in codes(report)].count("missing") >= 1
    assert "cannot be told" in str(report.problems)


def test_two_paragraphs_changed_and_exchanged_do_not_exchange_anchors(mini):
    parts, first, second = paragraphs(source(mini, "orchard"))
    one, other = parts[first].replace("loosened", "loosed"), parts[second].replace("voices", "votes")
    parts[first], parts[second] = other, one
    report, root = encoded(mini, "orchard", "\n\n".join(parts))
    found = blocks(root)
    assert "vote" not in diplomatic(found["p5"])
    assert "Frost" not in diplomatic(found["p7"])
    assert {"missing", "extra"} <= {code for code, _ in codes(report)}


def test_many_paragraphs_that_differ_a_little_keep_their_anchors(mini):
    text = source(mini, "orchard").replace(" and ", " und ")
    report, root = encoded(mini, "orchard", text)
    assert not {"missing", "extra"} & {code for code, _ in codes(report)}
    assert list(blocks(root)) == list(blocks(tei.parse(MINI / "expected" / "orchard.xml")))


def test_space_inside_a_word_is_a_change(mini):
    report, _ = encoded(mini, "orchard", source(mini, "orchard").replace("asked", "as ked"))
    assert codes(report) == [("changed", 35)]


def test_copy_of_another_text_is_refused_and_overwrites_nothing(mini):
    encoded(mini, "well")
    before = (mini / "transcriptions" / "well.xml").read_bytes()
    result = run(mini, "--as", "well", mini / "sources" / "orchard.txt")
    assert result.exit_code == 1
    assert "other-text no passage of the copy is one of well" in result.stderr
    assert (mini / "transcriptions" / "well.xml").read_bytes() == before


def test_transcription_that_cannot_be_written_is_one_line_with_its_reason(mini):
    (mini / "transcriptions").write_text("", encoding="utf-8")
    result = run(mini, mini / "sources" / "well.txt")
    assert result.exit_code == 1
    assert re.fullmatch(r"\S+well\.xml: cannot be written: .*; check the folder\n", result.stderr)


def test_changed_paragraph_keeps_its_anchor_and_is_named(mini):
    report, root = encoded(mini, "orchard", source(mini, "orchard").replace("usual way", "unusual way"))
    assert codes(report) == [("changed", 35)]
    assert "p9" in report.problems[0].message
    assert diplomatic(blocks(root)["p9"]) == "The pears, asked in the unusual way, fell."
    assert run(mini, mini / "sources" / "orchard.txt").exit_code == 1


def test_missing_paragraph_leaves_a_gap_and_shifts_no_anchor(mini):
    text = re.sub(r"In the 1910s.*\n\n", "", source(mini, "orchard"))
    report, root = encoded(mini, "orchard", text)
    found = blocks(root)
    assert codes(report) == [("missing", 25)]
    assert "p5 is not in the copy" in report.problems[0].message
    assert found["p5"].find("tei:gap", NS).get("reason") == "missing"
    assert diplomatic(found["p6"]).startswith("In late October")
    assert report.counts["paragraphs"] == 8


def test_extra_paragraph_takes_a_new_number_and_shifts_no_anchor(mini):
    text = source(mini, "orchard").replace("\n\nThe pears", "\n\nA hen walked through, and said so.\n\nThe pears")
    report, root = encoded(mini, "orchard", text)
    assert [code for code, _ in codes(report)] == ["extra"]
    assert list(blocks(root))[-6:] == ["p10", "p9", "n1", "n2", "n3", "n4"]
    assert diplomatic(blocks(root)["p10"]).startswith("A hen")


def test_number_of_a_withdrawn_anchor_is_not_given_again(mini):
    ledger = mini / "anchors.tsv"
    ledger.write_text(ledger.read_text(encoding="utf-8") + "orchard/p10\t0.1.0\twithdrawn\t\t\n", encoding="utf-8")
    text = source(mini, "orchard").replace("\n\nThe pears", "\n\nA hen walked through, and said so.\n\nThe pears")
    _, root = encoded(mini, "orchard", text)
    assert {"p9", "p11"} <= set(blocks(root))
    assert "p10" not in blocks(root)


def test_paragraph_in_two_halves_is_never_guessed(mini):
    report, root = encoded(mini, "orchard", source(mini, "orchard").replace(" It gave six", "\n\nIt gave six"))
    assert sorted(code for code, _ in codes(report)) == ["extra", "extra", "missing"]
    assert diplomatic(blocks(root)["p7"]) == ""
    assert diplomatic(blocks(root)["p8"]).startswith("By 1932")


def test_correction_that_the_copy_does_not_need_is_said_and_the_text_stays(mini):
    report, root = encoded(mini, "orchard", source(mini, "orchard").replace("tlie", "the"))
    assert {code for code, _ in codes(report)} == {"changed", "reading"}
    assert "“tlie” does not stand once in p1" in str(report.problems)
    assert blocks(root)["p1"].find("tei:choice", NS) is None


def test_call_without_note_and_note_without_call_are_said(mini):
    text = source(mini, "well").replace("面孔。②", "面孔。⑨")
    report, root = encoded(mini, "well", text)
    said = [problem.message for problem in report.problems if problem.code == "call"]
    assert said == ["no note answers the call ⑨", "nothing calls n2"]
    assert "⑨" in diplomatic(blocks(root)["p1"])


def test_text_file_without_a_header_to_build_on_is_refused(mini):
    (mini / "texts" / "orchard.xml").write_text(f'<TEI xmlns="{tei.TEI}"/>', encoding="utf-8")
    with pytest.raises(Invalid, match="no teiHeader"):
        encoded(mini, "orchard")


# Recipes


@pytest.mark.parametrize(
    ("recipe", "line", "said"),
    [
        ("language = ", 1, "Invalid value"),
        ('language = "en"\nrecognise = "x"', 2, "perhaps recognize"),
        ('language = "en"\nheads = "x"', 2, "a list of texts"),
        ("heads = [1]", 1, "a list of texts"),
        ('date = "2026-11-22"', 1, "without quotes"),
        ("date = 2026-11-22T10:00:00", 1, "no plain date"),
        ('language = "fr"', 1, "no language of a source"),
        ('quotes = ["q1"]', 1, "no anchor"),
        ("\n[years]\np1 = '1936'", 3, "no number"),
        ("[furniture]\nlines = ['(']", 2, "no regular expression"),
        ("[furniture]\nlinse = []", 2, "perhaps lines"),
        ('[[correction]]\nat = "p1"\nsic = "a"', 1, "corr is missing"),
        ('[[correction]]\nat = "p1"\nsic = "a"\ncorr = "b"\n\n[[correction]]\nat = "x"\nsic = "a"\ncorr = "b"', 7, "x"),
        ('[correction]\nat = "p1"', 1, "[[correction]]"),
        ('[[correction]]\nat = "p1"\nsic = ""\ncorr = "b"', 3, "sic is empty"),
        ('[[correction]]\nat = "p1"\nsic = "a"\ncorr = "b"\ncert = "sure"', 5, "no certainty"),
        ('[[name]]\nref = "person:x"\nform = "a"', 2, "no register"),
        ('[[name]]\nref = "per:x"\nform = "a"\nwithin = ["b"]', 4, "not in its own within"),
        ('[[foreign]]\nat = "p1"\nfirst = "a"\nlast = "b"\nlang = "en"\nname = "hi"', 6, "no element"),
        ('correction = ["a"]', 1, "[[correction]]"),
    ],
)
def test_bad_recipe_is_one_line_with_its_place_and_what_to_do(tmp_path, recipe, line, said):
    path = tmp_path / "bad.toml"
    path.write_text(recipe, encoding="utf-8")
    with pytest.raises(Invalid) as raised:
        read(path)
    (problem,) = raised.value.problems
    assert (problem.file, problem.line, problem.code) == (str(path), line, "recipe")
    assert said in str(problem)
    assert "\n" not in str(problem)


def test_recipe_that_names_nobody_in_the_registers_is_refused_by_its_line(mini):
    recipe = mini / "recipes" / "well.toml"
    words = recipe.read_text(encoding="utf-8")
    recipe.write_text(words.replace("per:fan-xiaoli", "per:nobody-at-all"), encoding="utf-8")
    result = run(mini, mini / "sources" / "well.txt")
    line = words[: words.index("per:fan-xiaoli")].count("\n") + 1
    assert result.stderr.startswith(f"{recipe}:{line}: recipe per:nobody-at-all is in no register")
    assert not (mini / "transcriptions").exists()


def test_recipe_may_say_nothing(tmp_path):
    path = tmp_path / "plain.toml"
    path.write_text("", encoding="utf-8")
    assert read(path) == Recipe("plain", path)


# Marks


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
        ("九灯\n井 x\ny", [], "九灯井 x y"),
        ("a xQ", [Mark(1, 4, "surplus")], "a"),
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

IN_1936 = Calendar(1936, 10, True)


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
        ("the 12th century, the 9th Army", []),
        ("late August", [("late August", "notBefore=1936-08-21 notAfter=1936-08-31 evidence=internal cert=medium")]),
        ("3–9 August 1936", [("3–9 August 1936", "from=1936-08-03 to=1936-08-09")]),
        ("August 3–9, 1936", [("August 3–9, 1936", "from=1936-08-03 to=1936-08-09")]),
        ("from August to October 1937", [("August to October 1937", "from=1937-08 to=1937-10")]),
        ("1936–38", [("1936–38", "from=1936 to=1938")]),
        ("between 1929 and 1931", [("1929 and 1931", "from=1929 to=1931")]),
        ("late 1980s and early 1990s", [("late 1980s", "from=1986 to=1989 cert=medium"),
                                        ("early 1990s", "from=1990 to=1993 cert=medium")]),
        ("1960s, 70s", [("1960s", "from=1960 to=1969"), ("70s", "from=1970 to=1979 evidence=internal cert=high")]),
        ("in his 70s, 1,989 hens, 1989 of them, 20th", [("1989", "when=1989")]),
        ("August 31 and 31 September 1936", [("August 31", "when=1936-08-31 evidence=internal cert=high")]),
    ],
)  # fmt: skip
def test_english_dates_have_their_values(text, found):
    assert valued(text, dates_en.grammar) == found


def test_year_that_nobody_told_is_not_invented():
    assert valued("9月14日", dates_zh.grammar, Calendar()) == []


def test_year_carried_from_an_earlier_paragraph_is_less_sure():
    assert valued("9月", dates_zh.grammar, Calendar(1936)) == [("9月", "when=1936-09 evidence=internal cert=medium")]
