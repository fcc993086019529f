"""XSLT 3.0 and XPath 3.1 through saxonche; the only module that imports it.

Each stylesheet has a processor of its own: our trusted files are compiled first, then that processor is closed to
files, network, extension functions and DOCTYPEs (https://www.saxonica.com/documentation12/#!configuration/config-features),
so that nothing a document says can reach out while it is transformed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from threading import Lock

import saxonche

from .errors import EditionError
from .root import ROOT

XSLT = ROOT / "xslt"

_LOCKED = {
    "http://saxon.sf.net/feature/allowedProtocols": "",
    "http://saxon.sf.net/feature/allow-external-functions": "off",
    "http://saxon.sf.net/feature/disableXslEvaluate": "true",
    "http://saxon.sf.net/feature/parserFeature?uri=http%3A//apache.org/xml/features/disallow-doctype-decl": "true",
    # As deep as lxml reads, so that what one parser takes the other does not refuse.
    "http://saxon.sf.net/feature/parserProperty?uri=http%3A//www.oracle.com/xml/jaxp/properties/maxElementDepth": "256",
}

Document = saxonche.PyXdmNode
Parameter = str | bool | Document | Mapping[str, str] | None


class TransformError(EditionError):
    """A stylesheet that does not compile, or a document that it refuses; the text is Saxon's own."""


class Stylesheet:
    """One compiled XSLT 3.0 package; `run` may be called from any number of threads."""

    def __init__(self, path: Path) -> None:
        self._processor = saxonche.PySaxonProcessor(license=False)
        try:
            self._executable = self._processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(path))
        except saxonche.PySaxonApiError as error:
            raise TransformError(f"{path.name} does not compile: {error}") from error
        _lock(self._processor)

    def document(self, data: bytes) -> Document:
        """Serialised XML, as a node that `run` takes as source or parameter again and again."""
        try:
            return self._processor.parse_xml(xml_text=data.decode("utf-8"))
        except saxonche.PySaxonApiError as error:
            raise TransformError(f"Saxon cannot read the document: {error}") from error

    def run(self, source: Document | bytes, **parameters: Parameter) -> str:
        """The serialised principal result; mappings reach the stylesheet as JSON, None is left out."""
        node = self.document(source) if isinstance(source, bytes) else source
        executable = self._executable.clone()
        for name, value in parameters.items():
            if value is not None:
                executable.set_parameter(name.replace("_", "-"), self._value(value))
        try:
            return executable.transform_to_string(xdm_node=node)
        except saxonche.PySaxonApiError as error:
            raise TransformError(str(error)) from error

    def _value(self, value: Parameter) -> saxonche.PyXdmItem:
        if isinstance(value, saxonche.PyXdmNode):
            return value
        if isinstance(value, bool):
            return self._processor.make_boolean_value(value)
        text = value if isinstance(value, str) else json.dumps(dict(value), ensure_ascii=False)
        return self._processor.make_string_value(text)


class Paths:
    """XPath 3.1 on one document, as locked as a stylesheet is; for one thread at a time."""

    def __init__(self, data: bytes, namespaces: Mapping[str, str]) -> None:
        self._processor = saxonche.PySaxonProcessor(license=False)
        _lock(self._processor)
        self._root = self._processor.parse_xml(xml_text=data.decode("utf-8"))
        self._paths = self._processor.new_xpath_processor()
        for prefix, uri in namespaces.items():
            self._paths.declare_namespace(prefix, uri)

    def nodes(self, path: str, at: Document | None = None) -> tuple[Document, ...]:
        """What a path selects from a node, or from the document; TransformError where it is no XPath."""
        self._paths.set_context(xdm_item=self._root if at is None else at)
        try:
            return tuple(self._paths.evaluate(path) or ())
        except saxonche.PySaxonApiError as error:
            raise TransformError(f"{path}: {error}") from error

    def strings(self, path: str, at: Document | None = None) -> tuple[str, ...]:
        """The string values of what a path selects."""
        return tuple(node.string_value for node in self.nodes(path, at))


def _lock(processor: saxonche.PySaxonProcessor) -> None:
    for feature, value in _LOCKED.items():
        processor.set_configuration_property(feature, value)


_COMPILING = Lock()
_COMPILED: dict[Path, Stylesheet] = {}


def stylesheet(path: Path) -> Stylesheet:
    """The stylesheet at a path, compiled once a process: a node of one compilation is strange to another."""
    with _COMPILING:
        if path not in _COMPILED:
            _COMPILED[path] = Stylesheet(path)
        return _COMPILED[path]
