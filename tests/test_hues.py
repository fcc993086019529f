"""The colours of the texts."""

import lxml.html

from conftest import ROOT

ASKED = ("/map/", "/network/", "/network/relations/")


def colours_told(client, path):
    """The class of the colour beside each title, in the choice of texts of the map and the legend of the network."""
    page = lxml.html.fromstring(client.get(path).text)
    signs = page.xpath("//svg[.//@class[contains(., 'hue')]][following-sibling::*[1]/self::span]")
    told = {}
    for sign in signs:
        classes = " ".join(sign.xpath("descendant-or-self::*/@class")).split()
        (told[sign.getnext().text_content()],) = [name for name in classes if name.startswith("hue")]
    return told


def test_text_has_the_same_colour_wherever_texts_are_told_apart_by_it(client):
    corpus = client.application.extensions["corpus"]
    first, *others = [colours_told(client, path) for path in ASKED]
    assert all(other == first for other in others)
    assert len(set(first.values())) == len(first) == len(corpus.readable)
    style = (ROOT / "webapp/static/hues.css").read_text(encoding="utf-8")
    assert all(f".{name} {{" in style for name in first.values())
