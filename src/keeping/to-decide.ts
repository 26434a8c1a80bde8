import { DAY_MS } from '../platform/clock.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { idCursor, onePage, readCursor } from '../platform/http/page-of.ts'
import type { Lang } from '../platform/lang.ts'
import { factsOf, type OfferingFacts } from './facts.ts'
import { type Reason, RULES, reasonsOf } from './rules.ts'

/** How far ahead "this week" reaches, in days. */
const WEEK_DAYS = 7

/** Whether something wants deciding within a week, later, or not at all. */
export const WHENS = ['week', 'later', 'quiet'] as const
export type When = (typeof WHENS)[number]
export type Considered = OfferingFacts & { when: When; reasons: Reason[] }
export type ToDecide = { offerings: Considered[]; counts: Record<When, number>; next: string | null }
type Ask = { lang: Lang; faculties: readonly string[] | null; limit: number; after?: string | undefined }

/**
 * The offerings of these faculties, those first of which something wants deciding this week: by what weighs most of it, then by when. The rest
 * follows by its start. Two statements, however many offerings there are.
 */
export async function toDecide(on: Moment, { lang, faculties, limit, after }: Ask): Promise<ToDecide> {
  const all = (await factsOf(on, { lang, faculties })).map((facts) => consider(facts, on.now)).toSorted(byNeed)
  const last = readCursor(after)?.id
  const from = last === undefined ? 0 : all.findIndex(({ offeringId }) => offeringId === last) + 1
  const { page, next } = onePage(all.slice(from, from + limit + 1), limit, ({ offeringId: id }) => idCursor({ id }))
  const counts = { week: 0, later: 0, quiet: 0 }
  for (const { when } of all) counts[when]++
  return { offerings: page, counts, next }
}

/** One offering, and what wants deciding about it; null where there is none. */
export async function consideredOne(on: Moment, offeringId: string, lang: Lang): Promise<Considered | null> {
  const [facts] = await factsOf(on, { lang, faculties: null, offeringId })
  return facts ? consider(facts, on.now) : null
}

function consider(facts: OfferingFacts, now: Date): Considered {
  const reasons = reasonsOf(facts, now)
  const weekEnds = new Date(now.getTime() + WEEK_DAYS * DAY_MS)
  const when = reasons.length === 0 ? 'quiet' : reasons.some(({ until }) => until <= weekEnds) ? 'week' : 'later'
  return { ...facts, when, reasons }
}

function byNeed(one: Considered, other: Considered): number {
  if (one.when !== other.when) return WHENS.indexOf(one.when) - WHENS.indexOf(other.when)
  const [first, second] = [one.reasons[0], other.reasons[0]]
  if (!first || !second) return one.startsAt.getTime() - other.startsAt.getTime()
  return RULES.indexOf(first.rule) - RULES.indexOf(second.rule) || first.until.getTime() - second.until.getTime()
}
