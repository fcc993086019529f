"""Plain text of documents of other shapes: corpora, source documents, headers with more than one of a thing."""

from webapp.edition.transform import XSLT, stylesheet

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">{}</TEI>'
HEADER = "<teiHeader><fileDesc><titleStmt><title>{}</title></titleStmt>{}</fileDesc></teiHeader>"


def text(document):
    return stylesheet(XSLT / "text.xsl").run(document.encode())


def test_corpus_shows_each_of_its_texts():
    one = TEI.format(HEADER.format("Pears", "") + '<text><body><p xml:id="p1">Wells.</p></body></text>')
    made = text(
        one.replace("<TEI ", "<teiCorpus ", 1).replace("</TEI>", "").split("<text>")[0] + one * 2 + "</teiCorpus>"
    )
    assert made.count("[p1] Wells.") == 2


def test_source_document_shows_its_lines_where_there_is_no_text():
    source = "<sourceDoc><surface><zone><line>The well</line><line>and the pear</line></zone></surface></sourceDoc>"
    assert "The well\nand the pear\n" in text(TEI.format(HEADER.format("Pears", "") + source))
    edited = text(TEI.format(HEADER.format("Pears", "") + source + "<text><body><p>The well</p></body></text>"))
    assert edited.count("The well") == 1


def test_licence_is_given_once():
    licence = '<licence target="https://example.org/l">A</licence>'
    made = text(
        TEI.format(
            HEADER.format("Pears", f"<publicationStmt><availability>{licence * 2}</availability></publicationStmt>")
        )
    )
    assert made.count("https://example.org/l") == 1


def test_title_in_the_header_has_no_note_call():
    call = 'The Well<ref type="note" target="#n1">1</ref>'
    assert text(TEI.format(HEADER.format(call, ""))).splitlines()[0] == "The Well"
