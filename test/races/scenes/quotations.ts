import { randomUUID } from 'node:crypto'
import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import { launch } from '../../storefront/make.ts'
import { type Answer, ask, company } from '../../support/buyer.ts'
import type { Fleet } from '../../support/fleet.ts'
import { someoneWaits } from '../../support/lock-waits.ts'

/** Two colleagues enter the purchase order that answers one quote at the same moment. */
export async function oneQuotationTwice(fleet: Fleet) {
  const { offeringId } = await launch(fleet, { capacity: 5 })
  const { key } = await fleet.does((tx) => makeApiKey(tx, { name: 'desk', roles: ['support'], personal: true }))
  const send = (path: string, body: object): Promise<Answer> =>
    ask(`${fleet.urls[0]}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() },
      body,
    })
  const made = await send('/quotations', { payer: company(), lines: [{ offeringId, quantity: 1 }] })
  const accept = () => send(`/quotations/${made.body.id}/acceptance`, { acceptedSalesTerms: 1 })
  let answers: Promise<Answer[]> | undefined
  await fleet.nobodyWrites('quotation_facts', async () => {
    answers = Promise.all([accept(), accept()])
    await someoneWaits(fleet, 2)
  })
  const ids = (await answers!).map(({ body }) => body.id)
  const [sold] = await fleet.witness<{ orders: number }[]>`
    select count(*)::int as orders from order_lines where offering_id = ${offeringId}`
  return { orders: sold!.orders, told: new Set(ids).size }
}
