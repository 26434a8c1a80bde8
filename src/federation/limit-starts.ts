import { tooManyTries } from '../identity/problems.ts'
import type { Pool } from '../platform/db/connect.ts'
import { perPool } from '../platform/db/per-pool.ts'
import { networkOf } from '../platform/http/network-of.ts'
import { openLimiter } from '../platform/limiter.ts'

/** Each start leaves a login session, and may be a call to the provider: as many from one network as a campus needs. */
const STARTS = 600
const MINUTES = 15

const starts = perPool((pool) => openLimiter(pool, { points: STARTS, minutes: MINUTES, blockAt: STARTS + 1 }))

/** @throws access/too-many-tries */
export async function countStart(pool: Pool, ip: string): Promise<void> {
  const seconds = await starts(pool).take(`sign-in-start ${networkOf(ip)}`)
  if (seconds > 0) throw tooManyTries(seconds)
}
