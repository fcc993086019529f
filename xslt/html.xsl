<?xml version="1.0" encoding="UTF-8"?>
<!-- The reading view of a text or of one passage, as an HTML fragment: classes are TEI names, ids are xml:ids.
     What is not the document's own words (numbers, back links, the index of names) carries @data-added. Left out are
     the introductions in other languages than the reader's. -->
<xsl:package name="urn:edition:html" package-version="1.0" version="3.0" declared-modes="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:e="urn:edition:functions" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all" expand-text="yes">

  <xsl:include href="common.xsl"/>
  <xsl:include href="html-contents.xsl"/>
  <xsl:include href="html-inline.xsl"/>
  <xsl:include href="html-parts.xsl"/>
  <xsl:include href="html-names.xsl"/>

  <!-- The anchors of blocks that stand one after another, to show them with their neighbours, and of the sentences of
       them that are meant; empty for the whole text. -->
  <xsl:param name="anchor" as="xs:string" select="''"/>
  <xsl:param name="sentences" as="xs:string" select="''"/>
  <xsl:variable name="cited" as="xs:string*" select="tokenize($anchor)"/>
  <xsl:variable name="marked" as="xs:string*" select="tokenize($sentences)"/>

  <xsl:output method="html" html-version="5" indent="no" omit-xml-declaration="yes"/>
  <xsl:mode/>
  <xsl:mode name="flow"/>

  <xsl:template match="/">
    <xsl:apply-templates select="if ($anchor) then key('anchor', $cited[1]) else (//text[not(ancestor::text)], .[empty(//text)]/*)"
        mode="page"/>
  </xsl:template>

  <!-- A document without a text (a corpus of other things, a source document) still shows its words. -->
  <xsl:template match="/*" mode="page" priority="1">
    <article class="text transcription">
      <h1 class="title" data-added="">{(.//teiHeader/fileDesc/titleStmt/title)[1]}</h1>
      <div class="block">
        <div class="words">
          <xsl:apply-templates select="* except teiHeader" mode="other"/>
        </div>
      </div>
    </article>
  </xsl:template>

  <xsl:mode name="other"/>
  <xsl:template match="*" mode="other">
    <span class="{local-name()} unknown">
      <xsl:apply-templates mode="other"/>
    </span>
  </xsl:template>

  <xsl:mode name="page"/>
  <xsl:template match="text" mode="page">
    <article class="text {if (exists(body//p[e:has-words(.)])) then 'transcription' else 'calendar'}">
      <xsl:sequence select="e:spoken(.)"/>
      <xsl:if test="empty(.//titlePart)">
        <h1 class="title" data-added="">{ancestor::TEI[1]/teiHeader/fileDesc/titleStmt/title[1]}</h1>
        <xsl:for-each select="ancestor::TEI[1]/teiHeader/fileDesc/titleStmt/title[@type = 'translated']">
          <p class="title translated" data-added="">
            <xsl:sequence select="e:lang-of(.)"/>
            <xsl:value-of select="."/>
          </p>
        </xsl:for-each>
      </xsl:if>
      <xsl:apply-templates select="front" mode="flow"/>
      <xsl:if test="empty(front//byline | front//docAuthor)">
        <xsl:apply-templates select="ancestor::TEI[1]/teiHeader/fileDesc/titleStmt/author" mode="page"/>
      </xsl:if>
      <xsl:apply-templates select="front/div[e:is-introduction(.)]" mode="introduction"/>
      <xsl:where-populated>
        <nav class="contents" lang="{e:label('language')}" aria-label="{e:label('contents')}" data-added="">
          <xsl:where-populated>
            <ol>
              <xsl:sequence select="e:spoken(.)"/>
              <xsl:apply-templates select="body, back" mode="contents"/>
            </ol>
          </xsl:where-populated>
        </nav>
      </xsl:where-populated>
      <xsl:apply-templates select="* except front" mode="flow"/>
      <xsl:apply-templates select="." mode="index"/>
    </article>
  </xsl:template>

  <xsl:template match="author" mode="page">
    <p class="byline" data-added="">{normalize-space()}</p>
  </xsl:template>

  <!-- Passages, between their neighbours; notes after what they stand beside. -->
  <xsl:template match="*" mode="page">
    <xsl:variable name="all" select="root()//text//*[@xml:id][self::titlePart or self::head or self::p or self::ab]"/>
    <xsl:variable name="here" select="key('anchor', $cited)"/>
    <xsl:variable name="shown" select="if (self::note[e:place(.)]) then $here/e:place(.) | $here
        else ($all[. &lt;&lt; $here[1]][last()], $here, $all[. &gt;&gt; $here[last()]][1])"/>
    <article class="passage {if ($here ! e:has-words(.) = true()) then 'transcription' else 'calendar'}">
      <xsl:sequence select="e:spoken(.)"/>
      <xsl:for-each select="$shown">
        <xsl:variable name="at" select="position()"/>
        <xsl:if test=". intersect $all and exists($all[. &gt;&gt; $shown[$at - 1]][. &lt;&lt; current()])">
          <hr class="left-out" data-added=""/>
        </xsl:if>
        <xsl:apply-templates select="." mode="flow">
          <xsl:with-param name="role" select="if (. intersect $here) then ('cited', 'in-part'[$sentences]) else 'context'"/>
          <xsl:with-param name="before" select="$shown[. &lt;&lt; current()]/e:notes-of(.)" tunnel="yes"/>
        </xsl:apply-templates>
      </xsl:for-each>
      <xsl:apply-templates select="." mode="index">
        <xsl:with-param name="of" select="$here"/>
      </xsl:apply-templates>
    </article>
  </xsl:template>

  <!-- Structure: divisions become sections; what only holds paragraphs lets them through. A division whose notes all
       stand beside their calls is marked as emptied, and its head is not displayed. -->
  <xsl:template match="*[e:is-structure(.)]" mode="flow" priority="0.5">
    <xsl:apply-templates mode="flow"/>
  </xsl:template>

  <xsl:template match="front | body | back | group | floatingText | div | div1 | div2 | div3 | div4" mode="flow" priority="1">
    <xsl:where-populated>
      <section class="{string-join((local-name(), @type, 'emptied'[e:is-emptied(current())]), ' ')}">
        <xsl:sequence select="e:lang-of(.)"/>
        <xsl:apply-templates mode="flow"/>
      </section>
    </xsl:where-populated>
  </xsl:template>

  <xsl:function name="e:is-emptied" as="xs:boolean">
    <xsl:param name="division" as="element()"/>
    <xsl:sequence select="exists($division/note) and (every $child in $division/*
        satisfies exists($child[self::head or self::note[e:place(.)]]))"/>
  </xsl:function>

  <xsl:template match="text()[not(normalize-space())]" mode="flow"/>
  <xsl:template match="note[e:place(.)]" mode="flow">
    <xsl:if test="@xml:id = $cited">
      <xsl:next-match>
        <xsl:with-param name="role" select="'cited', 'in-part'[$sentences]"/>
      </xsl:next-match>
    </xsl:if>
  </xsl:template>

  <xsl:template match="lb | milestone | anchor | fw" mode="flow">
    <xsl:apply-templates select="."/>
  </xsl:template>

  <!-- A block: its number, its own words, its digests, its notes. -->
  <xsl:template match="*" mode="flow">
    <xsl:param name="role" as="xs:string*"/>
    <div class="block {string-join((local-name(), @type, 'quoted'[current()/parent::quote], 'caption'[current()/self::p/parent::figure], 'bare'[not(e:has-words(current()))], $role), ' ')}">
      <xsl:copy-of select="@xml:id ! e:id-of(.)"/>
      <xsl:apply-templates select="@xml:id" mode="flow"/>
      <xsl:if test="e:has-words(.) or self::note[label][empty(e:digests(.))]">
        <div class="words">
          <xsl:apply-templates select="."/>
        </div>
      </xsl:if>
      <xsl:where-populated>
        <div class="digests">
          <xsl:apply-templates select="self::note[not(e:has-words(.))][e:digests(.)]/label"/>
          <xsl:apply-templates select="e:digests(.)" mode="digest"/>
        </div>
      </xsl:where-populated>
      <xsl:where-populated>
        <div class="notes">
          <xsl:apply-templates select="e:notes-of(.)[not(@xml:id = $cited)]" mode="aside">
            <xsl:with-param name="block" select="."/>
          </xsl:apply-templates>
        </div>
      </xsl:where-populated>
    </div>
  </xsl:template>

  <xsl:template match="@xml:id" mode="flow"/>
  <xsl:template match="@xml:id[parent::titlePart or parent::head or parent::p or parent::ab or parent::lg or parent::note]" mode="flow">
    <a class="number" data-added="" lang="{e:label('language')}" href="{$passages}{.}" aria-label="{e:label('passage')} {.}">{replace(., '^p', '')}</a>
  </xsl:template>

  <xsl:mode name="digest"/>
  <xsl:template match="note" mode="digest">
    <p class="digest">
      <xsl:sequence select="e:lang-of(.)"/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <!-- A note beside its call, or what it remarks on. Where it belongs to several blocks, the first holds it and the
       others repeat it. -->
  <xsl:mode name="aside"/>
  <xsl:template match="note" mode="aside">
    <xsl:param name="block" as="element()"/>
    <xsl:param name="before" as="element(note)*" tunnel="yes"/>
    <xsl:variable name="naming" as="attribute()" select="e:naming(., $block, $before)"/>
    <div class="note {(@type, 'inline')[1]}" role="note">
      <xsl:sequence select="e:lang-of(.), $naming"/>
      <xsl:apply-templates select="." mode="label">
        <xsl:with-param name="block" select="$block"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="node() except label[1]">
        <xsl:with-param name="repeated" select="name($naming) = 'data-repeated'" tunnel="yes"/>
      </xsl:apply-templates>
    </div>
  </xsl:template>

  <!-- The editors' remarks can be long: they are folded, and open where they stand. -->
  <xsl:template match="note[@type = 'editorial']" mode="aside">
    <xsl:param name="block" as="element()"/>
    <xsl:param name="before" as="element(note)*" tunnel="yes"/>
    <details class="note editorial">
      <summary class="label" data-added="" lang="{e:label('language')}">{e:label('editors')} {@xml:id}</summary>
      <div class="remark">
        <xsl:sequence select="e:naming(., $block, $before), e:lang-of(.)"/>
        <xsl:apply-templates/>
      </div>
    </details>
  </xsl:template>

  <!-- The id of a note where it is shown first, and elsewhere that it is repeated. -->
  <xsl:function name="e:naming" as="attribute()">
    <xsl:param name="note" as="element(note)"/>
    <xsl:param name="block" as="element()"/>
    <xsl:param name="before" as="element(note)*"/>
    <xsl:variable name="first" as="xs:boolean" select="if ($anchor) then empty($before intersect $note) else e:place($note) is $block"/>
    <xsl:sequence select="if ($first) then e:id-of(e:note-id($note)) else e:repeated()"/>
  </xsl:function>

  <xsl:mode name="label"/>
  <xsl:template match="note" mode="label">
    <xsl:param name="block" as="element()"/>
    <a class="label" data-added="" lang="{e:label('language')}" aria-label="{e:label('back')}">
      <xsl:copy-of select="$block/@xml:id ! e:link('#' || .)"/>
      <xsl:text>{e:note-number(.)}</xsl:text>
    </a>
  </xsl:template>
  <xsl:template match="note[label]" mode="label">
    <xsl:param name="block" as="element()"/>
    <a class="label" href="#{$block/@xml:id}" lang="{e:label('language')}" aria-label="{e:label('back')}: {label[1]}">
      <span><xsl:sequence select="e:spoken(label[1])"/>{label[1]}</span>
    </a>
  </xsl:template>

  <xsl:function name="e:lang-of" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="$element/@xml:lang">
      <xsl:sequence select="e:spoken($element)"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="e:id-of" as="attribute(id)">
    <xsl:param name="value" as="xs:string"/>
    <xsl:attribute name="id" select="$value"/>
  </xsl:function>

  <xsl:function name="e:link" as="attribute(href)">
    <xsl:param name="address" as="xs:string"/>
    <xsl:attribute name="href" select="$address"/>
  </xsl:function>

  <xsl:function name="e:repeated" as="attribute()">
    <xsl:attribute name="data-repeated" select="''"/>
  </xsl:function>
</xsl:package>
