import type { Lang } from '../platform/lang.ts'
import { looksPersonal } from '../platform/looks-personal.ts'
import type { Tallies } from '../platform/tallies.ts'

/** Under which kind searches that found nothing are counted: by language and words. */
export const EMPTY_SEARCHES = 'empty-searches'
/** Longer ones are no search but a text, in characters. */
const LONGEST = 60

/** Lower-case letters and digits with one space between words; null where it is better not kept. */
export function keptWords(search: string): string | null {
  if (looksPersonal(search)) return null
  const words = (search.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
  return words === '' || words.length > LONGEST ? null : words
}

/** What stands beside the words in a question and narrows nothing. */
const NO_FILTER = new Set(['search', 'limit', 'lang'])
type Asked = Partial<Record<string, unknown>> & { search?: string | undefined }

/** Remembers, without whose it was, what somebody looked for and did not find: what filters left nothing of may well be there. */
export function noteEmptySearch(tallies: Tallies, lang: Lang, asked: Asked): void {
  const narrowed = Object.entries(asked).some(
    ([name, value]) => !NO_FILTER.has(name) && value !== undefined && !(Array.isArray(value) && value.length === 0),
  )
  const words = asked.search === undefined || narrowed ? null : keptWords(asked.search)
  if (words !== null) tallies.count(EMPTY_SEARCHES, [lang, words])
}
