import { type Needle, readNeedle } from '../invoicing/needle.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { escapeLike } from '../platform/db/like.ts'

/** What a caller's words can mean: what finance searches by, the last digits of a card, and a day. */
export type CallersWords = Needle & {
  /** Of the card that paid. */
  last4: string | null
  /** The seller's calendar day on which something was ordered or paid. */
  day: string | null
  /** As it was said: a number of the buyer's own may look like a day. */
  whole: string
}

/** An address of which only the beginning was heard. */
const IS_BEGUN = /^[^@\s]+@[^@\s.]*$/
const CARD = /^(?:visa|mastercard|amex|kort|card)?[\s*x•.]*(\d{4})$/i
const AS_WRITTEN = /(?:^|\s)(\d{4})-(\d{2})-(\d{2})(?=\s|$)/
const AS_SPOKEN = /(?:^|\s)(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2})|\.)?(?=\s|$)/

/** "4 900 kr 12.3." is an amount and a day, "visa 4242" a card. A day without a year is the last one there was by `now`. */
export function readCallersWords(search: string, now: Date): CallersWords {
  const { day, rest } = takeDay(search, dayIn(SELLER_ZONE, now))
  const words = rest.replaceAll(/\s+/g, ' ').trim()
  const needle = readNeedle(words)
  const like = words === '' ? null : IS_BEGUN.test(words) ? `%${escapeLike(words)}%` : needle.like
  return { ...needle, like, last4: CARD.exec(words)?.[1] ?? null, day, whole: search.trim() }
}

/** The first day among the words, and the words without it. What is no day of the calendar stays a word. */
function takeDay(search: string, today: string): { day: string | null; rest: string } {
  const written = AS_WRITTEN.exec(search)
  const spoken = AS_SPOKEN.exec(search)
  const found = written ?? spoken
  if (!found) return { day: null, rest: search }
  const day = written ? written[0].trim() : dayOf(spoken!, today)
  if (day === null || !isDay(day)) return { day: null, rest: search }
  return { day, rest: search.replace(found[0], ' ') }
}

function dayOf([, date, month, year]: RegExpExecArray, today: string): string | null {
  const rest = `${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`
  if (year) return `${year.padStart(4, '20')}-${rest}`
  const thisYear = Number(today.slice(0, 4))
  return [thisYear, thisYear - 1].map((each) => `${each}-${rest}`).find((day) => day <= today) ?? null
}

/** 31 April is none: it would come back as another. */
const isDay = (day: string): boolean => {
  const instant = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day)
}
