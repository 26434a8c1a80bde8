import type Stripe from 'stripe'
import type { Bank } from '../bank.ts'
import { emitEvent } from '../emit-event.ts'
import { buildMovement, disputeFee } from '../objects/balance-transaction.ts'
import { buildDispute } from '../objects/dispute.ts'
import { refused } from '../refuse.ts'

/** The payer's bank takes the charge back: its whole amount and a fee leave the balance at once. */
export function openDispute(bank: Bank, charge: Stripe.Charge, reason = 'fraudulent'): Stripe.Dispute {
  if (!charge.captured) throw refused(`Charge ${charge.id} was not captured.`)
  if (charge.disputed) throw refused(`Charge ${charge.id} is disputed already.`, { code: 'charge_disputed' })
  const created = bank.now()
  const dispute = buildDispute({ created, charge, amount: charge.amount_captured, reason })
  const movement = bank.put(
    'movement',
    buildMovement({
      created,
      amount: -dispute.amount,
      currency: dispute.currency,
      fee: disputeFee(dispute.currency),
      source: dispute.id,
      type: 'adjustment',
      reporting: 'dispute',
      description: `Chargeback withdrawal for ${charge.id}`,
      feeFor: 'Dispute fee',
    }),
  )
  const opened = bank.put('dispute', { ...dispute, balance_transactions: [movement] })
  bank.put('charge', { ...charge, disputed: true })
  emitEvent(bank, 'charge.dispute.created', opened)
  return opened
}
