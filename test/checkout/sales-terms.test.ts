import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { daysAfter } from '../../src/platform/clock.ts'
import { publishSalesTerms } from '../../src/terms/publish-sales-terms.ts'
import { launch } from '../storefront/make.ts'
import { checkOut, fillCart, person } from '../support/buyer.ts'
import { type Desk, openDesk, orderOf } from '../support/desk.ts'

const words = { nb: 'Nye vilkår', en: 'New terms' }

describe('a buyer accepts the sales terms that count when the order is placed', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk()
    await desk.fleet.does((tx) => publishSalesTerms(tx, { words }))
    await desk.fleet.does((tx) => publishSalesTerms(tx, { words, validFrom: daysAfter(tx.now, 1) }))
  }, 60_000)
  afterAll(() => desk?.fleet.close())

  test.each([
    ['older', 1],
    ['coming', 3],
    ['unheard of', 77],
  ])('%s terms are refused with the version that counts, and no seat is taken', async (_which, version) => {
    const { offeringId } = await launch(desk.fleet, { capacity: 1 })
    const refusal = {
      status: 409,
      body: { type: '/problems/checkout/terms-changed', accepted: version, current: 2 },
    }
    const accepted = { acceptedSalesTerms: version }
    const byCard = await checkOut(desk.shop, await fillCart(desk.shop, offeringId), {
      payer: person('vilkaar'),
      payBy: 'card',
      extra: accepted,
    })
    expect(byCard).toMatchObject(refusal)
    expect(await desk.oneCall(orderOf(offeringId, 1, accepted))).toMatchObject(refusal)
    const placed = await desk.oneCall(orderOf(offeringId, 1, { acceptedSalesTerms: 2 }))
    expect(placed.status).toBe(201)
  })
})
