import type Stripe from 'stripe'
import type { Bank } from '../bank.ts'
import { emitEvent } from '../emit-event.ts'
import { buildMovement } from '../objects/balance-transaction.ts'
import { buildRefund } from '../objects/refund.ts'
import { missing, refused } from '../refuse.ts'

type AskedRefund = {
  charge?: string | undefined
  payment_intent?: string | undefined
  amount?: number | undefined
  reason?: string | undefined
  metadata?: Record<string, string> | undefined
}

/** Gives money back on a captured charge, never more than is left of it. Without an amount, all that is left. */
export function refundCharge(bank: Bank, asked: AskedRefund): Stripe.Refund {
  const charge = chargeOf(bank, asked)
  const left = charge.amount_captured - charge.amount_refunded
  const amount = asked.amount ?? left
  refuseImpossible(bank, charge, { amount, left })
  const created = bank.now()
  const reason = asked.reason ?? null
  const pending = bank.refundsWait
  const refund = buildRefund({ created, amount, charge, reason, metadata: asked.metadata ?? {}, pending })
  const made = pending ? bank.put('refund', refund) : payOut(bank, refund, charge)
  const refunded = charge.amount_refunded + amount
  const changed = bank.put('charge', {
    ...charge,
    amount_refunded: refunded,
    refunded: refunded === charge.amount_captured,
  })
  emitEvent(bank, 'refund.created', made)
  emitEvent(bank, 'charge.refunded', changed)
  return made
}

/** A refund that had to wait goes through. */
export function succeedRefund(bank: Bank, refund: Stripe.Refund): Stripe.Refund {
  const charge = bank.find('charge', String(refund.charge))
  if (charge === undefined) throw missing('charge', String(refund.charge))
  if (refund.status !== 'pending') return refund
  const { pending_reason: _waited, ...rest } = refund
  const paid = payOut(bank, { ...rest, status: 'succeeded' }, charge)
  emitEvent(bank, 'refund.updated', paid)
  return paid
}

function payOut(bank: Bank, refund: Stripe.Refund, charge: Stripe.Charge): Stripe.Refund {
  const movement = bank.put(
    'movement',
    buildMovement({
      created: bank.now(),
      amount: -refund.amount,
      currency: charge.currency,
      fee: 0,
      source: refund.id,
      type: 'refund',
      reporting: 'refund',
      description: `REFUND FOR CHARGE${charge.description === null ? '' : ` (${charge.description})`}`,
    }),
  )
  return bank.put('refund', { ...refund, balance_transaction: movement.id })
}

function chargeOf(bank: Bank, asked: AskedRefund): Stripe.Charge {
  if (asked.charge !== undefined) {
    const charge = bank.find('charge', asked.charge)
    if (charge === undefined) throw missing('charge', asked.charge, 'charge')
    if (asked.payment_intent !== undefined && charge.payment_intent !== asked.payment_intent) {
      throw refused(`Charge ${charge.id} does not belong to PaymentIntent ${asked.payment_intent}.`, {
        param: 'charge',
      })
    }
    return charge
  }
  if (asked.payment_intent === undefined) {
    throw refused('One of the following params should be provided for this request: payment_intent or charge.')
  }
  const intent = bank.find('intent', asked.payment_intent)
  if (intent === undefined) throw missing('payment_intent', asked.payment_intent, 'payment_intent')
  const charge = typeof intent.latest_charge === 'string' ? bank.find('charge', intent.latest_charge) : undefined
  if (charge === undefined) {
    throw refused(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
      param: 'payment_intent',
    })
  }
  return charge
}

function refuseImpossible(bank: Bank, charge: Stripe.Charge, { amount, left }: { amount: number; left: number }): void {
  if (!charge.captured) {
    throw refused(`This charge (${charge.id}) was not captured and has nothing to refund.`, { param: 'charge' })
  }
  const disputes = bank.all('dispute').filter((dispute) => dispute.charge === charge.id)
  if (disputes.some(({ status }) => status !== 'won')) {
    throw refused(`Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' })
  }
  if (left <= 0) {
    throw refused(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
  }
  if (amount > left) {
    const size = charge.amount_refunded === 0 ? 'charge amount' : 'unrefunded amount on charge'
    throw refused(`Refund amount (${shown(amount, charge)}) is greater than ${size} (${shown(left, charge)})`, {
      param: 'amount',
    })
  }
}

const shown = (amount: number, { currency }: Stripe.Charge): string => {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: currency.toUpperCase() })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
