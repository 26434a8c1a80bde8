import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Currency } from '../../src/platform/money.ts'
import { act } from '../../src/platform/till.ts'
import { setPrice } from '../../src/pricing/set-price.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, make, type Offering, order, payAtBank, person, until } from '../support/make.ts'
import { browse, hiddenFields, wordsOf } from '../web/browser.ts'

let house: House
let program: string
beforeAll(async () => {
  house = await bootTill()
  program = await make.client(house, ['course-administrator'])
})
afterAll(() => house?.close())

const inEuro = () => make.offering(house, { currency: 'EUR', price: 49_900 })
const move = ({ offeringId }: Offering, currency: Currency, netMinor: number) =>
  act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    setPrice(tx, { offeringId, currency, netMinor, taxClass: 'exempt-teaching', taxDecision: 'Ingrid' }),
  )
const openCart = async () => {
  const { body } = await ask<{ id: string; token: string }>(house, '/carts', { method: 'POST', body: {} })
  const headers = { 'cart-token': body.token }
  type Seen = { currency: string; total: { minor: number; currency: string }; lines: { hindrance: string | null }[] }
  return {
    put: ({ offeringId }: Offering) =>
      ask<Seen & { type: string }>(house, `/carts/${body.id}/lines`, {
        method: 'POST',
        headers,
        body: { offeringId, quantity: 1 },
      }),
    see: async () => (await ask<Seen>(house, `/carts/${body.id}`, { headers })).body,
    checkOut: (expectedTotal: object) =>
      ask(house, `/carts/${body.id}/checkout`, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
        body: { payer: person(), payBy: 'card', expectedTotal, acceptedSalesTerms: 1 },
      }),
  }
}

test('nobody buys a course in euro for as many kroner: not in one call, and not by cart', async () => {
  const offering = await inEuro()
  const kroner = { minor: 49_900, currency: 'NOK' }
  const refused = {
    status: 409,
    body: { type: '/problems/checkout/price-changed', expected: kroner, total: { minor: 49_900, currency: 'EUR' } },
  }
  expect(await order(house, program, { offering, change: { expectedTotal: kroner } })).toMatchObject(refused)
  const cart = await openCart()
  await cart.put(offering)
  expect(await cart.checkOut(kroner)).toMatchObject(refused)
  const two = await make.offering(house)
  const lines = [offering, two].map(({ offeringId }) => ({ offeringId, quantity: 1, people: [] }))
  const both = { lines, expectedTotal: { minor: 539_900, currency: 'NOK' } }
  expect(await order(house, program, { offering, change: both })).toMatchObject({
    status: 409,
    body: { type: '/problems/cart/mixed-currency' },
  })
  const sold = await house.witness(`select from seats where sold_at is not null or held_until > app_now()`)
  expect(sold).toEqual([])
})

test('an empty cart takes the currency of what is put into it, and then holds no other', async () => {
  const cart = await openCart()
  expect(await cart.put(await inEuro())).toMatchObject({ status: 200, body: { currency: 'EUR' } })
  expect(await cart.put(await make.offering(house))).toMatchObject({
    status: 409,
    body: { type: '/problems/cart/mixed-currency' },
  })
  expect(await cart.see()).toMatchObject({ currency: 'EUR', total: { minor: 49_900, currency: 'EUR' } })
})

test('a course that is moved to another currency while it lies in a cart is named there, and counts for nothing until it is put in again', async () => {
  const [offering, other] = [await make.offering(house), await make.offering(house)]
  const cart = await openCart()
  await cart.put(offering)
  await cart.put(other)
  await move(offering, 'EUR', 49_900)
  const seen = await cart.see()
  expect(seen.lines.map(({ hindrance }) => hindrance)).toEqual(['other-currency', null])
  expect(seen.total).toEqual({ minor: 490_000, currency: 'NOK' })
  expect(await cart.checkOut(seen.total)).toMatchObject({ body: { type: '/problems/cart/mixed-currency' } })
  const alone = await openCart()
  await move(offering, 'NOK', 490_000)
  await alone.put(offering)
  await move(offering, 'EUR', 49_900)
  expect((await alone.see()).lines).toMatchObject([{ hindrance: 'other-currency' }])
  expect(await alone.put(offering)).toMatchObject({ body: { currency: 'EUR', total: { minor: 99_800 } } })
})

test('a learner buys a course in euro on the pages, from the cart to the receipt and the invoice', async () => {
  const offering = await inEuro()
  const learner = browse(house.url)
  await learner.post('/cart', { offeringId: offering.offeringId, quantity: '1', next: 'checkout' })
  const checkout = await learner.get('/checkout')
  expect(wordsOf(checkout.body)).toMatch(/499 (EUR|€)|499,00 (EUR|€)/)
  const { kind: _, country: __, ...contact } = person()
  const typed = { as: 'person', ...contact, acceptedSalesTerms: '1' }
  const placed = await learner.post('/checkout', { ...hiddenFields(checkout.body), ...typed })
  const payment = await learner.get(placed.to!)
  await payAtBank(house, /cs_test_\w+/.exec(payment.to!)![0])
  const address = placed.to!.replace('/pay', '')
  await learner.get(`${address}?returned=paid`)
  expect(wordsOf((await learner.get(address)).body)).toMatch(/Du har fått plass!/)
  await until(async () => /\/invoices\/[\w-]+\.pdf/.test((await learner.get(address)).body))
  const [invoice] = await house.witness(
    `select d.currency, d.gross_minor from documents d join order_lines l on l.order_id = d.order_id where l.offering_id = '${offering.offeringId}'`,
  )
  expect(invoice).toEqual({ currency: 'EUR', gross_minor: 49_900 })
})
