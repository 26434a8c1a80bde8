import type Stripe from 'stripe'
import { newId } from '../new-id.ts'

type NewRefund = {
  created: number
  amount: number
  charge: Stripe.Charge
  reason: string | null
  metadata: Record<string, string>
  /** Waits until the seller's balance is large enough; nothing has moved then. */
  pending: boolean
}

export function buildRefund({ created, amount, charge, reason, metadata, pending }: NewRefund): Stripe.Refund {
  return {
    id: newId('re'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created,
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: {
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
      type: 'card',
    },
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(pending ? { pending_reason: 'insufficient_funds' as const } : {}),
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: pending ? 'pending' : 'succeeded',
    transfer_reversal: null,
  } satisfies Stripe.Refund
}
