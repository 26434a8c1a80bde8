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
const COSTS = {
  'sign-in': 1,
  'sign-up': 5,
  link: 5,
  code: 1,
  'first-link': 20,
  'open-account': 1,
  passkey: 1,
  address: 5,
} as const

/**
 * How often one e-mail address may be tried from anywhere within the same minutes: whoever has many networks gets no further.
 * Many more than a person needs, so that nobody is kept out of their account by a stranger's few tries.
 */
export const ACCOUNT_TRIES = 60

/**
 * How many letters one e-mail address is sent at the request of strangers, whatever network they ask from, and within how many
 * minutes: nobody floods a mailbox from many places. Addresses are counted alike whether or not anybody has an account there.
 */
export const MAILS = 20
export const MAILS_MINUTES = 60
const MAILED: ReadonlySet<Try['what']> = new Set(['sign-up', 'link', 'address'])

/** `email` is whatever is tried: an address, the digest of a mailed token, a passkey's id. */
export type Try = { what: keyof typeof COSTS; email: string; ip: string }

/** Counts a try, shared by all processes; who is over a limit is turned away from memory. @throws access/too-many-tries */
export async function countTry(pool: Pool, attempt: Try): Promise<void> {
  const spent = await allowanceOf(pool).take(`allowance ${networkOf(attempt.ip)}`, COSTS[attempt.what])
  const own = spent > 0 ? spent : await limiterOf(pool).take(keyOf(attempt))
  const tried = own > 0 ? own : await accountOf(pool).take(`account ${attempt.what} ${attempt.email.toLowerCase()}`)
  const seconds = tried > 0 || !MAILED.has(attempt.what) ? tried : await mailsOf(pool).take(mailKey(attempt))
  if (seconds > 0) throw tooManyTries(seconds)
}

/** Counts what leaves a row behind and tries nothing. @throws access/too-many-tries */
export async function countAsking(pool: Pool, ip: string): Promise<void> {
  const seconds = await allowanceOf(pool).take(`allowance ${networkOf(ip)}`)
  if (seconds > 0) throw tooManyTries(seconds)
}

/** A person who got in starts afresh. */
export const forgetTries = (pool: Pool, attempt: Try): Promise<void> => limiterOf(pool).forget(keyOf(attempt))

const limiterOf = perPool((pool) => openLimiter(pool, { points: TRIES, minutes: TRIES_MINUTES, blockAt: TRIES + 1 }))
const allowanceOf = perPool((pool) =>
  openLimiter(pool, { points: ALLOWANCE, minutes: TRIES_MINUTES, blockAt: ALLOWANCE + 1 }),
)
const mailsOf = perPool((pool) => openLimiter(pool, { points: MAILS, minutes: MAILS_MINUTES, blockAt: MAILS + 1 }))

const mailKey = ({ email }: Try): string => `mail ${email.toLowerCase()}`

const accountOf = perPool((pool) =>
  openLimiter(pool, { points: ACCOUNT_TRIES, minutes: TRIES_MINUTES, blockAt: ACCOUNT_TRIES + 1 }),
)

/** A code has six figures, so its tries are counted from all networks together. */
const keyOf = ({ what, email, ip }: Try): string =>
  `${what} ${email.toLowerCase()}${what === 'code' ? '' : ` ${networkOf(ip)}`}`
