<?xml version="1.0" encoding="UTF-8"?>
<xsl:package xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
             xmlns:tei="http://www.tei-c.org/ns/1.0"
             xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
             name="urn:edition:schema:compiled"
             package-version="1.0"
             version="3.0"
             declared-modes="yes">
   <xsl:output method="xml" indent="no"/>
   <xsl:mode on-no-match="fail" use-accumulators="number"/>
   <xsl:accumulator name="number" initial-value="0">
      <xsl:accumulator-rule match="*" select="$value + 1"/>
   </xsl:accumulator>
   <xsl:mode name="title-given" on-no-match="shallow-skip"/>
   <xsl:mode name="edition-numbered" on-no-match="shallow-skip"/>
   <xsl:mode name="rights-stated" on-no-match="shallow-skip"/>
   <xsl:mode name="languages-declared" on-no-match="shallow-skip"/>
   <xsl:mode name="prefixes-declared" on-no-match="shallow-skip"/>
   <xsl:mode name="pointer-resolves" on-no-match="shallow-skip"/>
   <xsl:mode name="introductions" on-no-match="shallow-skip"/>
   <xsl:mode name="citation-outer" on-no-match="shallow-skip"/>
   <xsl:mode name="citation-inner" on-no-match="shallow-skip"/>
   <xsl:mode name="anchors" on-no-match="shallow-skip"/>
   <xsl:mode name="anchor-stray" on-no-match="shallow-skip"/>
   <xsl:mode name="chinese-unbroken" on-no-match="shallow-skip"/>
   <xsl:mode name="digests" on-no-match="shallow-skip"/>
   <xsl:mode name="note-called" on-no-match="shallow-skip"/>
   <xsl:mode name="editorial-target" on-no-match="shallow-skip"/>
   <xsl:mode name="date-one-way" on-no-match="shallow-skip"/>
   <xsl:mode name="event-one-way" on-no-match="shallow-skip"/>
   <xsl:mode name="date-forward" on-no-match="shallow-skip"/>
   <xsl:mode name="sentences" on-no-match="shallow-skip"/>
   <xsl:mode name="note-found" on-no-match="shallow-skip"/>
   <xsl:mode name="correction-differs" on-no-match="shallow-skip"/>
   <xsl:mode name="point-named" on-no-match="shallow-skip"/>
   <xsl:mode name="entries" on-no-match="shallow-skip"/>
   <xsl:mode name="coordinates-in-range" on-no-match="shallow-skip"/>
   <xsl:template match="/" as="element(svrl:schematron-output)">
      <svrl:schematron-output>
         <xsl:apply-templates select="." mode="title-given"/>
         <xsl:apply-templates select="." mode="edition-numbered"/>
         <xsl:apply-templates select="." mode="rights-stated"/>
         <xsl:apply-templates select="." mode="languages-declared"/>
         <xsl:apply-templates select="." mode="prefixes-declared"/>
         <xsl:apply-templates select="." mode="pointer-resolves"/>
         <xsl:apply-templates select="." mode="introductions"/>
         <xsl:apply-templates select="." mode="citation-outer"/>
         <xsl:apply-templates select="." mode="citation-inner"/>
         <xsl:apply-templates select="." mode="anchors"/>
         <xsl:apply-templates select="." mode="anchor-stray"/>
         <xsl:apply-templates select="." mode="chinese-unbroken"/>
         <xsl:apply-templates select="." mode="digests"/>
         <xsl:apply-templates select="." mode="note-called"/>
         <xsl:apply-templates select="." mode="editorial-target"/>
         <xsl:apply-templates select="." mode="date-one-way"/>
         <xsl:apply-templates select="." mode="event-one-way"/>
         <xsl:apply-templates select="." mode="date-forward"/>
         <xsl:apply-templates select="." mode="sentences"/>
         <xsl:apply-templates select="." mode="note-found"/>
         <xsl:apply-templates select="." mode="correction-differs"/>
         <xsl:apply-templates select="." mode="point-named"/>
         <xsl:apply-templates select="." mode="entries"/>
         <xsl:apply-templates select="." mode="coordinates-in-range"/>
      </svrl:schematron-output>
   </xsl:template>
   <xsl:template match="tei:TEI" mode="title-given" priority="1" as="element()*">
      <xsl:if test="not(normalize-space(tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title[1]))">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="title-given"
                             role="error"
                             test="normalize-space(tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title[1])">
            <svrl:text><xsl:text>the document has no title; write it in titleStmt/title</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:TEI[tei:text]"
                 mode="edition-numbered"
                 priority="1"
                 as="element()*">
      <xsl:if test="not(matches(tei:teiHeader/tei:fileDesc/tei:editionStmt/tei:edition/@n, '^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$'))">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="edition-numbered"
                             role="error"
                             test="matches(tei:teiHeader/tei:fileDesc/tei:editionStmt/tei:edition/@n, '^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$')">
            <svrl:text><xsl:text>the text does not say which release it belongs to; write editionStmt/edition with @n, such as 0.1.0</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:TEI"
                 mode="rights-stated"
                 priority="1"
                 as="element()*">
      <xsl:if test="not(tei:teiHeader/tei:fileDesc/tei:publicationStmt/tei:availability ! (tei:licence, tei:p))">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="rights-stated"
                             role="error"
                             test="tei:teiHeader/tei:fileDesc/tei:publicationStmt/tei:availability ! (tei:licence, tei:p)">
            <svrl:text><xsl:text>the document does not say who may do what with it; write publicationStmt/availability with a licence or a paragraph</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:TEI"
                 mode="languages-declared"
                 priority="1"
                 as="element()*">
      <xsl:variable name="declared"
                    select="tei:teiHeader/tei:profileDesc/tei:langUsage/tei:language/@ident"/>
      <xsl:variable name="undeclared"
                    select="distinct-values(.//@xml:lang)[not(. = $declared)]"/>
      <xsl:if test="not(empty($undeclared))">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="languages-declared"
                             role="error"
                             test="empty($undeclared)">
            <svrl:text><xsl:text>the document uses languages that it does not declare: </xsl:text><xsl:value-of select="string-join($undeclared, ', ')"/><xsl:text>; add a language to langUsage for each</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:TEI"
                 mode="prefixes-declared"
                 priority="1"
                 as="element()*">
      <xsl:variable name="declared"
                    select="tei:teiHeader/tei:encodingDesc/tei:listPrefixDef/tei:prefixDef/@ident"/>
      <xsl:variable name="pointers"
                    select="(.//@ref, .//@resp, .//@where, .//@active, .//@passive, .//@mutual, .//@target, .//@source) ! tokenize(.)"/>
      <xsl:variable name="undeclared"
                    select="distinct-values($pointers[matches(., '^[a-z]+:[^/]')] ! substring-before(., ':'))[not(. = $declared)]"/>
      <xsl:if test="not(empty($undeclared))">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="prefixes-declared"
                             role="error"
                             test="empty($undeclared)">
            <svrl:text><xsl:text>the document points by prefixes that it does not declare: </xsl:text><xsl:value-of select="string-join($undeclared, ', ')"/><xsl:text>; add a prefixDef to listPrefixDef for each</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:ref[not(@type = 'note')] | tei:ptr | tei:note"
                 mode="pointer-resolves"
                 priority="1"
                 as="element()*">
      <xsl:variable name="document" select="root()"/>
      <xsl:variable name="broken"
                    select="tokenize(@target)[starts-with(., '#')][empty(id(substring(., 2), $document))]"/>
      <xsl:if test="not(empty($broken))">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="pointer-resolves"
                             role="error"
                             test="empty($broken)">
            <svrl:text><xsl:text>nothing in the document has the identifier that </xsl:text><xsl:value-of select="name()"/><xsl:text> points to: </xsl:text><xsl:value-of select="string-join($broken, ' ')"/><xsl:text>; correct the pointer or give the place its xml:id</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:div[@type = 'introduction']"
                 mode="introductions"
                 priority="1"
                 as="element()*">
      <xsl:if test="not(parent::tei:front)">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="introduction-place"
                             role="error"
                             test="parent::tei:front">
            <svrl:text><xsl:text>the introduction stands outside the front; put it there, after the title</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:if test="not(@xml:lang and not(@xml:lang = preceding-sibling::tei:div[@type = 'introduction']/@xml:lang))">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="introduction-language"
                             role="error"
                             test="@xml:lang and not(@xml:lang = preceding-sibling::tei:div[@type = 'introduction']/@xml:lang)">
            <svrl:text><xsl:text>an introduction does not say which language it is in, or is the second in it; give each its own xml:lang</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:if test="not(empty(.//@xml:id))">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="introduction-plain"
                             role="error"
                             test="empty(.//@xml:id)">
            <svrl:text><xsl:text>something in the introduction has an xml:id; take it away: an introduction is not cited by anchors</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:refsDecl/tei:citeStructure"
                 mode="citation-outer"
                 priority="1"
                 as="element()*">
      <xsl:if test="not(starts-with(@match, '/'))">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="citation-outer"
                             role="error"
                             test="starts-with(@match, '/')">
            <svrl:text><xsl:text>the outermost citeStructure does not start from the root; begin @match with /</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:citeStructure/tei:citeStructure"
                 mode="citation-inner"
                 priority="1"
                 as="element()*">
      <xsl:if test="not(@delim and not(starts-with(@match, '/')))">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="citation-inner"
                             role="error"
                             test="@delim and not(starts-with(@match, '/'))">
            <svrl:text><xsl:text>an inner citeStructure starts from its parent and is set off from it; write @match without / and give @delim</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:titlePart | tei:body//tei:p[not(ancestor::tei:note)][@xml:id or not(ancestor::tei:figure)] | tei:body//tei:div/tei:head | tei:text//tei:note[@type = ('source', 'editorial')]"
                 mode="anchors"
                 priority="1"
                 as="element()*">
      <xsl:variable name="letter"
                    select="if (@type = 'source') then 'n' else substring((@type[. = 'editorial'], local-name())[1], 1, 1)"/>
      <xsl:if test="not(@xml:id or self::tei:titlePart)">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="anchor-given"
                             role="error"
                             test="@xml:id or self::tei:titlePart">
            <svrl:text><xsl:text>this </xsl:text><xsl:value-of select="name()"/><xsl:text> has no anchor; give it the next xml:id of its kind</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:if test="not(not(@xml:id) or matches(@xml:id, '^' || $letter || '[1-9][0-9]*$'))">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="anchor-form"
                             role="error"
                             test="not(@xml:id) or matches(@xml:id, '^' || $letter || '[1-9][0-9]*$')">
            <svrl:text><xsl:text>the anchor </xsl:text><xsl:value-of select="@xml:id"/><xsl:text> is not that of a </xsl:text><xsl:value-of select="name()"/><xsl:text>; write </xsl:text><xsl:value-of select="$letter"/><xsl:text> and a number</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:text//*[matches(@xml:id, '^[thpne][1-9][0-9]*$')]"
                 mode="anchor-stray"
                 priority="1"
                 as="element()*">
      <xsl:if test="not(self::tei:titlePart or self::tei:note[@type = ('source', 'editorial')] or ancestor::tei:body and (self::tei:head or self::tei:p))">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="anchor-stray"
                             role="error"
                             test="self::tei:titlePart or self::tei:note[@type = ('source', 'editorial')] or ancestor::tei:body and (self::tei:head or self::tei:p)">
            <svrl:text><xsl:text>the identifier </xsl:text><xsl:value-of select="@xml:id"/><xsl:text> has the form of an anchor, but </xsl:text><xsl:value-of select="name()"/><xsl:text> is not a block; give it another identifier</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:*[text()[normalize-space()]][matches(ancestor-or-self::*[@xml:lang][1]/@xml:lang, '^zh($|-[^L])')]"
                 mode="chinese-unbroken"
                 priority="1"
                 as="element()*">
      <xsl:variable name="running"
                    select="(text() | * except (tei:note, tei:list, tei:quote, tei:figure, tei:lg)) ! (self::text(), '-')[1]"/>
      <xsl:if test="not(not(matches(string-join($running), '\S\s*\n\s*\S')))">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="chinese-unbroken"
                             role="error"
                             test="not(matches(string-join($running), '\S\s*\n\s*\S'))">
            <svrl:text><xsl:text>there is a line break within Chinese text, which would be read as a space; put the text of this </xsl:text><xsl:value-of select="name()"/><xsl:text> on one line</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:note[@type = 'digest']"
                 mode="digests"
                 priority="1"
                 as="element()*">
      <xsl:if test="not(parent::*[@xml:id][self::tei:titlePart or self::tei:head or self::tei:p or self::tei:note[@type = 'source']])">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="digest-place"
                             role="error"
                             test="parent::*[@xml:id][self::tei:titlePart or self::tei:head or self::tei:p or self::tei:note[@type = 'source']]">
            <svrl:text><xsl:text>a digest stands outside a block; put it into the titlePart, head, p or source note that it is about</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:if test="not(@xml:lang)">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="digest-language"
                             role="error"
                             test="@xml:lang">
            <svrl:text><xsl:text>a digest does not say which language it is in; give it xml:lang</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:if test="not(not(@xml:lang = preceding-sibling::tei:note[@type = 'digest']/@xml:lang))">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="digest-once"
                             role="error"
                             test="not(@xml:lang = preceding-sibling::tei:note[@type = 'digest']/@xml:lang)">
            <svrl:text><xsl:text>the block has a second digest in </xsl:text><xsl:value-of select="@xml:lang"/><xsl:text>; make one of the two</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:if test="not(not(ancestor::tei:note[@type = 'digest']))">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="digest-flat"
                             role="error"
                             test="not(ancestor::tei:note[@type = 'digest'])">
            <svrl:text><xsl:text>a digest stands within a digest; move it out</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:text//tei:note[@type = 'source'][@xml:id]"
                 mode="note-called"
                 priority="1"
                 as="element()*">
      <xsl:variable name="call" select="'#' || @xml:id"/>
      <xsl:if test="not(root()//tei:ref[@type = 'note']/@target = $call)">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="note-called"
                             role="warning"
                             test="root()//tei:ref[@type = 'note']/@target = $call">
            <svrl:text><xsl:text>nothing calls the source note </xsl:text><xsl:value-of select="@xml:id"/><xsl:text>; put a ref of type note where the source calls it</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:note[@type = 'editorial']"
                 mode="editorial-target"
                 priority="1"
                 as="element()*">
      <xsl:if test="not(@target)">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="editorial-target"
                             role="error"
                             test="@target">
            <svrl:text><xsl:text>an editorial note does not say what it is about; name its blocks in @target</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:date | tei:birth | tei:death"
                 mode="date-one-way"
                 priority="1"
                 as="element()*">
      <xsl:if test="not(count((@when, (@from, @to)[1], (@notBefore, @notAfter)[1])) = 1)">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="date-one-way"
                             role="error"
                             test="count((@when, (@from, @to)[1], (@notBefore, @notAfter)[1])) = 1">
            <svrl:text><xsl:text>the </xsl:text><xsl:value-of select="name()"/><xsl:text> does not say when in exactly one way; give @when, or @from and @to, or @notBefore and @notAfter</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:event"
                 mode="event-one-way"
                 priority="1"
                 as="element()*">
      <xsl:if test="not(count((@when, (@from, @to)[1], (@notBefore, @notAfter)[1])) le 1)">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="event-one-way"
                             role="error"
                             test="count((@when, (@from, @to)[1], (@notBefore, @notAfter)[1])) le 1">
            <svrl:text><xsl:text>the event says when in more than one way; give @when, or @from and @to, or @notBefore and @notAfter</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:*[@from and @to][not(self::tei:biblScope or self::tei:citedRange)] | tei:*[@notBefore and @notAfter]"
                 mode="date-forward"
                 priority="1"
                 as="element()*">
      <xsl:variable name="start" select="string((@from, @notBefore)[1])"/>
      <xsl:variable name="end" select="string((@to, @notAfter)[1])"/>
      <xsl:variable name="shared"
                    select="min((string-length($start), string-length($end)))"/>
      <xsl:if test="not(substring($start, 1, $shared) le substring($end, 1, $shared))">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="date-forward"
                             role="error"
                             test="substring($start, 1, $shared) le substring($end, 1, $shared)">
            <svrl:text><xsl:text>the </xsl:text><xsl:value-of select="name()"/><xsl:text> ends (</xsl:text><xsl:value-of select="$end"/><xsl:text>) before it begins (</xsl:text><xsl:value-of select="$start"/><xsl:text>); exchange or correct the two</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:s" mode="sentences" priority="1" as="element()*">
      <xsl:variable name="block"
                    select="string((ancestor::tei:p | ancestor::tei:note)[@xml:id][last()]/@xml:id)"/>
      <xsl:if test="not($block and matches(@xml:id, '^' || $block || '\.s[1-9][0-9]*$'))">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="sentence-anchor"
                             role="error"
                             test="$block and matches(@xml:id, '^' || $block || '\.s[1-9][0-9]*$')">
            <svrl:text><xsl:text>the anchor of this sentence is not that of its paragraph with .s and a number; write such as p12.s3</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:if test="not(empty(ancestor::tei:s))">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="sentence-flat"
                             role="error"
                             test="empty(ancestor::tei:s)">
            <svrl:text><xsl:text>there is a sentence within a sentence; keep one of them, and mark the other as seg</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:ref[@type = 'note']"
                 mode="note-found"
                 priority="1"
                 as="element()*">
      <xsl:if test="not(id(substring-after(@target, '#'))[self::tei:note][@type = ('source', 'editorial')])">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="note-found"
                             role="error"
                             test="id(substring-after(@target, '#'))[self::tei:note][@type = ('source', 'editorial')]">
            <svrl:text><xsl:text>the note call points to </xsl:text><xsl:value-of select="@target"/><xsl:text>, which is not a note of the document; correct @target or add the note</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:choice[tei:sic]"
                 mode="correction-differs"
                 priority="1"
                 as="element()*">
      <xsl:if test="not(not(string(tei:sic) = string(tei:corr)) or tei:sic//tei:lb)">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="correction-differs"
                             role="error"
                             test="not(string(tei:sic) = string(tei:corr)) or tei:sic//tei:lb">
            <svrl:text><xsl:text>the correction is the same as the fault; correct it, or take the choice away</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:anchor"
                 mode="point-named"
                 priority="1"
                 as="element()*">
      <xsl:if test="not(@xml:id)">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="point-named"
                             role="error"
                             test="@xml:id">
            <svrl:text><xsl:text>an anchor without xml:id cannot be pointed to; give it one</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:person | tei:place | tei:org | tei:standOff//tei:event | tei:standOff/tei:listBibl/tei:bibl"
                 mode="entries"
                 priority="1"
                 as="element()*">
      <xsl:variable name="named"
                    select="(tei:persName[@type = 'main'], tei:placeName[@type = 'main'], tei:orgName[@type = 'main'], tei:label[not(@type = 'variant')], tei:title[@type = ('main', 'translated')])/@xml:lang"/>
      <xsl:variable name="missing" select="('en', 'zh-Hans')[not(. = $named)]"/>
      <xsl:if test="not(matches(@xml:id, '^[a-z][a-z0-9-]*$'))">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="entry-identified"
                             role="error"
                             test="matches(@xml:id, '^[a-z][a-z0-9-]*$')">
            <svrl:text><xsl:text>the register entry has no proper identifier; give it an xml:id of small letters, figures and hyphens</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:if test="not(empty($missing))">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="entry-named"
                             role="error"
                             test="empty($missing)">
            <svrl:text><xsl:text>the register entry </xsl:text><xsl:value-of select="@xml:id"/><xsl:text> has no main name in </xsl:text><xsl:value-of select="string-join($missing, ' and ')"/><xsl:text>; add it</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
   <xsl:template match="tei:geo"
                 mode="coordinates-in-range"
                 priority="1"
                 as="element()*">
      <xsl:variable name="degrees" select="tokenize(.) ! number()"/>
      <xsl:if test="not(count($degrees) = 2 and abs($degrees[1]) le 90 and abs($degrees[2]) le 180)">
         <svrl:failed-assert location="{ancestor-or-self::*[1]/accumulator-before('number')}"
                             id="coordinates-in-range"
                             role="error"
                             test="count($degrees) = 2 and abs($degrees[1]) le 90 and abs($degrees[2]) le 180">
            <svrl:text><xsl:text>“</xsl:text><xsl:value-of select="."/><xsl:text>” is not a latitude and a longitude; write degrees north, a space, and degrees east</xsl:text></svrl:text>
         </svrl:failed-assert>
      </xsl:if>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
   </xsl:template>
</xsl:package>
