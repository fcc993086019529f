"""Golden triples: what a piece of TEI becomes, in HTML and in plain text. They document the views by example.

After a change that is meant, EDITION_GOLDEN=write makes them anew; read the difference before you commit it.
"""

import os
from pathlib import Path

import pytest

from webapp.edition.transform import XSLT, stylesheet
from webapp.interface import words

RENDER = Path(__file__).parent / "render"
EXAMPLES = sorted(path.stem for path in RENDER.glob("*.xml") if path.stem != "registers")


def html(source):
    sheet = stylesheet(XSLT / "html.xsl")
    return sheet.run(source, labels=words("en"), registers=sheet.document((RENDER / "registers.xml").read_bytes()))


def text(source):
    return stylesheet(XSLT / "text.xsl").run(source)


@pytest.mark.parametrize(("form", "view"), [("html", html), ("txt", text)])
@pytest.mark.parametrize("example", EXAMPLES)
def test_example_becomes_what_it_is_said_to_become(example, form, view):
    golden = RENDER / f"{example}.{form}"
    made = view((RENDER / f"{example}.xml").read_bytes()).rstrip("\n") + "\n"
    if os.environ.get("EDITION_GOLDEN") == "write":
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")
