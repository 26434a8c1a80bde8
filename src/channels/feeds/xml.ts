/** What XML 1.0 cannot hold, however it is written. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const UNSPEAKABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escaped = (text: string): string => text.replaceAll(UNSPEAKABLE, '').replaceAll(/[&<>"]/g, (sign) => SIGNS[sign]!)

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** Text in an element, or elements in it; what is null is left out. */
export function element(name: string, content: string | readonly Markup[] | null, given: Attributes = {}): Markup {
  if (content === null) return new Markup('')
  const attributes = Object.entries(given).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const inner = typeof content === 'string' ? escaped(content) : content.join('')
  return new Markup(`<${name}${attributes.join('')}>${inner}</${name}>`)
}
type Attributes = Record<string, string>

/** The begin of an element that is closed later: what stands in it is written as it is read. */
export const opening = (name: string, given: Attributes = {}): string =>
  `<${name}${Object.entries(given)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('')}>`

/** What is markup already, so that text is never taken for it. */
export class Markup {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  toString(): string {
    return this.#text
  }
}
