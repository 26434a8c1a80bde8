import { isPublicHoliday, isWeekend } from '../platform/banking-days.ts'
import { dayIn } from '../platform/clock.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import type { Lang } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import { type DraftOffering, draftOffering } from '../storefront/draft-offering.ts'

/** What somebody ought to look at before a start is put on sale. The names are what the API and the pages call them. */
export const LOOKS = ['holiday', 'weekend', 'in-the-past', 'sale-open-already', 'no-join-link'] as const
export type Look = { name: (typeof LOOKS)[number]; day: string | null }

/** What may be wrong with the times of a start, session by session, and what a copy does not bring along. @throws offering/unknown */
export async function lookOver(
  on: Moment,
  offeringId: string,
  lang: Lang,
): Promise<{ draft: DraftOffering; looks: Look[] }> {
  const draft = await draftOffering(on, offeringId, lang)
  if (!draft) throw unknown('offering')
  const { zone, sessions, startsAt, saleOpensAt, publishedAt, mode, joinUrl } = draft
  const whole = (name: Look['name'], is: boolean): Look[] => (is ? [{ name, day: null }] : [])
  const looks = [
    ...daysOff(sessions.map((session) => dayIn(zone, session.startsAt))),
    ...whole('in-the-past', startsAt <= on.now),
    ...whole('sale-open-already', publishedAt === null && startsAt > on.now && saleOpensAt <= on.now),
    ...whole('no-join-link', mode !== 'campus' && joinUrl === ''),
  ]
  return { draft, looks }
}

/** Which of these days are holidays or weekends, each once. */
export const daysOff = (days: readonly string[]): Look[] =>
  [...new Set(days)].flatMap((day): Look[] =>
    isPublicHoliday(day) ? [{ name: 'holiday', day }] : isWeekend(day) ? [{ name: 'weekend', day }] : [],
  )
