"""What earlier releases have is read from their archives, safely, and is simply not there where an archive is not."""

import zipfile

import pytest

from webapp.edition.corpus import Corpus
from webapp.edition.errors import Invalid
from webapp.edition.releases import Release, Releases
from webapp.edition.version import order

LIST = "release\tdate\tmanifest\n1.0.0\t2026-11-22\t\n1.0.0-rc1\t2026-11-20\t\n"
MEMBER = "well-1.0.0/tei/texts/well.xml"


def archived(folder, *members, compression=zipfile.ZIP_STORED):
    """The releases of a folder in which 1.0.0 has these members, each a name and its words."""
    (folder / "releases").mkdir()
    (folder / "releases.tsv").write_text(LIST, encoding="utf-8")
    with zipfile.ZipFile(folder / "releases" / "1.0.0.zip", "w", compression) as archive:
        for name, words in members:
            archive.writestr(name, words)
    return Releases.read(folder)


def test_releases_stand_in_their_order(tmp_path):
    found = archived(tmp_path)
    assert found.versions == ("1.0.0-rc1", "1.0.0")
    assert found.latest == Release("1.0.0", "2026-11-22")
    told = [
        "1.0.0-alpha",
        "1.0.0-alpha.1",
        "1.0.0-alpha.beta",
        "1.0.0-beta",
        "1.0.0-beta.2",
        "1.0.0-beta.11",
        "1.0.0-rc.1",
    ]
    assert sorted(["1.0.0", "next", "2.0.0", "1.10.0", "1.9.0", *reversed(told)], key=order) == [
        *told, "1.0.0", "1.9.0", "1.10.0", "2.0.0", "next",
    ]  # fmt: skip


def test_list_is_read_as_it_was_written(tmp_path):
    found = archived(tmp_path)
    (tmp_path / "releases.tsv").write_bytes(found.content)
    assert Releases.read(tmp_path) == found


def test_edition_without_releases_has_none(tmp_path):
    assert Releases.read(tmp_path) == Releases(tmp_path)
    assert Releases(tmp_path).latest is None


def test_text_of_a_release_is_read_from_its_archive(tmp_path):
    found = archived(tmp_path, (MEMBER, "<TEI/>"), ("well-1.0.0/manifest-sha256.txt", ""))
    assert found.document("1.0.0", "well").tag == "TEI"
    assert found.member("1.0.0", "manifest-sha256.txt") == b""
    assert found.document("1.0.0-rc1", "well") is None
    assert found.document("1.0.0", "ferry") is None


@pytest.mark.parametrize(
    "members",
    [
        [(MEMBER, "<TEI>")],
        [(MEMBER, '<!DOCTYPE TEI [<!ENTITY e SYSTEM "file:///etc/hostname">]><TEI>&e;</TEI>')],
        [("../tei/texts/well.xml/../well.xml", "<TEI/>")],
        [("tei/texts/well.xml", "<TEI/>")],
        [(MEMBER, "<TEI/>"), ("other/tei/texts/well.xml", "<TEI/>")],
    ],
)
def test_text_that_cannot_be_trusted_is_not_there(tmp_path, members):
    assert archived(tmp_path, *members).document("1.0.0", "well") is None


def test_compressed_or_broken_archive_is_not_read(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert (
        archived(tmp_path / "a", (MEMBER, "<TEI/>"), compression=zipfile.ZIP_DEFLATED).document("1.0.0", "well") is None
    )
    broken = archived(tmp_path / "b", (MEMBER, "<TEI/>"))
    path = tmp_path / "b" / "releases" / "1.0.0.zip"
    path.write_bytes(path.read_bytes().replace(b"<TEI/>", b"<TEX/>"))
    assert broken.document("1.0.0", "well") is None
    path.write_bytes(b"PK")
    assert broken.document("1.0.0", "well") is None


@pytest.mark.parametrize("version", ["../1.0.0", "1.0.0/../1.0.0", "", "9.0.0", "next"])
def test_only_releases_of_the_list_are_looked_for(tmp_path, version):
    assert archived(tmp_path, (MEMBER, "<TEI/>")).document(version, "well") is None


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("1.0\t2026-11-22\t", "1.0 is no release"),
        ("next\t2026-11-22\t", "next is no release"),
        ("1.0.0\tyesterday\t", "the date or the hash is none"),
        ("1.0.0\t2026-11-22\tx", "the date or the hash is none"),
        ("1.0.0", "1 cells for 3"),
    ],
)
def test_bad_line_of_the_list_is_named_and_readers_do_without_the_list(mini, row, said):
    (mini / "releases.tsv").write_text(f"{LIST}{row}\n", encoding="utf-8")
    with pytest.raises(Invalid, match=rf"releases\.tsv:4: .*{said}"):
        Releases.read(mini)
    assert Corpus(mini).releases.versions == ()


def test_archive_that_comes_makes_pages_anew(mini):
    corpus = Corpus(mini)
    before = corpus.digest
    archived(mini)
    assert corpus.digest != before
    assert corpus.releases.versions == ("1.0.0-rc1", "1.0.0")
