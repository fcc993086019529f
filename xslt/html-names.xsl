<?xml version="1.0" encoding="UTF-8"?>
<!-- The index of names at the end of a text or a passage: who and what it mentions, and where. -->
<xsl:transform version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:mode name="index"/>
  <xsl:template match="*" mode="index">
    <xsl:param name="of" as="element()*" select="."/>
    <xsl:variable name="mentioned" select="distinct-values($of/(descendant::*, e:notes-of(.)/descendant::*)[not(ancestor::div[@type = 'introduction'])]/@ref)[e:entry(.)]"/>
    <xsl:variable name="document" select="root()"/>
    <xsl:if test="exists($mentioned)">
      <section class="names" id="names" data-added="" lang="{e:label('language')}">
        <h2>{e:label(if (self::text) then 'names' else 'names-here')}</h2>
        <xsl:for-each-group select="$mentioned" group-by="substring-before(., ':')">
          <xsl:sort select="index-of(('per', 'org', 'pla', 'eve', 'wrk'), current-grouping-key())"/>
          <h3>{e:label(e:folder(current-grouping-key()))}</h3>
          <ul>
            <xsl:apply-templates select="current-group() ! e:entry(.)" mode="names">
              <xsl:with-param name="document" select="$document" tunnel="yes"/>
              <xsl:sort select="@xml:id"/>
            </xsl:apply-templates>
          </ul>
        </xsl:for-each-group>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="names"/>
  <xsl:template match="person | place | org | event | bibl" mode="names">
    <xsl:param name="document" as="node()" tunnel="yes"/>
    <xsl:variable name="ref" select="ancestor::TEI[1]/@n || ':' || @xml:id"/>
    <li id="{translate($ref, ':', '-')}">
      <a class="entry" href="{e:entry-address($ref)}">
        <xsl:for-each select="e:main-names(.)">
          <xsl:if test="position() gt 1">
            <xsl:text> </xsl:text>
          </xsl:if>
          <xsl:apply-templates select="." mode="names"/>
        </xsl:for-each>
      </a>
      <xsl:sequence select="e:kinds(.)"/>
      <xsl:apply-templates select="note" mode="names"/>
      <span class="mentions">
        <xsl:variable name="anchors" select="distinct-values(key('mention', $ref, $document)/ancestor::*[@xml:id][not(self::TEI or self::s)][1]/@xml:id)"/>
        <xsl:for-each-group select="1 to count($anchors)" group-adjacent="e:run($anchors[current()], .)">
          <xsl:variable name="run" select="$anchors[position() = current-group()]"/>
          <xsl:choose>
            <xsl:when test="$run[3]">
              <span class="run"><a href="{e:local-address('#' || $run[1])}">{$run[1]}</a>–<a href="{e:local-address('#' || $run[last()])}">{$run[last()]}</a></span>
            </xsl:when>
            <xsl:otherwise>
              <xsl:for-each select="$run">
                <a href="{e:local-address('#' || .)}">{.}</a>
              </xsl:for-each>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each-group>
      </span>
    </li>
  </xsl:template>

  <!-- The main names for a reader of the interface: the one in its language first. -->
  <xsl:function name="e:main-names" as="element()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="languages" select="distinct-values((substring(e:label('language'), 1, 2), 'en', 'zh'))"/>
    <xsl:variable name="found" select="for $one in $languages return e:main-name($entry, $one)[starts-with(@xml:lang, $one)]"/>
    <xsl:sequence select="if (exists($found)) then $found else e:main-name($entry, $languages[1])"/>
  </xsl:function>

  <!-- What the anchors of one kind that follow on each other have in common, given their places in a list. -->
  <xsl:function name="e:run" as="xs:string">
    <xsl:param name="anchor" as="xs:string"/>
    <xsl:param name="place" as="xs:integer"/>
    <xsl:sequence select="if (matches($anchor, '^\D*\d{1,9}$')) then replace($anchor, '\d', '') || xs:integer(replace($anchor, '\D', '')) - $place else $anchor"/>
  </xsl:function>

  <xsl:template match="*" mode="names">
    <span class="{local-name()}"><xsl:sequence select="e:spoken(.)"/>{e:reading(.)}</span>
  </xsl:template>

  <!-- A remark, with the words of other languages in it; of two readings of a place it has one only. -->
  <xsl:template match="note" mode="names">
    <span class="note"><xsl:sequence select="e:spoken(.)"/><xsl:apply-templates/></span>
  </xsl:template>
  <xsl:template match="standOff//*[e:is-passed-over(.)]" priority="5"/>
</xsl:transform>
