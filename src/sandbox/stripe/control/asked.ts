import { z } from 'zod'
import { EFFECTS } from '../faults.ts'
import { MODES } from '../spread.ts'

const LONGEST_PAUSE_MS = 10 * 60 * 1000
const MOST_COPIES = 20
const pause = z.int().min(0).max(LONGEST_PAUSE_MS)
const copies = z.int().min(1).max(MOST_COPIES)

export const AskedFault = z.strictObject({
  match: z.strictObject({ method: z.string().optional(), path: z.string().optional() }).default({}),
  when: z.enum(['before', 'after']).default('before'),
  effect: z.enum(EFFECTS),
  delayMs: pause.default(0),
  times: z.int().min(1).max(100_000).default(1),
})

export const AskedSpread = z.strictObject({
  mode: z.enum(MODES),
  delayMs: pause.default(0),
  copies: copies.optional(),
  seed: z.int().default(1),
})

export const AskedPayment = z.strictObject({
  outcome: z.enum(['paid', 'declined', '3ds_failed', 'processing']).default('paid'),
  late: z.boolean().optional(),
  amount: z.int().min(1).optional(),
  currency: z
    .string()
    .regex(/^[a-z]{3}$/)
    .optional(),
})

/** Clocks of two companies differ; by how much at most is a matter of taste. */
export const AskedClock = z.strictObject({ aheadSeconds: z.int().min(-600).max(600) })
/** `wait`: new refunds stay pending until told otherwise. */
export const AskedRefunds = z.strictObject({ wait: z.boolean() })
export const AskedDispute = z.strictObject({ reason: z.string().optional() })
export const AskedClose = z.strictObject({ status: z.enum(['won', 'lost']) })
/** `waits`: it is still on its way to the bank. Of one that is not automatic Stripe does not say of what it is made. */
export const AskedPayout = z.strictObject({
  currency: z.string().default('nok'),
  waits: z.boolean().default(false),
  automatic: z.boolean().default(true),
})
/** What the bank gives as its reason; `cancel` is the seller's own. */
export const AskedUndoing = z.strictObject({ as: z.enum(['failed', 'canceled']).default('failed') })
/** Of a fee, or of a correction of Stripe's own. */
export const AskedFee = z.strictObject({
  amount: z.int().min(1),
  currency: z.string().default('nok'),
  as: z.enum(['stripe_fee', 'adjustment']).default('stripe_fee'),
})
export const AskedMovement = z.strictObject({ amount: z.int() })
export const AskedCopies = z.strictObject({ copies: copies.default(1) })
