"""What a page says to its reader, to see or to hear."""

from html.parser import HTMLParser

SPOKEN = {"title", "alt", "aria-label", "aria-description", "placeholder", "label"}
"""The attributes that are words."""

VOID = {"meta", "link", "br", "img", "input", "hr", "wbr", "col"}
APART = {"script", "style", "code"}


class Visible(HTMLParser):
    """The words of a page as pairs of words and language; those of attributes are in that of the page."""

    def __init__(self, page):
        super().__init__()
        self.open, self.found = [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        attributes, around = dict(attributes), self.open[-1] if self.open else ("", "", False)
        language, apart = attributes.get("lang", around[1]), around[2] or tag in APART
        if attributes.get("class") != "Z3988":  # OpenURL, for programs
            said = [attributes[name] for name in sorted(SPOKEN & set(attributes))]
            self.found += [(words or "", self.open[0][1] if self.open else "") for words in said]
        if tag not in VOID:
            self.open.append((tag, language, apart))

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        _, language, apart = self.open[-1] if self.open else ("", "", False)
        if not apart:
            self.found.append((data, language))
