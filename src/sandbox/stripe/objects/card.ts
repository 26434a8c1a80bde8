import type Stripe from 'stripe'
import { letters } from '../new-id.ts'

export type CardTried = { last4: string; threeDSecure: boolean; authorized: number | null }

/** Stripe's Visa test cards: 4242 pays, 0002 is declined, 3220 asks for 3-D Secure. */
export const PAYS = '4242'
export const IS_DECLINED = '0002'
export const ASKS_FOR_3DS = '3220'

export function cardDetails(tried: CardTried): Stripe.Charge.PaymentMethodDetails.Card {
  return {
    amount_authorized: tried.authorized,
    authorization_code: tried.authorized === null ? null : '123456',
    brand: 'visa',
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: 'NO',
    electronic_commerce_indicator: tried.threeDSecure ? '05' : '07',
    exp_month: 12,
    exp_year: 2034,
    extended_authorization: { status: 'disabled' },
    fingerprint: `sandbox${tried.last4}`,
    funding: 'credit',
    incremental_authorization: { status: 'unavailable' },
    installments: null,
    last4: tried.last4,
    mandate: null,
    multicapture: { status: 'unavailable' },
    network: 'visa',
    network_token: { used: false },
    network_transaction_id: tried.authorized === null ? null : letters(15),
    overcapture: { maximum_amount_capturable: tried.authorized ?? 0, status: 'unavailable' },
    regulated_status: 'unregulated',
    three_d_secure: tried.threeDSecure ? authenticated() : null,
    transaction_link_id: null,
    wallet: null,
  } satisfies Stripe.Charge.PaymentMethodDetails.Card
}

const authenticated = (): Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure => ({
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  exemption_indicator: null,
  result: 'authenticated',
  result_reason: null,
  transaction_id: letters(20),
  version: '2.2.0',
})
