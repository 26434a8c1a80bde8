import { randomBytes } from 'node:crypto'

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const USUAL_LENGTH = 24

/** `ch_3Q…`: a prefix and letters that nobody guesses, as Stripe's own ids look. */
export const newId = (prefix: string, length = USUAL_LENGTH): string => `${prefix}_${letters(length)}`

export const letters = (length: number): string =>
  Array.from(randomBytes(length), (byte) => LETTERS[byte % LETTERS.length]).join('')
