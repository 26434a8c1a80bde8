import Stripe from 'stripe'
import { type Problem, tryAgain } from './problems.ts'

/**
 * What a failed call to Stripe means. `refused`: an answer that stays the same however often it is asked; nothing was done.
 * `broken`: Stripe answered that something went wrong inside; the call is over, and whether it did its work must be looked up.
 * `unknown`: no answer, or not now; the same call under the same key may be made again.
 */
export type StripeFault = {
  kind: 'refused' | 'broken' | 'unknown'
  /** Stripe's name for a refusal, such as `charge_disputed`. */
  code: string | null
  /** The parameter that was refused. */
  param: string | null
  /** Stripe's own clock when it answered. */
  stripeNow: Date | null
}

const REFUSALS = new Set([400, 402, 404])
const LOWEST_BROKEN = 500
/** How long a caller waits before trying again, in seconds. */
const RETRY_SECONDS = 10

/** Reads an error of the SDK; null where it is none, but a fault of our own. */
export function stripeFault(error: unknown): StripeFault | null {
  if (!(error instanceof Stripe.errors.StripeError)) return null
  const { statusCode, code, param, headers } = error
  const date = Date.parse(headers?.date ?? '')
  return {
    kind: kindOf(error, statusCode ?? 0),
    code: code ?? null,
    param: param ?? null,
    stripeNow: Number.isNaN(date) ? null : new Date(date),
  }
}

/** A key used for other parameters is our own mistake and no answer to the call. */
function kindOf(error: Stripe.errors.StripeError, status: number): StripeFault['kind'] {
  if (status >= LOWEST_BROKEN) return 'broken'
  const answered = REFUSALS.has(status) && !(error instanceof Stripe.errors.StripeIdempotencyError)
  return answered && !(error instanceof Stripe.errors.StripeRateLimitError) ? 'refused' : 'unknown'
}

/** What a person who is about to pay hears when Stripe is out of reach: nothing was decided, and nothing is lost. */
export const paymentUnavailable = (): Problem =>
  tryAgain(
    'payment/unavailable',
    'The payment provider does not answer right now. Nothing was charged; try again in a moment.',
    RETRY_SECONDS,
  )

/** Turns a fault of Stripe's into that refusal; our own bugs stay what they are. */
export async function orUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw stripeFault(error) ? paymentUnavailable() : error
  }
}
