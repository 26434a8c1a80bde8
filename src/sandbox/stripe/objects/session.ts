import type Stripe from 'stripe'
import { newId } from '../new-id.ts'

type NewSession = {
  created: number
  expiresAt: number
  total: number
  currency: string
  successUrl: string
  cancelUrl: string | null
  clientReferenceId: string | null
  email: string | null
  locale: string | null
  submitType: string | null
  allowedMethods: string[] | null
  metadata: Record<string, string>
}

const ID_LETTERS = 58

/** `url` is filled in when the session is shown, since it depends on where the sandbox stands today. */
export function buildSession(asked: NewSession): Stripe.Checkout.Session {
  return {
    ...unused(),
    id: newId('cs_test', ID_LETTERS),
    object: 'checkout.session',
    allowed_payment_method_types: asked.allowedMethods,
    amount_subtotal: asked.total,
    amount_total: asked.total,
    cancel_url: asked.cancelUrl,
    client_reference_id: asked.clientReferenceId,
    created: asked.created,
    currency: asked.currency,
    customer_creation: 'if_required',
    customer_details: asked.email === null ? null : customerDetails(asked.email, null),
    customer_email: asked.email,
    expires_at: asked.expiresAt,
    livemode: false,
    locale: asked.locale,
    metadata: asked.metadata,
    mode: 'payment',
    payment_intent: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: { id: 'pmc_sandbox', parent: null },
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    status: 'open',
    submit_type: asked.submitType,
    success_url: asked.successUrl,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: null,
  } satisfies Stripe.Checkout.Session
}

export const customerDetails = (
  email: string | null,
  name: string | null,
): Stripe.Checkout.Session.CustomerDetails => ({
  address: {
    city: null,
    country: name === null ? null : 'NO',
    line1: null,
    line2: null,
    postal_code: null,
    state: null,
  },
  business_name: null,
  email,
  individual_name: null,
  name,
  phone: null,
  tax_exempt: 'none',
  tax_ids: [],
})

/** The many parts of a session that a plain card payment leaves empty. */
const unused = () => ({
  adaptive_pricing: { enabled: false },
  after_expiration: null,
  allow_promotion_codes: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
  customer: null,
  customer_account: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: {
    enabled: false,
    invoice_data: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: null,
      metadata: {},
      rendering_options: null,
    },
  },
  managed_payments: { enabled: false },
  origin_context: null,
  payment_link: null,
  permissions: null,
  phone_number_collection: { enabled: false },
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  subscription: null,
  wallet_options: null,
})
