"""The pages, one module a kind: each finds what the path names in the corpus and puts it into a frame."""

from . import about, downloads, registers, texts

BLUEPRINTS = (about.pages, texts.pages, downloads.pages, registers.pages)
