import type Stripe from 'stripe'
import { newId } from '../new-id.ts'

/** How Stripe names the money of a payout that comes back to the balance. */
export type PayoutUndone = 'payout_failure' | 'payout_cancel'

type Movement = {
  created: number
  amount: number
  currency: string
  fee: number
  source: string | null
  type: 'charge' | 'refund' | 'refund_failure' | 'adjustment' | 'payout' | PayoutUndone | 'stripe_fee'
  reporting:
    | 'charge'
    | 'refund'
    | 'refund_failure'
    | 'dispute'
    | 'dispute_reversal'
    | 'payout'
    | 'payout_reversal'
    | 'fee'
  description: string | null
  feeFor?: string
}

/** Money becomes available two days after it came in; a payout made on command does not wait for it. */
const PENDING_SECONDS = 2 * 24 * 3600

export function buildMovement(move: Movement): Stripe.BalanceTransaction {
  const atOnce = move.type.startsWith('payout')
  return {
    id: newId('txn'),
    object: 'balance_transaction',
    amount: move.amount,
    available_on: atOnce ? move.created : move.created + PENDING_SECONDS,
    balance_type: 'payments',
    created: move.created,
    currency: move.currency,
    description: move.description,
    exchange_rate: null,
    fee: move.fee,
    fee_details: move.fee === 0 ? [] : [feeDetail(move)],
    net: move.amount - move.fee,
    reporting_category: move.reporting,
    source: move.source,
    status: atOnce ? 'available' : 'pending',
    type: move.type,
  } satisfies Stripe.BalanceTransaction
}

const feeDetail = (move: Movement): Stripe.BalanceTransaction.FeeDetail => ({
  amount: move.fee,
  application: null,
  currency: move.currency,
  description: move.feeFor ?? 'Stripe processing fees',
  type: 'stripe_fee',
})

/** The part of the card fee that does not depend on the amount, in minor units: 1.80 NOK and its neighbours. */
const FIXED_FEE: Record<string, number> = { nok: 180, sek: 180, dkk: 180, eur: 25, usd: 30, gbp: 20 }
const OTHER_FIXED_FEE = 25

/** 1.4 % and a fixed part, rounded half up to whole minor units. */
export const cardFee = (amount: number, currency: string): number =>
  Math.floor((amount * 14 + 500) / 1000) + (FIXED_FEE[currency] ?? OTHER_FIXED_FEE)

/** What losing or answering a dispute costs; it is not given back when the dispute is won. */
const DISPUTE_FEE: Record<string, number> = {
  nok: 15_000,
  sek: 15_000,
  dkk: 11_000,
  eur: 2_000,
  usd: 1_500,
  gbp: 2_000,
}

export const disputeFee = (currency: string): number => DISPUTE_FEE[currency] ?? 1_500
