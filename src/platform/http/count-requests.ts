import { MINUTE_MS, stopwatch } from '../clock.ts'
import { perPool } from '../db/per-pool.ts'
import { openLimiter } from '../limiter.ts'
import { Problem } from '../problems.ts'
import type { Till } from '../till.ts'
import { networkOf } from './network-of.ts'
import type { Asker } from './who.ts'

/** What one request weighs where its route says nothing: what writes is counted, what reads is not. */
export const WRITE_WEIGHT = 1
/** A count is told to the database by so many, so that an ordinary sale has no statement more; processes differ by less. */
const TOLD_BY = 10
/** A program works for many people, and a network is many people. */
const PROGRAM_TIMES = 10
/** The most callers that are remembered between two minutes; the oldest are forgotten first. */
const REMEMBERED_MAX = 20_000

type Count = { untold: number; blockedUntil: number; seenAt: number; telling: Promise<void> | null }

/** Who is counted in this process, by the database that counts for all of them. */
const countsOf = perPool(() => new Map<string, Count>())

/**
 * Counts a request of a person, a program or, for visitors, of a network, whatever it asks for. The limit is a setting
 * (REQUESTS_PER_MINUTE) that no request can change. @throws requests/too-many with the seconds to wait
 */
export async function countRequest({ till, ...caller }: Asker, weight: number): Promise<void> {
  if (weight === 0) return
  const { key, times } = counterOf(caller)
  const count = countIn(countsOf(till.connection.pool), key)
  while (count.telling) await count.telling
  refuseBlocked(count)
  count.untold += weight
  if (count.untold < TOLD_BY) return
  count.telling = tell(till, count, { key, points: till.config.limits.requestsPerMinute * times }).finally(() => {
    count.telling = null
  })
  await count.telling
  refuseBlocked(count)
}

/** Others of the same caller wait for the answer, so that no more than were counted come through meanwhile. */
async function tell(till: Till, count: Count, { key, points }: { key: string; points: number }): Promise<void> {
  const { untold } = count
  count.untold = 0
  const seconds = await openLimiter(till.connection.pool, { points, minutes: 1 }).take(`requests ${key}`, untold)
  count.blockedUntil = seconds === 0 ? 0 : stopwatch() + seconds * 1000
}

function refuseBlocked({ blockedUntil }: Count): void {
  const seconds = (blockedUntil - stopwatch()) / 1000
  if (seconds > 0) throw tooMany(seconds)
}

function counterOf({ actor, ip }: Pick<Asker, 'actor' | 'ip'>): { key: string; times: number } {
  if (actor.kind === 'person') return { key: `person ${actor.personId}`, times: 1 }
  if (actor.kind === 'client') return { key: `client ${actor.clientId}`, times: PROGRAM_TIMES }
  return { key: `network ${networkOf(ip)}`, times: 1 }
}

function countIn(counts: Map<string, Count>, key: string): Count {
  const now = stopwatch()
  const known = counts.get(key)
  const fresh =
    known && now - known.seenAt < MINUTE_MS
      ? known
      : { untold: 0, blockedUntil: known?.blockedUntil ?? 0, seenAt: now, telling: null }
  counts.delete(key)
  counts.set(key, fresh)
  if (counts.size > REMEMBERED_MAX) counts.delete(counts.keys().next().value!)
  return fresh
}

const tooMany = (seconds: number): Problem =>
  new Problem('requests/too-many', 429, 'Too many requests at once. Wait and try again.', {
    headers: { 'Retry-After': String(Math.max(1, Math.ceil(seconds))) },
  })
