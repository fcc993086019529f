<?xml version="1.0" encoding="UTF-8"?>
<!-- The guide's examples, each as its source: without the margin that it has in edition.odd. -->
<xsl:transform version="3.0" expand-text="yes" exclude-result-prefixes="#all"
    xmlns:eg="http://www.tei-c.org/ns/Examples"
    xmlns:our="urn:edition:schema:guide"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:mode name="source" on-no-match="fail"/>

  <xsl:template match="eg:egXML" as="element()">
    <xsl:variable name="source" as="xs:string*">
      <xsl:apply-templates select="node()" mode="source"/>
    </xsl:variable>
    <xsl:variable name="margin" select="replace(string(text()[1]), '\S.*$', '', 's')"/>
    <xsl:variable name="lines" select="tokenize(string-join($source), ($margin[contains(., '&#10;')], '\n')[1])"/>
    <pre class="example" tabindex="0"><code>{string-join($lines, '&#10;') => replace('^\s+|\s+$', '')}</code></pre>
  </xsl:template>

  <xsl:template match="eg:*" mode="source" as="xs:string+">
    <xsl:sequence select="our:tag(.)"/>
    <xsl:apply-templates select="node()" mode="source"/>
    <xsl:sequence select="'&lt;/' || local-name() || '>'"/>
  </xsl:template>

  <xsl:template match="eg:*[not(node())]" mode="source" as="xs:string">
    <xsl:sequence select="replace(our:tag(.), '>$', '/>')"/>
  </xsl:template>

  <xsl:template match="text()" mode="source" as="xs:string">
    <xsl:sequence select="our:escaped(.)"/>
  </xsl:template>

  <xsl:function name="our:tag" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="attributes" select="
        $element/@* ! (' ' || name() || '=&quot;' || replace(our:escaped(.), '&quot;', '&amp;quot;') || '&quot;')"/>
    <xsl:sequence select="'&lt;' || local-name($element) || string-join($attributes) || '>'"/>
  </xsl:function>

  <xsl:function name="our:escaped" as="xs:string" visibility="private">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="$text => replace('&amp;', '&amp;amp;') => replace('&lt;', '&amp;lt;')"/>
  </xsl:function>
</xsl:transform>
