import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../storefront/make.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { type Answer, ask, checkOut, type Filled, fillCart, pay, person, until } from '../support/buyer.ts'
import { type Fleet, startFleet } from '../support/fleet.ts'
import { promise } from '../support/promises.ts'

const BUYERS = 50
const PATIENCE_SECONDS = 60

let fleet: Fleet
let shop: string
beforeAll(async () => {
  fleet = await startFleet({ mortal: true })
  shop = fleet.urls[0]!
}, 60_000)
afterAll(() => fleet?.close())

/** A buyer whose browser tries again with the same key until there is an answer. */
async function buyStubbornly(cart: Filled, n: number): Promise<Answer> {
  const key = `stubborn-${n}`
  return until(
    () => checkOut(shop, cart, { payer: person(n), payBy: 'card', key }),
    ({ status, body }) => status === 201 && body.paymentPage !== null,
    PATIENCE_SECONDS,
  )
}

test('kill -9 in the middle of 50 checkouts: every buyer ends paid and enrolled or not charged', {
  timeout: 120_000,
}, async () => {
  const { offeringId } = await launch(fleet, { capacity: BUYERS })
  const carts = await Promise.all(Array.from({ length: BUYERS }, () => fillCart(shop, offeringId)))
  let paid = 0
  const bought = carts.map(async (cart, n) => {
    const placed = await buyStubbornly(cart, n)
    await pay(fleet.sandbox.url, placed)
    paid++
    return placed
  })
  await until(
    async () => paid,
    (n) => n >= 5,
  )
  await fleet.kill(0)
  await fleet.restart(0)
  const placed = await Promise.all(bought)
  const killedAt = Date.now()
  await until(
    () =>
      fleet.witness<
        { n: number }[]
      >`select count(*)::int as n from orders where settled_at is not null and exists (select from documents d where d.order_id = orders.id)`,
    ([row]) => row!.n === BUYERS,
    PATIENCE_SECONDS,
  )
  const seconds = Math.ceil((Date.now() - killedAt) / 1000)
  expect(new Set(placed.map(({ body }) => body.id)).size).toBe(BUYERS)
  const [orders] = await fleet.witness<{ n: number }[]>`select count(*)::int as n from orders`
  expect(orders!.n).toBe(BUYERS)
  await expectSoundBooks(fleet.witness)
  await expectBankEqualsBooks(fleet.sandbox.url, fleet.witness)
  expect((await ask(`${shop}/readyz`)).status).toBe(200)
  promise(
    `server killed during ${BUYERS} checkouts: all ${BUYERS} paid and enrolled once, ${seconds} s after the last payment, bank = books`,
  )
})
