"""`date-contradicted`: what the words of a date say against its value, in both languages."""

import pytest

from conftest import MINI
from webapp.edition import tei
from webapp.edition.diagnostics.dates import contradicted
from webapp.edition.diagnostics.document import TEXT, Document, Edition
from webapp.edition.folder import Folder

EDITION = Edition(Folder(MINI))


def named(date):
    body = f'<p xml:id="p1"><note type="digest">{date}</note></p>'
    root = tei.parse_bytes(f'<TEI xmlns="{tei.TEI}"><text><body>{body}</body></text></TEI>'.encode())
    found = contradicted(Document(MINI / "texts" / "x.xml", root, TEXT, EDITION))
    return [finding.message.partition(" names ")[2].partition(",")[0] for finding in found]


@pytest.mark.parametrize(
    "date",
    [
        '<date when="1931-08-08">8 August 1931</date>',
        '<date when="1931-08-08">1931年8月8日</date>',
        '<date when="1931-08-08">the same day</date>',
        '<date from="1931-09-03" to="1931-09-09">3 to 9 September 1931</date>',
        '<date from="1931" to="1933">1931 to 1933</date>',
        '<date from="1896" to="1899">late 1890s</date>',
        '<date from="1986" to="1993">the late 1980s and early 1990s</date>',
        '<date notBefore="1931-10-21" notAfter="1932-01-10">between October and January</date>',
        '<date when="1931">in the year of 12 votes</date>',
        '<date from="1980" to="1989">20世纪80年代</date>',
    ],
)
def test_words_that_agree_with_the_value_are_left_alone(date):
    assert named(date) == []


@pytest.mark.parametrize(
    ("date", "strange"),
    [
        ('<date when="1931">1913</date>', "1913"),
        ('<date when="1931-08">1913年8月</date>', "1913"),
        ('<date from="1931" to="1933">1931 to 1934</date>', "1934"),
        ('<date from="1896" to="1899">the 1870s</date>', "1870"),
        ('<date when="1931-08-08">8 September 1931</date>', "month 9"),
        ('<date when="1931-08-08">1931年9月8日</date>', "month 9"),
        ('<date when="1931-08-08">18 August 1931</date>', "day 18"),
        ('<date when="1931-08-08">8月18日</date>', "day 18"),
        ('<date from="1931-09-03" to="1931-09-09">3日至10日</date>', "day 10"),
    ],
)
def test_words_that_contradict_the_value_are_named(date, strange):
    assert named(date) == [strange]
