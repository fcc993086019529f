<?xml version="1.0" encoding="UTF-8"?>
<!-- Parts of a text that are more than a block: introductions, pictures, pages that begin between blocks. -->
<xsl:transform version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The introduction stands after all else in the front. It opens with its first paragraph; the rest unfolds. -->
  <xsl:template match="text[not(ancestor::text)]/front/div[@type = 'introduction']" mode="flow" priority="2"/>
  <xsl:mode name="introduction"/>
  <xsl:template match="div" mode="introduction">
    <xsl:variable name="lead" as="element()?" select="p[1]"/>
    <section class="introduction">
      <xsl:sequence select="e:lang-of(.)"/>
      <xsl:apply-templates select="node()[not(. >> $lead)]" mode="flow"/>
      <xsl:if test="$lead/following-sibling::*">
        <details>
          <summary data-added="" lang="{e:label('language')}"><span class="unfold">{e:label('unfold')}</span><span class="fold">{e:label('fold')}</span></summary>
          <xsl:apply-templates select="node()[. >> $lead]" mode="flow"/>
        </details>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- A picture is not in the edition: what the copy says of it is, and its caption. -->
  <xsl:template match="figure[p/@xml:id]" mode="flow" priority="1">
    <figure class="figure">
      <xsl:if test="empty(figDesc)">
        <div class="block figDesc">
          <div class="words"><xsl:sequence select="e:picture()"/></div>
        </div>
      </xsl:if>
      <xsl:apply-templates mode="flow"/>
    </figure>
  </xsl:template>

  <xsl:template match="figDesc">
    <span class="figDesc">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:sequence select="e:picture()"/>
      <xsl:text> </xsl:text>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:function name="e:picture" as="element()">
    <span class="picture" data-added="" lang="{e:label('language')}">{e:label('picture')}</span>
  </xsl:function>

  <xsl:template match="pb | cb" mode="flow">
    <div class="block break">
      <div class="words"><xsl:apply-templates select="."/></div>
    </div>
  </xsl:template>

  <xsl:function name="e:title-of" as="attribute(title)">
    <xsl:param name="value" as="xs:string"/>
    <xsl:attribute name="title" select="$value"/>
  </xsl:function>

  <!-- What holds parts, and neither holds words nor stands among any, has each part on a line of its own. -->
  <xsl:function name="e:parts" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="'parts'[$element/*[2]][empty($element/ancestor-or-self::*[ancestor::text][e:is-worded(.)])]"/>
  </xsl:function>

  <!-- Why something is missing, in the interface's words where it has some; at the end of the text, that the copy breaks off. -->
  <xsl:function name="e:loss" as="xs:string?">
    <xsl:param name="gap" as="element(gap)"/>
    <xsl:variable name="rest" select="$gap/following::node()[self::gap or self::text()[normalize-space()]]
        [ancestor::body][not(ancestor::note[@type = 'digest'])]"/>
    <xsl:variable name="reasons" select="if ($gap/@reason = 'lost' and empty($rest)) then 'end' else tokenize($gap/@reason)"/>
    <xsl:sequence select="string-join($reasons ! string(($words('gap-' || .), .)[1]), e:label('comma'))[.]"/>
  </xsl:function>
</xsl:transform>
