import type { Pool } from '../platform/db/connect.ts'
import { perPool } from '../platform/db/per-pool.ts'
import { networkOf } from '../platform/http/network-of.ts'
import { openLimiter } from '../platform/limiter.ts'
import { tooManyTries } from './problems.ts'

/** How often one network may try one e-mail address, and within how many minutes. */
export const TRIES = 10
export const TRIES_MINUTES = 15

/**
 * What one network address may spend within the same minutes, whatever e-mail addresses it names: every try hashes, and a
 * sign-up mails to somebody. A university's people may share one address, so it is enough for a full lecture hall.
 */
export const ALLOWANCE = 300
const COSTS = { 'sign-in': 1, 'sign-up': 5, link: 5, code: 1, 'first-link': 20, 'open-account': 1 } as const

/** `email` is whatever is tried: an address, or the digest of a mailed token. */
export type Try = { what: keyof typeof COSTS; email: string; ip: string }

/** Counts a try, shared by all processes; who is over a limit is turned away from memory. @throws access/too-many-tries */
export async function countTry(pool: Pool, attempt: Try): Promise<void> {
  const spent = await allowanceOf(pool).take(`allowance ${networkOf(attempt.ip)}`, COSTS[attempt.what])
  const seconds = spent > 0 ? spent : await limiterOf(pool).take(keyOf(attempt))
  if (seconds > 0) throw tooManyTries(seconds)
}

/** A person who got in starts afresh. */
export const forgetTries = (pool: Pool, attempt: Try): Promise<void> => limiterOf(pool).forget(keyOf(attempt))

const limiterOf = perPool((pool) => openLimiter(pool, { points: TRIES, minutes: TRIES_MINUTES, blockAt: TRIES + 1 }))
const allowanceOf = perPool((pool) =>
  openLimiter(pool, { points: ALLOWANCE, minutes: TRIES_MINUTES, blockAt: ALLOWANCE + 1 }),
)

/** A code has six figures, so its tries are counted from all networks together. */
const keyOf = ({ what, email, ip }: Try): string =>
  `${what} ${email.toLowerCase()}${what === 'code' ? '' : ` ${networkOf(ip)}`}`
