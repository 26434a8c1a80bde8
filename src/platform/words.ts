import { z } from 'zod'

/** The longest single line of text we take: fits every field of an e-invoice that it may end in. */
export const LINE_MAX = 200
export const EMAIL_MAX = 254
export const TEXT_MAX = 20_000

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused
const CONTROLS = /[\u0000-\u001f\u007f\u2028\u2029]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: likewise, but line breaks and tabs are text
const CONTROLS_IN_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
/** Thirteen to nineteen digits that pass the card checksum have no business in a text field (PCI DSS: never accept a PAN). */
const CARD_LIKE = /(?:\d[ -]?){13,19}/

/** What is said of a card number in a field of text. */
export const NO_CARD = 'a card number may not be entered here'

export const Line = z
  .string()
  .trim()
  .min(1)
  .max(LINE_MAX)
  .refine((text) => !CONTROLS.test(text), 'control characters are not allowed')
  .refine((text) => !holdsCardNumber(text), NO_CARD)

export const PersonName = Line

export const SaidLine = z
  .strictObject({ nb: Line, en: Line })
  .meta({ id: 'SaidLine', description: 'A line in every language' })

export const Text = z
  .string()
  .trim()
  .max(TEXT_MAX)
  .refine((text) => !CONTROLS_IN_TEXT.test(text), 'control characters are not allowed')

export const Email = z
  .email()
  .max(EMAIL_MAX)
  .overwrite((address) => address.toLowerCase())

export const CountryCode = z.string().regex(/^[A-Z]{2}$/, 'two capital letters (ISO 3166-1)')

/** The secret of a mailed link, as somebody gives it; none of ours is as long, in characters. */
const TOKEN_MAX = 100
export const Token = z.string().min(1).max(TOKEN_MAX)

/** An id that another system gave; unique per client. */
export const ExternalId = z.string().trim().min(1).max(100)

/** Whether a text holds what passes for the number of a payment card. */
export function holdsCardNumber(text: string): boolean {
  const digits = text.match(CARD_LIKE)?.[0].replaceAll(/\D/g, '')
  return digits !== undefined && luhn(digits)
}

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
