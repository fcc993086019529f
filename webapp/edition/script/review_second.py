"""A second engine, to be compared with the first: the only module that imports zhconv-rs, an editor's optional tool.

Its tables are MediaWiki's, made by other people from other texts than OpenCC's. Of what PyPI offers it finds most of
OpenCC's faults with the fewest false alarms (tests/script/sentences.tsv): opencc-purepy, opencc-pyo3 and sts-lib go
by OpenCC's own dictionaries, HanziConv knows single characters only, zhconv has older tables. It is under the GPL, so
nothing of it is shipped.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version

from .engine import dictionary

try:
    import zhconv_rs
except ImportError:
    zhconv_rs = None

INSTALL = "pip install -e '.[review]'"


def name() -> str:
    """The engine with its version; empty where it is not installed."""
    try:
        return f"zhconv-rs {version('zhconv-rs')}" if zhconv_rs else ""
    except PackageNotFoundError:
        return ""


@lru_cache(maxsize=64)
def second_reading(line: str, target: str) -> str:
    """A line as the second engine has it, as long as it was; empty where it is not installed, or changes the length."""
    made = zhconv_rs.zhconv(line, "zh-hans" if target == "Hans" else "zh-hant") if zhconv_rs else ""
    return made if len(made) == len(line) else ""


def differ(character: str, other: str) -> bool:
    """Whether two characters are more than ways to write the same one, as Taiwan's standard counts them."""
    return character != other and _forms(character, "TWVariants.ocd2").isdisjoint(_forms(other, "TWVariants.ocd2"))


def variants(character: str) -> set[str]:
    """A character as the standards of Taiwan and Hong Kong write it."""
    return {*_forms(character, "TWVariants.ocd2"), *_forms(character, "HKVariants.ocd2")}


def _forms(character: str, file: str) -> set[str]:
    return {character, *dictionary(file).get(character, ())}
