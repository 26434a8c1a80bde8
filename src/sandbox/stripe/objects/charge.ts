import type Stripe from 'stripe'
import { newId } from '../new-id.ts'
import { type CardTried, cardDetails } from './card.ts'

type NewCharge = {
  created: number
  amount: number
  currency: string
  intent: Stripe.PaymentIntent
  email: string | null
  name: string
  card: CardTried
  decline: { code: string; message: string } | null
}

export function buildCharge(asked: NewCharge): Stripe.Charge {
  const paid = asked.decline === null
  return {
    ...unused(),
    id: newId('ch'),
    object: 'charge',
    amount: asked.amount,
    amount_captured: paid ? asked.amount : 0,
    amount_refunded: 0,
    balance_transaction: null,
    billing_details: {
      address: { city: null, country: 'NO', line1: null, line2: null, postal_code: null, state: null },
      email: asked.email,
      name: asked.name,
      phone: null,
      tax_id: null,
    },
    calculated_statement_descriptor: 'SANDBOX',
    captured: paid,
    created: asked.created,
    currency: asked.currency,
    description: asked.intent.description,
    disputed: false,
    failure_code: asked.decline?.code ?? null,
    failure_message: asked.decline?.message ?? null,
    livemode: false,
    metadata: asked.intent.metadata,
    outcome: outcomeOf(asked.decline),
    paid,
    payment_intent: asked.intent.id,
    payment_method: newId('pm'),
    payment_method_details: { type: 'card', card: cardDetails(asked.card) },
    receipt_email: asked.intent.receipt_email,
    refunded: false,
    status: paid ? 'succeeded' : 'failed',
  } satisfies Stripe.Charge
}

const outcomeOf = (decline: NewCharge['decline']): Stripe.Charge.Outcome => ({
  advice_code: decline === null ? null : 'try_again_later',
  network_advice_code: null,
  network_decline_code: decline === null ? null : '05',
  network_status: decline === null ? 'approved_by_network' : 'declined_by_network',
  reason: decline === null ? null : 'generic_decline',
  risk_level: 'normal',
  risk_score: 20,
  seller_message:
    decline === null ? 'Payment complete.' : 'The bank did not return any further details with this decline.',
  type: decline === null ? 'authorized' : 'issuer_declined',
})

const unused = () => ({
  application: null,
  application_fee: null,
  application_fee_amount: null,
  customer: null,
  failure_balance_transaction: null,
  fraud_details: {},
  on_behalf_of: null,
  receipt_number: null,
  receipt_url: null,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
})
