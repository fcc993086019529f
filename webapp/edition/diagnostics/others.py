"""What other parts of the check find, described like the rest: XML, ids, pointers, grammar, ledger, recipes."""

from __future__ import annotations

from .catalogue import described
from .document import ALL, TEXT, TRANSCRIPTION

_TEXTS = frozenset({TEXT})

# XML and files

described(
    "not-xml",
    "A file is not well-formed XML.",
    "No program can read any of it.",
    "make it well-formed; the line is where the parser gave up",
    kinds=ALL,
)
described(
    "doctype",
    "A file declares a DOCTYPE.",
    "TEI files do without, and a DOCTYPE can make a program read other files.",
    "remove it, and write characters for its entities",
    kinds=ALL,
)
described(
    "unreadable",
    "A file cannot be read.",
    "What is in it is not checked.",
    "check the path and its permissions",
    kinds=ALL,
)
described(
    "nothing",
    "A folder has no TEI file in it.",
    "Most likely another folder was meant.",
    "name a folder that has .xml files",
    kinds=ALL,
)
described(
    "not-checked",
    "A part of the check failed.",
    "What it would have found is not known.",
    "report it with the file",
    kinds=ALL,
)
described(
    "not-a-schema",
    "The file given with --schema is no schema.",
    "Nothing can be held against it.",
    "give a RELAX NG or Schematron file",
    kinds=ALL,
)
described(
    "rng",
    "Markup departs from the schema's grammar.",
    "Views, exports and searches know the elements of the schema.",
    "do as the message says; schema/guide.html describes every element",
    kinds=ALL,
)
described(
    "rules",
    "The rules of the schema could not be asked of a document.",
    "What they would say is not known.",
    "see to what the message names, and check again",
    kinds=ALL,
)
described(
    "id-form",
    "An xml:id is no name in the sense of XML.",
    "No pointer can reach it.",
    "begin with a letter and use letters, digits, “.”, “-” and “_”",
    kinds=ALL,
)
described(
    "id-twice",
    "Two elements of a file have the same xml:id.",
    "A pointer to it leads to either.",
    "give one of them another",
    kinds=ALL,
)
described(
    "id-stem",
    "The xml:id of a document is not the name of its file.",
    "Texts are called by both.",
    "let both be the same",
    kinds=ALL,
)
described(
    "pointer",
    "A pointer leads nowhere.",
    "It is a link that cannot be followed.",
    "point at an xml:id that is there, or add it",
    kinds=ALL,
)

# The ledger of anchors

described(
    "ledger",
    "A line of the ledger, or of the list of releases, cannot be read or contradicts itself.",
    "It is the account of everything that may be cited.",
    "write the eight cells of anchors.tsv, or the three of releases.tsv, separated by tabs, as the message says",
    kinds=_TEXTS,
)
described(
    "anchor-lost",
    "An anchor of the ledger is current, and no text has it.",
    "Citations of it lead nowhere.",
    "restore the block, or enter its new state and successors",
    kinds=_TEXTS,
)
described(
    "anchor-reused",
    "A text uses an anchor again that the ledger has closed.",
    "Old citations would lead to other words.",
    "give the block a new anchor",
    kinds=_TEXTS,
)
described(
    "anchor-unminted",
    "A block has an anchor that the ledger lacks.",
    "It cannot be cited yet.",
    "run edition anchors mint",
    kinds=_TEXTS,
)
described(
    "anchor-twice",
    "An anchor stands in the ledger twice.",
    "The two lines may contradict each other.",
    "keep the older line",
    kinds=_TEXTS,
)
described(
    "anchor-successor",
    "An anchor's successor is not another anchor of the ledger, minted when the old one changed.",
    "Old citations would be led nowhere, in a circle, or to another passage.",
    "name a new anchor that was minted for the passage",
    kinds=_TEXTS,
)
described(
    "anchor-changed",
    "An anchor that was published says now what another says, or something wholly unlike.",
    "Old citations would land on another passage, and nothing would tell their readers.",
    "restore the passage under its anchor, or run edition anchors confirm where it is the same, rewritten",
    kinds=_TEXTS,
)
described(
    "anchor-wording",
    "An anchor is confirmed in other words than its text has.",
    "What was confirmed has been changed again since.",
    "run edition anchors confirm once more",
    kinds=_TEXTS,
)
described(
    "anchor-moved",
    "A block stands in another place in the text than in the ledger.",
    "Ranges such as p12-p15 would hold other passages than were cited.",
    "put the block back and run edition anchors move; of an anchor that was never released move the ledger's line",
    kinds=_TEXTS,
)
described(
    "anchor-release",
    "The ledger names a release that is not in releases.tsv.",
    "A citation pinned to it could not be resolved.",
    "correct the number, or enter the release in releases.tsv",
    kinds=_TEXTS,
)
described(
    "anchor-history",
    "The ledger lacks an anchor that the last release has, or tells its history otherwise.",
    "What was published is what citations rest on.",
    "restore the line as it was published, and go on from there",
    kinds=_TEXTS,
)
described(
    "anchor",
    "A text and its transcription differ in their anchors.",
    "A block that one of them lacks cannot be laid beside its digest.",
    "run edition encode on the copy that the recipe was made for, or add the block to the text",
    kinds=frozenset({TEXT, TRANSCRIPTION}),
)

# Recipes

described(
    "recipe",
    "A recipe cannot be read, or says something that no recipe says.",
    "Encoding reads every recipe to find the one for a copy, so that a broken one stops all.",
    "do as the message says; webapp/edition/encode/recipe.py documents every key",
    kinds=_TEXTS,
)
