<?xml version="1.0" encoding="UTF-8"?>
<!-- edition.odd → edition.rng: one define an element, class, macro or datatype, under its own name.
     Occurrences are 0, 1 or unbounded. libxml2 rejects valid files where an empty pattern has siblings,
     or where a group or choice has one child: neither is made. -->
<xsl:package name="urn:edition:schema:rng" package-version="1.0" version="3.0" declared-modes="yes" expand-text="yes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="rng xs"
    xmlns="http://relaxng.org/ns/structure/1.0"
    xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
    xmlns:rng="http://relaxng.org/ns/structure/1.0"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:mode on-no-match="fail"/>
  <!-- an ODD particle with its occurrences -->
  <xsl:mode name="pattern" on-no-match="fail"/>
  <!-- the same, once -->
  <xsl:mode name="once" on-no-match="fail"/>

  <xsl:key name="members" match="elementSpec | classSpec[@type = 'model']" use="classes/memberOf/@key"/>
  <xsl:key name="attributes" match="classSpec[@type = 'atts']" use="@ident"/>

  <!-- Definitions -->

  <xsl:template match="document-node()" as="element(rng:grammar)">
    <xsl:apply-templates select=".//schemaSpec"/>
  </xsl:template>

  <xsl:template match="schemaSpec" as="element(rng:grammar)">
    <grammar ns="{@ns}" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
      <start>
        <ref name="{@start}"/>
      </start>
      <xsl:apply-templates select="root()//(elementSpec | classSpec | macroSpec | dataSpec)"/>
    </grammar>
  </xsl:template>

  <xsl:template match="elementSpec" as="element(rng:define)">
    <define name="{@ident}">
      <element name="{@ident}">
        <xsl:apply-templates select="desc" mode="once"/>
        <xsl:apply-templates select="content/*" mode="pattern"/>
        <xsl:apply-templates select="classes/memberOf[key('attributes', @key)]" mode="once"/>
        <xsl:apply-templates select="attList" mode="once"/>
      </element>
    </define>
  </xsl:template>

  <xsl:template match="classSpec[@type = 'model']" as="element(rng:define)">
    <define name="{@ident}">
      <choice>
        <xsl:apply-templates select="key('members', @ident)" mode="once"/>
      </choice>
    </define>
  </xsl:template>

  <xsl:template match="classSpec[@type = 'model'][count(key('members', @ident)) = 1]" as="element(rng:define)">
    <define name="{@ident}">
      <xsl:apply-templates select="key('members', @ident)" mode="once"/>
    </define>
  </xsl:template>

  <xsl:template match="classSpec[@type = 'atts']" as="element(rng:define)">
    <define name="{@ident}">
      <xsl:apply-templates select="attList" mode="once"/>
    </define>
  </xsl:template>

  <xsl:template match="macroSpec | dataSpec" as="element(rng:define)">
    <define name="{@ident}">
      <xsl:apply-templates select="desc" mode="once"/>
      <xsl:apply-templates select="content/*" mode="pattern"/>
    </define>
  </xsl:template>

  <!-- Occurrences -->

  <xsl:template match="*" mode="pattern" as="element()*">
    <xsl:apply-templates select="." mode="once"/>
  </xsl:template>

  <xsl:template match="*[@minOccurs = '0']" mode="pattern" as="element(rng:optional)">
    <optional>
      <xsl:apply-templates select="." mode="once"/>
    </optional>
  </xsl:template>

  <xsl:template match="*[@maxOccurs = 'unbounded']" mode="pattern" priority="1" as="element(rng:oneOrMore)">
    <oneOrMore>
      <xsl:apply-templates select="." mode="once"/>
    </oneOrMore>
  </xsl:template>

  <xsl:template match="*[@minOccurs = '0'][@maxOccurs = 'unbounded']" mode="pattern" priority="2"
      as="element(rng:zeroOrMore)">
    <zeroOrMore>
      <xsl:apply-templates select="." mode="once"/>
    </zeroOrMore>
  </xsl:template>

  <xsl:template match="alternate/sequence[not(@minOccurs or @maxOccurs)]" mode="pattern" as="element(rng:group)">
    <group>
      <xsl:apply-templates select="." mode="once"/>
    </group>
  </xsl:template>

  <!-- Content -->

  <xsl:template match="sequence" mode="once" as="element()+">
    <xsl:apply-templates select="*" mode="pattern"/>
  </xsl:template>

  <xsl:template match="alternate" mode="once" as="element(rng:choice)">
    <choice>
      <xsl:apply-templates select="*" mode="pattern"/>
    </choice>
  </xsl:template>

  <xsl:template match="elementRef | classRef | macroRef | dataRef[@key] | memberOf" mode="once" as="element(rng:ref)">
    <ref name="{@key}"/>
  </xsl:template>

  <xsl:template match="elementSpec | classSpec" mode="once" as="element(rng:ref)">
    <ref name="{@ident}"/>
  </xsl:template>

  <xsl:template match="textNode" mode="once" as="element(rng:text)">
    <text/>
  </xsl:template>

  <!-- every element has attributes, and they are its siblings -->
  <xsl:template match="empty" mode="once" as="empty-sequence()"/>

  <xsl:template match="dataRef[@name]" mode="once" as="element(rng:data)">
    <data type="{@name}">
      <xsl:apply-templates select="@restriction" mode="once"/>
    </data>
  </xsl:template>

  <xsl:template match="@restriction" mode="once" as="element(rng:param)">
    <param name="pattern">{.}</param>
  </xsl:template>

  <xsl:template match="desc[@xml:lang = 'en']" mode="once" as="element(a:documentation)">
    <a:documentation>{normalize-space()}</a:documentation>
  </xsl:template>

  <xsl:template match="desc" mode="once" as="empty-sequence()"/>

  <!-- Attributes -->

  <xsl:template match="attList" mode="once" as="element()+">
    <xsl:apply-templates select="*" mode="once"/>
  </xsl:template>

  <xsl:template match="attList[@org = 'choice']" mode="once" as="element(rng:choice)">
    <choice>
      <xsl:apply-templates select="*" mode="once"/>
    </choice>
  </xsl:template>

  <xsl:template match="attList[@org = 'choice']/attList" mode="once" as="element(rng:group)">
    <group>
      <xsl:apply-templates select="*" mode="once"/>
    </group>
  </xsl:template>

  <xsl:template match="attDef" mode="once" as="element(rng:attribute)">
    <attribute name="{@ident}">
      <xsl:apply-templates select="desc" mode="once"/>
      <xsl:apply-templates select="(valList, datatype)[1]" mode="once"/>
    </attribute>
  </xsl:template>

  <xsl:template match="attDef[@usage = 'opt']" mode="once" as="element(rng:optional)">
    <optional>
      <xsl:next-match/>
    </optional>
  </xsl:template>

  <xsl:template match="valList" mode="once" as="element(rng:choice)">
    <choice>
      <xsl:apply-templates select="valItem" mode="once"/>
    </choice>
  </xsl:template>

  <xsl:template match="valList[count(valItem) = 1]" mode="once" as="element()+">
    <xsl:apply-templates select="valItem" mode="once"/>
  </xsl:template>

  <xsl:template match="valItem" mode="once" as="element()+">
    <value>{@ident}</value>
    <xsl:apply-templates select="desc" mode="once"/>
  </xsl:template>

  <xsl:template match="datatype" mode="once" as="element()">
    <xsl:apply-templates select="dataRef" mode="once"/>
  </xsl:template>

  <xsl:template match="datatype[@maxOccurs = 'unbounded']" mode="once" as="element(rng:list)">
    <list>
      <oneOrMore>
        <xsl:apply-templates select="dataRef" mode="once"/>
      </oneOrMore>
    </list>
  </xsl:template>
</xsl:package>
