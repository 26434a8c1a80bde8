import type Stripe from 'stripe'
import { newId } from '../new-id.ts'

type NewPayout = {
  created: number
  amount: number
  currency: string
  automatic: boolean
  status: 'in_transit' | 'paid'
}

const DAY_SECONDS = 24 * 3600

/** It arrives on a day, which Stripe writes as its midnight in UTC. */
export function buildPayout({ created, amount, currency, automatic, status }: NewPayout): Stripe.Payout {
  return {
    id: newId('po'),
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: created - (created % DAY_SECONDS),
    automatic,
    balance_transaction: null,
    created,
    currency,
    description: 'STRIPE PAYOUT',
    destination: 'ba_sandbox',
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: {},
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: automatic ? 'completed' : 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: null,
    status,
    trace_id: { status: 'supported', value: newId('trace', 12) },
    type: 'bank_account',
  } satisfies Stripe.Payout
}
