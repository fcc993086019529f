<?xml version="1.0" encoding="UTF-8"?>
<!-- edition.odd → edition.sch: one pattern a constraintSpec, each assert named after it. -->
<xsl:package name="urn:edition:schema:sch" package-version="1.0" version="3.0" declared-modes="yes" expand-text="yes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei xs"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:output method="xml" encoding="UTF-8" indent="yes" suppress-indentation="sch:assert sch:report"/>

  <xsl:mode on-no-match="fail"/>
  <xsl:mode name="constraint" on-no-match="shallow-copy"/>

  <xsl:template match="document-node()" as="element(sch:schema)">
    <xsl:apply-templates select=".//schemaSpec"/>
  </xsl:template>

  <xsl:template match="schemaSpec" as="element(sch:schema)">
    <sch:schema queryBinding="xslt3">
      <sch:title>{root()//titleStmt/title[1]}</sch:title>
      <sch:ns prefix="tei" uri="{@ns}"/>
      <xsl:apply-templates select="root()//constraintSpec[@scheme = 'schematron']"/>
    </sch:schema>
  </xsl:template>

  <xsl:template match="constraintSpec" as="element(sch:pattern)">
    <sch:pattern id="{@ident}">
      <xsl:apply-templates select="constraint/*" mode="constraint"/>
    </sch:pattern>
  </xsl:template>

  <xsl:template match="element()" mode="constraint" as="element()">
    <xsl:copy copy-namespaces="no">
      <xsl:apply-templates select="@* | node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="@*" mode="constraint" as="attribute()">
    <xsl:attribute name="{name()}" select="normalize-space()"/>
  </xsl:template>

  <!-- a message is one line in the report, however it is wrapped in the ODD -->
  <xsl:template match="sch:assert/text() | sch:report/text()" mode="constraint" as="text()">
    <xsl:value-of select="
        replace(., '\s+', ' ')
        ! (if (current()/preceding-sibling::*) then . else replace(., '^ ', ''))
        ! (if (current()/following-sibling::*) then . else replace(., ' $', ''))"/>
  </xsl:template>

  <xsl:template match="sch:assert[not(@id)] | sch:report[not(@id)]" mode="constraint" as="element()">
    <xsl:copy copy-namespaces="no">
      <xsl:attribute name="id" select="ancestor::constraintSpec/@ident"/>
      <xsl:apply-templates select="@* | node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>
</xsl:package>
