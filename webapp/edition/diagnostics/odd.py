"""The rules that schema/edition.odd states in Schematron, described like the rest."""

from __future__ import annotations

from .catalogue import described

described(
    "title-given",
    "A document has no title.",
    "Lists and citations have nothing to call it by.",
    "write it in titleStmt/title",
)
described(
    "edition-numbered",
    "A text does not say which release it belongs to.",
    "A citation cannot pin it.",
    "write editionStmt/edition with @n, such as 0.1.0",
)
described(
    "rights-stated",
    "A document does not say who may do what with it.",
    "Without a statement nobody may do anything.",
    "write availability with a licence or a paragraph",
)
described(
    "languages-declared",
    "A document uses a language that its header does not declare.",
    "Catalogues read langUsage.",
    "add a language to langUsage",
)
described(
    "prefixes-declared",
    "A document points by a prefix that it does not declare.",
    "The file alone does not say where the pointer leads.",
    "add a prefixDef to listPrefixDef",
)
described(
    "pointer-resolves",
    "A reference points to an xml:id that the document does not have.",
    "It is a link that cannot be followed.",
    "correct the pointer or give the place its xml:id",
)
described(
    "citation-outer",
    "An outermost citeStructure does not start from the root.",
    "Programs that resolve citations evaluate it from there.",
    "begin @match with /",
)
described(
    "citation-inner",
    "An inner citeStructure is not set off from the one around it.",
    "Citations of the two levels run together.",
    "write @match without / and give @delim",
)
described(
    "anchor-given",
    "A block has no anchor.",
    "It can be neither cited nor linked.",
    "give it the next xml:id of its kind",
)
described(
    "anchor-form",
    "A block has an anchor of another kind.",
    "p names paragraphs, h heads, n and e notes, t titles.",
    "write the letter of its kind and a number",
)
described(
    "anchor-stray",
    "An element that is no block has an anchor's identifier.",
    "It would be cited as a passage.",
    "give it another identifier",
)
described(
    "sentence-anchor",
    "A sentence has an anchor that is not its paragraph's with .s and a number.",
    "Its address would name another paragraph.",
    "write the paragraph's anchor, .s and the sentence's number, such as p12.s3",
)
described(
    "sentence-flat",
    "A sentence stands within a sentence.",
    "Whoever cites the words could not say which of them.",
    "keep one of them, and mark the other as seg",
)
described(
    "chinese-unbroken",
    "A line break stands within Chinese text.",
    "It would be read as a space.",
    "put the text of the element on one line",
)
described(
    "digest-place",
    "A digest stands outside a block.",
    "It has no anchor, and is shown nowhere.",
    "put it into the block that it is about",
)
described(
    "digest-language",
    "A digest does not say which language it is in.",
    "Views choose digests by language.",
    "give it xml:lang",
)
described("digest-once", "A block has two digests in one language.", "Only one is shown.", "make one of the two")
described("digest-flat", "A digest stands within a digest.", "It is no digest of a block.", "move it out")
described(
    "note-called",
    "Nothing calls a note of the source.",
    "Readers find it by its call.",
    "put a ref of type note where the source calls it",
    "warning",
)
described(
    "note-found",
    "A note call leads to something that is no note.",
    "It is a call that cannot be answered.",
    "correct @target or add the note",
)
described(
    "editorial-target",
    "An editorial note does not say what it is about.",
    "It is shown beside no passage.",
    "name its blocks in @target",
)
described(
    "date-one-way",
    "A date does not say when in exactly one way.",
    "Programs do not know which value to take.",
    "give @when, or @from and @to, or @notBefore and @notAfter",
)
described(
    "event-one-way",
    "An event says when in more than one way.",
    "Programs do not know which value to take.",
    "give @when, or @from and @to, or @notBefore and @notAfter",
)
described(
    "date-forward", "A time ends before it begins.", "Nothing lies between the two.", "exchange or correct the two"
)
described(
    "correction-differs",
    "A correction is the same as the fault.",
    "It corrects nothing.",
    "correct it, or take the choice away",
)
described(
    "point-named", "An anchor element has no xml:id.", "It marks a point that cannot be pointed to.", "give it one"
)
described(
    "entry-identified",
    "A register entry has no proper identifier.",
    "It is the entry's address.",
    "give it an xml:id of small letters, figures and hyphens",
)
described(
    "entry-named",
    "A register entry has no main name in English or Chinese.",
    "It is listed under nothing in that language.",
    "add it",
)
described(
    "coordinates-in-range",
    "A geo is not a latitude and a longitude.",
    "The map cannot place it.",
    "write degrees north, a space, and degrees east",
)
described(
    "introduction-place",
    "An introduction stands outside the front of its text.",
    "It is the edition's, and comes before the words of the source.",
    "put it into front, after the title",
)
described(
    "introduction-language",
    "An introduction does not say which language it is in, or is the second in it.",
    "Readers are shown the one in their language.",
    "give each its own xml:lang",
)
described(
    "introduction-plain",
    "Something in an introduction has an xml:id.",
    "An introduction is not cited by anchors; they belong to the source.",
    "take the xml:id away",
)
