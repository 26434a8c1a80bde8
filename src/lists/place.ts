import { z } from 'zod'
import { invalid } from '../platform/problems.ts'
import type { Key } from './list.ts'

/** The keys of a row as texts: where a page ended, whatever has come in since. */
export type Place = readonly string[]

const Texts = z.array(z.string().max(100)).min(1).max(4)
/** What a text must look like for the database to read it as a type. */
const READABLE: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  timestamptz: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,6})?[+-]\d{2}(?::\d{2})?$/,
  bigint: /^-?\d{1,18}$/,
  uuid: /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/,
  text: /^[^\0]*$/,
}

export const cursorAt = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url')

/** The place that a cursor of this list and order names. @throws request/invalid */
export function placeOf(after: string | undefined, keys: readonly Key[]): Place | null {
  if (after === undefined) return null
  if (!isCursor(after, keys)) throw invalid('/query/after', 'not a cursor this list gave out')
  return Texts.parse(tryJson(after))
}

/** Whether this list and order can have given out a cursor. */
export function isCursor(after: string, keys: readonly Key[]): boolean {
  const place = Texts.safeParse(tryJson(after)).data
  return place?.length === keys.length && keys.every(([, type], at) => READABLE[type]!.test(place[at]!))
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    return null
  }
}
