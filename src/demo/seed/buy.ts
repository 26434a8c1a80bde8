import { orderNow } from '../../checkout/order-now.ts'
import { type Captured, settle } from '../../checkout/settle.ts'
import { notePage } from '../../payments/note-page.ts'
import { type Actor, visitor } from '../../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Page } from './bank.ts'
import type { SeedCompany } from './companies.ts'
import type { SeedPerson } from './people.ts'
import type { Stage, Stood } from './stage.ts'

type Named = { name: string; email: string }
export type Purchase = {
  at: Date
  offering: Stood
  by: { person: SeedPerson } | { company: SeedCompany; quantity: number; people: Named[] }
  payBy: 'card' | 'invoice'
  /** All that the offering sells beside its seats, so many of each. */
  extras?: number
  actor?: Actor
}
/** An order whose card payment is still open. */
export type Open = { orderId: string; paymentId: string; amountMinor: number; page: Page }

/** How long a buyer looks for the card, in milliseconds. */
const AT_THE_TILL_MS = 90_000

/** A purchase from the order to the money, as any buyer makes it. Returns the order's id. */
export async function buy(stage: Stage, purchase: Purchase): Promise<string> {
  const placed = await place(stage, purchase)
  if (!placed.open) return placed.orderId
  const intent = await stage.bank.pay(placed.open.page)
  const tx = await stage.at(new Date(purchase.at.getTime() + AT_THE_TILL_MS))
  if (!(await settle(tx, captureOf(tx, placed.open, intent)))) throw new Error(`no seat for order ${placed.orderId}`)
  return placed.orderId
}

/** The order alone: settled where it is free or on invoice, otherwise with its payment page open. */
export async function place(
  stage: Stage,
  purchase: Purchase,
  endsAt?: Date,
): Promise<{ orderId: string; open: Open | null }> {
  const { offering, by, payBy } = purchase
  const tx = await stage.at(purchase.at, purchase.actor ?? visitor)
  const quantity = 'company' in by ? by.quantity : 1
  const extras = purchase.extras ? offering.extras.map(({ extraId }) => ({ extraId, quantity: purchase.extras! })) : []
  const each = offering.extras.reduce((sum, extra) => sum + extra.grossMinor, 0)
  const amountMinor = offering.grossMinor * quantity + each * (purchase.extras ?? 0)
  const { orderId, paymentId } = await orderNow(tx, {
    lines: [{ offeringId: offering.offeringId, quantity, people: 'company' in by ? by.people : [], extras }],
    payer: payerOf(by),
    payBy,
    expectedTotal: { minor: amountMinor, currency: 'NOK' },
    acceptedSalesTerms: 1,
    lang: 'nb',
  })
  if (!paymentId) return { orderId, open: null }
  const email = 'company' in by ? by.company.email : by.person.email
  const page = await stage.bank.openPage({ orderId, paymentId, amountMinor, email, ...(endsAt ? { endsAt } : {}) })
  await notePage(tx, paymentId, page)
  return { orderId, open: { orderId, paymentId, amountMinor, page } }
}

export const captureOf = (tx: Tx, { orderId, paymentId, amountMinor }: Open, paymentIntent: string): Captured => ({
  orderId,
  paymentId,
  paymentIntent,
  amountMinor,
  currency: 'NOK',
  today: dayIn(SELLER_ZONE, tx.now),
})

function payerOf(by: Purchase['by']) {
  if ('person' in by) return { kind: 'person', country: 'NO', ...by.person } as const
  const { employees: _, ...company } = by.company
  return { kind: 'company', country: 'NO', ...company } as const
}
