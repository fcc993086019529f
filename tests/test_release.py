"""A release: frozen whole or not at all, and the same to the byte whoever builds it."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import MINI, ROOT, require
from editing import EDITS, contents, fail_once
from editing import run as edit
from webapp.cli import edition
from webapp.edition import atomic, tei
from webapp.edition.check import check
from webapp.edition.corpus import Corpus
from webapp.edition.encode import encode_file
from webapp.edition.errors import EditionError
from webapp.edition.folder import Folder
from webapp.edition.ledger import Ledger
from webapp.edition.merge import blocks
from webapp.edition.reference import Reference
from webapp.edition.release import freeze, verify
from webapp.edition.release.headers import in_words
from webapp.edition.releases import Releases
from webapp.edition.schema import Schema
from webapp.edition.wording import signature, wording

LISTING = ROOT / "tests" / "releases" / "mini-1.0.0.txt"

MENDED = {
    "texts/ferry.xml": [
        ('        <language ident="zh-Hant">Chinese in traditional characters</language>\n', ""),
        ('        <language ident="zh-Latn-pinyin">Chinese in Hanyu Pinyin</language>\n', ""),
    ],
    "texts/orchard.xml": [
        ('        <language ident="zh-Hant">Chinese in traditional characters</language>\n', ""),
        ('        <language ident="zh-Latn-pinyin">Chinese in Hanyu Pinyin</language>\n', ""),
    ],
    "texts/well.xml": [
        ('        <language ident="zh-Latn-pinyin">Chinese in Hanyu Pinyin</language>\n', ""),
        ("不作“裡”", '不作“<foreign xml:lang="zh-Hant">裡</foreign>”'),
    ],
    "registers/persons.xml": [
        (f" {one}{after}", f' <foreign xml:lang="zh-Hans">{one}</foreign>{after}')
        for one, after in (("范", " and"), ("里", " in"), ("余", ", also"))
    ],
    "registers/places.xml": [(" 里 is", ' <foreign xml:lang="zh-Hans">里</foreign> is')],
}
"""What of the mini edition `edition check` warns of, so that it cannot be released as it is."""


@pytest.fixture(scope="session")
def mended(tmp_path_factory):
    """The mini edition without anything to warn of, and a licence; not to be changed."""
    folder = Path(shutil.copytree(MINI, tmp_path_factory.mktemp("mended") / "mini"))
    for name, pairs in MENDED.items():
        text = (folder / name).read_text(encoding="utf-8")
        for old, new in pairs:
            text = text.replace(old, new)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "LICENSE.md").write_text("Free.\n", encoding="utf-8")
    assert list(check(folder, Schema())) == []
    return folder


@pytest.fixture
def clean(mended, tmp_path):
    return Path(shutil.copytree(mended, tmp_path / "clean"))


def run(line, folder):
    return CliRunner().invoke(edition, ["release", *line.split(), "--corpus", str(folder)])


def release(folder, version, day="2026-12-01"):
    freeze(folder, version, date.fromisoformat(day)).write()


def test_release_command_freezes_the_edition_which_checks_and_encodes_afterwards(clean):
    result = run("1.0.0-rc1 --date 2026-12-01", clean)
    assert result.exit_code == 0, result.output + str(result.exception)
    assert f"{clean}/releases/1.0.0-rc1.zip: written" in result.output
    assert list(check(clean, Schema())) == []
    assert encode_file(clean / "sources" / "well.txt", clean).problems == ()
    assert [(one.version, one.date) for one in Releases.read(clean).all] == [("1.0.0-rc1", "2026-12-01")]
    assert "1.0.0-rc1: 18 files are as they were released" in run("1.0.0-rc1 --verify", clean).output


def test_headers_tell_the_release_its_day_and_the_change(clean):
    before = contents(clean)
    release(clean, "1.0.0")
    for path in Folder(clean).files:
        old, new = before[path].decode().splitlines(), path.read_text(encoding="utf-8").splitlines()
        assert '        <edition n="1.0.0">Version 1.0.0</edition>' in new
        assert '        <date when="2026-12-01">1 December 2026</date>' in new
        added = [line.strip() for line in new if line not in old]
        assert len(added) == (3 if path.parent.name == "texts" else 2)
        assert added[2:] == ['<change when="2026-12-01" status="published">Release 1.0.0.</change>'] * (len(added) - 2)


def test_ledger_names_the_release_and_has_the_wording_of_every_passage(clean):
    release(clean, "1.0.0")
    ledger = Ledger.read(clean / "anchors.tsv")
    assert {entry.minted for entry in ledger.entries} == {"1.0.0"}
    found = blocks(tei.parse(clean / "texts" / "well.xml"))
    for entry in ledger.of("well"):
        told = signature(wording(found[entry.id])) if entry.kind != "s" else ""
        assert entry.wording == ((("1.0.0", told),) if told else ())


def test_second_release_tells_only_what_has_changed_since(clean, unproved):
    release(clean, "1.0.0-rc1")
    first = Ledger.read(clean / "anchors.tsv")
    text = clean / "texts" / "ferry.xml"
    text.write_text(text.read_text(encoding="utf-8").replace("asks for a letter", "demands a letter"), encoding="utf-8")
    assert edit(EDITS["merge"], clean).exit_code == 0
    release(clean, "1.0.0", "2026-12-02")
    second = Ledger.read(clean / "anchors.tsv")
    assert {e.anchor for e in second.entries if e not in first.entries and e.kind != "s"} == {
        "ferry/p6", "well/p3", "well/p4", "well/p11",
    }  # fmt: skip
    assert [release for release, _ in second.entry("ferry/p6").wording] == ["1.0.0-rc1", "1.0.0"]
    assert (second.entry("well/p3").since, second.entry("well/p11").minted) == ("1.0.0", "1.0.0")
    resolver = Corpus(clean).resolver
    levels = [resolver.resolve(Reference.read(f"{one}@1.0.0-rc1")).level for one in ("ferry/p6", "well/p3", "well/p5")]
    assert levels == ["revised", "merged", "unchanged"]
    assert "demands" not in tei.serialise(Releases.read(clean).document("1.0.0-rc1", "ferry")).decode()
    assert list(check(clean, Schema())) == []


def test_archive_holds_these_files_and_no_fact_of_the_machine(clean):
    encode_file(clean / "sources" / "well.txt", clean)
    release(clean, "1.0.0")
    with zipfile.ZipFile(clean / "releases" / "1.0.0.zip") as archive:
        members = archive.infolist()
    listing = "".join(f"{one.filename}\n" for one in members)
    if os.environ.get("EDITION_GOLDEN") == "write":
        LISTING.write_text(listing, encoding="utf-8")
    assert listing == LISTING.read_text(encoding="utf-8")
    facts = {(one.compress_type, one.date_time, one.external_attr, one.create_system, one.extra) for one in members}
    assert facts == {(zipfile.ZIP_STORED, (2026, 12, 1, 0, 0, 0), 0o100644 << 16, 3, b"")}


def test_archive_has_the_list_of_the_releases_before_it(clean, unproved):
    release(clean, "1.0.0-rc1")
    release(clean, "1.0.0", "2026-12-02")
    for version, told in (("1.0.0-rc1", None), ("1.0.0", ["1.0.0-rc1"])):
        with zipfile.ZipFile(clean / "releases" / f"{version}.zip") as archive:
            found = [name for name in archive.namelist() if name.endswith("/tei/releases.tsv")]
            rows = archive.read(found[0]).decode().splitlines()[1:] if found else None
        assert (rows and [row.split("\t")[0] for row in rows]) == told
        assert verify(clean, version)


BUILD = """
import locale, os, sys
from datetime import date
from pathlib import Path
os.umask(int(sys.argv[2], 8))
from webapp.edition.release import freeze
freeze(Path(sys.argv[1]), "1.0.0", date(2026, 12, 1)).write()
"""


def test_two_builds_in_other_folders_times_locales_and_umasks_are_the_same_to_the_byte(mended, tmp_path):
    built = []
    for name, zone, spoken, umask in (("one", "UTC", "C", "022"), ("zwei", "Asia/Shanghai", "de_DE.UTF-8", "077")):
        folder = Path(shutil.copytree(mended, tmp_path / name / "mini", copy_function=shutil.copy))
        os.utime(folder / "anchors.tsv", (0, 0))
        environment = {**os.environ, "TZ": zone, "LC_ALL": spoken, "PYTHONHASHSEED": umask}
        subprocess.run([sys.executable, "-c", BUILD, str(folder), umask], env=environment, cwd=ROOT, check=True)
        built.append({path.relative_to(folder): data for path, data in contents(folder).items()})
    assert built[0] == built[1]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1.0", "1.0 is no number of a release; write one such as 1.0.0"),
        ("v1.0.0", "v1.0.0 is no number of a release"),
        ("1.0.0+build", "1.0.0+build is no number of a release"),
        ("next", "next is no number of a release"),
        ("1.0.0", "1.0.0 was released already"),
        ("1.0.0-rc2", "1.0.0-rc2 is not above 1.0.0, the last release"),
        ("0.9.0", "0.9.0 is not above 1.0.0"),
        ("1.0.1 --date 2026-11-30", "2026-11-30 is before 2026-12-01"),
        ("2.0.0 --verify", "2.0.0 is no release of"),
    ],
)
def test_number_or_day_that_cannot_be_is_refused_in_one_line(clean, line, said):
    (clean / "releases.tsv").write_text(f"release\tdate\tmanifest\n1.0.0\t2026-12-01\t{'0' * 64}\n", encoding="utf-8")
    before = contents(clean)
    result = run(line, clean)
    assert result.exit_code == 1
    assert str(result.exception).startswith(said)
    assert contents(clean) == before


def test_edition_that_check_warns_of_is_not_released(mini):
    before = contents(mini)
    result = run("1.0.0", mini)
    assert "language-unused warning" in str(result.exception)
    assert len(str(result.exception).splitlines()) == 10
    assert contents(mini) == before


def test_dry_run_prints_what_would_change_and_writes_nothing(clean, unproved):
    before = contents(clean)
    result = run("1.0.0 --date 2026-12-01 --dry-run", clean)
    assert '+        <edition n="1.0.0">Version 1.0.0</edition>' in result.output
    assert "releases/1.0.0.zip: would be written" in result.output
    assert contents(clean) == before


@pytest.mark.parametrize("step", ["mkstemp", "write_bytes", "copy2", "replace"])
def test_release_that_fails_at_any_file_leaves_every_byte_as_it_was(clean, monkeypatch, step):
    made = freeze(clean, "1.0.0", date(2026, 12, 1))
    before = contents(clean)
    for failing in range(1, 5):
        with monkeypatch.context() as patched:
            fail_once(patched, step, failing)
            with pytest.raises(EditionError, match="cannot be written"):
                atomic.write_all(made.files, clean / "journal")
        assert contents(clean) == before
    made.write()
    assert verify(clean, "1.0.0") == 18


def test_archive_that_was_tampered_with_is_found_out(clean):
    release(clean, "1.0.0")
    path = clean / "releases" / "1.0.0.zip"
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    stem = next(iter(files)).partition("/")[0]
    files[f"{stem}/tei/texts/well.xml"] += b" "
    files[f"{stem}/tei/added.txt"] = b"added"
    del files[f"{stem}/tei/texts/ferry.xml"]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    result = run("1.0.0 --verify", clean)
    told = [line.partition("manifest ")[2].partition(";")[0] for line in str(result.exception).splitlines()]
    assert told == [
        f"tei/{one} is not as the manifest has it" for one in ("added.txt", "texts/ferry.xml", "texts/well.xml")
    ]
    path.write_bytes(b"PK")
    assert "cannot be read" in str(run("1.0.0 --verify", clean).exception)


def test_citation_file_is_what_the_format_says(clean):
    release(clean, "1.0.0-rc1")
    text = (clean / "CITATION.cff").read_text(encoding="utf-8")
    told = {
        key: json.loads(value)
        for key, _, value in (row.partition(": ") for row in text.splitlines())
        if value[:1] == '"'
    }
    assert told | {"message": "", "abstract": ""} == {
        "cff-version": "1.2.0",
        "message": "",
        "title": "The Orchard and the Well",
        "  - name": "Revolutions in Retrospect",
        "version": "1.0.0-rc1",
        "date-released": "2026-12-01",
        "license": "CC-BY-4.0",
        "abstract": "",
    }
    tool = os.environ.get("EDITION_CFFCONVERT") or shutil.which("cffconvert")
    require(tool, "cffconvert is not installed; set EDITION_CFFCONVERT")
    subprocess.run([tool, "--validate", "-i", str(clean / "CITATION.cff")], check=True)


def test_citation_file_stands_beside_a_corpus_named_tei(mended, tmp_path):
    folder = Path(shutil.copytree(mended, tmp_path / "project" / "tei"))
    release(folder, "1.0.0")
    assert (tmp_path / "project" / "CITATION.cff").is_file()
    assert not (folder / "CITATION.cff").exists()


@pytest.mark.parametrize(
    ("language", "said"), [("en", "1 December 2026"), ("zh-Hans", "2026年12月1日"), ("", "2026-12-01")]
)
def test_day_is_written_in_the_language_of_the_header(language, said):
    assert in_words(date(2026, 12, 1), language) == said
