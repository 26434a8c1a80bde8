import { SELLER_ZONE } from '../platform/clock.ts'
import { fromWallClock } from '../platform/wall-clock.ts'

const NORWEGIAN = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ T](?:kl\.? ?)?(\d{1,2})[:.](\d{2}))?$/
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2}))?$/

/**
 * The instant, as ISO 8601, of "1.2.2027 09:00" or "2027-02-01 09:00" on the seller's wall clock; midnight where no time stands. What
 * is no such instant comes back as it is, for the schema to refuse.
 */
export function instantTyped(text: string): string {
  const norwegian = NORWEGIAN.exec(text)
  const iso = ISO.exec(text)
  const [year, month, day] = norwegian ? [norwegian[3], norwegian[2], norwegian[1]] : [iso?.[1], iso?.[2], iso?.[3]]
  if (year === undefined) return text
  const [hour = '0', minute = '00'] = (norwegian ?? iso)!.slice(4)
  const two = (digits: string) => digits.padStart(2, '0')
  const typed = `${year}-${two(month!)}-${two(day!)}T${two(hour)}:${minute}`
  const instant = fromWallClock(SELLER_ZONE, typed)
  return instant === typed ? text : instant
}

/** The number of "12" or "2,5"; what is none is not a number, for the schema to refuse. Nothing is 0. */
export const numberTyped = (text: string): number =>
  /^\d{0,9}([.,]\d{1,4})?$/.test(text) ? Number(text.replace(',', '.') || '0') : Number.NaN

/** The day, as YYYY-MM-DD, of "1.2.2026" or "2026-02-01"; what is no day comes back as it is, for the schema to refuse. */
export function dayTyped(text: string): string {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? []
  // A cell of Excel that holds a day comes with midnight behind it.
  return year === undefined
    ? text.replace(/ 00:00$/, '')
    : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
}

const ANSWERS: Readonly<Record<string, boolean>> = { ja: true, yes: true, nei: false, no: false }

/** The answer of "ja", "nei", "yes" or "no"; what is none comes back as it is, for the schema to refuse. */
export const yesOrNo = (text: string): boolean | string => ANSWERS[text.toLowerCase()] ?? text
