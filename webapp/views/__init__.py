"""The pages, one module a kind: each finds what the path names in the corpus and puts it into a frame."""

from . import (
    about,
    changes,
    citations,
    concordance,
    downloads,
    dts,
    map,
    metadata,
    network,
    passages,
    quotations,
    registers,
    search,
    texts,
    timeline,
)

BLUEPRINTS = (
    about.pages,
    changes.pages,
    texts.pages,
    passages.pages,
    citations.pages,
    quotations.pages,
    downloads.pages,
    metadata.pages,
    registers.pages,
    dts.pages,
    search.pages,
    timeline.pages,
    map.pages,
    network.pages,
    concordance.pages,
)
