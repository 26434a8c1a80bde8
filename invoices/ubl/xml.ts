import { LINE_BREAKS } from '../drawable.ts'

/** Markup that is already escaped; an empty string is an element that is not there. */
export type Xml = string

type Attributes = Readonly<Record<string, string | undefined>>

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML 1.0 cannot hold in any form: C0 controls but line feed, and the two non-characters of the first plane. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not get through
const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g

/** An element that holds a text; nothing when the text is missing or only white space (PEPPOL-EN16931-R008). */
export function leaf(name: string, text: string | undefined, attributes: Attributes = {}): Xml {
  if (text === undefined) return ''
  const said = escaped(text)
  return said === '' ? '' : `<${name}${written(attributes)}>${said}</${name}>`
}

/** An element that holds others, in the order given; nothing when all of them are empty. */
export function branch(name: string, ...children: Xml[]): Xml {
  const inside = children.join('')
  return inside === '' ? '' : `<${name}>${inside}</${name}>`
}

/** A text as XML 1.0 can hold it, the same text for every reader: lone surrogates and control characters are taken away. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(LINE_BREAKS, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(FORBIDDEN, '')
    .trim()
    .replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? character)
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escaped(value)}"`))
    .join('')
}
