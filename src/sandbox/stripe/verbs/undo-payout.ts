import type Stripe from 'stripe'
import type { Bank } from '../bank.ts'
import { emitEvent } from '../emit-event.ts'
import { buildMovement } from '../objects/balance-transaction.ts'
import { refused } from '../refuse.ts'

/**
 * The bank sends a payout back, also days after it was paid, or the seller calls one back that is still on its way: its money
 * returns to the balance and goes out with the next.
 */
export function undoPayout(bank: Bank, payout: Stripe.Payout, status: 'failed' | 'canceled'): Stripe.Payout {
  if (payout.status === status) return payout
  if (status === 'canceled' && payout.status !== 'in_transit')
    throw refused(`Payouts can only be canceled while they are pending: this one is ${payout.status}.`)
  const back = bank.put(
    'movement',
    buildMovement({
      created: bank.now(),
      amount: payout.amount,
      currency: payout.currency,
      fee: 0,
      source: payout.id,
      type: status === 'failed' ? 'payout_failure' : 'payout_cancel',
      reporting: 'payout_reversal',
      description: 'STRIPE PAYOUT FAILURE',
    }),
  )
  const undone = bank.put('payout', {
    ...payout,
    status,
    failure_balance_transaction: back.id,
    ...(status === 'failed'
      ? { failure_code: 'account_closed', failure_message: 'The bank account has been closed.' }
      : {}),
  })
  emitEvent(bank, status === 'failed' ? 'payout.failed' : 'payout.canceled', undone)
  return undone
}
