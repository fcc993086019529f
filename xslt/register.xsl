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
          <xsl:sequence select="e:kinds(.)"/>
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
      <xsl:sequence select="e:kinds(.)"/>
      <xsl:apply-templates select="note | desc">
        <xsl:sort select="e:is-foreign(.)"/>
      </xsl:apply-templates>
      <dl>
        <dt>{e:label('forms')}</dt>
        <xsl:for-each select="e:names(.)[not(e:is-said(.))]">
          <dd>
            <xsl:apply-templates select="."/>
            <xsl:text> </xsl:text>
            <span class="quiet" lang="{e:label('language')}" title="{@xml:lang}">{($words('form-' || @xml:lang), @xml:lang)[1]}</span>
          </dd>
        </xsl:for-each>
        <xsl:apply-templates select="author, birth, death, state, date, location/geo, publisher, pubPlace, idno, @when, @from, @to, @notBefore, @notAfter, @cert" mode="fact"/>
      </dl>
      <xsl:sequence select="e:relations($prefix || ':' || @xml:id)"/>
    </article>
  </xsl:template>

  <!-- Whether words are in another language than the reader's. -->
  <xsl:function name="e:is-foreign" as="xs:boolean">
    <xsl:param name="words" as="element()"/>
    <xsl:sequence select="substring(e:language($words), 1, 2) ne substring(e:label('language'), 1, 2)"/>
  </xsl:function>

  <!-- A form that conversion of script has made equal to one of the same entry that stands so in the register. -->
  <xsl:function name="e:is-said" as="xs:boolean">
    <xsl:param name="form" as="element()"/>
    <xsl:variable name="alike" as="element()*" select="e:names($form/..)[starts-with(@xml:lang, 'zh')][. = $form]"/>
    <xsl:sequence select="exists($form/@data-script-from) and exists($alike[. &lt;&lt; $form or not(@data-script-from)])"/>
  </xsl:function>

  <xsl:template match="note | desc">
    <p class="note"><xsl:sequence select="e:spoken(.)"/>{normalize-space()}</p>
  </xsl:template>

  <xsl:template match="persName | placeName | orgName | label | title">
    <span class="{local-name()}"><xsl:sequence select="e:spoken(.)"/>{normalize-space()}</span>
  </xsl:template>

  <xsl:mode name="fact"/>
  <xsl:template match="*" mode="fact">
    <dt>{e:label(local-name())}</dt>
    <dd>{(normalize-space()[.], e:time(.))[1]}{@cert[. ne 'high'] ! (' (' || e:label('cert-' || .) || ')')}</dd>
  </xsl:template>
  <xsl:template match="@*" mode="fact">
    <dt>{e:label(local-name())}</dt>
    <dd>{.}</dd>
  </xsl:template>
  <xsl:template match="@cert" mode="fact">
    <dt>{e:label('cert')}</dt>
    <dd>{e:label('cert-' || .)}</dd>
  </xsl:template>
  <xsl:template match="idno" mode="fact">
    <dt>{@type}</dt>
    <dd>{normalize-space()}</dd>
  </xsl:template>
  <xsl:template match="idno[exists($authorities(@type))]" mode="fact">
    <dt>{@type}</dt>
    <dd>
      <a href="{$authorities(@type)}{encode-for-uri(normalize-space())}">{normalize-space()}</a>
    </dd>
  </xsl:template>

  <!-- Where the identifiers of others lead. -->
  <xsl:variable name="authorities" as="map(xs:string, xs:string)" select="map{
      'Wikidata': 'https://www.wikidata.org/wiki/', 'VIAF': 'https://viaf.org/viaf/', 'GeoNames': 'https://www.geonames.org/'}"/>

  <!-- What the texts say of an entry and others: a relation a line, the other end, and the passages that assert it. -->
  <xsl:function name="e:relations" as="element()?">
    <xsl:param name="ref" as="xs:string"/>
    <xsl:variable name="found" as="element(relation)*" select="$registers/teiCorpus/TEI/standOff/listRelation/relation
        [(@active, @passive, @mutual) ! tokenize(.) = $ref]"/>
    <xsl:if test="exists($found)">
      <section class="relations">
        <h2>{e:label('relations')}</h2>
        <dl>
          <xsl:for-each-group select="$found" group-by="e:relation-name(., $ref)">
            <dt>{e:label('relation-' || current-grouping-key())}</dt>
            <xsl:apply-templates select="current-group()">
              <xsl:with-param name="ref" select="$ref"/>
            </xsl:apply-templates>
          </xsl:for-each-group>
        </dl>
      </section>
    </xsl:if>
  </xsl:function>

  <!-- A relation as it looks from one of its ends: `commands`, or `commands-of` from the other side. -->
  <xsl:function name="e:relation-name" as="xs:string">
    <xsl:param name="relation" as="element(relation)"/>
    <xsl:param name="ref" as="xs:string"/>
    <xsl:sequence select="$relation/@name || (if (tokenize($relation/@passive) = $ref) then '-of' else '')"/>
  </xsl:function>

  <xsl:template match="relation">
    <xsl:param name="ref" as="xs:string"/>
    <xsl:variable name="ends" as="attribute()*" select="if (tokenize(@passive) = $ref) then @active else (@passive, @mutual)"/>
    <dd>
      <xsl:sequence select="e:enumerated($ends ! tokenize(.)[. ne $ref])"/>
      <span class="quiet">{' ', e:time(.), (@cert[. ne 'high'] ! e:label('cert-' || .))}</span>
      <xsl:apply-templates select="@source"/>
    </dd>
  </xsl:template>

  <xsl:function name="e:enumerated" as="node()*">
    <xsl:param name="refs" as="xs:string*"/>
    <xsl:for-each select="$refs">
      <xsl:text>{if (position() gt 1) then ' · ' else ''}</xsl:text>
      <a href="{(e:entry-address(.), '#')[1]}">
        <xsl:apply-templates select="e:entry(.) ! e:main-name(., e:label('language'))"/>
        <xsl:text>{.[empty(e:entry(.))]}</xsl:text>
      </a>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="e:time" as="xs:string?">
    <xsl:param name="dated" as="element()"/>
    <xsl:sequence select="$dated/(if (@from | @to | @notBefore | @notAfter)
        then string-join(((@from, @notBefore, '')[1], (@to, @notAfter, '')[1]), '–') else string(@when))"/>
  </xsl:function>

  <xsl:template match="relation/@source">
    <span class="mentions">
      <xsl:for-each select="tokenize(.)">
        <xsl:text> </xsl:text>
        <a href="{(e:passage-address(.), '#')[1]}">{substring-after(., ':')}</a>
      </xsl:for-each>
    </span>
  </xsl:template>
</xsl:package>
