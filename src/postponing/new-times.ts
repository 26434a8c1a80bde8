import { arrangedIn } from '../catalogue/arranged.ts'
import type { Shared } from '../catalogue/change-offering.ts'
import type { Arranged } from '../catalogue/schema.ts'
import { faultsOf } from '../catalogue/times.ts'
import { daysTo, laterOnWallClock } from '../developing/shift-times.ts'
import type { DraftOffering } from '../storefront/draft-offering.ts'
import { clocksChange, notAhead, sameDay } from './problems.ts'

/** How far ahead an offering may be moved, in days: ten years. */
const FURTHEST_DAYS = 3_650

/** What of an offering is changed, when and where it is held then, and by how many days all of it moves; null where it follows another. */
export type NewTimes = { change: Shared & { saleClosesAt?: Date }; after: Arranged; days: number | null }

/**
 * Everything on the same time of day so many days later or earlier; what is booked until, too. Booking opens when it did.
 * @throws request/invalid at /firstDay
 */
export function timesFrom(draft: DraftOffering, firstDay: string, now: Date): NewTimes {
  const { zone } = draft
  const ahead = daysTo(zone, now, firstDay)
  if (ahead < 1 || ahead > FURTHEST_DAYS) throw notAhead()
  const days = daysTo(zone, draft.startsAt, firstDay)
  if (days === 0) throw sameDay()
  const later = (instant: Date) => laterOnWallClock(zone, instant, days)
  const change = {
    ...{ startsAt: later(draft.startsAt), endsAt: later(draft.endsAt), saleClosesAt: later(draft.saleClosesAt) },
    sessions: draft.sessions.map((each) => ({
      ...{ startsAt: later(each.startsAt), endsAt: later(each.endsAt), place: each.place },
    })),
  }
  if (faultsOf({ ...draft, ...change }).length > 0) throw clocksChange()
  return { change, after: arrangedIn({ ...draft, ...change }), days }
}

/** The times, the place and the way of joining of another start. */
export function timesOf(other: DraftOffering): NewTimes {
  const { mode, place, teachingLang, zone, startsAt, endsAt, sessions, joinUrl, practical } = other
  return {
    change: { mode, place, teachingLang, zone, startsAt, endsAt, sessions, joinUrl, practical },
    ...{ after: arrangedIn(other), days: null },
  }
}
