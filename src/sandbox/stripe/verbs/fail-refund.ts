import type Stripe from 'stripe'
import type { Bank } from '../bank.ts'
import { emitEvent } from '../emit-event.ts'
import { buildMovement } from '../objects/balance-transaction.ts'
import { missing } from '../refuse.ts'

/**
 * The payer's bank sends a refund back days later: the money returns to the balance and the charge counts as not refunded. One
 * that still waited has moved nothing.
 */
export function failRefund(bank: Bank, refund: Stripe.Refund): Stripe.Refund {
  if (refund.status === 'failed') return refund
  const charge = bank.find('charge', String(refund.charge))
  if (charge === undefined) throw missing('charge', String(refund.charge))
  const moved = refund.status === 'succeeded' ? { failure_balance_transaction: takeBack(bank, refund).id } : {}
  const failed = bank.put('refund', {
    ...refund,
    ...moved,
    failure_reason: 'lost_or_stolen_card',
    status: 'failed',
  })
  bank.put('charge', { ...charge, amount_refunded: charge.amount_refunded - refund.amount, refunded: false })
  emitEvent(bank, 'refund.updated', failed)
  emitEvent(bank, 'refund.failed', failed)
  return failed
}

const takeBack = (bank: Bank, refund: Stripe.Refund): Stripe.BalanceTransaction =>
  bank.put(
    'movement',
    buildMovement({
      created: bank.now(),
      amount: refund.amount,
      currency: refund.currency,
      fee: 0,
      source: refund.id,
      type: 'refund_failure',
      reporting: 'refund_failure',
      description: 'REFUND FAILURE',
    }),
  )
