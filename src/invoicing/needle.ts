import { escapeLike } from '../platform/db/like.ts'
import { minorOf } from '../platform/read-amount.ts'
import { PREFIXES } from './series.ts'

/** What the words of a search can mean; null where they cannot mean that. Each is a parameter of `ordersFound` and `documentsFound`. */
export type Needle = {
  /** As they were typed, without the spaces that people group numbers with. */
  plain: string
  /** A part of a name or of the buyer's own reference, as a pattern. */
  like: string | null
  /** An amount in minor units. */
  minor: number | null
  email: string | null
  /** Stripe's name for a payment, its page, a refund or a dispute. */
  stripe: string | null
  /** A document's number, and the series it stands in. */
  series: string | null
  number: number | null
  orderNumber: number | null
}
export const NEEDLE_PARTS = [
  ...(['plain', 'like', 'minor', 'email', 'stripe'] as const),
  ...(['series', 'number', 'orderNumber'] as const),
]
/** The longest number that is looked up as a number; a longer one is a payment reference. */
const DIGITS_MAX = 15
/** Digits alone are an amount in kroner up to ten millions; more of them are a number of something. */
const AMOUNT_DIGITS_MAX = 7
const STRIPE_ID = /^(?:pi|cs|re|pyr|dp|du)_\w+$/
const EMAIL = /^[^@\s]+@[^@\s]+$/

/** Numbers, addresses and ids are found as they are; only what is none of these is looked for inside names. */
export function readNeedle(search: string): Needle {
  const plain = search.replaceAll(/[\s\u00a0\u202f]/g, '')
  const digits = /^\d+$/.test(plain)
  const stripe = STRIPE_ID.test(plain) ? plain : null
  const email = EMAIL.test(search.trim()) ? search.trim().toLowerCase() : null
  const minor = digits && plain.length > AMOUNT_DIGITS_MAX ? null : minorOf(search, 'NOK')
  const document = documentNumber(plain)
  const exact = digits || stripe !== null || email !== null || document !== null || minor !== null
  return {
    plain,
    like: exact ? null : `%${escapeLike(search)}%`,
    minor,
    email,
    stripe,
    series: document?.series ?? null,
    number: document?.number ?? null,
    orderNumber: digits && plain.length <= DIGITS_MAX ? Number(plain) : null,
  }
}

/** "TEST-K-12" is number 12 of its series: the longest beginning that fits. */
export function documentNumber(plain: string): { series: string; number: number } | null {
  const upper = plain.toUpperCase()
  const fitting = PREFIXES.toSorted(([, one], [, other]) => other.length - one.length)
  for (const [series, prefix] of fitting) {
    const rest = upper.startsWith(prefix) ? upper.slice(prefix.length) : ''
    if (/^\d+$/.test(rest) && rest.length <= DIGITS_MAX) return { series, number: Number(rest) }
  }
  return null
}
