<?xml version="1.0" encoding="UTF-8"?>
<!-- The words of a block as HTML: one template an element, in the default mode. -->
<xsl:transform version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Anything not named below shows its text, and says that this view does not know it. -->
  <xsl:template match="text//*" priority="-0.2">
    <span class="{local-name(), 'unknown', e:parts(.)}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="seg | foreign | q | quote | term | num | measure | label | docAuthor | docDate | name | rs | author | editor
      | publisher | pubPlace | biblScope | citedRange | bibl | salute | signed | dateline | idno | unclear | soCalled | mentioned
      | abbr | expan | orig | reg | said | pc | docImprint | address | addrLine | l | item | cell | row | head | trailer | byline | surplus | desc
      | speaker | stage | biblStruct | analytic | monogr | imprint | series | edition | extent | resp | respStmt">
    <span class="{string-join((local-name(), @type, e:parts(.), @rend ! tokenize(.) ! ('rend-' || .)), ' ')}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- A sentence, marked where it is meant; where its note is shown again, its id is not. -->
  <xsl:template match="s">
    <xsl:param name="repeated" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:element name="{if (@xml:id = $marked) then 'mark' else 'span'}">
      <xsl:attribute name="class" select="'s'"/>
      <xsl:if test="not($repeated)">
        <xsl:apply-templates select="." mode="attributes"/>
      </xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:mode name="attributes" on-no-match="shallow-skip"/>
  <xsl:template match="*" mode="attributes">
    <xsl:sequence select="e:lang-of(.)"/>
    <xsl:if test="@xml:id and not(. is e:block-of(.))">
      <xsl:sequence select="e:id-of(@xml:id)"/>
    </xsl:if>
  </xsl:template>

  <!-- Blocks, where a block holds them. -->
  <xsl:template match="p | ab">
    <xsl:element name="{if (.//(list | p | table | lg | figure | quote/p)) then 'div' else 'p'}">
      <xsl:attribute name="class" select="local-name(), @type"/>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="quote/p" priority="1">
    <blockquote class="quote">
      <p class="p">
        <xsl:apply-templates select="." mode="attributes"/>
        <xsl:apply-templates/>
      </p>
    </blockquote>
  </xsl:template>

  <xsl:template match="titlePart[not(@type) or @type = 'main']">
    <h1 class="titlePart">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
    </h1>
  </xsl:template>

  <xsl:template match="titlePart">
    <p class="titlePart {@type}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <xsl:template match="div/head | div1/head | div2/head | body/head | front/head | back/head">
    <xsl:element name="h{min((6, 1 + count(ancestor::div[head])))}">
      <xsl:attribute name="class" select="'head'"/>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="list">
    <ul class="{string-join(('list', @type, @rend), ' ')}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
    </ul>
  </xsl:template>

  <xsl:template match="list/item" priority="1">
    <li class="item">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
    </li>
  </xsl:template>

  <xsl:template match="lg | table | figure | opener | closer | sp | listBibl | epigraph | quote[p]">
    <div class="{string-join((local-name(), @type, e:parts(.)), ' ')}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- Emphasis and titles. -->
  <xsl:template match="hi | emph">
    <em class="{string-join((local-name(), @rend ! tokenize(.) ! ('rend-' || .)), ' ')}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
    </em>
  </xsl:template>

  <!-- Names lead to their register entry; a name that the registers do not have is shown as text. -->
  <xsl:template match="*[@ref][self::persName or self::placeName or self::orgName or self::name or self::title or self::rs][e:entry(@ref)]"
      priority="2">
    <a class="{string-join((local-name(), @type, @level), ' ')}" href="{e:entry-address(@ref)}" data-entry="{translate(@ref, ':', '-')}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
    </a>
  </xsl:template>

  <xsl:template match="persName | placeName | orgName | geogName | title | eventName">
    <span class="{string-join((local-name(), @type, @level), ' ')}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="date[@when] | time[@when]">
    <time class="date" datetime="{@when}" title="{@when}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
    </time>
  </xsl:template>

  <xsl:template match="date">
    <span class="date">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:if test="@from | @to | @notBefore | @notAfter">
        <xsl:attribute name="title" select="(@from, @notBefore, '…')[1] || '/' || (@to, @notAfter, '…')[1]"/>
      </xsl:if>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- Calls and links. -->
  <xsl:template match="ref[e:note(.)] | ptr[e:note(.)]" priority="1">
    <a class="call" role="doc-noteref" href="#{e:note-id(e:note(.))}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:attribute name="lang" select="e:label('language')"/>
      <xsl:attribute name="aria-label" select="e:label('note'), string((text()[normalize-space()], e:note(.)/label, e:note(.)/@n, e:note(.)/@xml:id)[1])"/>
      <xsl:where-populated>
        <span><xsl:sequence select="e:spoken(.)"/><xsl:apply-templates/></span>
      </xsl:where-populated>
      <xsl:if test="not(normalize-space())"><span data-added="">{e:note-number(e:note(.))}</span></xsl:if>
    </a>
  </xsl:template>

  <xsl:template match="ref[e:address(@target)] | ptr[e:address(@target)]">
    <a class="{'ref', 'spelled'[contains(current(), current()/@target) or current()/self::ptr]}" href="{e:local-address(@target)}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
      <xsl:if test="self::ptr"><span data-added="">{@target}</span></xsl:if>
    </a>
  </xsl:template>

  <xsl:template match="ref[e:passage-address(@target)] | ptr[e:passage-address(@target)]">
    <a class="ref passage" href="{e:passage-address(@target)}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
      <xsl:if test="self::ptr"><span data-added="">{replace(@target, '^txt:', '')}</span></xsl:if>
    </a>
  </xsl:template>

  <xsl:template match="ref | ptr" priority="-0.1">
    <span class="ref">
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- A note shows its mark where it stands, if it is shown beside its block; a note within a note stands in its place. -->
  <xsl:template match="note">
    <span class="{string-join(('note', @type), ' ')}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="note[e:place(.)]" priority="1">
    <xsl:if test="e:host(.) is e:place(.)">
      <a class="call" role="doc-noteref" data-added="" lang="{e:label('language')}" href="#{e:note-id(.)}" aria-label="{e:label('note')} {e:note-number(.)}">{e:note-number(.)}</a>
    </xsl:if>
  </xsl:template>

  <!-- On a page of its own it is all there. -->
  <xsl:template match="note[@xml:id = $cited]" priority="4">
    <div class="remark">
      <xsl:apply-templates select="node() except e:digests(.)"/>
    </div>
  </xsl:template>

  <xsl:template match="note[e:is-beside(.)]" priority="3"/>
  <xsl:template match="note/note[@type = 'digest']" priority="2">
    <p class="digest">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <!-- What editing did: both readings are there, the style sheet shows one. -->
  <xsl:template match="choice">
    <span class="choice">
      <xsl:apply-templates select="*"/>
    </span>
  </xsl:template>
  <xsl:template match="choice/* | app/lem | app/rdg | app/rdgGrp" priority="1">
    <span class="{local-name(), 'passed-over'[e:is-passed-over(current())]}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>
  <xsl:template match="sic"><span class="sic"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="corr"><span class="corr"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="supplied | add"><ins class="{local-name()}"><xsl:apply-templates/></ins></xsl:template>
  <xsl:template match="del"><del class="del"><xsl:apply-templates/></del></xsl:template>
  <xsl:template match="gap">
    <xsl:text>{e:parting(.)}</xsl:text>
    <span class="gap">
      <xsl:copy-of select="@extent ! e:title-of(.)"/>
      <span data-added="" lang="{e:label('language')}">[{string-join(('…', e:loss(.)), ' ')}]</span>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- Breaks. A page break is a mark in the margin. A line break is shown on demand: no br, which even where it is hidden
       keeps a browser from finding the words on both sides of it. -->
  <xsl:template match="lb">{e:parted(.)}<span class="lb"/></xsl:template>
  <xsl:template match="docImprint//lb">{e:parted(.)}<br/></xsl:template>
  <xsl:template match="pb | cb">
    <xsl:text>{e:parted(.)}</xsl:text>
    <span class="{local-name()}" data-added="" role="img" lang="{e:label('language')}" title="{e:label(local-name()), @n}" aria-label="{e:label(local-name()), @n}">{@n}</span>
  </xsl:template>
  <xsl:template match="milestone"><span class="milestone" data-added="">{@n}</span></xsl:template>
  <xsl:template match="anchor"><span class="anchor"><xsl:apply-templates select="." mode="attributes"/></span></xsl:template>
  <xsl:template match="graphic[matches(@url, '^(https?://|[\w][\w./-]*$)')]">
    <span class="graphic" title="{@url}"><xsl:apply-templates/></span>
  </xsl:template>
  <xsl:template match="fw"><span class="fw"><xsl:apply-templates/></span></xsl:template>

  <!-- A passage of this text that the page does not hold is on the text's own page. -->
  <xsl:function name="e:local-address" as="xs:string">
    <xsl:param name="target" as="xs:string"/>
    <xsl:sequence select="if ($anchor and starts-with($target, '#')) then $passages || substring($target, 2) else $target"/>
  </xsl:function>
</xsl:transform>
