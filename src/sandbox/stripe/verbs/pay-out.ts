import type Stripe from 'stripe'
import type { Bank } from '../bank.ts'
import { emitEvent } from '../emit-event.ts'
import { buildMovement } from '../objects/balance-transaction.ts'
import { buildPayout } from '../objects/payout.ts'
import { refused } from '../refuse.ts'

type AskedPayout = { currency: string; waits: boolean; automatic: boolean }

/** Sends everything that one currency's balance holds to the bank account, what is still pending too. */
export function payOut(bank: Bank, { currency, waits, automatic }: AskedPayout): Stripe.Payout {
  const due = notPaidOut(bank).filter((movement) => movement.currency === currency)
  const amount = due.reduce((sum, { net }) => sum + net, 0)
  if (amount <= 0) throw refused(`There is nothing to pay out in ${currency}.`, { code: 'balance_insufficient' })
  const created = bank.now()
  const payout = buildPayout({ created, amount, currency, automatic, status: waits ? 'in_transit' : 'paid' })
  const out = bank.put(
    'movement',
    buildMovement({
      created,
      amount: -amount,
      currency,
      fee: 0,
      source: payout.id,
      type: 'payout',
      reporting: 'payout',
      description: 'STRIPE PAYOUT',
    }),
  )
  for (const movement of due) {
    bank.put('movement', { ...movement, available_on: Math.min(movement.available_on, created), status: 'available' })
  }
  for (const { id } of [...due, out]) bank.put('settlement', { id, payout: payout.id })
  const made = bank.put('payout', { ...payout, balance_transaction: out.id })
  emitEvent(bank, waits ? 'payout.created' : 'payout.paid', made)
  return made
}

/** It reaches the bank. */
export function arrive(bank: Bank, payout: Stripe.Payout): Stripe.Payout {
  if (payout.status !== 'in_transit') return payout
  const paid = bank.put('payout', { ...payout, status: 'paid' })
  emitEvent(bank, 'payout.paid', paid)
  return paid
}

export const notPaidOut = (bank: Bank): Stripe.BalanceTransaction[] =>
  bank.all('movement').filter(({ id }) => bank.find('settlement', id) === undefined)
