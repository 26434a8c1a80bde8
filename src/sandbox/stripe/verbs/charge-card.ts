import type Stripe from 'stripe'
import type { Bank } from '../bank.ts'
import { buildMovement, cardFee } from '../objects/balance-transaction.ts'
import { ASKS_FOR_3DS, IS_DECLINED, PAYS } from '../objects/card.ts'
import { buildCharge } from '../objects/charge.ts'

export const PAYER = 'Kari Testkort'
export const DECLINED = { code: 'card_declined', message: 'Your card was declined.' }

export type Card = { intent: Stripe.PaymentIntent; email: string | null; threeDSecure: boolean }

/** Takes the intent's amount from the test card and books it with its fee. */
export function chargeCard(bank: Bank, { intent, email, threeDSecure }: Card): Stripe.Charge {
  const { amount, currency } = intent
  const created = bank.now()
  const card = { last4: threeDSecure ? ASKS_FOR_3DS : PAYS, threeDSecure, authorized: amount }
  const charge = buildCharge({ created, amount, currency, intent, email, name: PAYER, card, decline: null })
  const movement = buildMovement({
    created,
    amount,
    currency,
    fee: cardFee(amount, currency),
    source: charge.id,
    type: 'charge',
    reporting: 'charge',
    description: charge.description,
  })
  bank.put('movement', movement)
  return bank.put('charge', { ...charge, balance_transaction: movement.id })
}

/** The card that says no: a failed charge that moved nothing. */
export function declineCard(bank: Bank, { intent, email }: Card): Stripe.Charge {
  const { amount, currency } = intent
  const card = { last4: IS_DECLINED, threeDSecure: false, authorized: null }
  const created = bank.now()
  return bank.put(
    'charge',
    buildCharge({ created, amount, currency, intent, email, name: PAYER, card, decline: DECLINED }),
  )
}
