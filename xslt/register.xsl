<?xml version="1.0" encoding="UTF-8"?>
<!-- A register as a list, or one of its entries as a page. -->
<xsl:package name="urn:edition:register" package-version="1.0" version="3.0" declared-modes="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:e="urn:edition:functions" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all" expand-text="yes">

  <xsl:include href="common.xsl"/>

  <!-- The prefix of the register (`per`, `pla`, `org`, `eve`, `wrk`), and an entry's id or nothing. -->
  <xsl:param name="prefix" as="xs:string"/>
  <xsl:param name="entry" as="xs:string" select="''"/>

  <xsl:output method="html" html-version="5" indent="no" omit-xml-declaration="yes"/>
  <xsl:mode/>

  <xsl:template match="/">
    <xsl:apply-templates select="if ($entry) then $entries($prefix || ':' || $entry) else teiCorpus/TEI[@n = $prefix]"/>
  </xsl:template>

  <xsl:template match="TEI">
    <ul class="register">
      <xsl:for-each select="standOff/*/(person | place | org | event | bibl)">
        <xsl:sort select="@xml:id"/>
        <li>
          <a href="{$root}/registers/{e:folder($prefix)}/{@xml:id}/">
            <xsl:apply-templates select="e:main-name(., 'en')"/>
            <xsl:text> </xsl:text>
            <xsl:apply-templates select="e:main-name(., 'zh')[starts-with(@xml:lang, 'zh')]"/>
          </a>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template match="person | place | org | event | bibl">
    <article class="entry {local-name()}">
      <h1>
        <xsl:apply-templates select="e:main-name(., 'en')"/>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="e:main-name(., 'zh')[starts-with(@xml:lang, 'zh')]"/>
      </h1>
      <xsl:apply-templates select="note | desc"/>
      <dl>
        <dt>{e:label('forms')}</dt>
        <xsl:for-each select="e:names(.)">
          <dd>
            <xsl:apply-templates select="."/>
            <xsl:text> </xsl:text>
            <span class="quiet">{@xml:lang}</span>
          </dd>
        </xsl:for-each>
        <xsl:apply-templates select="author, birth, death, date, location/geo, publisher, pubPlace, idno, @when, @from, @to, @notBefore, @notAfter, @cert" mode="fact"/>
      </dl>
    </article>
  </xsl:template>

  <xsl:template match="note | desc">
    <p class="note" lang="{e:language(.)}">{normalize-space()}</p>
  </xsl:template>

  <xsl:template match="persName | placeName | orgName | label | title">
    <span class="{local-name()}" lang="{e:language(.)}">{normalize-space()}</span>
  </xsl:template>

  <xsl:mode name="fact"/>
  <xsl:template match="*" mode="fact">
    <dt>{e:label(local-name())}</dt>
    <dd>{(normalize-space()[.], @when, string-join((@from, @notBefore, @to, @notAfter), '–'))[1]}</dd>
  </xsl:template>
  <xsl:template match="@*" mode="fact">
    <dt>{e:label(local-name())}</dt>
    <dd>{.}</dd>
  </xsl:template>
  <xsl:template match="idno" mode="fact">
    <dt>{@type}</dt>
    <dd>{normalize-space()}</dd>
  </xsl:template>
</xsl:package>
