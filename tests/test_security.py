"""A TEI file cannot put script into a page, a request cannot reach the file system, a reader sees no traceback."""

import lxml.html
import pytest

from webapp.edition import tei
from webapp.edition.errors import Invalid
from webapp.edition.transform import TransformError, stylesheet

ATTACKS = [
    '<ref target="javascript:alert(1)">x</ref>',
    '<ref target="JaVaScRiPt:alert(1)">x</ref>',
    '<ref target=" javascript:alert(1)">x</ref>',
    '<ref target="data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;">x</ref>',
    '<ref target="https://example.org/&quot; onclick=&quot;alert(1)">x</ref>',
    '<ptr target="vbscript:x"/>',
    '<hi rend="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">x</hi>',
    '<graphic url="javascript:alert(1)"/>',
    '<persName ref="javascript:alert(1)">x</persName>',
    "<hi>&lt;script&gt;alert(1)&lt;/script&gt;</hi>",
    '<seg type="&quot; onmouseover=&quot;alert(1)">x</seg>',
    '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
    '<note n="&lt;img src=x onerror=alert(1)&gt;">x</note>',
    '<seg style="background:url(javascript:alert(1))" onclick="alert(1)">x</seg>',
    '<pb facs="javascript:alert(1)"/>',
]
SCRIPTS = "//script[not(@type = 'application/ld+json')]"
"""What a browser would run: JSON-LD is a block of data (HTML, 4.12.1)."""
TEMPLATE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>&lt;script&gt;t()&lt;/script&gt;</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body><p xml:id="p1">{}</p></body></text></TEI>"""


@pytest.mark.parametrize("attack", ATTACKS)
def test_tei_cannot_put_script_into_a_page(tmp_path, app_of, attack):
    (tmp_path / "evil.xml").write_text(TEMPLATE.format(attack), encoding="utf-8")
    client = app_of(tmp_path).test_client()
    for path in ("/texts/evil/", "/texts/evil/p1", "/texts/", "/"):
        page = lxml.html.fromstring(client.get(path).data)
        assert [
            s.get("src", "inline") for s in page.xpath(SCRIPTS) if not s.get("src", "").startswith("/static/")
        ] == []
        for attribute in page.xpath("//@*"):
            assert not attribute.attrname.startswith("on")
            assert attribute.attrname != "style"
            if attribute.attrname in ("href", "src"):
                assert attribute.startswith(("/", "#", "http://", "https://"))


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;&x;&x;">]><a>&z;</a>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a/>',
    ],
)
def test_doctype_is_refused_by_both_parsers(tmp_path, document):
    with pytest.raises(Invalid):
        tei.parse_bytes(document.encode())
    (tmp_path / "copy.xsl").write_text(COPY, encoding="utf-8")
    with pytest.raises(TransformError):
        stylesheet(tmp_path / "copy.xsl").run(document.encode())


def test_doctype_is_named_by_its_line():
    with pytest.raises(Invalid, match=r"f\.xml:4: doctype"):
        tei.parse_bytes(b"<?xml version='1.0'?>\n<!-- a -->\n\n<!DOCTYPE a>\n<a/>", "f.xml")


@pytest.mark.parametrize("document", [b"<a>" * 5000 + b"</a>" * 5000, b"<a>" + b"x" * 11_000_000 + b"</a>"])
def test_what_is_too_long_or_deep_to_be_read_is_not_called_malformed(document):
    with pytest.raises(Invalid, match="unreadable longer or deeper than is read"):
        tei.parse_bytes(document)


@pytest.mark.parametrize(
    "call", ["unparsed-text('file:///etc/passwd')", "doc('file:///etc/hosts')", "collection('file:///etc')"]
)
def test_transform_cannot_read_files(tmp_path, call):
    sheet = tmp_path / f"read{abs(hash(call))}.xsl"
    sheet.write_text(COPY.replace("@*|node()", call), encoding="utf-8")
    with pytest.raises(TransformError):
        stylesheet(sheet).run(b"<a/>")


COPY = """<xsl:package version="3.0" name="x" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:mode/>
<xsl:template match="/"><xsl:copy-of select="@*|node()"/></xsl:template></xsl:package>"""

PATHS = [
    "/texts/..%2f..%2fetc%2fpasswd/",
    "/texts/%2e%2e/",
    "/texts/../../etc/passwd",
    "/texts/well%00/",
    "/texts/well%00.xml",
    "/static/../cli.py",
    "/static/..%2fcli.py",
    "/static/%2e%2e/cli.py",
    "/registers/..%2ftexts/",
    "/registers/persons/..%2f..%2fx/",
    "/texts/" + "x" * 10_000 + "/",
    "/texts/%EF%BC%8E%EF%BC%8E/",
    "/texts/well/p1%2f..%2f..",
    "//etc/passwd",
    "/texts/we\u0301ll/",
    "/texts/%ff%fe/",
    "/Hant-TW/../../etc/",
    "/texts/.well/",
    "/texts/transcriptions/",
    "/zh/zh/texts/",
    "/Hant/Hans/texts/",
]


@pytest.mark.parametrize("path", PATHS)
def test_no_path_reaches_the_file_system(client, path):
    response = client.get(path)
    assert response.status_code in (404, 308)
    assert "root:" not in response.text
    assert "Traceback" not in response.text


def test_every_answer_carries_the_security_headers(client):
    for path in ("/", "/texts/well/", "/texts/none/", "/texts/well.xml", "/static/edition.css"):
        with client.get(path) as response:
            headers = response.headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_no_page_has_inline_script_style_or_outside_resources(client):
    for path in ("/", "/texts/well/", "/texts/well/p1", "/registers/persons/", "/about/", "/about/encoding/"):
        page = lxml.html.fromstring(client.get(path).data)
        assert page.xpath(f"//style | //@style | {SCRIPTS}[not(@src)] | //iframe | //object | //embed") == []
        for source in page.xpath("//script/@src | //img/@src | //link[@rel = 'stylesheet' or @rel = 'icon']/@href"):
            assert source.startswith("/static/")


def test_other_methods_and_large_bodies_are_refused(client):
    assert client.post("/texts/well/", data=b"x" * 100_000).status_code in (405, 413)
    assert client.put("/texts/well/").status_code == 405
