"""OpenCC: the only module that imports it, or reads its files.

Only the configurations without regional vocabulary are used: they keep the length by code point, which is checked.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from functools import cache, partial
from importlib.metadata import version
from itertools import starmap
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import opencc

from ..errors import EditionError
from .language import script_of

ENGINE = f"OpenCC {version('opencc')}"

CONFIGURATIONS = {
    ("Hans", "Hant"): "s2t",
    ("Hans", "Hant-TW"): "s2tw",
    ("Hans", "Hant-HK"): "s2hk",
    ("Hant", "Hans"): "t2s",
    ("Hant-TW", "Hans"): "tw2s",
    ("Hant-HK", "Hans"): "hk2s",
}

_INSTALLED = Path(opencc.__file__).parent / "clib"


_REGIONAL = {"s2tw": ("t2tw", "TWVariantsPhrases.ocd2"), "s2hk": ("t2hk", "HKVariantsPhrases.ocd2")}
"""The configurations that make standard forms first and then, of these, a region's: by what, with what phrases."""


def convert_text(text: str, language: str, target: str) -> str:
    """The text in the target script, as many code points long as it was; no phrase is matched across a control."""
    convert = partial(_converted, CONFIGURATIONS[script_of(language), target])
    # The binding takes a text up to its first NUL only.
    converted = "\0".join(map(convert, text.split("\0"))) if "\0" in text else convert(text)
    if len(converted) != len(text):
        raise length_changed(text)
    return converted


def converted_at_once(text: str, language: str, target: str) -> str:
    """What OpenCC makes of a text without NUL in one call: the same as `convert_text`, in more time."""
    return _converter(CONFIGURATIONS[script_of(language), target]).convert(text)


def _converted(configuration: str, text: str) -> str:
    """A text converted in one step or in two: OpenCC takes its second word by word, which doubles the time.

    Where a phrase of the region's occurs, the result may depend on how the words were cut: it is left to OpenCC.
    """
    if configuration in _REGIONAL:
        regional, phrases = _REGIONAL[configuration]
        standard = _converter("s2t").convert(text)
        if not _any_of(phrases).search(standard):
            return _converter(regional).convert(standard)
    return _converter(configuration).convert(text)


def length_changed(text: str) -> EditionError:
    """The error to raise where a dictionary did what none may: nothing could be put back in its place."""
    return EditionError(
        f"{ENGINE} changed the length of “{text.strip()[:20]}”; pin the version that the edition was tested with"
    )


def folded(text: str) -> str:
    """The text with every character simplified by itself: what two forms have in common that differ in script only."""
    return text.translate(_SIMPLE)


class _Simple(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = simple = _converter("t2s").convert(chr(code))
        return simple


_SIMPLE = _Simple()


@cache
def _converter(configuration: str) -> opencc.OpenCC:
    return opencc.OpenCC(configuration, include_tofu_risk_dictionaries=False)


@cache
def _any_of(file: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, dictionary(file))))


@cache
def configuration(name: str) -> Mapping[str, Any]:
    """What OpenCC's own file says of a configuration: its stages and their dictionaries."""
    return json.loads((_INSTALLED / "share" / "opencc" / f"{name}.json").read_text(encoding="utf-8"))


@cache
def dictionary(file: str) -> Mapping[str, tuple[str, ...]]:
    """A dictionary of OpenCC's, by its file name: for each key what it may become, the first by choice."""
    with TemporaryDirectory() as folder:
        text = Path(folder) / "dictionary.txt"
        tool, source = _INSTALLED / "bin" / "opencc_dict", _INSTALLED / "share" / "opencc" / file
        try:
            subprocess.run(
                [tool, "-i", source, "-o", text, "-f", "ocd2", "-t", "text"], check=True, capture_output=True
            )
        except (OSError, subprocess.CalledProcessError) as error:
            raise EditionError(f"{tool} cannot read {source.name}; install opencc from its wheel") from error
        rows = (line.split("\t") for line in text.read_text(encoding="utf-8").split("\n") if line)
        return dict(starmap(lambda key, values: (key, tuple(values.split(" "))), rows))
