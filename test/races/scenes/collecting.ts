import { OrderNow, orderNow } from '../../../src/checkout/order-now.ts'
import type { Play } from '../../break/open-host.ts'
import { launch } from '../../storefront/make.ts'
import { orderOf } from '../../support/desk.ts'
import type { Fleet } from '../../support/fleet.ts'

export type Collected = { documents: number; demands: number }

/** Two orders of a company whose invoices come together, and a third with a purchase order number of its own, issued to the end. */
export async function threeOrders(fleet: Fleet, play: Play): Promise<Collected> {
  const { offeringId } = await launch(fleet, { capacity: 10 })
  for (const more of [{}, {}, { purchaseOrderNumber: 'PO-1' }]) await place(fleet, orderOf(offeringId, 1, more))
  return issued(fleet, play)
}

/** Two orders whose VAT, rounded for each, is an øre more than it is of both. */
export async function anOreApart(fleet: Fleet, play: Play): Promise<Collected> {
  const price = { currency: 'NOK', taxDecision: 'Ingrid', taxClass: 'standard', netMinor: 10_002 } as const
  const { offeringId } = await launch(fleet, { capacity: 10, price })
  const expectedTotal = { minor: 12_503, currency: 'NOK' }
  for (const more of [{ expectedTotal }, { expectedTotal }]) await place(fleet, orderOf(offeringId, 1, more))
  return issued(fleet, play)
}

const place = (fleet: Fleet, wish: object) => fleet.does((tx) => orderNow(tx, OrderNow.parse(wish)))

async function issued(fleet: Fleet, play: Play): Promise<Collected> {
  await fleet.asOwner(
    `update demands set collected = true, invoice_from = current_date; update documents_due set due_from = '2000-01-01'`,
  )
  return play('races/scenes/issue-collected-at-once.ts', { appUrl: fleet.appUrl })
}
