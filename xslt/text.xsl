<?xml version="1.0" encoding="UTF-8"?>
<!-- Plain text of a text or of one passage: each block under its anchor, digests marked by their language. -->
<xsl:package name="urn:edition:text" package-version="1.0" version="3.0" declared-modes="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:e="urn:edition:functions" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all" expand-text="yes">

  <xsl:include href="common.xsl"/>

  <!-- The script that the text was converted to, if any. -->
  <xsl:param name="script" as="xs:string" select="''"/>

  <xsl:output method="text"/>
  <xsl:mode on-no-match="shallow-skip"/>
  <xsl:mode name="words" on-no-match="shallow-skip"/>

  <!-- A corpus is its header and its texts, one after the other; a source document shows where there is no text. -->
  <xsl:template match="TEI | teiCorpus">
    <xsl:apply-templates select="teiHeader, text, .[not(text)]/sourceDoc, (TEI | teiCorpus)"/>
  </xsl:template>

  <!-- What it is, where it is for good, which release, who may do what with it. -->
  <xsl:template match="teiHeader">
    <xsl:apply-templates select="fileDesc/titleStmt/(title[not(@type) or @type = ('main', 'translated')], author),
        fileDesc/editionStmt/edition, fileDesc/publicationStmt/(idno[@type = 'URL'], availability),
        profileDesc/langUsage/language[$script][ends-with(@ident, '-' || $script)]"/>
    <xsl:text>&#xA;</xsl:text>
  </xsl:template>

  <xsl:template match="teiHeader//title | teiHeader//author | edition | idno | availability | language">{e:words(.)}&#xA;</xsl:template>
  <xsl:template match="availability[licence/@target]">{string-join(distinct-values(licence/@target), '&#xA;')}&#xA;</xsl:template>

  <!-- A block, its words as they are to be read, then its digests. -->
  <xsl:template match="text//*[e:is-block(.)]" priority="1">
    <xsl:variable name="words" as="xs:string" select="e:words(.)"/>
    <xsl:text>&#xA;{string-join((@xml:id ! ('[' || . || ']'), $words[.]), ' ')}&#xA;</xsl:text>
    <xsl:for-each select="e:digests(.)">
      <xsl:text>  [{@xml:lang}] {e:words(.)}&#xA;</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="text//text()[normalize-space()]">&#xA;{normalize-space()}&#xA;</xsl:template>

  <!-- The page as it is written: surfaces apart, one line a line. -->
  <xsl:template match="sourceDoc//surface">
    <xsl:text>&#xA;</xsl:text>
    <xsl:apply-templates/>
  </xsl:template>
  <xsl:template match="sourceDoc//line">{e:words(.)}&#xA;</xsl:template>
  <xsl:template match="sourceDoc//text()[normalize-space()]">{normalize-space()}&#xA;</xsl:template>

  <xsl:function name="e:is-block" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="e:is-worded($element) and empty($element/ancestor::*[ancestor::text][e:is-worded(.)])"/>
  </xsl:function>

  <xsl:function name="e:words" as="xs:string">
    <xsl:param name="block" as="element()"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:apply-templates select="$block/node()" mode="words"/>
    </xsl:variable>
    <xsl:sequence select="normalize-space(string-join($pieces))"/>
  </xsl:function>

  <xsl:template match="text()" mode="words" as="xs:string">{.}</xsl:template>
  <xsl:template match="*[e:is-passed-over(.)] | surplus | del | pc[@force = 'weak'] | note[@type = 'digest']" mode="words"/>
  <xsl:template match="note/note[@type = 'digest'] | note/p" mode="words" priority="1" as="xs:string*">
    <xsl:sequence select="string-join((' ', @xml:lang ! ('[' || . || '] ')))"/>
    <xsl:apply-templates mode="words"/>
  </xsl:template>
  <xsl:template match="text//note[e:is-block(.)]/note[@type = 'digest']" mode="words" priority="2"/>
  <xsl:template match="ptr[e:passage-address(@target)]" mode="words" as="xs:string">{substring-after(@target, ':')}</xsl:template>
  <xsl:template match="teiHeader//note | teiHeader//ref[@type = 'note' or e:note(.)]" mode="words" priority="2"/>
  <xsl:template match="(ref | ptr)[starts-with(@target, 'http')]" mode="words" as="xs:string*">
    <xsl:apply-templates mode="words"/>
    <xsl:sequence select="(' &lt;' || @target || '>')[not(contains(current(), current()/@target))]"/>
  </xsl:template>
  <xsl:template match="lb | pb | cb" mode="words" as="xs:string">{e:parted(.)}</xsl:template>
  <xsl:template match="gap" mode="words" as="xs:string">{e:parting(.)}[…]</xsl:template>
  <xsl:template match="note" mode="words" as="xs:string*">
    <xsl:sequence select="' ['"/>
    <xsl:apply-templates mode="words"/>
    <xsl:sequence select="'] '"/>
  </xsl:template>
</xsl:package>
