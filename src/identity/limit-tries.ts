import type { Pool } from '../platform/db/connect.ts'
import { perPool } from '../platform/db/per-pool.ts'
import { networkOf } from '../platform/http/network-of.ts'
import { openLimiter } from '../platform/limiter.ts'
import { tooManyTries } from './problems.ts'

/** How often one network may try one e-mail address, and within how many minutes. */
export const TRIES = 10
export const TRIES_MINUTES = 15

export type Try = { what: 'sign-in' | 'sign-up'; email: string; ip: string }

/** Counts a try, shared by all processes; who is over the limit is turned away from memory. @throws access/too-many-tries */
export async function countTry(pool: Pool, attempt: Try): Promise<void> {
  const seconds = await limiterOf(pool).take(keyOf(attempt))
  if (seconds > 0) throw tooManyTries(seconds)
}

/** A person who got in starts afresh. */
export const forgetTries = (pool: Pool, attempt: Try): Promise<void> => limiterOf(pool).forget(keyOf(attempt))

const limiterOf = perPool((pool) => openLimiter(pool, { points: TRIES, minutes: TRIES_MINUTES, blockAt: TRIES + 1 }))

const keyOf = ({ what, email, ip }: Try): string => `${what} ${email.toLowerCase()} ${networkOf(ip)}`
