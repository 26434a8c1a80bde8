import { plain } from '../drawable.ts'
import type { Sheet } from './sheet.ts'

const LONGEST_TITLE = 200
const UA_NAMESPACE = 'http://www.aiim.org/pdfua/ns/id/'

/** PDF/UA-1 identifies itself by a property that PDF/A only allows when the file describes it (ISO 19005-3, 6.6.2.3). */
const UA_IDENTIFICATION = `
<rdf:Description rdf:about="" xmlns:pdfuaid="${UA_NAMESPACE}"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>${UA_NAMESPACE}</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Indicates which part of ISO 14289 is followed</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`

export function identifyAsUa(sheet: Sheet): void {
  sheet.pdf.appendXML(UA_IDENTIFICATION)
}

/**
 * A text for the document's properties. PDFKit writes it as it is into the properties, but into the XMP through toString and
 * without escaping, where `&` or `<` would break the XML: so the two differ.
 */
export function property(text: string): string {
  const said = plain(text.slice(0, LONGEST_TITLE))
  return Object.assign(new String(said), { toString: () => escapeXml(said) }) as unknown as string
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
