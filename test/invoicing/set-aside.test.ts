import { afterAll, beforeAll, expect, test } from 'vitest'
import { needsAttention } from '../../src/finance/needs-attention.ts'
import { newId } from '../../src/platform/ids.ts'
import { launch } from '../storefront/make.ts'
import { type Answer, until } from '../support/buyer.ts'
import { type Desk, openDesk, orderOf } from '../support/desk.ts'

const PRICE = 490_000

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

const sold = async (): Promise<Answer> => {
  const { offeringId } = await launch(desk.fleet, { capacity: 5 })
  return desk.oneCall(orderOf(offeringId, 1))
}

/** Twice what was invoiced: sound by itself, and refused by the database that knows the invoice. */
async function promiseTooMuch({ body }: Answer): Promise<void> {
  const lineId = (body.lines as { id: string }[])[0]!.id
  const credit = {
    lines: [{ orderLineId: lineId, quantity: 1, netMinor: 2 * PRICE }],
    vat: [{ category: 'E', rateBasisPoints: 0, baseMinor: 2 * PRICE, vatMinor: 0 }],
    returnedMinor: 0,
  }
  await desk.fleet.does(({ client, now }) =>
    client.query(
      `insert into documents_due (id, kind, order_id, demand_id, credits_id, reason, credit, due_from, since)
       select $1, 'credit-note', d.order_id, d.demand_id, d.id, 'Feil', $2, d.document_date, $3 from documents d where d.order_id = $4`,
      [newId(), JSON.stringify(credit), now, body.id],
    ),
  )
}

test('a document that the database refuses waits for a person and stops nobody else’s invoice', async () => {
  const spoilt = await sold()
  await promiseTooMuch(await desk.documented(spoilt))
  const [first, second] = await Promise.all([sold(), sold()])
  await desk.documented(first)
  await desk.documented(second)
  const [row] = await until(
    () => desk.fleet.witness<{ fault: string }[]>`select fault from documents_due where fault is not null`,
    (rows) => rows.length === 1,
  )
  expect(row!.fault).toContain('more than their invoice')
  expect(await desk.fleet.does((tx) => needsAttention(tx))).toMatchObject([
    { kind: 'document-fault', orderId: spoilt.body.id },
  ])
  const numbers = await desk.fleet.witness<{ number: string }[]>`select number from documents order by number`
  expect(numbers.map(({ number }) => Number(number))).toEqual([1, 2, 3])
})
