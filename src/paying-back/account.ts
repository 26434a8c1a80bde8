import { isBankAccount } from '../platform/check-digits.ts'
import { noAccount } from './problems.ts'
import type { AccountKind } from './schema.ts'

export type Account = { kind: AccountKind; account: string }

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/
const LETTER_A = 55
/** So many digits at a time are safe integers with the remainder before them. */
const DIGITS_AT_ONCE = 7
const IBAN_MODULUS = 97
/** A Norwegian IBAN ends with the account's own eleven digits. */
const NORWEGIAN = /^NO\d{13}$/
const SHOWN_DIGITS = 4

/**
 * An account as somebody writes it: eleven digits with their check digit, or an IBAN (ISO 13616, modulus 97). A Norwegian IBAN is kept as the
 * account that it holds. @throws payback/no-account
 */
export function readAccount(text: string): Account {
  const bare = text.replaceAll(/[\s.-]/g, '').toUpperCase()
  if (isBankAccount(bare)) return { kind: 'bban', account: bare }
  if (!isIban(bare)) throw noAccount()
  const inside = bare.slice(-11)
  if (!NORWEGIAN.test(bare)) return { kind: 'iban', account: bare }
  if (!isBankAccount(inside)) throw noAccount()
  return { kind: 'bban', account: inside }
}

function isIban(text: string): boolean {
  if (!IBAN.test(text)) return false
  const turned = text.slice(4) + text.slice(0, 4)
  const digits = turned.replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - LETTER_A))
  const parts = digits.match(new RegExp(`\\d{1,${DIGITS_AT_ONCE}}`, 'g')) ?? []
  return parts.reduce((rest, part) => Number(`${rest}${part}`) % IBAN_MODULUS, 0) === 1
}

/** What those who only look at it are shown: the last four signs. */
export const masked = (account: string): string => `•••• ${account.slice(-SHOWN_DIGITS)}`
