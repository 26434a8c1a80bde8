import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nearestGross, netOf, QUANTITY_MAX } from '../../src/pricing/net-of.ts'
import { quoteOf } from '../../src/pricing/quote.ts'
import { PriceBody, setPrice } from '../../src/pricing/set-price.ts'
import { taxClassesOf } from '../../src/pricing/tax-class.ts'
import { offersOf } from '../../src/storefront/offers.ts'
import { type House, launch, openHouse } from '../storefront/make.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const taxable = { currency: 'NOK', taxClass: 'standard', taxDecision: 'Kari: recorded, no teacher' } as const

test('a price with VAT becomes the net price, and buyers see exactly that price', async () => {
  const { offeringId } = await launch(house)
  const price = await house.does((tx) => setPrice(tx, { ...taxable, offeringId, grossMinor: 125_000 }))
  expect(price).toMatchObject({ net: { minor: 100_000 }, vat: { minor: 25_000 }, gross: { minor: 125_000 } })
  const [offer] = await offersOf({ client: house.pool }, [offeringId], 'nb')
  expect(offer!.price).toMatchObject({ ...price, category: 'S', rateBasisPoints: 2500, reason: null })
})

test('a price with VAT that no net price gives is refused with the nearest that work', async () => {
  const { offeringId } = await launch(house)
  await expect(house.does((tx) => setPrice(tx, { ...taxable, offeringId, grossMinor: 99_999 }))).rejects.toMatchObject({
    code: 'pricing/gross-not-representable',
    status: 409,
    facts: { grossMinor: 99_999, nearest: { lower: 99_995, higher: 100_000 } },
  })
  const [offer] = await offersOf({ client: house.pool }, [offeringId], 'nb')
  expect(offer!.price.net.minor).toBe(490_000)
})

test('a price with VAT may be set in another currency, because its invoice states the VAT in kroner too; it takes the place of the one in kroner', async () => {
  const { offeringId } = await launch(house)
  const inEuro = { ...taxable, currency: 'EUR', offeringId, netMinor: 40_000 } as const
  expect(await house.does((tx) => setPrice(tx, inEuro))).toMatchObject({ gross: { minor: 50_000, currency: 'EUR' } })
  const [offer] = await offersOf({ client: house.pool }, [offeringId], 'nb')
  expect(offer!.price.gross).toEqual({ minor: 50_000, currency: 'EUR' })
})

test('whatever gross price is taken, n seats come to n times that price on the document', () => {
  const rate = fc.constantFrom(0, 1111, 1200, 1500, 2500)
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000_000 }),
      rate,
      fc.integer({ min: 1, max: QUANTITY_MAX }),
      (gross, rate, n) => {
        const net = netOf(gross, rate)
        if (net === null) return
        expect(
          quoteOf(
            [{ netMinor: net, currency: 'NOK', quantity: n, category: 'S', rateBasisPoints: rate, invoiceFrom: null }],
            'NOK',
          ).total.minor,
        ).toBe(gross * n)
      },
    ),
  )
})

test('whole kroner with 25 or 12 per cent are always possible; ten kroner with 15 per cent are not', () => {
  for (let kroner = 0; kroner <= 300; kroner++) {
    expect(netOf(kroner * 100, 2500)).not.toBeNull()
  }
  expect(netOf(1_000, 1500)).toBeNull()
  expect(nearestGross(1_000, 1500)).toEqual({ lower: expect.any(Number), higher: expect.any(Number) })
})

test('an unknown tax class or offering is refused, and a price is either net or gross', async () => {
  const { offeringId } = await launch(house)
  const set = (change: object) => house.does((tx) => setPrice(tx, { ...taxable, offeringId, netMinor: 1, ...change }))
  await expect(set({ taxClass: 'luxury' })).rejects.toMatchObject({ status: 422, faults: [{ pointer: '/taxClass' }] })
  await expect(set({ offeringId: randomUUID() })).rejects.toMatchObject({ code: 'offering/unknown' })
  expect(PriceBody.safeParse(taxable).success).toBe(false)
  expect(PriceBody.safeParse({ ...taxable, netMinor: 1, grossMinor: 1 }).success).toBe(false)
  expect(PriceBody.safeParse({ ...taxable, netMinor: -1 }).success).toBe(false)
})

test('the tax classes carry the reason that stands on the invoice', async () => {
  const classes = await taxClassesOf({ client: house.pool })
  expect(classes.map(({ code }) => code)).toEqual(['exempt-teaching', 'food', 'low', 'standard', 'zero'])
  expect(classes[0]!.reasonEn).toContain('section 3-5')
})
