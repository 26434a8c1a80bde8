import type Stripe from 'stripe'
import type { Bank } from '../bank.ts'
import type { Checked } from '../check.ts'
import { buildLineItem } from '../objects/line-item.ts'
import { buildSession } from '../objects/session.ts'
import { refused } from '../refuse.ts'
import type { lineShape, sessionShape } from '../routes/session-shape.ts'

type Asked = Checked<typeof sessionShape>
type AskedLine = Checked<typeof lineShape>

const SHORTEST_LIFE_SECONDS = 30 * 60
const LONGEST_LIFE_SECONDS = 24 * 3600
/** Stripe's smallest charge in minor units of each currency; 1 elsewhere. */
const SMALLEST_TOTAL: Record<string, number> = { nok: 300, sek: 300, dkk: 250, eur: 50, usd: 50, gbp: 30, jpy: 50 }
/** Eight digits, in any currency. */
const LARGEST_TOTAL = 99_999_999

export function createSession(bank: Bank, asked: Asked): Stripe.Checkout.Session {
  const created = bank.now()
  const lines = asked.line_items.map((line, position) => lineOf(line, position, created))
  const currency = oneCurrency(lines)
  const total = lines.reduce((sum, line) => sum + line.amount_total, 0)
  refuseUnpayable(total, currency)
  refuseWithoutCards(asked.allowed_payment_method_types)
  const session = bank.put(
    'session',
    buildSession({
      created,
      expiresAt: expiryOf(asked.expires_at, created),
      total,
      currency,
      successUrl: asked.success_url,
      cancelUrl: asked.cancel_url ?? null,
      clientReferenceId: asked.client_reference_id ?? null,
      email: asked.customer_email ?? null,
      locale: asked.locale ?? null,
      submitType: asked.submit_type ?? null,
      allowedMethods: asked.allowed_payment_method_types ?? null,
      metadata: asked.metadata ?? {},
    }),
  )
  bank.put('terms', {
    id: session.id,
    lines,
    merchant: asked.branding_settings?.display_name ?? new URL(asked.success_url).host,
    description: asked.payment_intent_data?.description ?? null,
    receiptEmail: asked.payment_intent_data?.receipt_email ?? null,
    metadata: asked.payment_intent_data?.metadata ?? {},
  })
  return session
}

function lineOf(line: AskedLine, position: number, created: number): Stripe.LineItem {
  const param = `line_items[${position}]`
  if (line.price !== undefined) {
    throw refused(`No such price: '${line.price}'`, { code: 'resource_missing', param: `${param}[price]` })
  }
  if (line.price_data === undefined) {
    throw refused(`Missing required param: ${param}[price_data].`, {
      code: 'parameter_missing',
      param: `${param}[price_data]`,
    })
  }
  const { currency, unit_amount, product_data } = line.price_data
  return buildLineItem({
    created,
    currency,
    unitAmount: unit_amount,
    quantity: line.quantity,
    name: product_data.name,
    description: product_data.description ?? null,
    metadata: line.metadata ?? null,
  })
}

function oneCurrency(lines: Stripe.LineItem[]): string {
  const [currency, another] = new Set(lines.map((line) => line.currency))
  if (currency === undefined) {
    throw refused('Missing required param: line_items.', { code: 'parameter_missing', param: 'line_items' })
  }
  if (another !== undefined) {
    throw refused(
      `All prices on a Checkout Session must use the same currency; these use ${currency} and ${another}.`,
      {
        param: 'line_items',
      },
    )
  }
  return currency
}

function expiryOf(asked: number | undefined, created: number): number {
  const expiresAt = asked ?? created + LONGEST_LIFE_SECONDS
  if (expiresAt < created + SHORTEST_LIFE_SECONDS) {
    throw refused('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', {
      param: 'expires_at',
    })
  }
  if (expiresAt > created + LONGEST_LIFE_SECONDS) {
    throw refused('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', {
      param: 'expires_at',
    })
  }
  return expiresAt
}

/** Cards are all that this account takes. */
function refuseWithoutCards(allowed: string[] | undefined): void {
  if (allowed === undefined || allowed.includes('card')) return
  throw refused('No valid payment method types for this Checkout Session.', { param: 'allowed_payment_method_types' })
}

function refuseUnpayable(total: number, currency: string): void {
  const smallest = SMALLEST_TOTAL[currency] ?? 1
  if (total > LARGEST_TOTAL)
    throw refused(`The Checkout Session's total amount due must be no more than ${LARGEST_TOTAL} ${currency}.`, {
      code: 'amount_too_large',
    })
  if (total >= smallest) return
  throw refused(
    `The Checkout Session's total amount due must add up to at least ${smallest} ${currency} in its smallest unit.`,
    { code: 'amount_too_small' },
  )
}
