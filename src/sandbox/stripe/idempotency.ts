import { createHash } from 'node:crypto'
import type { Bank } from './bank.ts'
import { StripeRefusal } from './refuse.ts'

/** The first answer under an Idempotency-Key, kept 24 hours and given again word for word, refusals and 500s too. */
export type Answered = {
  id: string
  path: string
  digest: string
  status: number
  body: string
  request: string
  created: number
}
type KeyedRequest = { key: string; path: string; digest: string }

/** Stripe's documented life of a key. */
const KEPT_SECONDS = 24 * 3600
const LONGEST_KEY = 255

/** The kept answer, or nothing when the key is new; refuses a key that was used for something else. */
export function answeredBefore(bank: Bank, { key, path, digest }: KeyedRequest): Answered | undefined {
  if (key.length > LONGEST_KEY) throw misused(400, `Idempotency keys may be at most ${LONGEST_KEY} characters long.`)
  const answered = bank.find('answer', key)
  if (answered === undefined || answered.created < bank.now() - KEPT_SECONDS) return undefined
  if (answered.path !== path) {
    throw misused(
      400,
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${answered.path}' ` +
        `vs '${path}'). Try using a key other than '${key}' if you meant to execute a different request.`,
    )
  }
  if (answered.digest !== digest) {
    throw misused(
      400,
      'Keys for idempotent requests can only be used with the same parameters they were first used with. ' +
        `Try using a key other than '${key}' if you meant to execute a different request.`,
    )
  }
  return answered
}

/** 409 while the first request under the key is still being worked on. */
export const keyInUse = (key: string): StripeRefusal =>
  misused(
    409,
    `There is currently another in-progress request using this Idempotent Key (that probably means you submitted ` +
      `twice, and the other request is still going through): ${key}. Please try again later.`,
    'idempotency_key_in_use',
  )

export const digestOf = (body: string): string => createHash('sha256').update(body).digest('hex')

function misused(status: number, message: string, code?: string): StripeRefusal {
  return new StripeRefusal(status, { type: 'idempotency_error', message, ...(code === undefined ? {} : { code }) })
}
