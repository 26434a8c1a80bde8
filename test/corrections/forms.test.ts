import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../storefront/make.ts'
import { type Answer, ask } from '../support/buyer.ts'
import { type Desk, openDesk, orderOf } from '../support/desk.ts'

let desk: Desk
let placed: Answer
let invoiceId: string
beforeAll(async () => {
  desk = await openDesk()
  const { offeringId } = await launch(desk.fleet, { capacity: 2 })
  placed = await desk.oneCall(orderOf(offeringId, 2, { purchaseOrderNumber: '7654321' }))
  await desk.documented(placed)
  const [row] = await desk.fleet.witness`select id from documents where order_id = ${placed.body.id}`
  invoiceId = String(row!.id)
  await desk.fleet.does(({ client }) =>
    client.query(`update companies set order_number_forms = '{"#######"}', reference_forms = '{"###"}'`),
  )
}, 60_000)
afterAll(() => desk?.fleet.close())

const wish = (wanted: object) =>
  ask(`${desk.shop}/invoices/${invoiceId}/correction-wishes`, {
    method: 'POST',
    body: { wanted },
    headers: { 'order-token': String(placed.body.orderToken) },
  })

test('a number that the buyer’s system would not know is refused in a wish for a correction too, at its field', async () => {
  for (const [wanted, field] of [
    [{ kind: 'purchase-order', purchaseOrderNumber: 'PO 8' }, 'purchaseOrderNumber'],
    [{ kind: 'reference', buyerReference: 'Avd. 4' }, 'buyerReference'],
  ] as const)
    expect(await wish(wanted)).toMatchObject({
      status: 422,
      body: {
        type: '/problems/checkout/reference-form',
        field,
        errors: [{ pointer: `/wanted/${field}` }],
      },
    })
  const form = await fetch(`${desk.shop}/documents/${invoiceId}/correction?kind=purchase-order`, {
    method: 'POST',
    headers: { ...desk.finance, accept: 'text/html', 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ kind: 'purchase-order', purchaseOrderNumber: 'PO 8', words: '', key: randomUUID() }),
  })
  expect(form.status).toBe(422)
  expect(await form.text()).toContain('Hos denne organisasjonen ser nummeret slik ut: ####### (# er et siffer).')
})

test('a number of the right form, and an address, are asked for as before', async () => {
  expect((await wish({ kind: 'purchase-order', purchaseOrderNumber: '1234567' })).status).toBe(201)
})
