import Stripe from 'stripe'
import { assertOutsideTransaction } from './db/transact.ts'

/** Shapes of Stripe's that rooms read; the SDK itself stays behind this door. */
export type CheckoutSession = Stripe.Checkout.Session
export type StripeRefund = Stripe.Refund
export type StripeDispute = Stripe.Dispute
export type StripePayout = Stripe.Payout
export type StripeMovement = Stripe.BalanceTransaction
export type StripeEvent = Stripe.Event

export type StripeGateway = {
  readonly client: Stripe
  /** The verified event of a webhook request, or throws when the signature is bad or older than the tolerance. */
  eventOf(rawBody: Buffer, signature: string): Stripe.Event
}

/** Pinned: Stripe then answers in the shapes the installed SDK's types describe. */
const API_VERSION = '2026-10-28.endive'
const CALL_TIMEOUT_MS = 20_000

/** `apiBase` points the real SDK at a sandbox; null means Stripe itself. */
export function openStripe(options: {
  secretKey: string
  webhookSecret: string
  apiBase: string | null
}): StripeGateway {
  if (options.webhookSecret === '') throw new Error('an empty webhook secret would let anyone claim to have paid')
  const client = new Stripe(options.secretKey, {
    apiVersion: API_VERSION,
    telemetry: false,
    timeout: CALL_TIMEOUT_MS,
    maxNetworkRetries: options.apiBase ? 0 : 2,
    ...(options.apiBase ? baseOf(options.apiBase) : {}),
  })
  return {
    get client() {
      assertOutsideTransaction('Stripe')
      return client
    },
    eventOf: (rawBody, signature) => client.webhooks.constructEvent(rawBody, signature, options.webhookSecret),
  }
}

function baseOf(apiBase: string): { host: string; port: string; protocol: 'http' | 'https' } {
  const url = new URL(apiBase)
  return { host: url.hostname, port: url.port, protocol: url.protocol === 'https:' ? 'https' : 'http' }
}
