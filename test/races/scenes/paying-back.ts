import { randomUUID } from 'node:crypto'
import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import { launch } from '../../storefront/make.ts'
import { type Answer, ask, company, until } from '../../support/buyer.ts'
import type { Fleet } from '../../support/fleet.ts'
import { someoneWaits } from '../../support/lock-waits.ts'

const PRICE = 490_000
const CREDITED = 300_000

/** Two clerks pay back the same balance at the same moment. */
export async function oneBalanceTwice(fleet: Fleet): Promise<number[]> {
  const { offeringId } = await launch(fleet, { capacity: 5 })
  const { key } = await fleet.does((tx) => makeApiKey(tx, { name: 'finance', roles: ['finance', 'support'] }))
  const post = (path: string, body: object): Promise<Answer> =>
    ask(`${fleet.urls[0]}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() },
      body,
    })
  const placed = await post('/orders', {
    ...{ lines: [{ offeringId, quantity: 1 }], payer: company(), payBy: 'invoice', acceptedSalesTerms: 1 },
    expectedTotal: { minor: PRICE, currency: 'NOK' },
  })
  const issued = async () =>
    await fleet.witness<{ id: string; kind: string }[]>`
      select id, kind from documents where order_id = ${String(placed.body.id)} order by issued_at, number`
  const [invoice] = await until(issued, (documents) => documents.length === 1)
  const [day] = await fleet.witness<{ on: string }[]>`select (app_now() at time zone 'Europe/Oslo')::date::text as on`
  await post(`/invoices/${invoice!.id}/transfers`, { amountMinor: PRICE, paidOn: day!.on, reference: 'BANK' })
  await post(`/orders/${placed.body.id}/credit-note`, { reason: 'Avlyst', amountMinor: CREDITED })
  await until(issued, (documents) => documents.length === 2)
  const goesBack = () => post('/paybacks', { of: 'invoice', documentId: invoice!.id, amountMinor: CREDITED })
  let answers: Promise<Answer[]> | undefined
  await fleet.nobodyWrites('document_transfers', async () => {
    answers = Promise.all([goesBack(), goesBack()])
    await someoneWaits(fleet, 2)
  })
  return (await answers!).map(({ status }) => status).toSorted()
}
