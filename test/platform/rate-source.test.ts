import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inKroner } from '../../src/exchange/rate.ts'
import { openNorgesBank } from '../../src/platform/rate-source.ts'
import { publishedAs, type Quoted } from '../support/norges-bank.ts'

let server: Server
let asked = ''
let answer: { status: number; body: string }
const quotes = (...quoted: Quoted[]) => {
  answer = { status: 200, body: JSON.stringify(publishedAs(quoted)) }
}
beforeAll(async () => {
  server = createServer((req, res) => {
    asked = req.url ?? ''
    res.writeHead(answer.status).end(answer.body)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
})
afterAll(() => new Promise((done) => server.close(done)))
const bank = () => openNorgesBank({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api` })

test('the rates of Norges Bank are read for each banking day, those quoted for a hundred units for one', async () => {
  quotes(
    { currency: 'EUR', power: 0, rates: { '2026-11-24': '11.7425', '2026-11-25': '11.7' } },
    { currency: 'SEK', power: 2, rates: { '2026-11-24': '106.05' } },
    { currency: 'JPY', power: 2, rates: { '2026-11-25': '6.8512' } },
  )
  const source = 'Norges Bank'
  expect(await bank().ratesSince('2026-11-20')).toEqual([
    { currency: 'EUR', ratedOn: '2026-11-24', rate: '11.7425', source },
    { currency: 'EUR', ratedOn: '2026-11-25', rate: '11.7', source },
    { currency: 'SEK', ratedOn: '2026-11-24', rate: '1.0605', source },
    { currency: 'JPY', ratedOn: '2026-11-25', rate: '0.068512', source },
  ])
  expect(asked).toMatch(
    /^\/api\/data\/EXR\/B\.SEK\+DKK\+EUR\+USD\+GBP\+JPY\.NOK\.SP\?format=sdmx-json&startPeriod=2026-11-20/,
  )
})

test('what is no rate of ours is passed over: another currency, a day without a figure', async () => {
  quotes(
    { currency: 'CHF', power: 0, rates: { '2026-11-24': '12.5' } },
    { currency: 'EUR', power: 0, rates: { '2026-11-24': 'NaN', '2026-11-25': '11.7' } },
  )
  expect(await bank().ratesSince('2026-11-20')).toMatchObject([{ currency: 'EUR', ratedOn: '2026-11-25' }])
})

test('nothing published is no fault; a source that is broken or is something else is', async () => {
  answer = { status: 404, body: 'No data' }
  expect(await bank().ratesSince('2026-11-28')).toEqual([])
  answer = { status: 503, body: '' }
  await expect(bank().ratesSince('2026-11-28')).rejects.toThrow('answered 503')
  for (const body of ['<html>', '{"data":{}}']) {
    answer = { status: 200, body }
    await expect(bank().ratesSince('2026-11-28')).rejects.toThrow()
  }
})

test.each([
  ['EUR', '11.7425', 25_000, 293_563],
  ['SEK', '1.0605', 1, 1],
  ['JPY', '0.068512', 1_000, 6_851],
  ['USD', '10.00000001', 50, 500],
] as const)('an amount in %s at %s is so many øre', (currency, rate, minor, kroner) => {
  expect(inKroner(minor, { currency, rate })).toBe(kroner)
})
