import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { MINUTE_MS } from '../platform/clock.ts'
import type { Pool } from '../platform/db/connect.ts'
import { digestOf } from '../platform/ids.ts'
import { perPool } from './per-pool.ts'
import { tooManyTries } from './problems.ts'

/** How often one network address may try one e-mail address, and within how many minutes. */
export const TRIES = 10
export const TRIES_MINUTES = 15

/**
 * What one network address may spend within the same minutes, whatever e-mail addresses it names: every try hashes, and a
 * sign-up mails to somebody. A university's people may share one address, so it is enough for a full lecture hall.
 */
export const ALLOWANCE = 300
const COSTS = { 'sign-in': 1, 'sign-up': 5, 'first-link': 20 } as const

export type Try = { what: keyof typeof COSTS; email: string; ip: string }

/** Counts a try, shared by all processes; who is over a limit is turned away from memory. @throws access/too-many-tries */
export async function countTry(pool: Pool, attempt: Try): Promise<void> {
  try {
    await allowanceOf(pool).consume(digestOf(`allowance ${attempt.ip}`), COSTS[attempt.what])
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

const limiterFor = (points: number) => (pool: Pool) =>
  new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    keyPrefix: `${points}`,
    tableCreated: true,
    clearExpiredByTimeout: false,
    points,
    duration: (TRIES_MINUTES * MINUTE_MS) / 1000,
    inMemoryBlockOnConsumed: points + 1,
  })
const limiterOf = perPool(limiterFor(TRIES))
const allowanceOf = perPool(limiterFor(ALLOWANCE))

/** A digest, so that the table tells nobody who tried to get in from where. */
const keyOf = ({ what, email, ip }: Try): string => digestOf(`${what} ${email.toLowerCase()} ${ip}`)
