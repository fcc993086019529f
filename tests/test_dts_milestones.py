"""Distributed Text Services, pages: a text is cut where a milestone stands, wherever that is, and loses nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from dts_service import SITE, ids, members, service_of, words
from webapp.edition.corpus import Corpus
from webapp.edition.dts import Links, Service
from webapp.edition.tei import TEI

__all__ = ["service_of"]

PAGES = '<refsDecl><citeStructure unit="page" match="//body | //body//pb" use="position()"/></refsDecl>'
LEAVES = st.text(alphabet="ab c字", max_size=5) | st.just("<pb/>") | st.just("<lb/>")
BODIES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4).map(lambda parts: f"<ab>{''.join(parts)}</ab>"), max_leaves=25
)


def test_every_page_of_a_text_is_cut_where_the_page_changes(service_of):
    service = service_of("transcribed mini")
    pages = ids(members(service, "ferry", down=1, tree="pages"))
    assert pages == ["1", "2", "3", "4"]
    body = service.corpus.text("ferry").document.find(f"{{{TEI}}}text/{{{TEI}}}body")
    cut = [words(service, "ferry", ref=page, tree="pages") for page in pages]
    assert "".join(cut) == "".join(body.itertext())
    assert words(service, "ferry", start="2", end="3", tree="pages") == cut[1] + cut[2]


@settings(max_examples=60, deadline=None)
@given(st.lists(BODIES, max_size=6).map("".join), st.data())
def test_pages_hold_every_character_once_wherever_they_change(tmp_path_factory, body, data):
    folder = tmp_path_factory.mktemp("pages")
    header = f"<teiHeader><encodingDesc>{PAGES}</encodingDesc></teiHeader>"
    document = f'<TEI xmlns="{TEI}">{header}<text><body>{body}</body></text></TEI>'
    (folder / "one.xml").write_text(document, encoding="utf-8")
    service = Service(Corpus(folder), Links(SITE))
    pages = ids(members(service, "one", down=1))
    cut = [words(service, "one", ref=page) for page in pages]
    assert "".join(cut) == "".join(etree.fromstring(f"<body>{body}</body>").itertext())
    first = data.draw(st.integers(0, len(pages) - 1))
    last = data.draw(st.integers(first, len(pages) - 1))
    assert words(service, "one", start=pages[first], end=pages[last]) == "".join(cut[first : last + 1])
