"""How the encoder's tests make and read copies."""

from click.testing import CliRunner

from conftest import MINI
from webapp.cli import edition
from webapp.edition import tei
from webapp.edition.encode import encode_file


def run(corpus, *arguments):
    return CliRunner().invoke(edition, ["encode", "--corpus", str(corpus), *map(str, arguments)])


def encoded(corpus, name, text=None):
    """The report on a mini copy, perhaps with another text, and the document that came of it."""
    copy = corpus / "sources" / f"{name}.txt"
    if text is not None:
        copy.write_text(text, encoding="utf-8")
    return encode_file(copy, corpus), tei.parse(corpus / "transcriptions" / f"{name}.xml")


def corpus_of(folder, recipe):
    """A folder with the mini edition's registers and one recipe, `any`, into which any copy may be encoded."""
    (folder / "registers").symlink_to(MINI / "registers")
    (folder / "recipes").mkdir()
    (folder / "recipes" / "any.toml").write_text(recipe, encoding="utf-8")
    return folder


def source(corpus, name):
    return (corpus / "sources" / f"{name}.txt").read_text(encoding="utf-8")


def codes(report):
    return [(problem.code, problem.line) for problem in report.problems]
