import { afterAll, beforeAll, expect, test } from 'vitest'
import { moveClock } from '../../src/demo/clock.ts'
import { daysAfter } from '../../src/platform/clock.ts'
import { launch } from '../storefront/make.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { type Answer, ask, pay, person, readOrder, until } from '../support/buyer.ts'
import { type Desk, openDesk } from '../support/desk.ts'

const DAY_SECONDS = 86_400

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

const documentsOf = ({ body }: Answer) =>
  body.documents as { kind: string; gross: { minor: number }; pdf: string | null }[]

/** One exempt course and one that carries VAT, ten days from now, in one order by card. */
async function bothKinds() {
  const startsAt = daysAfter(await desk.fleet.does(async (tx) => tx.now), 10)
  const exempt = await launch(desk.fleet, { capacity: 2, offering: { startsAt } })
  const taxed = await launch(desk.fleet, {
    capacity: 2,
    offering: { startsAt },
    price: { currency: 'NOK', grossMinor: 125_000, taxClass: 'standard', taxDecision: 'Ingrid: recorded' },
  })
  const placed = await desk.oneCall({
    lines: [exempt, taxed].map(({ offeringId }) => ({ offeringId, quantity: 1 })),
    payer: person(`blandet-${taxed.offeringId}`),
    payBy: 'card',
    expectedTotal: { minor: 615_000, currency: 'NOK' },
    acceptedSalesTerms: 1,
  })
  expect(placed.status).toBe(201)
  await pay(desk.fleet.sandbox.url, placed)
  return placed
}

const move = (days: number) => desk.fleet.does((tx) => moveClock(tx, days * DAY_SECONDS))

test('an order of an exempt and a taxed course is two invoices: one at once, one when the taxed course has been held', async () => {
  const placed = await bothKinds()
  const now = await desk.documented(placed)
  expect(documentsOf(now).map(({ gross }) => gross.minor)).toEqual([490_000])
  expect(now.body.nextInvoiceOn).toMatch(/^\d{4}-\d\d-\d\d$/)
  await expectSoundBooks(desk.fleet.witness)
  await move(13)
  const later = await desk.documented(placed, 2)
  expect(documentsOf(later).map(({ gross }) => gross.minor)).toEqual([490_000, 125_000])
  expect(later.body.nextInvoiceOn).toBeNull()
  const rows = await desk.fleet
    .witness`select prepaid_minor, vat_minor from documents d where order_id = ${placed.body.id} order by number`
  expect(rows.map((row) => [Number(row.prepaid_minor), Number(row.vat_minor)])).toEqual([
    [490_000, 0],
    [125_000, 25_000],
  ])
  const kinds = await until(
    () => desk.fleet.witness`select kind from mails where order_id = ${placed.body.id} order by created_at`,
    (mails) => mails.length === 2,
  )
  expect(kinds.map(({ kind }) => kind)).toEqual(['confirmation', 'invoice'])
  await expectSoundBooks(desk.fleet.witness)
})

test('taken back before the taxed course is invoiced: one credit note, no second invoice ever, all the money back', async () => {
  const placed = await bothKinds()
  await desk.documented(placed)
  const credited = await ask(`${desk.shop}/orders/${placed.body.id}/credit-note`, {
    method: 'POST',
    body: { reason: 'Angret' },
    headers: { ...desk.finance, 'idempotency-key': `mixed-${placed.body.id}` },
  })
  expect(credited.status).toBe(201)
  await move(20)
  const order = await until(
    () => readOrder(desk.shop, placed),
    ({ body }) =>
      body.state === 'credited' && (body.documents as { pdf: string | null }[]).filter(({ pdf }) => pdf).length === 2,
  )
  expect(documentsOf(order).map(({ kind, gross }) => [kind, gross.minor])).toEqual([
    ['invoice', 490_000],
    ['credit-note', 490_000],
  ])
  expect(order.body.refunds).toEqual([{ amount: { minor: 615_000, currency: 'NOK' }, state: 'done' }])
  await expectSoundBooks(desk.fleet.witness)
  await expectBankEqualsBooks(desk.fleet.sandbox.url, desk.fleet.witness)
})
