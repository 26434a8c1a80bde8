import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { moveClock } from '../../src/demo/clock.ts'
import { launch } from '../storefront/make.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { type Answer, ask, until } from '../support/buyer.ts'
import { type Desk, openDesk, orderOf } from '../support/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

type Invoice = { id: string; token: string; payUrl: string }

/** Seats for a company on invoice, and the link on that invoice. */
async function invoiced(quantity = 2): Promise<{ placed: Answer; invoice: Invoice }> {
  const { offeringId } = await launch(desk.fleet, { capacity: quantity })
  const placed = await desk.oneCall(orderOf(offeringId, quantity))
  await desk.documented(placed)
  const [row] = await desk.fleet
    .witness`select id, token, content ->> 'payUrl' as url from documents where order_id = ${placed.body.id}`
  return { placed, invoice: { id: row!.id as string, token: row!.token as string, payUrl: row!.url as string } }
}

const pageOf = ({ id, token }: Invoice) =>
  ask(`${desk.shop}/invoices/${id}/payment-page`, { method: 'POST', headers: { 'document-token': token } })
const payAt = ({ body }: Answer, how: object = { outcome: 'paid' }) =>
  ask(`${desk.fleet.sandbox.url}/_sandbox/sessions/${String(body.url).split('/').at(-1)}/pay`, {
    method: 'POST',
    body: how,
  })
const credit = (placed: Answer, what: object) =>
  ask(`${desk.shop}/orders/${placed.body.id}/credit-note`, {
    method: 'POST',
    body: { reason: 'Avtalt', ...what },
    headers: { ...desk.finance, 'idempotency-key': randomUUID() },
  })
const inList = async ({ id }: Invoice) => {
  const { body } = await ask(`${desk.shop}/invoices?limit=200`, { headers: desk.finance })
  return (body.documents as { id: string; state: string; leftMinor: number }[]).find((each) => each.id === id)!
}
const money = (placed: Answer) =>
  until(
    () => desk.fleet
      .witness`select p.captured_at, p.ended_at, p.captured_minor::int as captured, coalesce((select sum(amount_minor) from refunds r
        where r.payment_id = p.id and r.succeeded_at is not null), 0)::int as back,
        (select count(*)::int from refunds r where r.payment_id = p.id and r.succeeded_at is null) as pending
      from payments p where p.order_id = ${placed.body.id} order by p.attempt`,
    (rows) => rows.length > 0 && rows.every((row) => (row.captured_at ?? row.ended_at) && row.pending === 0),
  )
const tied = async () => {
  await expectSoundBooks(desk.fleet.witness)
  await expectBankEqualsBooks(desk.fleet.sandbox.url, desk.fleet.witness)
}

describe('an invoice is paid by card through its link', () => {
  test('the receivable is settled once, and the order says that nothing is left to do', async () => {
    const { placed, invoice } = await invoiced()
    expect(invoice.payUrl).toMatch(/\/pay\/[\w-]{22}$/)
    expect(await inList(invoice)).toMatchObject({ state: 'unpaid', leftMinor: 980_000 })
    const page = await pageOf(invoice)
    expect(page.status).toBe(200)
    expect((await pageOf(invoice)).body.url).toBe(page.body.url)
    await payAt(page)
    await money(placed)
    expect(await inList(invoice)).toMatchObject({ state: 'paid', leftMinor: 0 })
    expect((await desk.documented(placed)).body).toMatchObject({ state: 'confirmed', next: { act: 'none' } })
    expect(await pageOf(invoice)).toMatchObject({
      status: 409,
      body: { type: '/problems/document/nothing-to-pay' },
    })
    await tied()
  })

  test('a stranger with another link or none does not see that there is such a document', async () => {
    const { invoice } = await invoiced()
    const other = await invoiced()
    for (const token of ['', 'x'.repeat(22), other.invoice.token])
      expect(await pageOf({ ...invoice, token })).toMatchObject({
        status: 404,
        body: { type: '/problems/document/unknown' },
      })
    const order = await ask(`${desk.shop}/orders/${other.placed.body.id}`, {
      headers: { 'document-token': other.invoice.token },
    })
    expect(order.status).toBe(404)
  })

  test('a declined card leaves the invoice to be paid, on the same page', async () => {
    const { placed, invoice } = await invoiced()
    const page = await pageOf(invoice)
    await payAt(page, { outcome: 'declined' })
    expect(await inList(invoice)).toMatchObject({ state: 'unpaid', leftMinor: 980_000 })
    expect((await pageOf(invoice)).body.url).toBe(page.body.url)
    await payAt(page)
    await money(placed)
    expect(await inList(invoice)).toMatchObject({ state: 'paid' })
    await tied()
  })

  test('what was credited while the page was open goes back; later parts go back to the card', async () => {
    const { placed, invoice } = await invoiced(3)
    const page = await pageOf(invoice)
    expect((await credit(placed, { amountMinor: 70_000 })).status).toBe(201)
    await desk.documented(placed, 2)
    await payAt(page)
    const [row] = await money(placed)
    expect(row).toMatchObject({ captured: 1_470_000, back: 70_000 })
    expect(await inList(invoice)).toMatchObject({ state: 'paid', leftMinor: 0 })
    await tied()
    expect((await credit(placed, { amountMinor: 100_000 })).status).toBe(201)
    await desk.documented(placed, 3)
    expect((await money(placed))[0]).toMatchObject({ back: 170_000 })
    expect((await credit(placed, {})).status).toBe(201)
    await desk.documented(placed, 4)
    expect((await money(placed))[0]).toMatchObject({ back: 1_470_000 })
    await tied()
  })

  test('a page for what is no longer owed is closed for one over what is left', async () => {
    const { placed, invoice } = await invoiced(2)
    const first = await pageOf(invoice)
    expect((await credit(placed, { amountMinor: 80_000 })).status).toBe(201)
    const second = await pageOf(invoice)
    expect(second.body.url).not.toBe(first.body.url)
    await payAt(second)
    const rows = await money(placed)
    expect(rows.map(({ captured }) => captured)).toEqual([null, 900_000])
    await tied()
  })

  test('a credited invoice cannot be paid, and money that was on its way all goes back', async () => {
    const { placed, invoice } = await invoiced(1)
    const page = await pageOf(invoice)
    expect((await credit(placed, {})).status).toBe(201)
    await payAt(page)
    const [row] = await money(placed)
    expect(row).toMatchObject({ captured: 490_000, back: 490_000 })
    await desk.documented(placed, 2)
    expect(await inList(invoice)).toMatchObject({ state: 'credited', leftMinor: 0 })
    expect((await pageOf(invoice)).body.type).toBe('/problems/document/nothing-to-pay')
    await tied()
  })

  test('two payments for one demand: the first pays the invoice, the second goes back whole', async () => {
    const { placed, invoice } = await invoiced(1)
    const page = await pageOf(invoice)
    await desk.fleet.does(({ client }) =>
      client.query(`update payments set page_ends_at = app_now() - interval '1 minute' where order_id = $1`, [
        placed.body.id,
      ]),
    )
    const other = await pageOf(invoice)
    expect(other.body.url).not.toBe(page.body.url)
    await payAt(page)
    await payAt(other)
    const rows = await money(placed)
    expect(rows).toMatchObject([{ captured: 490_000 }, { captured: 490_000 }])
    expect(rows.map(({ back }) => Number(back)).sort()).toEqual([0, 490_000])
    expect(await inList(invoice)).toMatchObject({ state: 'paid', leftMinor: 0 })
    await tied()
  })

  test.each([
    ['too little', { amount: 480_000 }],
    ['too much', { amount: 500_000 }],
    ['another currency', { currency: 'sek' }],
  ])('%s on the page of an invoice pays nothing of it and goes back', async (_, how) => {
    const { placed, invoice } = await invoiced(1)
    await payAt(await pageOf(invoice), { outcome: 'paid', ...how })
    const [row] = await money(placed)
    expect(row!.back).toBe(row!.captured)
    expect(await inList(invoice)).toMatchObject({ state: 'unpaid', leftMinor: 490_000 })
    await payAt(await pageOf(invoice))
    await until(
      () => inList(invoice),
      ({ state }) => state === 'paid',
    )
    await tied()
  })

  test('a page whose time has run out leaves the invoice to be paid, on a new one', async () => {
    const { placed, invoice } = await invoiced(1)
    const page = await pageOf(invoice)
    await desk.fleet.does((tx) => moveClock(tx, 40 * 60))
    await desk.fleet.clockMoved()
    await until(
      () => desk.fleet.witness`select ended_at from payments where order_id = ${placed.body.id}`,
      ([row]) => row?.ended_at != null,
    )
    expect(await inList(invoice)).toMatchObject({ state: 'unpaid', leftMinor: 490_000 })
    const next = await pageOf(invoice)
    expect(next.body.url).not.toBe(page.body.url)
    await payAt(next)
    await until(
      () => inList(invoice),
      ({ state }) => state === 'paid',
    )
    await tied()
  })

  test('a document of before there were links gets one that opens it, and only it', async () => {
    const { invoice } = await invoiced(1)
    await desk.fleet.asOwner(`update documents set token = '' where id = '${invoice.id}'`)
    expect((await pageOf({ ...invoice, token: '' })).status).toBe(404)
    const [folder] = readdirSync('drizzle').filter((name) => name.endsWith('links_of_old_documents'))
    await desk.fleet.asOwner(readFileSync(`drizzle/${folder}/migration.sql`, 'utf8'))
    const [row] = await desk.fleet.witness`select token from documents where id = ${invoice.id}`
    expect(row!.token).toMatch(/^[\w-]{22}$/)
    expect((await pageOf({ ...invoice, token: String(row!.token) })).status).toBe(200)
    expect((await pageOf(invoice)).status).toBe(404)
  })

  test('ten payers at once are led to one page', async () => {
    const { placed, invoice } = await invoiced(1)
    const pages = await Promise.all(Array.from({ length: 10 }, () => pageOf(invoice)))
    const urls = new Set(pages.filter(({ status }) => status === 200).map(({ body }) => body.url))
    expect(urls.size).toBe(1)
    await payAt(pages.find(({ status }) => status === 200)!)
    await money(placed)
    await tied()
  })
})
