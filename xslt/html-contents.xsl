<?xml version="1.0" encoding="UTF-8"?>
<!-- The table of contents: the heads, in the text's language and in the digest's. -->
<xsl:transform version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:mode name="contents" on-no-match="shallow-skip"/>
  <xsl:template match="div[head/@xml:id]" mode="contents">
    <li>
      <a href="#{head[1]/@xml:id}">
        <xsl:where-populated>
          <span>
            <xsl:sequence select="e:lang-of(head[1])"/>
            <xsl:value-of select="e:reading(head[1])"/>
          </span>
        </xsl:where-populated>
        <xsl:for-each select="e:digests(head[1])">
          <span class="digest">
            <xsl:sequence select="e:lang-of(.)"/>
            <xsl:value-of select="e:reading(.)"/>
          </span>
        </xsl:for-each>
      </a>
      <xsl:where-populated>
        <ol>
          <xsl:apply-templates mode="contents"/>
        </ol>
      </xsl:where-populated>
    </li>
  </xsl:template>

  <!-- A section that the source only numbers: its number and its first words; without the source, the digest's. Among
       sections with heads it is none to look for. -->
  <xsl:template match="div[@type = 'section'][empty(head)][p[1][@xml:id]/label]" mode="contents">
    <li>
      <a href="#{p[1]/@xml:id}"><span>{e:opening(e:reading(p[1]), 8)}</span></a>
    </li>
  </xsl:template>

  <xsl:template match="div[@type = 'section'][empty(head)][p[1][@xml:id][not(e:has-words(.))]][empty(../div/head)]" mode="contents">
    <li>
      <a href="#{p[1]/@xml:id}">
        <xsl:for-each select="e:digests(p[1])">
          <span class="opening">
            <xsl:sequence select="e:lang-of(.)"/>
            <xsl:value-of select="e:opening(e:reading(.), 12)"/>
          </span>
        </xsl:for-each>
      </a>
    </li>
  </xsl:template>

  <xsl:function name="e:opening" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="many" as="xs:integer"/>
    <xsl:sequence select="replace($words, '^((\S{1,24}\s+){' || $many || '}|.{28}).+$', '$1…')"/>
  </xsl:function>

  <xsl:template match="text()" mode="contents"/>
</xsl:transform>
