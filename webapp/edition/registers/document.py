"""A register to take away, as TEI that stands alone."""

from __future__ import annotations

from .. import tei
from ..corpus import Corpus
from ..download import stamp
from ..errors import Unknown
from . import PREFIXES
from .conversion import converted


def document(corpus: Corpus, name: str, script: str, url: str) -> bytes:
    """One register with its canonical address, its pointers leading to the edition at `url`; Unknown for none.

    In a script, what is said of the entries is converted; their names stay, since they are there in every script.
    """
    found = corpus.registers().xpath("*[@n = $prefix]", prefix=PREFIXES.get(name, ""))
    if not found:
        raise Unknown(f"the edition has no register “{name}”")
    root = converted(found[0], script, corpus.names)
    del root.attrib["n"]
    stamp(root, url, f"{url}/registers/{name}/")
    return tei.serialise(root)
