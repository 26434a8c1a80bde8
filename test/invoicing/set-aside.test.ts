import { afterAll, beforeAll, expect, test } from 'vitest'
import { needsAttention } from '../../src/finance/needs-attention.ts'
import { newId } from '../../src/platform/ids.ts'
import { launch } from '../storefront/make.ts'
import { expectSoundBooks } from '../support/books.ts'
import { type Answer, ask, pay, placeByCard, until } from '../support/buyer.ts'
import { type Desk, openDesk, orderOf } from '../support/desk.ts'
import { wordsOf } from '../web/browser.ts'

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

/** The database refuses invoices with this sentence, until what is wrong is put right. */
const BROKEN = 'wrong_until_it_is_mended'
const breakIssuing = () =>
  desk.fleet.asOwner(`alter table documents add constraint ${BROKEN} check (kind <> 'invoice') not valid`)
const mendIssuing = () => desk.fleet.asOwner(`alter table documents drop constraint ${BROKEN}`)
const attentionTo = async ({ body }: Answer) =>
  (await desk.fleet.does((tx) => needsAttention(tx))).filter(({ orderId }) => orderId === body.id)
const retry = ({ body }: Answer, headers: Record<string, string>) =>
  ask(`${desk.shop}/orders/${body.id}/document-retry`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': newId() },
  })
/** The list of what needs attention as finance reads it, and what its first button about this order sends. */
async function listFor({ body }: Answer) {
  const headers = { ...desk.finance, accept: 'text/html', 'sec-fetch-site': 'same-origin' }
  const page = await (await fetch(`${desk.shop}/finance`, { headers })).text()
  const path = `/finance/orders/${body.id}/document-retry`
  const key = new RegExp(`action="${path}"><input type="hidden" name="key" value="([^"]+)"`).exec(page)?.[1]
  const press = () =>
    fetch(`${desk.shop}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers,
      body: new URLSearchParams({ key: key ?? '' }),
    })
  return { words: wordsOf(page), press: key ? press : null }
}

test('finance reads why an invoice was set aside, presses “try again” when the cause is mended, and it is issued', async () => {
  await breakIssuing()
  const placed = await sold()
  const [fault] = await until(
    () => attentionTo(placed),
    (all) => all.length > 0,
  )
  expect(fault).toMatchObject({ kind: 'document-fault', said: expect.stringContaining(BROKEN) })
  const list = await listFor(placed)
  expect(list.words).toContain('Et dokument kan ikke utstedes. Kontrollen sier:')
  await list.press!()
  await until(
    () => attentionTo(placed),
    (all) => all.length > 0,
  )
  await mendIssuing()
  const done = await (await listFor(placed)).press!()
  expect(done.headers.get('location')).toBe(`/finance/orders/${placed.body.id}?done=documents-retried`)
  await desk.documented(placed)
  expect(await attentionTo(placed)).toEqual([])
  expect((await listFor(placed)).press).toBeNull()
})

test('an order whose invoice was set aside is credited all the same: no document, the seats are free, the card is paid back', async () => {
  await breakIssuing()
  const onInvoice = await sold()
  const { offeringId } = await launch(desk.fleet, { capacity: 1 })
  const byCard = await placeByCard(desk.shop, offeringId, 'satt-til-side')
  await pay(desk.fleet.sandbox.url, byCard)
  for (const placed of [onInvoice, byCard]) {
    await until(
      () => attentionTo(placed),
      (all) => all.length > 0,
    )
    const answer = await ask(`${desk.shop}/orders/${placed.body.id}/credit-note`, {
      method: 'POST',
      body: { reason: 'Avlyst' },
      headers: { ...desk.finance, 'idempotency-key': newId() },
    })
    expect(answer.status).toBe(201)
    expect(await attentionTo(placed)).toEqual([])
  }
  await mendIssuing()
  await until(
    () => desk.fleet.witness`select succeeded_at from refunds where order_id = ${byCard.body.id}`,
    ([row]) => row?.succeeded_at != null,
  )
  const rows = await desk.fleet
    .witness`select from documents where order_id in ${desk.fleet.witness([onInvoice.body.id as string, byCard.body.id as string])}`
  expect(rows).toHaveLength(0)
  await expectSoundBooks(desk.fleet.witness)
})

test('an issued document whose files could not be made stands on the list too, and is drawn when it is tried again', async () => {
  const placed = await sold()
  await desk.documented(placed)
  await desk.fleet.does(({ client, now }) =>
    client.query(
      `insert into files_due (document_id, since, fault) select id, $2, 'no room left' from documents where order_id = $1`,
      [placed.body.id, now],
    ),
  )
  expect(await attentionTo(placed)).toMatchObject([
    { kind: 'file-fault', said: expect.stringMatching(/^TEST-\d+: no room left$/) },
  ])
  expect((await listFor(placed)).words).toContain('filene kunne ikke lages')
  expect((await retry(placed, desk.finance)).status).toBe(200)
  await until(
    () => desk.fleet.witness`select from files_due`,
    (rows) => rows.length === 0,
  )
  expect(await attentionTo(placed)).toEqual([])
  expect((await retry(placed, desk.finance)).body.type).toBe('/problems/document/nothing-set-aside')
  expect((await retry(placed, { 'order-token': String(placed.body.orderToken) })).status).toBe(401)
})
