"""A sound document to be made faulty, and what the schema says of it."""

import re

from webapp.edition import tei
from webapp.edition.schema import Schema

OURS = Schema()
TEXT = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="orchard" xml:lang="en">
<teiHeader>
<fileDesc>
<titleStmt><title>The Orchard</title></titleStmt>
<editionStmt><edition n="0.1.0">Release 0.1.0</edition></editionStmt>
<publicationStmt><publisher>An edition</publisher><availability><p>Free.</p></availability></publicationStmt>
<sourceDesc><p>Written for the test.</p></sourceDesc>
</fileDesc>
<encodingDesc>
<refsDecl><citeStructure unit="section" match="//body/div" use="@n"/></refsDecl>
<listPrefixDef><prefixDef ident="per" matchPattern="(.+)" replacementPattern="persons.xml#$1"/></listPrefixDef>
</encodingDesc>
<profileDesc><langUsage><language ident="en">English</language><language ident="zh-Hans">Chinese</language></langUsage>
</profileDesc>
</teiHeader>
<text>
<front><docTitle><titlePart type="main" xml:id="t1">The Orchard</titlePart></docTitle></front>
<body>
<p xml:id="p1">The pear tree<ref type="note" target="#n1">1</ref> stood.</p>
</body>
<back><div type="notes"><note type="source" xml:id="n1">Minute book.</note></div></back>
</text>
</TEI>
"""
ENTRY = """<place xml:id="well-lane"><placeName type="main" xml:lang="en">Well Lane</placeName>
<placeName type="main" xml:lang="zh-Hans">井巷</placeName><location><geo>38.93 100.45</geo></location></place>"""
REGISTER = re.sub(r"<text>.*</text>", f"<standOff><listPlace>{ENTRY}</listPlace></standOff>", TEXT, flags=re.DOTALL)
LAST = "</body>"
EVENT = """</listPlace><listEvent><event xml:id="count" {}>
<label xml:lang="en">the Count</label><label xml:lang="zh-Hans">清点</label></event></listEvent>"""


def problems(document, schema=OURS):
    return schema.problems(tei.parse_bytes(document.encode(), "orchard.xml"), "orchard.xml")


def with_body(content):
    """The text with more at the end of its body, on line 20."""
    return TEXT.replace(LAST, content + LAST)


def said(document, schema=OURS):
    return [(problem.line, problem.message, problem.remedy) for problem in problems(document, schema)]
