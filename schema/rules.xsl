<?xml version="1.0" encoding="UTF-8"?>
<!-- Schematron (ISO/IEC 19757-3, query bindings XSLT and XPath) → an XSLT 3.0 package that reports in SVRL.
     First abstract patterns and rules are made concrete; then a pattern becomes a mode, a rule a template whose
     priority falls from first to last, an assert or report an element of SVRL with the number of the
     node's element, in the order of the document, as @location (a path() takes as long as an element has siblings).
     Phases and inclusions are not supported: all patterns are active, and an sch:include is an error. -->
<xsl:package name="urn:edition:schema:rules" package-version="1.0" version="3.0" declared-modes="yes" expand-text="yes"
    exclude-result-prefixes="our sch xs"
    xmlns:our="urn:edition:schema:rules"
    xmlns:out="urn:edition:schema:rules:output"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:namespace-alias stylesheet-prefix="out" result-prefix="xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="yes" suppress-indentation="svrl:text svrl:diagnostic-reference"/>

  <xsl:mode on-no-match="fail"/>
  <xsl:mode name="concrete" on-no-match="shallow-copy"/>
  <xsl:mode name="mode" on-no-match="fail"/>
  <xsl:mode name="call" on-no-match="fail"/>
  <xsl:mode name="rule" on-no-match="fail"/>
  <xsl:mode name="message" on-no-match="shallow-skip"/>

  <xsl:key name="patterns" match="sch:pattern[@abstract = 'true']" use="@id"/>
  <xsl:key name="rules" match="sch:rule[@abstract = 'true']" use="@id"/>
  <xsl:key name="diagnostics" match="sch:diagnostic" use="@id"/>

  <xsl:template match="document-node()" as="element()">
    <xsl:variable name="concrete" as="document-node()">
      <xsl:document>
        <xsl:apply-templates select="sch:schema" mode="concrete"/>
      </xsl:document>
    </xsl:variable>
    <xsl:apply-templates select="$concrete/sch:schema"/>
  </xsl:template>

  <!-- Abstract to concrete -->

  <xsl:template match="sch:pattern[@abstract = 'true'] | sch:rule[@abstract = 'true'] | sch:param" mode="concrete"
      as="empty-sequence()"/>

  <xsl:template match="sch:pattern[@is-a]" mode="concrete" as="element(sch:pattern)">
    <sch:pattern>
      <xsl:sequence select="@id"/>
      <xsl:apply-templates select="key('patterns', @is-a)/*" mode="concrete">
        <xsl:with-param name="values" select="sch:param" tunnel="yes"/>
      </xsl:apply-templates>
    </sch:pattern>
  </xsl:template>

  <xsl:template match="sch:pattern//(@context | @test | @select | @value)" mode="concrete" as="attribute()">
    <xsl:param name="values" as="element(sch:param)*" select="()" tunnel="yes"/>
    <xsl:attribute name="{name()}" select="fold-left($values, string(), our:bound#2)"/>
  </xsl:template>

  <xsl:function name="our:bound" as="xs:string" visibility="private">
    <xsl:param name="expression" as="xs:string"/>
    <xsl:param name="value" as="element(sch:param)"/>
    <xsl:sequence select="
        replace($expression, '\$' || $value/@name || '($|[^\w.\-])', replace($value/@value, '[\\$]', '\\$0') || '$1')"/>
  </xsl:function>

  <xsl:template match="sch:extends[@rule]" mode="concrete" as="node()*">
    <xsl:apply-templates select="key('rules', @rule)/node()" mode="concrete"/>
  </xsl:template>

  <xsl:template match="sch:include | sch:extends[@href]" mode="concrete" as="empty-sequence()">
    <xsl:message terminate="yes">{name()} of {@href}: copy what it names into the schema</xsl:message>
  </xsl:template>

  <!-- Schema -->

  <xsl:template match="sch:schema" as="element(xsl:package)">
    <out:package name="urn:edition:schema:compiled" package-version="1.0" version="3.0" declared-modes="yes">
      <xsl:apply-templates select="sch:ns"/>
      <out:output method="xml" indent="no"/>
      <out:mode on-no-match="fail" use-accumulators="number"/>
      <out:accumulator name="number" initial-value="0">
        <out:accumulator-rule match="*" select="$value + 1"/>
      </out:accumulator>
      <xsl:apply-templates select="sch:pattern" mode="mode"/>
      <xsl:sequence select="xsl:key, xsl:function"/>
      <xsl:apply-templates select="sch:let"/>
      <out:template match="/" as="element(svrl:schematron-output)">
        <svrl:schematron-output>
          <xsl:apply-templates select="sch:pattern" mode="call"/>
        </svrl:schematron-output>
      </out:template>
      <xsl:apply-templates select="sch:pattern/sch:rule"/>
    </out:package>
  </xsl:template>

  <xsl:template match="sch:ns" as="namespace-node()">
    <xsl:namespace name="{@prefix}" select="@uri"/>
  </xsl:template>

  <xsl:template match="sch:pattern" mode="mode" as="element(xsl:mode)">
    <out:mode name="{our:mode(.)}" on-no-match="shallow-skip"/>
  </xsl:template>

  <xsl:template match="sch:pattern" mode="call" as="element(xsl:apply-templates)">
    <out:apply-templates select="." mode="{our:mode(.)}"/>
  </xsl:template>

  <xsl:function name="our:mode" as="xs:string" visibility="private">
    <xsl:param name="pattern" as="element(sch:pattern)"/>
    <xsl:sequence select="string(($pattern/@id, 'pattern-' || count($pattern/preceding-sibling::sch:pattern) + 1)[1])"/>
  </xsl:function>

  <!-- Variables: those of a pattern are evaluated at the root, those of a rule at its node -->

  <xsl:template match="sch:let" as="element(xsl:variable)">
    <out:variable name="{@name}">
      <xsl:sequence select="node()"/>
    </out:variable>
  </xsl:template>

  <xsl:template match="sch:let[@value]" as="element(xsl:variable)">
    <out:variable name="{@name}" select="{@value}"/>
  </xsl:template>

  <xsl:template match="sch:pattern/sch:let[@value]" priority="1" as="element(xsl:variable)">
    <out:variable name="{@name}" select="root() ! ({@value})"/>
  </xsl:template>

  <!-- Rules -->

  <xsl:template match="sch:rule" as="element(xsl:template)">
    <out:template match="{@context}" mode="{our:mode(..)}" priority="{count(following-sibling::sch:rule) + 1}"
        as="element()*">
      <xsl:apply-templates select="../sch:let, sch:let, sch:assert, sch:report"/>
      <out:apply-templates select="@* | node()" mode="#current"/>
    </out:template>
  </xsl:template>

  <xsl:template match="sch:assert" as="element(xsl:if)">
    <out:if test="not({@test})">
      <svrl:failed-assert location="{{ancestor-or-self::*[1]/accumulator-before('number')}}">
        <xsl:apply-templates select="." mode="rule"/>
      </svrl:failed-assert>
    </out:if>
  </xsl:template>

  <xsl:template match="sch:report" as="element(xsl:if)">
    <out:if test="{@test}">
      <svrl:successful-report location="{{ancestor-or-self::*[1]/accumulator-before('number')}}">
        <xsl:apply-templates select="." mode="rule"/>
      </svrl:successful-report>
    </out:if>
  </xsl:template>

  <!-- What SVRL says of an assert or report -->

  <xsl:template match="sch:assert | sch:report" mode="rule" as="node()+">
    <xsl:attribute name="id" select="(@id, ../@id, ../../@id, local-name())[1]"/>
    <xsl:attribute name="role" select="(@role, ../@role, 'error')[1]"/>
    <xsl:attribute name="test" select="replace(@test, '[{{}}]', '$0$0')"/>
    <svrl:text>
      <xsl:apply-templates mode="message"/>
    </svrl:text>
    <xsl:apply-templates select="key('diagnostics', tokenize(@diagnostics))" mode="rule"/>
  </xsl:template>

  <xsl:template match="sch:diagnostic" mode="rule" as="element(svrl:diagnostic-reference)">
    <svrl:diagnostic-reference diagnostic="{@id}">
      <xsl:apply-templates mode="message"/>
    </svrl:diagnostic-reference>
  </xsl:template>

  <xsl:template match="text()" mode="message" as="element(xsl:text)">
    <out:text>{.}</out:text>
  </xsl:template>

  <xsl:template match="sch:emph | sch:dir | sch:span" mode="message" as="element()*">
    <xsl:apply-templates mode="message"/>
  </xsl:template>

  <xsl:template match="sch:name" mode="message" as="element(xsl:value-of)">
    <out:value-of select="{(@path, 'name()')[1]}"/>
  </xsl:template>

  <xsl:template match="sch:value-of" mode="message" as="element(xsl:value-of)">
    <out:value-of select="{@select}"/>
  </xsl:template>
</xsl:package>
