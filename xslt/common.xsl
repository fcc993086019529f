<?xml version="1.0" encoding="UTF-8"?>
<!-- What every output shares: the parameters, the keys, and functions that ask a question of a node. -->
<xsl:transform version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:functions" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The id of the text, the path before every link, the interface's words as JSON, the registers as one document. -->
  <xsl:param name="id" as="xs:string" select="string(/*/@xml:id)"/>
  <xsl:param name="root" as="xs:string" select="''"/>
  <!-- What stands before an anchor to make a passage's address. -->
  <xsl:param name="passages" as="xs:string" select="$root || '/texts/' || encode-for-uri($id) || '/'"/>
  <xsl:param name="labels" as="xs:string" select="'{}'"/>
  <!-- The ids of the texts by the names of their files, as JSON. -->
  <xsl:param name="files" as="xs:string" select="'{}'"/>
  <xsl:param name="registers" as="document-node()?"/>

  <!-- The entries of the registers by the pointers that lead to them. -->
  <xsl:variable name="entries" as="map(xs:string, element())" select="map:merge($registers/teiCorpus/TEI
      ! (for $entry in standOff/*/*[@xml:id] return map{@n || ':' || $entry/@xml:id: $entry}))"/>

  <xsl:variable name="words" as="map(*)" select="parse-json($labels)"/>
  <xsl:variable name="texts" as="map(*)" select="parse-json($files)"/>

  <xsl:key name="anchor" match="*[@xml:id]" use="@xml:id"/>
  <xsl:key name="call" match="(ref | ptr)[e:note(.)]" use="@target"/>
  <xsl:key name="beside" match="text//note" use="e:place(.) ! generate-id()"/>
  <xsl:key name="remark" match="text//note[@type = 'editorial']" use="tokenize(@target)"/>
  <xsl:key name="mention" match="text//*[@ref]" use="@ref"/>

  <xsl:function name="e:label" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="string(($words($name), $name)[1])"/>
  </xsl:function>

  <xsl:function name="e:language" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="string($node/ancestor-or-self::*[@xml:lang][1]/@xml:lang)"/>
  </xsl:function>

  <!-- The language that words are in, and the one that they were converted from. -->
  <xsl:function name="e:spoken" as="attribute()*">
    <xsl:param name="node" as="node()"/>
    <xsl:attribute name="lang" select="e:language($node)"/>
    <xsl:sequence select="$node/ancestor-or-self::*[@xml:lang][1]/@data-script-from"/>
  </xsl:function>

  <!-- Of the readings of one place one is read: the one that editors made, or the first; a form for readers of a script
       only where the choice says so. -->
  <xsl:function name="e:is-passed-over" as="xs:boolean">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="all" select="$reading/(parent::choice/* | parent::app/(lem | rdg | rdgGrp))"/>
    <xsl:variable name="fit" select="$all[not(e:is-for-others(.))]"/>
    <xsl:sequence select="exists($all intersect $reading)
        and not($reading is ($fit[self::reg or self::corr or self::expan or self::lem], $fit)[1])"/>
  </xsl:function>

  <xsl:function name="e:is-for-others" as="xs:boolean">
    <xsl:param name="form" as="element()"/>
    <xsl:sequence select="$form/self::reg and starts-with($form/@xml:lang, 'zh') and not($form/parent::choice/@xml:lang = $form/@xml:lang)"/>
  </xsl:function>

  <!-- Only addresses that cannot carry script; whatever else a document says is shown as text, not linked. -->
  <xsl:function name="e:address" as="xs:string?">
    <xsl:param name="target" as="xs:string?"/>
    <xsl:sequence select="$target[matches(., '^(https?://[^\s]+|#[\w.-]+)$')]"/>
  </xsl:function>

  <!-- A passage of another text of the edition, by its pointer, `txt:well/p4`, or a place in it by its file, `well.xml#p4`. -->
  <xsl:function name="e:passage-address" as="xs:string?">
    <xsl:param name="target" as="xs:string?"/>
    <xsl:sequence select="$target[matches(., '^txt:[a-z0-9-]+/[a-z0-9]+(\.s[0-9]+)?$')] ! ($root || '/texts/' || substring-after(., ':'))"/>
    <xsl:sequence select="$texts(replace(tokenize($target, '#')[1], '^\./', ''))
        ! ($root || '/texts/' || encode-for-uri(.) || '/' || ('#' || substring-after($target, '#'))[. ne '#'])"/>
  </xsl:function>

  <xsl:function name="e:folder" as="xs:string?">
    <xsl:param name="prefix" as="xs:string"/>
    <xsl:sequence select="map{'per': 'persons', 'pla': 'places', 'org': 'organizations', 'eve': 'events', 'wrk': 'works'}($prefix)"/>
  </xsl:function>

  <xsl:function name="e:entry" as="element()?">
    <xsl:param name="ref" as="xs:string?"/>
    <xsl:sequence select="$ref ! $entries(.)"/>
  </xsl:function>

  <xsl:function name="e:entry-address" as="xs:string?">
    <xsl:param name="ref" as="xs:string"/>
    <xsl:sequence select="e:entry($ref) ! ($root || '/registers/' || e:folder(substring-before($ref, ':')) || '/' || @xml:id || '/')"/>
  </xsl:function>

  <!-- The names of an entry, main ones first; in the languages asked for. -->
  <xsl:function name="e:names" as="element()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="$entry/(persName | placeName | orgName | label | title)"/>
  </xsl:function>

  <xsl:function name="e:main-name" as="element()?">
    <xsl:param name="entry" as="element()"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:sequence select="(e:names($entry)[starts-with(@xml:lang, $language)][not(@type = 'variant')],
        e:names($entry)[starts-with(@xml:lang, substring($language, 1, 2))][not(ends-with(@xml:lang, 'pinyin'))],
        e:names($entry))[1]"/>
  </xsl:function>

  <!-- What an entry is: occupations or kind, in the interface's words. -->
  <xsl:function name="e:kinds" as="element()?">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="kinds" as="xs:string*" select="$entry/(occupation/@type/('occupation-' || .), @type/('kind-' || .)) ! e:label(.)"/>
    <xsl:if test="exists($kinds)">
      <span class="kind" lang="{e:label('language')}">{string-join($kinds, ' · ')}</span>
    </xsl:if>
  </xsl:function>

  <!-- A block is citable; its own words are those of the source, without the digests that
       stand beside them and without the mark of a note. -->
  <xsl:function name="e:has-words" as="xs:boolean">
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="exists($block/descendant-or-self::node()[self::text()[normalize-space()] or self::gap or self::graphic]
        [not(ancestor::note[@type = 'digest'][parent::* is $block] or ancestor::label[parent::note is $block])])"/>
  </xsl:function>

  <!-- The words to be read, on one line: corrections and not what they correct, no hyphens of line ends, no notes, no calls. -->
  <xsl:function name="e:reading" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="normalize-space(string-join($element//(text() | lb | pb | cb)
        [not(ancestor::*[e:is-passed-over(.)] or ancestor::surplus or ancestor::del or ancestor::pc[@force = 'weak'] or ancestor::note[not(. is $element)]
          or ancestor::ref[e:note(.)])] ! (if (self::*) then e:parted(.) else string(.))))"/>
  </xsl:function>

  <!-- What parts a gap from the word before it, unless letters of that word are missing. -->
  <xsl:function name="e:parting" as="xs:string">
    <xsl:param name="gap" as="element(gap)"/>
    <xsl:sequence select="if ($gap/@unit = 'character' or starts-with(e:language($gap), 'zh')) then '' else ' '"/>
  </xsl:function>

  <!-- What a reader sees of the end of a line, page or column: a space, but nothing in a word or in Chinese. -->
  <xsl:function name="e:parted" as="xs:string">
    <xsl:param name="break" as="element()"/>
    <xsl:sequence select="if ($break/@break = 'no' or starts-with(e:language($break), 'zh')) then '' else ' '"/>
  </xsl:function>

  <!-- A digest stands beside its block, unless that is itself a note shown beside another. -->
  <xsl:function name="e:is-beside" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="$note/@type = 'digest' and $note/parent::* is e:block-of($note) and empty($note/parent::note[e:place(.)])"/>
  </xsl:function>

  <!-- The introductions of the front that the reading view shows: the one in the reader's language, or the first. -->
  <xsl:function name="e:is-introduction" as="xs:boolean">
    <xsl:param name="division" as="element(div)"/>
    <xsl:variable name="all" select="$division/parent::front[not(ancestor::text[2])]/div[@type = 'introduction']"/>
    <xsl:sequence select="($all[substring(@xml:lang, 1, 2) = substring(e:label('language'), 1, 2)], $all)[1]
        ! (. is $division) = true()"/>
  </xsl:function>

  <xsl:function name="e:digests" as="element(note)*">
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="$block/note[@type = 'digest']"/>
  </xsl:function>

  <!-- The note that a reference calls; a note that mentions another does not call it. -->
  <xsl:function name="e:note" as="element(note)?">
    <xsl:param name="call" as="element()"/>
    <xsl:sequence select="$call[@type = 'note' or empty(ancestor::note)]/@target[starts-with(., '#')]
        ! key('anchor', substring(., 2), root($call))[self::note][1]"/>
  </xsl:function>

  <!-- Structure holds blocks; the outermost element that is no structure is the block of what stands in it. -->
  <xsl:function name="e:is-structure" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element[self::text or self::front or self::body or self::back or self::group or self::floatingText
        or self::div or self::div1 or self::div2 or self::div3 or self::div4 or self::docTitle or self::titlePage
        or self::quote[p] or self::figure[p/@xml:id] or self::epigraph[p] or self::argument or self::postscript or self::sp[p]])"/>
  </xsl:function>

  <xsl:function name="e:block-of" as="element()?">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="($node/ancestor-or-self::*[ancestor::text][not(e:is-structure(.))])[1]"/>
  </xsl:function>

  <!-- What words are written in: by its name, or because it holds some. -->
  <xsl:function name="e:is-worded" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="e:is-line($element)
        or exists($element[text()[normalize-space()]][not(e:is-structure(.))][empty(.//*[not(self::note)][e:is-line(.)])])"/>
  </xsl:function>

  <xsl:function name="e:is-line" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element[self::p or self::head or self::titlePart or self::ab or self::l or self::byline or self::item or self::label or self::note
        or self::trailer or self::salute or self::signed or self::dateline or self::docImprint or self::addrLine or self::figDesc or self::cell])"/>
  </xsl:function>

  <!-- The block beside which a note is shown: the one it remarks on, the first that calls it, or the one it stands in.
       Nothing where it is shown in its own place: as a block, or within another note. -->
  <xsl:function name="e:place" as="element()?">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="(e:subject($note), e:callers($note) ! e:block-of(.), e:host($note))[not(self::note)][1]"/>
  </xsl:function>

  <xsl:function name="e:subject" as="element()?">
    <xsl:param name="note" as="element(note)"/>
    <xsl:variable name="target" as="element()?" select="($note[@type = 'editorial']/tokenize(@target)[starts-with(., '#')]
        ! key('anchor', substring(., 2), root($note)))[1]"/>
    <xsl:sequence select="$target ! (e:callers(.[self::note]) ! e:block-of(.), .[. is e:block-of(.)])[1]"/>
  </xsl:function>

  <xsl:function name="e:callers" as="element()*">
    <xsl:param name="note" as="element(note)?"/>
    <xsl:sequence select="$note/@xml:id ! key('call', '#' || ., root($note))[not(ancestor::note[not(@type = 'digest')])]"/>
  </xsl:function>

  <xsl:function name="e:host" as="element()?">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="$note[not(@type = 'digest')][not(ancestor::note)] ! e:block-of(.)"/>
  </xsl:function>

  <!-- The notes to be shown beside a block, and those of them that another block before it has. -->
  <xsl:function name="e:notes-of" as="element(note)*">
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="($block/(descendant::ref | descendant::ptr)[not(ancestor::note[not(@type = 'digest')])]/e:note(.)[e:place(.)]
        | key('beside', generate-id($block), root($block))
        | $block/@xml:id/key('remark', '#' || ., root($block))[e:place(.)])[not(. is $block)]"/>
  </xsl:function>

  <!-- A note's id: its own, or its number among the notes of the text. -->
  <xsl:function name="e:note-id" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="string(($note/@xml:id, 'note.' || e:note-number($note))[1])"/>
  </xsl:function>

  <!-- A note that the text does not letter itself, and so is numbered by the view. -->
  <xsl:function name="e:is-unlettered" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="not($note/@type = ('digest', 'editorial')) and empty($note/label) and exists(e:place($note))"/>
  </xsl:function>

  <xsl:function name="e:note-number" as="xs:integer">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="1 + count(root($note)//text//note[e:is-unlettered(.)][. &lt;&lt; $note])"/>
  </xsl:function>
</xsl:transform>
