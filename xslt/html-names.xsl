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
        <xsl:apply-templates select="e:main-name(., 'en')" mode="names"/>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="e:main-name(., 'zh')[starts-with(@xml:lang, 'zh')]" mode="names"/>
      </a>
      <xsl:sequence select="e:kinds(.)"/>
      <xsl:apply-templates select="note" mode="names"/>
      <span class="mentions">
        <xsl:for-each select="distinct-values(key('mention', $ref, $document)/ancestor::*[@xml:id][not(self::TEI or self::s)][1]/@xml:id)">
          <a href="{e:local-address('#' || .)}">{.}</a>
        </xsl:for-each>
      </span>
    </li>
  </xsl:template>

  <xsl:template match="*" mode="names">
    <span class="{local-name()}"><xsl:sequence select="e:spoken(.)"/>{normalize-space()}</span>
  </xsl:template>
</xsl:transform>
