import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import type { Month } from '../platform/month.ts'

/** What the book recognised as income of an offering on a day: earned, and taken back of what was earned before. Minor units, no VAT. */
export type DayIncome = {
  month: Month
  day: string
  courseId: string
  offeringId: string
  currency: Currency
  earnedMinor: number
  takenBackMinor: number
}

const READ = statement<DayIncome>(
  'statements-income-by-day',
  `select to_char(e.posted_on, 'YYYY-MM') as month, e.posted_on as day, f.course_id as "courseId", f.id as "offeringId", e.currency,
     coalesce(sum(p.amount_minor) filter (where r.amount_minor > 0), 0)::bigint as "earnedMinor",
     coalesce(sum(p.amount_minor) filter (where r.amount_minor < 0), 0)::bigint as "takenBackMinor"
   from entries e join recognitions r on r.id = e.source_id join postings p on p.entry_id = e.id
   join order_lines l on l.id = r.order_line_id join offerings f on f.id = l.offering_id
   where e.kind = 'recognition' and e.posted_on <= $1::date and ($2::uuid[] is null or f.course_id = any ($2))
   group by e.posted_on, f.course_id, f.id, e.currency order by e.posted_on, f.id, e.currency`,
)

/**
 * Income as the journal has it through a day, by the day of posting. What is kept as a fee when a seat is given back stays invoiced, so
 * it is in here; VAT, reminder fees and interest are not.
 */
export const incomeByDay = (on: On, throughOn: string, courseIds: readonly string[] | null): Promise<DayIncome[]> =>
  run(on, READ, [throughOn, courseIds])

/** What a course and its offerings are called, and the faculty it belongs to now. */
export type Named = {
  courseId: string
  faculty: string
  titleNb: string
  titleEn: string
  codes: Record<string, string>
}
const NAMES = statement<Named>(
  'statements-names',
  `select k.id as "courseId", k.faculty, coalesce(nb.title, en.title, k.slug) as "titleNb", coalesce(en.title, nb.title, k.slug) as "titleEn",
     (select coalesce(json_object_agg(f.id, f.code), '{}') from offerings f where f.course_id = k.id) as codes
   from courses k left join course_texts nb on nb.course_id = k.id and nb.lang = 'nb' left join course_texts en on en.course_id = k.id and en.lang = 'en'
   where k.id = any ($1::uuid[])`,
)
export const namesOf = async (on: On, courseIds: Iterable<string>): Promise<Map<string, Named>> =>
  new Map((await run(on, NAMES, [[...new Set(courseIds)]])).map((each) => [each.courseId, each]))
