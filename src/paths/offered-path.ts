import type { Lang } from '../platform/lang.ts'
import type { Currency } from '../platform/money.ts'

/** A path as far as its price goes: what all its courses cost one person together, with VAT, or a part off what they cost singly. */
export type OfferedPath = {
  pathId: string
  slug: string
  /** The language the title is in. */
  lang: Lang
  title: string
  amountMinor: number | null
  currency: Currency | null
  percentBasisPoints: number | null
  /** It is held for some companies only, of which whoever looks buys for one. */
  closed: boolean
  /** Its courses, in order. */
  courseIds: string[]
}

/** The best complete language, as of courses: asked for ($1), else Norwegian, else any. */
export const PATH_WORDS = `join lateral (
    select x.* from path_texts x where x.path_id = h.id
    order by (x.title <> '' and x.summary <> '' and x.description <> '') desc, x.lang = $1 desc, x.lang = 'nb' desc, x.lang limit 1) w on true`

/** On sale for whoever looks: $2 to $4 as of every statement of offers. For whom a closed one is not held, it is not there. */
export const PATH_FOR_SALE = `h.published_at is not null and (not h.closed or path_open_to(h.id, $2::uuid, $3::text, $4::text))`

export const OFFERED_PATH = `json_build_object('pathId', h.id, 'slug', h.slug, 'lang', w.lang, 'title', w.title,
    'amountMinor', h.amount_minor, 'currency', h.currency, 'percentBasisPoints', h.percent_basis_points, 'closed', h.closed,
    'courseIds', (select json_agg(b.course_id order by b.position) from path_courses b where b.path_id = h.id))`

/** The paths on sale that a course is part of, oldest first, as SQL. */
export const pathsOfCourse = (courseId: string): string =>
  `coalesce((select json_agg(${OFFERED_PATH} order by h.id) from path_courses k join paths h on h.id = k.path_id ${PATH_WORDS}
    where k.course_id = ${courseId} and ${PATH_FOR_SALE}), '[]')`
