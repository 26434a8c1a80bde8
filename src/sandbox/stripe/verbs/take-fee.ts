import type Stripe from 'stripe'
import type { Bank } from '../bank.ts'
import { buildMovement } from '../objects/balance-transaction.ts'

type AskedFee = { amount: number; currency: string; as: 'stripe_fee' | 'adjustment' }

/** Stripe takes what belongs to no payment: the month's fee for its services, or a correction of its own. */
export const takeFee = (bank: Bank, { amount, currency, as }: AskedFee): Stripe.BalanceTransaction =>
  bank.put(
    'movement',
    buildMovement({
      created: bank.now(),
      amount: -amount,
      currency,
      fee: 0,
      source: null,
      type: as,
      reporting: 'fee',
      description: as === 'stripe_fee' ? 'Billing - Usage Fee' : 'Adjustment',
    }),
  )
