"""Small trees in Chinese, what conversion makes of them, and names to do it with."""

import re

from lxml import etree

from webapp.edition import script, tei

TARGETS = script.SCRIPTS
NAMES = script.Names(
    {
        "per:yu-youren": [("Hans", "于右任"), ("Hant", "于右任")],
        "per:wang-fansen": [("Hans", "王汎森"), ("Hant", "王汎森")],
        "per:xu-qianxue": [("Hans", "徐乾学"), ("Hant", "徐乾學")],
        "pla:taizhou": [("Hans", "台州"), ("Hant", "台州")],
        "pla:lima": [("Hans", "里约"), ("Hant", "里約熱內盧"), ("Hant-TW", "里約"), ("Hant-HK", "裏約")],
    }
)
CHOICE = (
    '<choice><orig>里面</orig><reg xml:lang="zh-Hant">裏頭面</reg>'
    '<reg xml:lang="zh-Hant-HK">入面</reg><reg xml:lang="zh-Hans">里头</reg></choice>'
)


def tree(xml, language="zh-Hans"):
    return tei.parse_bytes(f'<p xmlns="{tei.TEI}" xml:lang="{language}">{xml}</p>'.encode())


def inner(root):
    return re.sub(r"^<p[^>]*?/?>|</p>$", "", etree.tostring(root, encoding="unicode"))


def converted(xml, target="Hant-TW", language="zh-Hans", names=NAMES):
    root = tree(xml, language)
    script.convert(root, target, names)
    return inner(root)


def shape(element):
    kept = {tei.XML_LANG, script.FROM}
    return element.tag, {k: v for k, v in element.attrib.items() if k not in kept}
