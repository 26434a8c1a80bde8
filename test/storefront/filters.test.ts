import { afterAll, beforeAll, expect, test } from 'vitest'
import { daysAfter } from '../../src/platform/clock.ts'
import { type Counts, countOffers } from '../../src/storefront/count-offers.ts'
import { type Asked, type Chosen, chosenIn, FILTER_NAMES, type FilterName } from '../../src/storefront/filters.ts'
import { listOffers } from '../../src/storefront/offers.ts'
import { type House, launch, openHouse, take } from './make.ts'

const OFFERINGS = 40
const TRIALS = 60
/** All that there is, in one page. */
const ALL = 200

let house: House
let seed = 20_261_130
const on = () => ({ client: house.pool })
/** The same row of numbers in every run (a linear congruential generator, as of Numerical Recipes). */
const chance = (below: number): number => {
  seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32
  return Math.floor((seed / 2 ** 32) * below)
}
const one = <T>(of: readonly T[]): T => of[chance(of.length)]!
const some = <T>(of: readonly T[]): T[] => of.filter(() => chance(2) === 0)

beforeAll(async () => {
  house = await openHouse()
  for (let n = 0; n < OFFERINGS; n++) {
    const startsAt = daysAfter(new Date(), 10 + chance(120))
    const { poolId, offeringId } = await launch(house, {
      course: {
        topics: some(['helse', 'ledelse', 'statistikk']),
        creditTenths: one([0, 10, 24, 25, 50, 51, 100]),
        faculty: one(['Helse', 'Økonomi']),
      },
      offering: {
        ...{ startsAt, saleOpensAt: daysAfter(startsAt, -200) },
        ...{ mode: one(['campus', 'online', 'hybrid'] as const), teachingLang: one(['nb', 'en'] as const) },
        place: one(['Pilestredet 35, Oslo', 'Storgata 1, 9008 Tromsø', 'Bodø']),
      },
      price: {
        ...{ currency: 'NOK', taxDecision: 'Kari', taxClass: one(['exempt-teaching', 'standard'] as const) },
        netMinor: one([0, 160_000, 200_000, 400_000, 500_000, 800_000, 1_000_100]),
      },
      capacity: 5,
    })
    if (chance(3) === 0) await take(house, poolId, 5, one(['sold', 'held', 'lapsed'] as const))
    if (chance(8) === 0) await house.pool.query('update offerings set closed = true where id = $1', [offeringId])
  }
}, 60_000)
afterAll(() => house.close())

const list = (asked: Asked) => listOffers(on(), { lang: 'nb', limit: ALL, ...asked })
const valuesOf = (counts: Counts, name: FilterName) => counts[name].map(({ value }) => value)

/** Some values of some filters, perhaps with free seats, perhaps with a search. */
function anything(all: Counts): Asked {
  const filters = FILTER_NAMES.filter(() => chance(4) === 0).map((name) => [name, some(valuesOf(all, name))] as const)
  return {
    ...(Object.fromEntries(filters.filter(([, values]) => values.length > 0)) as Chosen),
    ...(chance(3) === 0 && { freeSeats: true }),
    ...(chance(3) === 0 && { search: one(['statistikk', 'oslo', 'helse']) }),
  }
}

test('each number is what choosing it gives, whatever else is chosen', async () => {
  const all = await countOffers(on(), 'nb', {})
  for (let trial = 0; trial < TRIALS; trial++) {
    const asked = anything(all)
    const counts = await countOffers(on(), 'nb', asked)
    expect({ asked, total: (await list(asked)).offers.length }).toEqual({ asked, total: counts.total })
    const name = one(FILTER_NAMES)
    for (const value of valuesOf(all, name)) {
      const told = counts[name].find((each) => each.value === value)?.count ?? 0
      const { offers } = await list({ ...asked, [name]: [value] } as Asked)
      expect({ asked, name, value, found: offers.length }).toEqual({ asked, name, value, found: told })
    }
  }
})

test('several values of a filter are any of them, and several filters are all of them', async () => {
  const { offers } = await list({ mode: ['campus', 'hybrid'], teachingLang: ['en'], credits: ['2.5-to-5'] })
  expect(offers.length).toBeGreaterThan(0)
  for (const { mode, teachingLang, creditTenths } of offers) {
    expect(['campus', 'hybrid']).toContain(mode)
    expect([teachingLang, creditTenths >= 25 && creditTenths <= 50]).toEqual(['en', true])
  }
})

test('the price one chooses by is the price with VAT that stands on the course', async () => {
  for (const [band, from, to] of [
    ['free', 0, 0],
    ['up-to-2000', 1, 200_000],
    ['up-to-5000', 200_001, 500_000],
    ['up-to-10000', 500_001, 1_000_000],
    ['above-10000', 1_000_001, Number.MAX_SAFE_INTEGER],
  ] as const) {
    const { offers } = await list({ price: [band] })
    expect({ band, some: offers.length > 0 }).toEqual({ band, some: true })
    for (const { price } of offers) expect(price.gross.minor >= from && price.gross.minor <= to).toBe(true)
  }
})

test('with free seats there is nothing that is full', async () => {
  const { offers } = await list({ freeSeats: true })
  expect(offers.length).toBeGreaterThan(0)
  for (const { seats } of offers) expect(seats.left).toBeGreaterThan(0)
})

test('cities are cities: no street, no postcode, and none over the network', async () => {
  const { city } = await countOffers(on(), 'nb', {})
  expect(city.map(({ value }) => value).toSorted()).toEqual(['Bodø', 'Oslo', 'Tromsø'])
  const { offers } = await list({ city: ['Tromsø'] })
  for (const { mode, place } of offers) expect([mode === 'online', place]).toEqual([false, 'Storgata 1, 9008 Tromsø'])
})

test('a link asks only for what there can be; anything else is as good as not asked for', () => {
  const query = new URLSearchParams('mode=moon&mode=online&month=2027-13&price=free&price=free&credits=x&city=')
  expect(chosenIn(query)).toEqual({ mode: ['online'], price: ['free'] })
})
