"""The edition's Distributed Text Services, as the tests ask them."""

import pytest

from webapp.edition.corpus import Corpus
from webapp.edition.dts import Links, Service
from webapp.edition.tei import TEI, parse_bytes

SITE = "https://example.org"


def uri(text_id):
    return f"{SITE}/texts/{text_id}/"


@pytest.fixture
def service_of(edition_of):
    return lambda edition: Service(Corpus(edition_of(edition)), Links(SITE))


@pytest.fixture
def ask(client):
    """What the server answers under /api/dts/ to an endpoint and parameters."""
    return lambda endpoint="", **parameters: client.get(f"/api/dts/{endpoint}", query_string=parameters)


@pytest.fixture
def others(tmp_path):
    """The service of a folder of other people's TEI, one text for each body and reference declaration."""

    def make(**texts):
        for name, (declaration, body) in texts.items():
            header = f"<fileDesc/><encodingDesc>{declaration}</encodingDesc>"
            document = f'<TEI xmlns="{TEI}"><teiHeader>{header}</teiHeader><text><body>{body}</body></text></TEI>'
            (tmp_path / f"{name}.xml").write_text(document, encoding="utf-8")
        return Service(Corpus(tmp_path), Links(SITE))

    return make


def members(service, text_id, **parameters):
    asked = {name: str(value) for name, value in parameters.items()}
    return service.navigation({"resource": uri(text_id), **asked})["member"]


def ids(units):
    return [unit["identifier"] for unit in units]


def words(service, text_id, **parameters):
    """The text in the wrapper of a passage, or in the text of a whole."""
    root = parse_bytes(service.document({"resource": uri(text_id), **parameters})[0])
    wrapper = root.find(".//{https://w3id.org/api/dts#}wrapper")
    return "".join((root.find(f"{{{TEI}}}text") if wrapper is None else wrapper).itertext())
