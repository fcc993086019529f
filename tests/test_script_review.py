"""What conversion of script decides is listed, recorded and checked: no doubtful decision goes unread."""

import json
import shutil
from importlib.util import find_spec

import pytest
from click.testing import CliRunner
from lxml import etree

from conftest import MINI, ROOT, TEI, require
from test_imports import MODULES, PACKAGE, imported
from webapp.cli import edition
from webapp.edition import tei
from webapp.edition.diagnostics.conversion import problems
from webapp.edition.errors import Invalid
from webapp.edition.folder import Folder
from webapp.edition.script import SCRIPTS, Names, decisions, review_second
from webapp.edition.script.review import CONTEXT, WIDTH, places
from webapp.edition.script.review_list import OPEN, reviewed
from webapp.edition.script.review_record import FILE, HEADER, Record, Row
from webapp.edition.script.review_second import INSTALL, differ, second_reading

NAMES = Names.read(MINI / "registers")
DOCUMENT = f'<text xmlns="{tei.TEI}" xml:lang="zh-Hans"><p xml:id="p1">{{}}</p></text>'


@pytest.fixture
def alone(monkeypatch):
    """No second engine."""
    monkeypatch.setattr(review_second, "zhconv_rs", None)
    second_reading.cache_clear()
    yield
    second_reading.cache_clear()


@pytest.fixture
def both():
    require(find_spec("zhconv_rs"), f"there is no second engine; {INSTALL}")


@pytest.fixture
def village(tmp_path):
    """An edition of one sentence; its record is empty."""
    folder = tmp_path / "village"
    (folder / "texts").mkdir(parents=True)
    write(folder, "梯子搬进了村里。")
    record(folder)
    return folder


def write(folder, words):
    (folder / "texts" / "village.xml").write_text(DOCUMENT.format(words), encoding="utf-8")


def record(folder, *rows):
    Record(dict(enumerate((Row(*row) for row in rows), 2))).write(folder / FILE)


def told(folder):
    return [(found.code, found.message) for found in problems(Folder(folder))]


def codes(folder):
    return [code for code, _ in told(folder)]


def run(*arguments):
    return CliRunner().invoke(edition, ["convert", "--review", *map(str, arguments)])


def places_of(words, target="Hant"):
    return list(places(etree.fromstring(DOCUMENT.format(words)), target, NAMES, ruled=True))


# What is listed


@pytest.mark.parametrize("target", SCRIPTS)
@pytest.mark.parametrize("file", [*Folder(MINI).files, *Folder(TEI).texts.values()], ids=lambda file: file.stem)
def test_every_one_to_many_character_is_listed_with_what_conversion_makes_of_it(file, target):
    root = tei.parse(file)
    listed = [(p.source, p.result, p.by, p.rule, p.anchor) for p in places(root, target, NAMES, ruled=True)]
    decided = [
        (d.source, d.result, d.by, d.rule, d.anchor)
        for d in decisions(root, target, NAMES)
        if d.ambiguous and d.by not in {"untouched", "override"}
        if d.block is None or tei.local(d.block) != "orig"
    ]
    assert [one for one in listed if one[2] != "override"] == decided


def test_context_is_three_characters_on_each_side_across_markup_breaks_and_line_ends():
    words = "老人<hi>说\n    今</hi>天村<lb/>\u200b里<note>注</note>有\n集会"
    assert [p.context for p in places_of(words) if p.source == "里"] == ["今天村[里]有集会"]
    assert [p.context for p in places_of("里")] == ["[里]"]


def test_what_decided_is_told():
    words = (
        '<persName ref="per:fan-xiaoli">范小里</persName>的头发和'
        '<choice><orig>里</orig><reg xml:lang="zh-Hant">里</reg></choice>程，里'
    )
    found = {(p.source, p.by, p.rule) for p in places_of(words)}
    assert {("里", "name", "per:fan-xiaoli"), ("发", "phrase", "头发"), ("里", "character", "里")} <= found
    assert ("里", "override", "zh-Hant") in found
    assert [p.decided for p in places_of(words)].count(True) == 3


def test_phrase_stands_in_the_record_as_a_context():
    found = {p.source: p.phrase for p in places_of("他的头发和十分复杂的里")}
    assert found["发"] == "头[发]"
    assert found["复"] == "[复]杂"
    assert found["里"] == "复杂的[里]"


def test_variants_of_regions_are_not_listed_again(village, alone):
    assert {one.target for one in reviewed(village)} == {"Hant"}
    assert {one.target for one in reviewed(village, ["Hant-TW"])} == {"Hant-TW"}


def test_same_character_in_the_same_context_is_one_decision_with_all_its_anchors(village, alone):
    write(village, "梯子搬进了村里。</p><p xml:id='p2'>梯子搬进了村里。")
    found = next(one for one in reviewed(village) if one.source == "里")
    assert found.anchors == ("village/p1", "village/p2")
    assert found.count == 2


# The record


def test_longest_context_holds_and_speaks_of_its_own_decision_alone():
    held = Record({2: Row("[里]", "Hant", "裏", "right"), 3: Row("埃[里]", "Hant", "裏", "wrong")})
    verdicts = [row and row.verdict for p in places_of("村里，埃里") for row in [held.row(p, "Hant")]]
    assert verdicts == ["right", "wrong"]
    assert Record({2: Row("[里]", "Hant", "里", "right")}).row(places_of("村里")[0], "Hant") is None
    assert held.row(places_of("村里")[0], "Hant-TW") is None


def test_record_is_read_as_it_was_written(tmp_path):
    rows = {Row("村[里]，", "Hant", "裏", "right", "village", "in the village"), Row("[后]", "Hant-TW", "后", "wrong")}
    Record(dict(enumerate(rows, 2))).write(tmp_path / FILE)
    assert set(Record.read(tmp_path / FILE).rows.values()) == rows


@pytest.mark.parametrize(
    "line",
    ["村里\tHant\t裏\tright\t\t", "老人说村[里]\tHant\t裏\tright\t\t", "[里]\tHan\t裏\tright\t\t",
     "[里]\tHant\t裏\tperhaps\t\t", "[里]\tHant\t\tright\t\t", "[里]\tHant"],
)  # fmt: skip
def test_line_that_cannot_be_read_is_named(village, line):
    (village / FILE).write_text(f"{HEADER}\n[了]\tHant\t了\tright\t\t\n{line}\n", encoding="utf-8")
    with pytest.raises(Invalid) as raised:
        Record.read(village / FILE)
    assert [p.line for p in raised.value.problems] == [3]
    assert codes(village) == ["script-review"]


# The check


def test_decision_that_nobody_reviewed_fails_the_check_without_a_second_engine(village, alone):
    assert told(village) == [
        ("script-unreviewed", "子搬进[了]村里。 becomes 了 under Hant"),
        ("script-unreviewed", "进了村[里]。 becomes 裏 under Hant"),
    ]
    record(village, ("[了]", "Hant", "了", "right"), ("村[里]", "Hant", "裏", "agreed"))
    assert codes(village) == []


@pytest.mark.parametrize("words", ["他展示了如何", "学生发动", "我剪了发", "可是只有他"])
def test_new_words_in_the_edition_fail_the_check_on_a_fresh_clone(tmp_path, words):
    folder = shutil.copytree(TEI, tmp_path / "tei", ignore=shutil.ignore_patterns("transcriptions", ".*"))
    assert codes(folder) == []
    file = folder / "texts" / "sun.xml"
    digest = '<note type="digest" xml:lang="zh-Hans">'
    file.write_text(file.read_text(encoding="utf-8").replace(digest, f"{digest}{words}，", 1), encoding="utf-8")
    assert "script-unreviewed" in codes(folder) or "script-wrong" in codes(folder)


def test_edits_elsewhere_leave_reviewed_decisions_reviewed(village):
    record(village, ("子搬进[了]村里。", "Hant", "了", "right"), ("进了村[里]。", "Hant", "裏", "right"))
    assert codes(village) == []
    write(village, "昨天，有人把<hi>梯子搬进</hi>了村里。天很冷。")
    assert codes(village) == []


@pytest.mark.parametrize(
    ("mended", "code"),
    [
        ("埃里", ["script-wrong"]),
        ('埃<choice><orig>里</orig><reg xml:lang="zh-Hant">里</reg></choice>', []),
        ('埃<choice><orig>里</orig><reg xml:lang="zh-Hant">裏</reg></choice>', ["script-wrong"]),
        ("艾黎", ["script-review-idle"]),
    ],
)
def test_what_is_recorded_as_wrong_is_to_be_overruled(village, mended, code):
    write(village, mended)
    record(village, ("埃[里]", "Hant", "裏", "wrong"))
    assert codes(village) == code


def test_record_for_a_region_is_heeded_in_that_region(village):
    write(village, "村里")
    record(village, ("[里]", "Hant", "裏", "right"), ("[里]", "Hant-TW", "裡", "wrong"))
    assert told(village) == [("script-wrong", "村[里] becomes 裡 under Hant-TW")]


def test_lines_about_a_copy_that_is_not_at_hand_are_not_idle(village):
    write(village, "一")
    record(village, ("村[里]", "Hant", "裏", "right", "village"), ("[后]天", "Hant", "後", "agreed"))
    assert codes(village) == []
    (village / "transcriptions").mkdir()
    shutil.copy(village / "texts" / "village.xml", village / "transcriptions")
    assert codes(village) == ["script-review-idle"]


def test_edition_without_a_record_asks_for_no_review(village):
    (village / FILE).unlink()
    assert codes(village) == []


# The command


def test_list_is_lines_of_the_record_and_fails_while_any_is_open(village, alone):
    result = run("--corpus", village)
    header, *lines = [line.split("\t") for line in result.stdout.splitlines()]
    assert header == HEADER.split("\t")
    assert [line[:4] for line in lines] == [
        ["子搬进[了]村里。", "Hant", "了", "unreviewed"],
        ["进了村[里]。", "Hant", "裏", "unreviewed"],
    ]
    assert "village/p1" in lines[0][5]
    assert result.exit_code == 1
    record(village, ("[了]", "Hant", "了", "right"), ("[里]", "Hant", "裏", "right"))
    assert run("--corpus", village).exit_code == 0


def test_without_a_second_engine_one_line_says_how_to_have_it(village, alone):
    said = run("--corpus", village).stderr
    assert INSTALL in said
    assert len(said.splitlines()) == 1


def test_list_is_json_for_programs(village):
    listed = json.loads(run("--corpus", village, "--to", "Hant-HK", "--json").stdout)
    assert {one["target"] for one in listed} == {"Hant-HK"}
    assert all(one["context"] and one["decision"] and one["by"] and one["anchors"] for one in listed)


def test_disagreement_is_told_and_outweighs_an_agreement_elsewhere(village, both):
    write(village, "学生发动起义")
    record(village, ("生[发]", "Hant", "髮", "agreed"))
    found = [(one.decision, one.other, one.state) for one in reviewed(village)]
    assert found == [("髮", "發", "unreviewed")]


def test_phrases_that_both_engines_decide_alike_can_be_recorded(village, both):
    write(village, "学生发动起义，他的头发和村里")
    assert run("--corpus", village, "--record").exit_code == 1
    agreed = {row.context for row in Record.read(village / FILE).rows.values()}
    assert "头[发]" in agreed
    assert "生[发]" not in agreed
    assert not any("里" in context for context in agreed)


def test_ways_to_write_one_character_are_no_disagreement():
    assert not differ("裏", "裡")
    assert not differ("爲", "為")
    assert differ("裏", "里")
    assert differ("臺", "台")


def test_file_or_review_is_asked_for():
    assert "--review" in CliRunner().invoke(edition, ["convert"]).output


# The edition


def test_second_engine_is_imported_in_one_module():
    users = [str(m.relative_to(PACKAGE)) for m in MODULES if "zhconv_rs" in {*imported(m)}]
    assert users == ["edition/script/review_second.py"]


def test_every_decision_in_the_edition_is_reviewed(edition_of, both):
    found = reviewed(edition_of("transcribed edition"))
    assert [(one.context, one.decision, one.other) for one in found if one.state in OPEN] == []
    assert len(found) > 5000


def test_record_quotes_no_more_than_it_needs():
    rows = Record.read(ROOT / "tei" / FILE).rows.values()
    assert all(CONTEXT.fullmatch(row.context) and len(row.context) <= 2 * WIDTH + 3 for row in rows)
    assert all(row.note for row in rows if row.verdict != "right")
