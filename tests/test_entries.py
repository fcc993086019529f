"""A register entry's page: what the entry is, and what the texts say of it and others, with the passages."""

import lxml.html
import pytest

from webapp.edition import tei
from webapp.edition.schema import ODD, SCHEMA
from webapp.interface import words

LANGUAGES = ["en", "zh-Hans", "zh-Hant"]
SPECIFIED = tei.parse(SCHEMA / ODD)


def page(client, path):
    return lxml.html.fromstring(client.get(path).data)


def closed(element, attribute):
    """The closed list of an attribute in the schema."""
    path = "//t:elementSpec[@ident = $e]//t:attDef[@ident = $a]//t:valItem/@ident"
    return set(SPECIFIED.xpath(path, e=element, a=attribute, namespaces={"t": "http://www.tei-c.org/ns/1.0"}))


def test_every_kind_occupation_and_relation_of_the_schema_has_a_word_in_every_language():
    wanted = {f"occupation-{name}" for name in closed("occupation", "type")}
    wanted |= {f"kind-{name}" for element in ("place", "org", "event") for name in closed(element, "type")}
    wanted |= {f"kind-{name}" for name in closed("bibl", "type") - {"copy", "publication"}}
    wanted |= {f"relation-{name}{side}" for name in closed("relation", "name") for side in ("", "-of")}
    wanted |= {f"gap-{name}" for name in closed("gap", "reason")}
    for language in LANGUAGES:
        assert wanted - set(words(language)) == set()


@pytest.mark.parametrize(
    ("path", "kinds"),
    [
        ("/registers/persons/sorrel/", "scholar · writer"),
        ("/zh/registers/persons/sorrel/", "学者 · 作家"),
        ("/registers/organizations/wickery-institute/", "university or institute"),
        ("/zh/Hant/registers/works/ladder-book/", "圖書"),
    ],
)
def test_entry_says_what_it_is_in_the_readers_language(client, path, kinds):
    assert page(client, path).xpath("string(//span[@class = 'kind'])") == kinds


def relations(client, path):
    return [
        (section.xpath("string(preceding-sibling::dt[1])"), " ".join(section.text_content().split()))
        for section in page(client, path).xpath("//section[@class = 'relations']/dl/dd")
    ]


def test_relation_is_shown_from_both_its_ends_with_the_passages_that_assert_it(client):
    assert relations(client, "/registers/persons/sorrel/") == [
        ("Belonged to", "Wickery Institute orchard/p8"),
        ("Opposed by", "Ada Quill probable orchard/p8"),
    ]
    assert relations(client, "/registers/organizations/wickery-institute/") == [
        ("Members", "Professor Sorrel orchard/p8")
    ]


def test_mutual_relation_names_the_other_party_and_its_time(client):
    assert ("Allied with", "Ada Quill 1932–1933 orchard/p8") in relations(client, "/registers/persons/hedda-marl/")


def test_relation_is_in_the_language_of_the_interface_and_its_links_keep_it(client):
    found = page(client, "/zh/registers/persons/sorrel/").xpath("//section[@class = 'relations']//a")
    assert found[0].text_content() == "威克里研究所"
    assert {link.get("href").split("/")[1] for link in found} == {"zh"}
    assert all(client.get(link.get("href")).status_code == 200 for link in found)


def forms(client, path):
    return page(client, path).xpath("//dl/dd/span[contains(@class, 'Name')]/text()")


@pytest.mark.parametrize("script", ["Hans", "Hant", "Hant-TW", "Hant-HK"])
def test_form_that_conversion_makes_equal_to_another_is_shown_once(client, script):
    printed = forms(client, "/registers/persons/ada-quill/")
    converted = forms(client, f"/{script}/registers/persons/ada-quill/")
    assert {"埃达·奎尔", "埃達·奎爾"} <= set(printed)
    assert len(set(converted)) == len(converted) < len(printed)


def test_entry_is_described_in_the_readers_language_first(client):
    for prefix, language in (("", "en"), ("/zh", "zh-Hans")):
        assert page(client, f"{prefix}/registers/persons/ada-quill/").xpath("//p[@class = 'note']/@lang")[0] == language
