import { type On, run, statement } from '../platform/db/statement.ts'
import { COURSE_WORDS, type Narrowed, PLACE_NAMES } from './cut.ts'

/** The way of a course from the idea to its first paid order: each instant, null where it has not come. */
export type WayToSale = {
  courseId: string
  faculty: string
  nameNb: string
  nameEn: string
  handedInAt: Date
  grantedAt: Date | null
  publishedAt: Date | null
  paidAt: Date | null
  /** Whole days from handed in to first paid. */
  days: number | null
}
export type Median = { faculty: string; courses: number; days: number }

/** The newest; two terms of a large unit. */
const MOST = 300

const READ = statement<WayToSale>(
  'reports-ways-to-sale',
  `with ways as (
     select g.course_id, (select min(v.handed_in_at) from proposal_versions v where v.proposal_id = g.proposal_id) as handed_in,
       (select d.decided_at from proposal_decisions d where d.proposal_id = g.proposal_id and d.outcome = 'granted') as granted,
       (select min(f.published_at) from offerings f where f.course_id = g.course_id) as published,
       (select min(o.settled_at) from offerings f join order_lines l on l.offering_id = f.id join orders o on o.id = l.order_id where f.course_id = g.course_id) as paid
     from course_origins g)
   select k.id as "courseId", k.faculty, ${PLACE_NAMES.course[1]} as "nameNb", ${PLACE_NAMES.course[2]} as "nameEn",
     w.handed_in as "handedInAt", w.granted as "grantedAt", w.published as "publishedAt", w.paid as "paidAt", floor(extract(epoch from w.paid - w.handed_in) / 86400)::int as days
   from ways w join courses k on k.id = w.course_id ${COURSE_WORDS}
   where w.handed_in is not null and ($1::text[] is null or k.faculty = any ($1)) and ($2::text is null or k.faculty = $2)
   order by w.handed_in desc, k.id limit ${MOST}`,
)

/** Courses that came of a proposal, the newest idea first. */
export const waysToSale = (on: On, { faculties, faculty }: Narrowed): Promise<WayToSale[]> =>
  run(on, READ, [faculties, faculty ?? null])

/** By faculty, of the courses that have sold: the middle one, or the mean of the two in the middle. */
export function mediansOf(ways: readonly WayToSale[]): Median[] {
  const sold = ways.flatMap(({ faculty, days }) => (days === null ? [] : [{ faculty, days }]))
  return [...Map.groupBy(sold, ({ faculty }) => faculty)]
    .map(([faculty, own]) => ({ faculty, courses: own.length, days: middleOf(own.map(({ days }) => days)) }))
    .toSorted((a, b) => a.faculty.localeCompare(b.faculty))
}

function middleOf(days: readonly number[]): number {
  const sorted = days.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  return Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!
}
