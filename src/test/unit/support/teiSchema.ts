/* eslint-disable @typescript-eslint/no-deprecated -- RelaxNGValidator: TEI is defined in RELAX NG, and no other npm package validates it */
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';

/**
 * The part of TEI P5 that the export uses, in RELAX NG. What it allows, TEI allows; of that it has only what is written.
 * After the Guidelines (https://tei-c.org/release/doc/tei-p5-doc/en/html/):
 *
 *   2    The TEI Header: teiHeader, fileDesc, titleStmt, publicationStmt, sourceDesc, revisionDesc, change
 *   3    Elements Available in All TEI Documents: p, note, label, ptr, ref, name, respStmt, bibl
 *   4    Default Text Structure: TEI, text, body, which holds blocks and no words of its own
 *   14   Names, Dates, People, and Places: listPerson, listOrg, listPlace, listEvent and what is in them, in its order
 *   17   Linking (16 before P5 4.0): standOff, listAnnotation, annotation with `xml:id` and `target`, its parts in their order
 *   1.4.2 and the appendix on datatypes: teidata.enumerated, teidata.word, teidata.pointer, teidata.temporal.w3c
 */
const schema = `<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<start><element name="TEI">
  <element name="teiHeader"><element name="fileDesc">
    <element name="titleStmt"><element name="title"><text/></element></element>
    <element name="publicationStmt"><oneOrMore><ref name="p"/></oneOrMore></element>
    <element name="sourceDesc"><choice>
      <oneOrMore><ref name="p"/></oneOrMore>
      <oneOrMore><element name="bibl"><mixed><zeroOrMore><ref name="idno"/></zeroOrMore></mixed></element></oneOrMore>
    </choice></element>
  </element></element>
  <oneOrMore><choice><ref name="standOff"/><ref name="text"/></choice></oneOrMore>
</element></start>

<define name="text"><element name="text"><ref name="global"/><element name="body">
  <ref name="global"/><oneOrMore><ref name="p"/></oneOrMore>
</element></element></define>
<define name="p"><element name="p"><text/></element></define>

<define name="standOff"><element name="standOff"><ref name="global"/><oneOrMore><choice>
  <element name="listPerson"><oneOrMore><ref name="person"/></oneOrMore></element>
  <element name="listOrg"><oneOrMore><ref name="org"/></oneOrMore></element>
  <element name="listPlace"><oneOrMore><ref name="place"/></oneOrMore></element>
  <element name="listEvent"><oneOrMore><ref name="event"/></oneOrMore></element>
  <element name="listAnnotation"><oneOrMore><ref name="annotation"/></oneOrMore></element>
</choice></oneOrMore></element></define>

<define name="person"><element name="person"><ref name="global"/>
  <optional><attribute name="role"><list><oneOrMore><ref name="word"/></oneOrMore></list></attribute></optional>
  <zeroOrMore><choice><element name="persName"><ref name="naming"/></element><ref name="idno"/><ref name="note"/></choice></zeroOrMore>
</element></define>
<define name="org"><element name="org"><ref name="global"/><ref name="typed"/>
  <zeroOrMore><choice><element name="orgName"><ref name="naming"/></element><ref name="idno"/></choice></zeroOrMore>
  <zeroOrMore><ref name="note"/></zeroOrMore>
</element></define>
<define name="place"><element name="place"><ref name="global"/><ref name="typed"/>
  <zeroOrMore><element name="placeName"><ref name="naming"/></element></zeroOrMore>
  <zeroOrMore><choice><ref name="idno"/><ref name="note"/></choice></zeroOrMore>
</element></define>
<define name="event"><element name="event"><ref name="global"/><ref name="typed"/><ref name="when"/>
  <oneOrMore><element name="label"><ref name="naming"/></element></oneOrMore>
  <zeroOrMore><choice><ref name="note"/><element name="ptr"><ref name="pointing"/></element></choice></zeroOrMore>
</element></define>
<define name="naming"><ref name="global"/><ref name="typed"/><text/></define>
<define name="idno"><element name="idno"><ref name="typed"/><text/></element></define>
<define name="note"><element name="note"><ref name="global"/><ref name="typed"/><text/></element></define>

<define name="annotation"><element name="annotation">
  <attribute name="xml:id"><data type="ID"/></attribute>
  <attribute name="target"><ref name="pointers"/></attribute>
  <optional><attribute name="motivation"><choice>
    <value>identifying</value><value>commenting</value><value>linking</value><value>tagging</value>
  </choice></attribute></optional>
  <zeroOrMore><element name="respStmt">
    <oneOrMore><element name="resp"><text/></element></oneOrMore><oneOrMore><element name="name"><text/></element></oneOrMore>
  </element></zeroOrMore>
  <zeroOrMore><element name="revisionDesc">
    <optional><attribute name="status"><ref name="word"/></attribute></optional>
    <oneOrMore><element name="change"><ref name="when"/><text/></element></oneOrMore>
  </element></zeroOrMore>
  <zeroOrMore><choice><element name="ref"><ref name="pointing"/><text/></element><ref name="note"/></choice></zeroOrMore>
</element></define>

<define name="pointing"><ref name="global"/><ref name="typed"/>
  <optional><attribute name="target"><ref name="pointers"/></attribute></optional></define>
<define name="pointers"><list><oneOrMore><data type="anyURI"/></oneOrMore></list></define>
<define name="global">
  <optional><attribute name="xml:id"><data type="ID"/></attribute></optional>
  <optional><attribute name="xml:lang"><data type="language"/></attribute></optional>
  <optional><attribute name="xml:space"><choice><value>default</value><value>preserve</value></choice></attribute></optional>
  <optional><attribute name="n"><text/></attribute></optional>
</define>
<define name="typed"><optional><attribute name="type"><ref name="word"/></attribute></optional></define>
<define name="word"><data type="token"><param name="pattern">[^\\p{C}\\p{Z}]+</param></data></define>
<define name="when"><optional><attribute name="when"><choice>
  <data type="date"/><data type="gYear"/><data type="gYearMonth"/><data type="dateTime"/>
</choice></attribute></optional></define>
</grammar>`;

/** @throws when a document is not well-formed or not what TEI allows */
export function assertTei(text: string): void {
  const document = XmlDocument.fromString(text);
  try {
    validator().validate(document);
  } finally {
    document.dispose();
  }
}

let made: RelaxNGValidator | undefined;

function validator(): RelaxNGValidator {
  return (made ??= RelaxNGValidator.fromDoc(XmlDocument.fromString(schema)));
}
