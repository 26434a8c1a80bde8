import { type On, run } from '../platform/db/statement.ts'
import { cursorOf, readCursor } from '../platform/http/page-of.ts'
import type { Lang } from '../platform/lang.ts'
import { invalid } from '../platform/problems.ts'
import type { Course } from './course.ts'
import { type Asked, filterValues } from './filters.ts'
import { type CourseOffer, type Offer, type OfferRow, offerFrom, type ShownTeacher } from './offer.ts'
import {
  type CourseRow,
  LIST,
  type ListedRow,
  NEWEST,
  OF_COURSE,
  OF_IDS,
  PREVIEW_OF_COURSE,
  SEARCH,
} from './offer-statements.ts'
import { type Looking, type Onlooker, valuesOf } from './onlooker.ts'
import { searchValues } from './search.ts'

export type { Course } from './course.ts'
export type { Offer } from './offer.ts'

/** Microseconds since 1970 in at most sixteen digits: until the year 2286. */
const CURSOR_KEY = /^-?\d{1,16}$/
/** Of a search its rank comes before. */
const SEARCH_CURSOR_KEY = /^(\d{1,2}):(-?\d{1,16})$/

export type Ask = Looking & Asked & { limit: number; after?: string | undefined }
/** `instead`: the words that stand in what was found, where nothing is spelt as it was searched for; else null. */
export type Listed = { offers: Offer[]; next: string | null; instead: string[] | null }

/**
 * Published offerings that have not ended: what fits a search best first, and by start and id. Rows added while someone pages neither
 * repeat nor vanish.
 */
export async function listOffers(on: On, ask: Ask): Promise<Listed> {
  const values = [...valuesOf(ask), ...filterValues(ask)]
  const rows = await (ask.search === undefined ? byStart(on, ask, values) : byFit(on, ask.search, { ask, values }))
  const page = rows.slice(0, ask.limit)
  const last = rows.length > ask.limit ? page.at(-1) : undefined
  return {
    offers: page.map(({ cursorKey: _, rank: _r, taken: _t, ...row }) => offerFrom(row)),
    next: last ? cursorOf(keyOf(last, ask), last.offeringId) : null,
    instead: page[0]?.taken ?? null,
  }
}

const keyOf = ({ cursorKey, rank }: ListedRow, { search }: Ask): string =>
  search === undefined ? String(cursorKey) : `${rank}:${cursorKey}`

function byStart(on: On, { after, limit }: Ask, values: unknown[]): Promise<ListedRow[]> {
  const cursor = readCursor(after)
  if (cursor && !CURSOR_KEY.test(cursor.key)) throw notOurs()
  return run(on, LIST, [...values, cursor?.key ?? null, cursor?.id ?? null, limit + 1])
}

function byFit(on: On, search: string, { ask, values }: { ask: Ask; values: unknown[] }): Promise<ListedRow[]> {
  const cursor = readCursor(ask.after)
  const place = cursor && SEARCH_CURSOR_KEY.exec(cursor.key)
  if (cursor && !place) throw notOurs()
  const [, rank = null, start = null] = place ?? []
  return run(on, SEARCH, [...values, ...searchValues(search), rank, start, cursor?.id ?? null, ask.limit + 1])
}

const notOurs = () => invalid('/query/after', 'not a cursor this list gave out')

/** What was published last and is still on sale, one start of each course. */
export async function newestOffers(on: On, onlooker: Onlooker, most: number): Promise<Offer[]> {
  const rows = await run(on, NEWEST, [...valuesOf(onlooker), most])
  return rows.map(offerFrom)
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
  return courseFrom(await run(on, OF_COURSE, [...valuesOf(onlooker), slug]))
}

/** A course as everybody will see it once it and its starts are published; null while it has no words at all. */
export const previewOf = async (
  on: On,
  courseId: string,
  lang: Lang,
): Promise<{ course: Course; offers: CourseOffer[] } | null> =>
  courseFrom(await run(on, PREVIEW_OF_COURSE, [...valuesOf(lang), courseId]))

function courseFrom(rows: readonly CourseRow[]): { course: Course; offers: CourseOffer[] } | null {
  const [first] = rows
  if (!first) return null
  return {
    course: first.course,
    offers: rows.flatMap(({ course: _, ...row }) =>
      isOffer(row) ? [{ ...offerFrom(row), teachers: row.teachers }] : [],
    ),
  }
}

type WithTeachers = OfferRow & { teachers: ShownTeacher[] }
const isOffer = (row: WithTeachers | { offeringId: null }): row is WithTeachers => row.offeringId !== null
