import { afterAll, beforeAll, expect, test } from 'vitest'
import { moveClock } from '../../src/demo/clock.ts'
import { launch } from '../storefront/make.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { type Answer, ask, pay, placeByCard, readOrder, until } from '../support/buyer.ts'
import { type Fleet, startFleet } from '../support/fleet.ts'

/** A little more than the till waits for news before it asks. */
const PATIENCE_OF_THE_TILL_SECONDS = 20

let fleet: Fleet
let shop: string
beforeAll(async () => {
  fleet = await startFleet({ processes: 2 })
  shop = fleet.urls[0]!
}, 60_000)
afterAll(() => fleet?.close())

const control = (path: string, body: object) => ask(`${fleet.sandbox.url}/_sandbox/${path}`, { method: 'POST', body })
const confirmed = (placed: Answer) =>
  until(
    () => readOrder(shop, placed),
    ({ body }) => body.state === 'confirmed' && (body.documents as unknown[]).length > 0,
  )
const countOf = async (placed: Answer) => {
  const id = placed.body.id
  const [row] = await fleet.witness<{ orders: number; invoices: number; captures: number; mails: number }[]>`select
    (select count(*)::int from orders where id = ${id} and settled_at is not null) as orders,
    (select count(*)::int from documents where order_id = ${id}) as invoices,
    (select count(*)::int from entries e join payments p on p.id = e.source_id where p.order_id = ${id}) as captures,
    (select count(*)::int from mails where order_id = ${id}) as mails`
  return row!
}
const ONCE = { orders: 1, invoices: 1, captures: 1, mails: 1 }

test('the return from the payment page and the webhook at the same instant settle once', async () => {
  const { offeringId } = await launch(fleet, { capacity: 20 })
  const placed = await Promise.all(Array.from({ length: 10 }, (_, n) => placeByCard(shop, offeringId, `samtidig-${n}`)))
  await Promise.all(
    placed.map(async (each) => {
      await pay(fleet.sandbox.url, each)
      await fetch(`${fleet.urls[1]}/orders/${each.body.id}?returned=paid`, {
        headers: { accept: 'text/html', cookie: `order_${each.body.id}=${each.body.orderToken}` },
        redirect: 'manual',
      })
    }),
  )
  for (const each of placed) {
    await confirmed(each)
    await until(
      () => countOf(each),
      (seen) => seen.mails > 0,
    )
    expect(await countOf(each)).toEqual(ONCE)
  }
  await expectSoundBooks(fleet.witness)
  await expectBankEqualsBooks(fleet.sandbox.url, fleet.witness)
})

test('when no webhook ever comes, the till asks Stripe and the buyer is enrolled all the same', async () => {
  await control('webhooks', { mode: 'drop' })
  const { offeringId } = await launch(fleet, { capacity: 5 })
  const placed = await placeByCard(shop, offeringId, 'tapt')
  await pay(fleet.sandbox.url, placed)
  await fleet.does((tx) => moveClock(tx, PATIENCE_OF_THE_TILL_SECONDS))
  await until(
    () => readOrder(shop, placed),
    ({ body }) => body.state === 'confirmed',
  )
  await control('webhooks', { mode: 'normal' })
})
