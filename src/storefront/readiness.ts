import { courseMissing, offeringMissing } from '../catalogue/missing.ts'
import type { Missing } from '../catalogue/problems.ts'
import type { Lang } from '../platform/lang.ts'

/** What is known of a draft when asking whether it can be sold correctly. */
export type Readiness = {
  coursePublished: boolean
  contactEmail: string
  completeLangs: Lang[]
  minimum: number
  sessions: number
  hasPrice: boolean
  hasDecision: boolean
  hasTerms: boolean
  capacity: number
  hasEnded: boolean
}

/** Columns and joins that give a Readiness, for a statement with offerings o and courses c. */
export const READINESS = `c.published_at is not null as "coursePublished", c.contact_email as "contactEmail",
  array(select t.lang from course_texts t where t.course_id = c.id
    and t.title <> '' and t.summary <> '' and t.description <> '' order by t.lang = 'nb' desc, t.lang) as "completeLangs",
  o.minimum, (select count(*) from offering_sessions s where s.offering_id = o.id) as sessions,
  exists (select from offering_prices r where r.offering_id = o.id) as "hasPrice",
  exists (select from offering_prices r where r.offering_id = o.id and r.tax_decision <> '') as "hasDecision",
  exists (select from offering_terms h where h.offering_id = o.id) as "hasTerms",
  (select coalesce(sum((select count(*) from seats s where s.pool_id = p.id)), 0)::int from seat_pools p
    where p.offering_id = o.id) as capacity,
  o.ends_at <= app_now() as "hasEnded"`

/** Everything that stands between an offering and its sale; nothing means that it can be published. */
export function offeringLacks(known: Readiness): Missing[] {
  const course = { name: 'course', sentence: 'The course itself must be published first.' }
  return [
    ...(known.coursePublished ? [] : [course]),
    ...courseMissing(known),
    ...offeringMissing(known),
    ...saleMissing(known),
  ]
}

function saleMissing({ hasPrice, hasDecision, hasTerms, capacity, minimum, hasEnded }: Readiness): Missing[] {
  const needed: [boolean, string, string][] = [
    [!hasPrice, 'price', 'A price with its tax class is needed, even if it is 0.'],
    [!hasDecision, 'tax-decision', 'Who decided on the tax class, and why, is needed.'],
    [!hasTerms, 'terms', 'Cancellation terms are needed: buyers ask what happens if they cannot come.'],
    [capacity === 0, 'capacity', 'A pool with at least one seat is needed.'],
    [
      capacity > 0 && minimum > capacity,
      'minimum-above-capacity',
      `It needs ${minimum} participants but has ${capacity} seats.`,
    ],
    [hasEnded, 'dates', 'It has already ended.'],
  ]
  return needed.flatMap(([lacks, name, sentence]) => (lacks ? [{ name, sentence }] : []))
}
