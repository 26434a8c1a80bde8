import { metadata, oneOf, optional, text, whole } from '../check.ts'
import { buildBalance } from '../objects/balance.ts'
import { dueBy } from '../present.ts'
import { missing } from '../refuse.ts'
import { refuseToCancel } from '../verbs/cancel-intent.ts'
import { notPaidOut } from '../verbs/pay-out.ts'
import { refundCharge } from '../verbs/refund-charge.ts'
import { arrival, created, list, same } from './list.ts'
import { type Operation, operation } from './operation.ts'
import { retrieve } from './retrieve.ts'

const refundShape = {
  charge: optional(text()),
  payment_intent: optional(text()),
  amount: optional(whole(1)),
  reason: optional(oneOf('duplicate', 'fraudulent', 'requested_by_customer')),
  metadata: optional(metadata),
}

const cancelShape = {
  cancellation_reason: optional(oneOf('duplicate', 'fraudulent', 'requested_by_customer', 'abandoned')),
}

export const intentAndChargeRoutes: Operation[] = [
  operation('POST /v1/payment_intents/:id/cancel', cancelShape, (bank, id) => {
    const intent = bank.find('intent', id)
    if (intent === undefined) throw missing('payment_intent', id, 'intent')
    return refuseToCancel(intent)
  }),
  retrieve('/v1/payment_intents', 'intent', 'payment_intent'),
  list('/v1/payment_intents', 'intent', { created }),
  retrieve('/v1/charges', 'charge', 'charge'),
  list('/v1/charges', 'charge', { created, payment_intent: same('payment_intent') }),
]

export const refundRoutes: Operation[] = [
  operation('POST /v1/refunds', refundShape, (bank, _id, asked) => refundCharge(bank, asked)),
  retrieve('/v1/refunds', 'refund', 'refund'),
  list('/v1/refunds', 'refund', { created, charge: same('charge'), payment_intent: same('payment_intent') }),
  retrieve('/v1/disputes', 'dispute', 'dispute'),
  list('/v1/disputes', 'dispute', { created, charge: same('charge'), payment_intent: same('payment_intent') }),
]

export const balanceRoutes: Operation[] = [
  operation('GET /v1/balance', {}, (bank) => buildBalance(notPaidOut(bank).map((one) => dueBy(one, bank.now())))),
  retrieve('/v1/balance_transactions', 'movement', 'balance_transaction'),
  list('/v1/balance_transactions', 'movement', {
    created,
    currency: same('currency'),
    source: same('source'),
    type: same('type'),
    payout: { check: text(), fits: ({ id }, payout: string, bank) => bank.find('settlement', id)?.payout === payout },
  }),
  retrieve('/v1/payouts', 'payout', 'payout'),
  list('/v1/payouts', 'payout', { created, arrival_date: arrival, status: same('status') }),
]
