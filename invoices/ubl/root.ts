import type { Xml } from './xml.ts'

const NAMESPACE = 'urn:oasis:names:specification:ubl:schema:xsd'

/** The whole file: declaration, root with its namespaces, one line for each part of the document. */
export function rooted(root: 'Invoice' | 'CreditNote', parts: readonly Xml[]): string {
  const namespaces = [
    `xmlns="${NAMESPACE}:${root}-2"`,
    `xmlns:cac="${NAMESPACE}:CommonAggregateComponents-2"`,
    `xmlns:cbc="${NAMESPACE}:CommonBasicComponents-2"`,
  ].join(' ')
  const lines = parts.filter((part) => part !== '')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${namespaces}>\n${lines.join('\n')}\n</${root}>\n`
}
