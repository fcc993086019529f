<?xml version="1.0" encoding="UTF-8"?>
<!-- edition.odd → guide.html: the encoding guide, as an HTML fragment. An element has the id el-NAME; a class, macro
     or datatype has its own name as id. The interface's words come in as JSON: contents, contains, text,
     attributes, required, rules. -->
<xsl:package name="urn:edition:schema:guide" package-version="1.0" version="3.0" declared-modes="yes" expand-text="yes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all"
    xmlns:our="urn:edition:schema:guide"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:include href="guide-examples.xsl"/>

  <xsl:param name="labels" as="xs:string" select="'{{}}'"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="yes" omit-xml-declaration="yes"
      suppress-indentation="p dd dt li th pre h1 h2 h3"/>

  <xsl:variable name="words" as="map(*)" select="parse-json($labels)"/>

  <xsl:mode on-no-match="fail"/>
  <xsl:mode name="contents" on-no-match="fail"/>
  <xsl:mode name="heading" on-no-match="fail"/>
  <!-- a particle of a content model, as the names of its elements and macros; a zero-length name stands for text -->
  <xsl:mode name="children" on-no-match="fail"/>
  <xsl:mode name="prose" on-no-match="fail"/>

  <xsl:key name="members" match="elementSpec | classSpec[@type = 'model']" use="classes/memberOf/@key"/>
  <xsl:key name="specification" match="elementSpec | classSpec | macroSpec | dataSpec" use="@ident"/>

  <xsl:function name="our:label" as="xs:string" visibility="private">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="string(($words($name), $name)[1])"/>
  </xsl:function>

  <!-- The page -->

  <xsl:template match="document-node()" as="element()">
    <xsl:apply-templates select="TEI"/>
  </xsl:template>

  <xsl:template match="TEI" as="element()">
    <article class="guide" lang="{@xml:lang}">
      <h1>
        <xsl:apply-templates select="teiHeader//titleStmt/title" mode="heading"/>
      </h1>
      <nav class="contents" aria-label="{our:label('contents')}">
        <ol>
          <xsl:apply-templates select="text/body/div" mode="contents"/>
        </ol>
      </nav>
      <xsl:apply-templates select="text/body/div"/>
    </article>
  </xsl:template>

  <xsl:template match="div" mode="contents" as="element()">
    <li>
      <a href="#{@xml:id}"><xsl:apply-templates select="head" mode="heading"/></a>
      <xsl:where-populated>
        <ul>
          <xsl:apply-templates select="specGrp/elementSpec" mode="contents"/>
        </ul>
      </xsl:where-populated>
    </li>
  </xsl:template>

  <xsl:template match="elementSpec" mode="contents" as="element()">
    <li>
      <a href="#el-{@ident}"><code>{@ident}</code></a>
    </li>
  </xsl:template>

  <xsl:template match="div" as="element()">
    <section id="{@xml:id}">
      <h2>
        <xsl:apply-templates select="head" mode="heading"/>
      </h2>
      <xsl:apply-templates select="* except head"/>
    </section>
  </xsl:template>

  <xsl:template match="specGrp" as="element()*">
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="schemaSpec" as="empty-sequence()"/>

  <!-- What is specified -->

  <xsl:template match="elementSpec" as="element()">
    <section class="element" id="el-{@ident}">
      <h3><code>{@ident}</code>{' '}<xsl:apply-templates select="gloss" mode="heading"/></h3>
      <xsl:apply-templates select="desc, content"/>
      <xsl:sequence select="our:attributes((attList, our:classes(.)/attList)//attDef)"/>
      <xsl:where-populated>
        <ul class="rules" aria-label="{our:label('rules')}">
          <xsl:apply-templates select="constraintSpec"/>
        </ul>
      </xsl:where-populated>
      <xsl:apply-templates select="exemplum/*, remarks"/>
    </section>
  </xsl:template>

  <xsl:template match="classSpec | macroSpec | dataSpec" as="element()">
    <section class="specification" id="{@ident}">
      <h3><code>{@ident}</code>{' '}<xsl:apply-templates select="gloss" mode="heading"/></h3>
      <xsl:apply-templates select="desc, content, self::classSpec[@type = 'model']/@ident"/>
      <xsl:sequence select="our:attributes(attList//attDef)"/>
    </section>
  </xsl:template>

  <xsl:template match="gloss | head | title" mode="heading" as="node()+">
    <xsl:text>{if (position() gt 1) then ' ' else ''}</xsl:text>
    <span class="gloss" lang="{@xml:lang}">{.}</span>
  </xsl:template>

  <xsl:template match="desc" as="element()">
    <p class="desc" lang="{@xml:lang}"><xsl:apply-templates mode="prose"/></p>
  </xsl:template>

  <!-- Content -->

  <xsl:template match="content | classSpec/@ident" as="element()?">
    <xsl:variable name="names" as="xs:string*">
      <xsl:apply-templates select="." mode="children"/>
    </xsl:variable>
    <xsl:where-populated>
      <p class="content">
        <xsl:if test="exists($names)"><span class="label">{our:label('contains')}</span></xsl:if>
        <xsl:text>{(' ' || our:label('text'))[$names = '']}</xsl:text>
        <xsl:for-each select="sort(distinct-values($names[.]))">
          <xsl:text> </xsl:text>
          <a href="#{if (contains(., '.')) then . else 'el-' || .}"><code>{.}</code></a>
        </xsl:for-each>
      </p>
    </xsl:where-populated>
  </xsl:template>

  <xsl:template match="content | sequence | alternate" mode="children" as="xs:string*">
    <xsl:apply-templates select="*" mode="children"/>
  </xsl:template>

  <xsl:template match="elementRef" mode="children" as="xs:string">
    <xsl:sequence select="string(@key)"/>
  </xsl:template>

  <xsl:template match="classRef/@key | classSpec/@ident" mode="children" as="xs:string*">
    <xsl:apply-templates select="key('members', .)" mode="children"/>
  </xsl:template>

  <xsl:template match="elementSpec" mode="children" as="xs:string">
    <xsl:sequence select="string(@ident)"/>
  </xsl:template>

  <xsl:template match="classRef" mode="children" as="xs:string*">
    <xsl:apply-templates select="@key" mode="children"/>
  </xsl:template>

  <xsl:template match="classSpec" mode="children" as="xs:string*">
    <xsl:apply-templates select="@ident" mode="children"/>
  </xsl:template>

  <xsl:template match="macroRef" mode="children" as="xs:string">
    <xsl:sequence select="string(@key)"/>
  </xsl:template>

  <xsl:template match="textNode | dataRef" mode="children" as="xs:string">
    <xsl:sequence select="''"/>
  </xsl:template>

  <xsl:template match="empty" mode="children" as="empty-sequence()"/>

  <xsl:template match="dataSpec/content" as="element()">
    <p class="datatype"><xsl:apply-templates select=".//dataRef"/></p>
  </xsl:template>

  <!-- Attributes: an element's own and those of its classes; the attributes of every element are described once -->

  <xsl:function name="our:classes" as="element(classSpec)*" visibility="private">
    <xsl:param name="element" as="element(elementSpec)"/>
    <xsl:sequence select="
        key('specification', $element/classes/memberOf/@key, root($element))[@type = 'atts'][@ident ne 'att.global']"/>
  </xsl:function>

  <xsl:function name="our:attributes" as="element()?" visibility="private">
    <xsl:param name="definitions" as="element(attDef)*"/>
    <xsl:where-populated>
      <table class="attributes" aria-label="{our:label('attributes')}">
        <xsl:apply-templates select="$definitions"/>
      </table>
    </xsl:where-populated>
  </xsl:function>

  <xsl:template match="attDef" as="element()">
    <tr>
      <th scope="row"><code>{@ident}</code>{@usage[. = 'req'] ! (' ' || our:label('required'))}</th>
      <td>
        <xsl:apply-templates select="desc, (valList, datatype)[1]"/>
      </td>
    </tr>
  </xsl:template>

  <xsl:template match="valList" as="element()">
    <dl class="values">
      <xsl:apply-templates select="valItem"/>
    </dl>
  </xsl:template>

  <xsl:template match="valItem" as="element()+">
    <dt><code>{@ident}</code></dt>
    <xsl:apply-templates select="desc"/>
  </xsl:template>

  <xsl:template match="valItem/desc" as="element()">
    <dd lang="{@xml:lang}">{.}</dd>
  </xsl:template>

  <xsl:template match="datatype" as="element()">
    <p class="datatype"><xsl:apply-templates select="dataRef"/></p>
  </xsl:template>

  <xsl:template match="dataRef[@key]" as="element()">
    <a href="#{@key}"><code>{@key}</code></a>
  </xsl:template>

  <xsl:template match="dataRef[@name]" as="element()">
    <code>{@name, @restriction}</code>
  </xsl:template>

  <!-- Rules -->

  <xsl:template match="constraintSpec" as="element()">
    <li id="rule-{@ident}">
      <xsl:apply-templates select=".//sch:assert, desc"/>
    </li>
  </xsl:template>

  <xsl:template match="sch:assert" as="element()">
    <p lang="en"><code>{(@id, ancestor::constraintSpec/@ident)[1]}</code>: <xsl:apply-templates mode="prose"/></p>
  </xsl:template>

  <xsl:template match="sch:name | sch:value-of" mode="prose" as="text()">
    <xsl:text>…</xsl:text>
  </xsl:template>

  <!-- Prose -->

  <xsl:template match="remarks" as="element()">
    <div class="remarks" lang="{@xml:lang}"><xsl:apply-templates select="p"/></div>
  </xsl:template>

  <xsl:template match="p" as="element()">
    <p><xsl:apply-templates mode="prose"/></p>
  </xsl:template>

  <xsl:template match="text()" mode="prose" as="text()">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="gi" mode="prose" as="element()">
    <a href="#el-{.}"><code>{.}</code></a>
  </xsl:template>

  <xsl:template match="att | val | code" mode="prose" as="element()">
    <code class="{local-name()}">{.}</code>
  </xsl:template>

  <xsl:template match="term" mode="prose" as="element()">
    <dfn>{.}</dfn>
  </xsl:template>

  <xsl:template match="emph" mode="prose" as="element()">
    <em>{.}</em>
  </xsl:template>
</xsl:package>
