import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../storefront/make.ts'
import { expectSoundBooks } from '../support/books.ts'
import { ask } from '../support/buyer.ts'
import { type Desk, openDesk, orderOf } from '../support/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

const courseWithTiers = () =>
  launch(desk.fleet, {
    capacity: 40,
    price: {
      ...{ currency: 'NOK', grossMinor: 125_000, taxClass: 'standard', taxDecision: 'Ingrid: recorded' },
      tiers: [
        { fromSeats: 5, percentBasisPoints: 1_000 },
        { fromSeats: 10, grossMinor: 100_000 },
      ],
      tierRule: 'reprice',
    },
  })
const nok = (minor: number) => ({ minor, currency: 'NOK' })

describe('many seats in one order', () => {
  test('cost what the tier says in cart, order and invoice, and the order keeps the listed price and the tier', async () => {
    const { offeringId } = await courseWithTiers()
    const { body: cart } = await ask(`${desk.shop}/carts`, { method: 'POST', body: {} })
    const headers = { 'cart-token': cart.token as string }
    const shown = await ask(`${desk.shop}/carts/${cart.id}/lines`, {
      method: 'POST',
      headers,
      body: { offeringId, quantity: 5 },
    })
    expect(shown.body).toMatchObject({
      lines: [{ unitNet: nok(90_000), listedNet: nok(100_000), discount: nok(50_000), gross: nok(562_500) }],
      total: nok(562_500),
    })
    expect(await desk.oneCall(orderOf(offeringId, 5, { expectedTotal: nok(625_000) }))).toMatchObject({
      status: 409,
      body: { type: '/problems/checkout/price-changed', total: nok(562_500) },
    })
    const placed = await desk.oneCall(orderOf(offeringId, 12, { expectedTotal: nok(1_200_000) }))
    expect(placed).toMatchObject({ status: 201, body: { lines: [{ unitNet: nok(80_000), net: nok(960_000) }] } })
    const [line] = await desk.fleet
      .witness`select tier, detail from order_lines where order_id = ${placed.body.id as string}`
    expect(line!.tier).toEqual({
      ...{ fromSeats: 10, listedNetMinor: 100_000, rule: 'reprice' },
      tiers: [
        { fromSeats: 5, netMinor: 90_000, percentBasisPoints: 1_000 },
        { fromSeats: 10, netMinor: 80_000, percentBasisPoints: null },
      ],
    })
    expect(line!.detail.replaceAll('\u00a0', ' ')).toContain('Pris fra 10 plasser (ellers 1 000,00 kr uten mva.)')
    await expectSoundBooks(desk.fleet.witness)
  })

  test('too few of them cost what is listed, and nothing is said of tiers', async () => {
    const { offeringId } = await courseWithTiers()
    const placed = await desk.oneCall(orderOf(offeringId, 4, { expectedTotal: nok(500_000) }))
    expect(placed).toMatchObject({ status: 201, body: { total: nok(500_000) } })
    const [line] = await desk.fleet.witness`select tier from order_lines where order_id = ${placed.body.id as string}`
    expect(line!.tier).toBeNull()
  })
})
