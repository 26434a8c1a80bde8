import { dayIn, MINUTE_MS, SELLER_ZONE } from '../../platform/clock.ts'
import { nowOf } from '../../platform/db/now.ts'
import { type On, run, statement } from '../../platform/db/statement.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import type { PageRoute } from '../../web/page-route.ts'
import type { Visit } from '../../web/visit.ts'
import { moveClock } from '../clock.ts'
import type { DemoGround } from '../open-ground.ts'

/** A payment page lives for 31 minutes: this is the shortest wait that changes something. */
const PAGE_MINUTES = 31
/** So long after midnight the month is certainly over, in milliseconds. */
const INTO_THE_MONTH_MS = 5 * MINUTE_MS

export type NextCourse = { code: string; startsAt: Date }

const NEXT_COURSE = statement<NextCourse>(
  'demo-next-course',
  `select code, starts_at as "startsAt" from offerings where published_at is not null and starts_at > app_now() order by starts_at limit 1`,
)
/** Whoever moves the clock has not been away: a login belongs to the browser's time, not to the demo's. */
const KEEP_LOGINS = statement(
  'demo-keep-logins',
  'update login_sessions set last_seen_at = last_seen_at + make_interval(secs => $1), ends_at = ends_at + make_interval(secs => $1)',
)

export const nextCourse = async (on: On): Promise<NextCourse | null> => (await run(on, NEXT_COURSE, []))[0] ?? null

export const clockMoves = ({ peers }: DemoGround): readonly PageRoute[] => [
  {
    method: 'post',
    path: '/demo/clock',
    who: 'anyone',
    async answer(visit) {
      const goal = await goalOf(visit)
      const seconds = Math.max(0, (goal.getTime() - (await nowOf(visit.on)).getTime()) / 1000)
      await act(visit.till, visit.caller.actor, async (tx) => {
        await moveClock(tx, seconds)
        await run(tx, KEEP_LOGINS, [seconds])
      })
      await peers.followClock()
      visit.till.wakeAtNewTime()
      return { goTo: visit.to('/demo?moved=1#clock') }
    },
  },
]

async function goalOf({ form, on }: Visit): Promise<Date> {
  const now = await nowOf(on)
  switch (form.get('move')) {
    case 'minutes':
      return new Date(now.getTime() + PAGE_MINUTES * MINUTE_MS)
    case 'course':
      return (await nextCourse(on))?.startsAt ?? now
    case 'month':
      return monthEnd(now)
    default:
      throw unknown('move')
  }
}

/** Just after midnight in Oslo on the first of the next month; the hour is found by asking what day it then is there. */
export function monthEnd(now: Date): Date {
  const [year, month] = dayIn(SELLER_ZONE, now).split('-').map(Number) as [number, number]
  const first = new Date(Date.UTC(year, month, 1))
  const offsets = [2, 1].map((hours) => new Date(first.getTime() - hours * 60 * MINUTE_MS))
  const midnight = offsets.find((at) => dayIn(SELLER_ZONE, at).endsWith('-01')) ?? first
  return new Date(midnight.getTime() + INTO_THE_MONTH_MS)
}
