import type Stripe from 'stripe'
import { newId } from '../new-id.ts'

type NewLine = {
  created: number
  currency: string
  unitAmount: number
  quantity: number
  name: string
  description: string | null
  metadata: Record<string, string> | null
}

export function buildLineItem(line: NewLine): Stripe.LineItem {
  const total = line.unitAmount * line.quantity
  return {
    id: newId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency: line.currency,
    description: line.name,
    metadata: line.metadata,
    price: buildPrice(line),
    quantity: line.quantity,
  } satisfies Stripe.LineItem
}

const buildPrice = (line: NewLine): Stripe.Price => ({
  id: newId('price'),
  object: 'price',
  active: false,
  billing_scheme: 'per_unit',
  created: line.created,
  currency: line.currency,
  custom_unit_amount: null,
  livemode: false,
  lookup_key: null,
  metadata: {},
  nickname: null,
  product: newId('prod', 14),
  recurring: null,
  tax_behavior: 'unspecified',
  tiers_mode: null,
  transform_quantity: null,
  type: 'one_time',
  unit_amount: line.unitAmount,
  unit_amount_decimal: onTheWire(line.unitAmount),
})

/** Decimals travel as strings; the SDK turns them into its own Decimal when it reads the answer. */
const onTheWire = (amount: number): Stripe.Decimal => String(amount) as unknown as Stripe.Decimal
