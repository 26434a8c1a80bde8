import { decimal, money } from '../../platform/money.ts'

/** Lengths of the schema's kinds of text, in characters (SAFcodeType and the others). */
export const CODE = 9
export const SHORT = 18
export const MIDDLE = 35
export const LONG = 70
export const TEXT = 256

const MEANING: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
/** What XML 1.0 has no way of saying. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not be written
const UNSPEAKABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** One element of text, cut to what the schema allows; nothing where there is nothing to say. */
export function element(name: string, text: string | number | null | undefined, most = TEXT): string {
  if (text === null || text === undefined || text === '') return ''
  const plain = String(text).toWellFormed().replaceAll(UNSPEAKABLE, '')
  const cut = plain.length > most ? [...plain].slice(0, most).join('') : plain
  return `<${name}>${cut.replaceAll(/[&<>]/g, (sign) => MEANING[sign]!)}</${name}>`
}

/** An element of elements. */
export const group = (name: string, ...parts: string[]): string => `<${name}>${parts.join('')}</${name}>`

/** An amount of kroner, from øre. */
export const kroner = (minor: number): string => decimal(money(minor, 'NOK'))

/** A balance as debit or credit: `Opening` or `Closing`. */
export const balance = (when: 'Opening' | 'Closing', minor: number): string =>
  minor < 0 ? element(`${when}CreditBalance`, kroner(-minor)) : element(`${when}DebitBalance`, kroner(minor))
