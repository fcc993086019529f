"""Chinese plain text from one script to another with OpenCC; the only module that imports it.

Only the configurations without regional vocabulary are used: they keep the length by code point, which is checked.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

import opencc

from .errors import EditionError

SCRIPTS = ("Hans", "Hant", "Hant-TW", "Hant-HK")
ENGINE = f"OpenCC {version('opencc')}"

_CONFIGURATIONS = {
    ("Hans", "Hant"): "s2t",
    ("Hans", "Hant-TW"): "s2tw",
    ("Hans", "Hant-HK"): "s2hk",
    ("Hant", "Hans"): "t2s",
    ("Hant-TW", "Hans"): "tw2s",
    ("Hant-HK", "Hans"): "hk2s",
}
_REGIONS = {"CN": "Hans", "SG": "Hans", "MY": "Hans", "TW": "Hant-TW", "HK": "Hant-HK", "MO": "Hant-HK"}


def script_of(language: str) -> str:
    """The script of a BCP 47 tag (`zh-Hans`, `zh-TW`, `zh` ...); empty where it is not written Chinese."""
    primary, *rest = language.split("-")
    if primary.lower() != "zh" or any(subtag.lower() == "latn" for subtag in rest):
        return ""
    script = next((subtag.title() for subtag in rest if len(subtag) == 4 and subtag.isalpha()), "")
    region = _REGIONS.get(next((subtag.upper() for subtag in rest if len(subtag) == 2), ""), "")
    return region if region.startswith(script or "Han") else script or "Hans"


def needs_conversion(language: str, target: str) -> bool:
    """Whether text of this language changes under a target script: traditional forms satisfy every `Hant*`."""
    source = script_of(language)
    return bool(source) and source[:4] != target[:4]


def convert_text(text: str, language: str, target: str) -> str:
    """The text in the target script, as many code points long as it was."""
    converted = _converter(_CONFIGURATIONS[script_of(language), target]).convert(text)
    if len(converted) != len(text):
        raise EditionError(
            f"{ENGINE} changed the length of “{text[:20]}”; pin the version that the edition was tested with"
        )
    return converted


@cache
def _converter(configuration: str) -> opencc.OpenCC:
    return opencc.OpenCC(configuration, include_tofu_risk_dictionaries=False)
