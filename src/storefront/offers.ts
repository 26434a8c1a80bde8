import { escapeLike } from '../platform/db/like.ts'
import { type On, run } from '../platform/db/statement.ts'
import { cursorOf, readCursor } from '../platform/http/page-of.ts'
import type { Lang } from '../platform/lang.ts'
import { invalid } from '../platform/problems.ts'
import type { Course } from './course.ts'
import { type CourseOffer, type Mode, type Offer, type OfferRow, offerFrom, type ShownTeacher } from './offer.ts'
import { LIST, OF_COURSE, OF_IDS } from './offer-statements.ts'
import { type Looking, type Onlooker, valuesOf } from './onlooker.ts'

export type { Course } from './course.ts'
export type { Offer } from './offer.ts'

/** How many words of a search count; the rest adds cost and no precision. */
const SEARCH_WORDS = 8
/** Microseconds since 1970 in at most sixteen digits: until the year 2286. */
const CURSOR_KEY = /^-?\d{1,16}$/

export type Ask = Looking & {
  /** Only what is held for this company. */
  heldFor?: string | undefined
  /** Only what is agreed with the company that is bought for, or held for it. */
  ownOnly?: boolean | undefined
  search?: string | undefined
  topic?: string | undefined
  mode?: Mode | undefined
  teachingLang?: Lang | undefined
  limit: number
  after?: string | undefined
}

/** Published offerings that have not ended, by start and id. Rows added while someone pages neither repeat nor vanish. */
export async function listOffers(on: On, ask: Ask): Promise<{ offers: Offer[]; next: string | null }> {
  const { search = null, topic = null, mode = null, teachingLang = null, heldFor = null, ownOnly = false } = ask
  const cursor = positionOf(ask.after)
  const filters = [search, patternsOf(search), topic, mode, teachingLang]
  const place = [cursor?.key ?? null, cursor?.id ?? null, ask.limit + 1]
  const rows = await run(on, LIST, [...valuesOf(ask), ...filters, ...place, heldFor, ownOnly])
  const page = rows.slice(0, ask.limit)
  const last = rows.length > ask.limit ? page.at(-1) : undefined
  return {
    offers: page.map(({ cursorKey: _, ...row }) => offerFrom(row)),
    next: last ? cursorOf(String(last.cursorKey), last.offeringId) : null,
  }
}

/** Those of the offerings that are published, ended or not, and there for whoever looks; an id that is missing here is not for sale. */
export async function offersOf(on: On, offeringIds: readonly string[], onlooker: Onlooker): Promise<Offer[]> {
  const rows = await run(on, OF_IDS, [...valuesOf(onlooker), offeringIds])
  return rows.map(offerFrom)
}

/** A published course with its published offerings, also those not yet or no longer on sale; null where there is none. */
export async function courseBySlug(
  on: On,
  slug: string,
  onlooker: Onlooker,
): Promise<{ course: Course; offers: CourseOffer[] } | null> {
  const rows = await run(on, OF_COURSE, [...valuesOf(onlooker), slug])
  const [first] = rows
  if (!first) return null
  return {
    course: first.course,
    offers: rows.flatMap(({ course: _, ...row }) =>
      isOffer(row) ? [{ ...offerFrom(row), teachers: row.teachers }] : [],
    ),
  }
}

type CourseRow = OfferRow & { teachers: ShownTeacher[] }
const isOffer = (row: CourseRow | { offeringId: null }): row is CourseRow => row.offeringId !== null

function positionOf(after: string | undefined): { key: string; id: string } | null {
  const cursor = readCursor(after)
  if (cursor && !CURSOR_KEY.test(cursor.key)) throw invalid('/query/after', 'not a cursor this list gave out')
  return cursor
}

/** Every word must occur somewhere, also as part of a longer word: "statist" finds "Praktisk statistikk". */
function patternsOf(search: string | null): string[] | null {
  const words = search
    ?.split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, SEARCH_WORDS)
  return words?.map((word) => `%${escapeLike(word)}%`) ?? null
}
