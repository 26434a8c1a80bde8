import type Stripe from 'stripe'
import type { Bank } from '../bank.ts'
import { emitEvent } from '../emit-event.ts'
import { buildMovement } from '../objects/balance-transaction.ts'
import { refused } from '../refuse.ts'

/** Won: the amount comes back, the fee does not. Lost: nothing moves any more. */
export function closeDispute(bank: Bank, dispute: Stripe.Dispute, status: 'won' | 'lost'): Stripe.Dispute {
  if (dispute.status === status) return dispute
  if (dispute.status !== 'needs_response') throw refused(`This dispute is closed already: ${dispute.status}.`)
  const back = status === 'won' ? [bank.put('movement', reversal(bank.now(), dispute))] : []
  const closed = bank.put('dispute', {
    ...dispute,
    balance_transactions: [...dispute.balance_transactions, ...back],
    status,
  })
  emitEvent(bank, 'charge.dispute.closed', closed)
  return closed
}

const reversal = (created: number, dispute: Stripe.Dispute): Stripe.BalanceTransaction =>
  buildMovement({
    created,
    amount: dispute.amount,
    currency: dispute.currency,
    fee: 0,
    source: dispute.id,
    type: 'adjustment',
    reporting: 'dispute_reversal',
    description: `Chargeback reversal for ${dispute.charge}`,
  })
