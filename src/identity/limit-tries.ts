import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { MINUTE_MS } from '../platform/clock.ts'
import type { Pool } from '../platform/db/connect.ts'
import { digestOf } from '../platform/ids.ts'
import { perPool } from './per-pool.ts'
import { tooManyTries } from './problems.ts'

/** How often one network address may try one e-mail address, and within how many minutes. */
export const TRIES = 10
export const TRIES_MINUTES = 15

export type Try = { what: 'sign-in' | 'sign-up'; email: string; ip: string }

/** Counts a try, shared by all processes; who is over the limit is turned away from memory. @throws access/too-many-tries */
export async function countTry(pool: Pool, attempt: Try): Promise<void> {
  try {
    await limiterOf(pool).consume(keyOf(attempt))
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw tooManyTries(Math.ceil(refusal.msBeforeNext / 1000))
    throw refusal
  }
}

/** A person who got in starts afresh. */
export async function forgetTries(pool: Pool, attempt: Try): Promise<void> {
  await limiterOf(pool).delete(keyOf(attempt))
}

const limiterOf = perPool(
  (pool) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      points: TRIES,
      duration: (TRIES_MINUTES * MINUTE_MS) / 1000,
      inMemoryBlockOnConsumed: TRIES + 1,
    }),
)

/** A digest, so that the table tells nobody who tried to get in from where. */
const keyOf = ({ what, email, ip }: Try): string => digestOf(`${what} ${email.toLowerCase()} ${ip}`)
