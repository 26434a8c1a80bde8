import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OfferingChange } from '../../src/keeping/history.ts'
import type { PricePeriod } from '../../src/keeping/prices-of.ts'
import { act } from '../../src/platform/till.ts'
import { taxClassesOf } from '../../src/pricing/tax-class.ts'
import { taxNamed } from '../../src/web/admin/tax-words.ts'
import { changeSentences } from '../../src/web/words/history.ts'
import { HEALTH, hire, LAW } from '../developing/people.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, buy, make, type Offering } from '../support/make.ts'

type Person = { cookie: string; email: string; personId: string }
let house: House
let dean: Person
let lawyer: Person
let offering: Offering

beforeAll(async () => {
  house = await bootTill()
  dean = await hire(house, 'Dekan Dahl', { role: 'faculty-administrator', faculty: HEALTH })
  lawyer = await hire(house, 'Jurist Juul', { role: 'faculty-administrator', faculty: LAW })
  offering = await make.offering(house, { capacity: 12, price: 490_000 })
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    tx.client.query(`update courses set faculty = '${HEALTH}'`),
  )
}, 90_000)
afterAll(() => house?.close())

const does = async (request: string, body?: object) => {
  const [method, path] = request.split(' ') as [string, string]
  const headers = { cookie: dean.cookie }
  const answer = await ask(house, `/offerings/${offering.offeringId}${path}`, {
    method,
    headers,
    ...(body ? { body } : {}),
  })
  expect(answer.status, `${request} ${JSON.stringify(answer.body)}`).toBeLessThan(300)
}
const read = <T>(path: string, who = dean) =>
  ask<T>(house, `/offerings/${offering.offeringId}${path}`, { headers: { cookie: who.cookie } })
const history = async (query = '') =>
  (await read<{ changes: OfferingChange[]; next: string | null }>(`/history${query}`)).body
async function said(): Promise<string[]> {
  const classes = await taxClassesOf({ client: house.till.connection.pool })
  const place = { lang: 'nb', zone: 'Europe/Oslo', taxName: (code: string) => taxNamed('nb', classes, code) } as const
  const { changes } = await history()
  return changes
    .flatMap((change) => changeSentences(place, change))
    .map((sentence) => sentence.replaceAll('\u00a0', ' '))
}
const price = (netMinor: number, taxClass = 'exempt-teaching') =>
  does('PUT /price', { netMinor, taxClass, taxDecision: 'Dekan Dahl, undervisning' })

test('whoever keeps a start reads what was changed of it, from what to what and by whom, the newest first', async () => {
  await price(520_000)
  const pool = `/pools/${offering.poolId}/capacity`
  const more = await ask(house, pool, { method: 'PUT', headers: { cookie: dean.cookie }, body: { capacity: 15 } })
  expect(more.status).toBeLessThan(300)
  const sessions = [{ startsAt: '2028-03-02T09:00:00+01:00', endsAt: '2028-03-02T15:00:00+01:00', place: 'B2' }]
  const times = {
    startsAt: sessions[0]!.startsAt,
    endsAt: sessions[0]!.endsAt,
    saleClosesAt: '2028-02-20T12:00:00+01:00',
  }
  await does('PATCH ', { ...times, sessions, minimum: 4, joinUrl: 'https://zoom.test/hemmelig' })
  await does('DELETE /publication')
  await does('POST /publication')
  const told = await said()
  expect(told.slice(0, 2)).toEqual(['Lagt ut for salg', 'Tatt av salg'])
  expect(told).toContain('Pris uten mva.: fra 4 900,00 kr til 5 200,00 kr')
  expect(told).toContain('Plasser: fra 12 til 15')
  expect(told).toContain('Lenken for å bli med på nett ble endret')
  expect(told).toContain('En samling ble lagt til: 2. mars 2028 kl. 09:00')
  expect(told).toContain('Sted: B2')
  expect(told.some((sentence) => /^Minste antall: fra \d+ til 4$/.test(sentence))).toBe(true)
  expect(told.some((sentence) => /^Påmeldingen stenger: fra .* til 20\. februar 2028/.test(sentence))).toBe(true)
  const { changes } = await history()
  expect(new Set(changes.map(({ author }) => author))).toEqual(new Set(['Dekan Dahl']))
  expect(JSON.stringify(changes)).not.toContain('hemmelig')
})

test('the history comes by pages, names no buyer, and is no other faculty’s', async () => {
  await buy(house, {
    offering: { ...offering, price: 520_000, gross: 520_000 },
    buyer: { name: 'Kari Kjøper', email: 'kari@kjoper.test' },
  })
  const first = await history('?limit=2')
  expect(first.changes).toHaveLength(2)
  const second = await history(`?limit=2&after=${first.next}`)
  expect(second.changes[0]!.id).toBeLessThan(first.changes[1]!.id)
  expect(JSON.stringify(await history('?limit=200'))).not.toMatch(/kari/i)
  expect((await read('/history', lawyer)).status).toBe(404)
  expect((await read('/history?after=x')).status).toBe(422)
})

test('what a seat cost on a day is the period that the day lies in; a price set again as it was goes on', async () => {
  await house.moveClock(3 * 3600)
  await price(520_000)
  await house.moveClock(1800)
  await price(400_000, 'standard')
  const { prices } = (await read<{ prices: PricePeriod[] }>('/price-periods')).body
  expect(prices.map(({ netMinor, grossMinor }) => [netMinor, grossMinor])).toEqual([
    [400_000, 500_000],
    [520_000, 520_000],
    [490_000, 490_000],
  ])
  expect(prices.map(({ until }, at) => until === (prices[at - 1]?.from ?? null))).toEqual([true, true, true])
  expect(prices.map(({ author }) => author)).toEqual(['Dekan Dahl', 'Dekan Dahl', null])
})

test('a session that is held elsewhere is known by its time, an extra keeps its currency, and VAT is told by name', async () => {
  offering = await make.offering(house, { price: 490_000 })
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    tx.client.query(`update courses set faculty = '${HEALTH}'`),
  )
  const span = (day: string) => ({ startsAt: `${day}T09:00:00+01:00`, endsAt: `${day}T15:00:00+01:00` })
  const [one, other] = [span('2028-03-02'), span('2028-03-09')]
  const times = { startsAt: one.startsAt, endsAt: other.endsAt, saleClosesAt: '2028-02-20T12:00:00+01:00' }
  const at = (place: string) => ({
    ...times,
    sessions: [
      { ...one, place: 'B2' },
      { ...other, place },
    ],
  })
  await does('PATCH ', at('B2'))
  await does('PATCH ', at('C3'))
  expect((await said()).slice(0, 2)).toEqual(['Samlingen 9. mars 2028 kl. 09:00', 'Sted: fra B2 til C3'])
  await price(520_000, 'standard')
  expect(await said()).toContain('Avgiftsklasse: fra Unntatt mva. til 25 % mva.')
  await price(520_000)
  await does('PUT /price', {
    netMinor: 50_000,
    currency: 'EUR',
    taxClass: 'exempt-teaching',
    taxDecision: 'Dekan Dahl',
  })
  expect(await said()).toContain('Pris uten mva.: fra 5 200,00 kr til 500,00 €')
  const extra = { name: { nb: 'Bok', en: 'Book' }, currency: 'EUR', taxClass: 'exempt-teaching', taxDecision: 'Dekan' }
  await does('POST /extras', { ...extra, netMinor: 3_000 })
  const [{ id }] = (await house.witness('select id from offering_extras')) as [{ id: string }]
  await does(`PUT /extras/${id}`, { ...extra, netMinor: 4_000 })
  expect((await said()).slice(0, 2)).toEqual(['Bok', 'Pris uten mva.: fra 30,00 € til 40,00 €'])
  await does(`DELETE /extras/${id}`)
})
