import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { attentionTo, dayOf, enterRate } from '../support/finance.ts'
import { ask, bearer, make, order, until, untilOrder } from '../support/make.ts'
import { publishedAs } from '../support/norges-bank.ts'

/** What stands at the other end of the setting: Norges Bank, away at first. */
let bank: Server
let published = { status: 503, body: '' }
let house: House
let program: string
let finance: string
beforeAll(async () => {
  bank = createServer((_, res) => void res.writeHead(published.status).end(published.body))
  await new Promise<void>((ready) => bank.listen(0, '127.0.0.1', ready))
  house = await bootTill({
    env: { EXCHANGE_RATES_URL: `http://127.0.0.1:${(bank.address() as AddressInfo).port}` },
  })
  program = await make.client(house, ['course-administrator'])
  finance = await make.client(house, ['finance'])
}, 60_000)
afterAll(async () => {
  await house?.close()
  await new Promise((done) => bank.close(done))
})

const today = (daysAgo = 0) => dayOf(house, daysAgo)
const enter = (rate: string, currency: string, ratedOn: string) =>
  enterRate(house, finance, { rate, currency, ratedOn })

test('what Norges Bank publishes is taken over and issues what waited; a rate entered by hand comes before it', async () => {
  const offering = await make.offering(house, { taxClass: 'standard', currency: 'GBP', price: 10_000, startsInDays: 2 })
  const { body: placed } = await order(house, program, { offering })
  await house.moveClock(5 * 86_400)
  await until(async () => (await attentionTo(house, finance, placed.id)).length > 0)
  const [day, before] = [await today(1), await today(2)]
  await enter('12', 'DKK', day)
  published = {
    status: 200,
    body: JSON.stringify(
      publishedAs([
        { currency: 'GBP', power: 0, rates: { [before]: '13.1', [day]: '13.25' } },
        { currency: 'DKK', power: 2, rates: { [day]: '157.2' } },
      ]),
    ),
  }
  await house.moveClock(60)
  await untilOrder(house, placed, ({ documents }) => documents.length === 1)
  expect(
    await house.witness(`select content -> 'accountingVat' as stated from documents where order_id = '${placed.id}'`),
  ).toMatchObject([{ stated: { vatMinor: 33_125, exchangeRate: '13.25', rateDate: day, rateSource: 'Norges Bank' } }])
  const { body } = await ask<{ rates: { currency: string; rate: string; setBy: string }[] }>(house, '/exchange-rates', {
    headers: bearer(finance),
  })
  expect(body.rates.filter(({ currency }) => currency === 'DKK')).toMatchObject([{ rate: '12' }])
  expect(body.rates.filter(({ currency }) => currency === 'GBP')).toMatchObject([
    { rate: '13.25', setBy: 'job:exchange-rates' },
    { rate: '13.1' },
  ])
  await expectSoundBooks(house.eye)
})

test('a rate of tomorrow, none, kroner in kroner and a stranger are refused; nothing is written', async () => {
  const before = await house.witness('select count(*) as n from exchange_rates')
  expect(await enter('11', 'EUR', await today(-1))).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/ratedOn' }] },
  })
  for (const rate of ['0', '0.00', '-1', '11,5', '1e3', '1234567', '1.123456789', 'NaN'])
    expect(await enter(rate, 'EUR', await today())).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/rate' }] },
    })
  expect(await enter('1', 'NOK', await today())).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/currency' }] },
  })
  const wish = { method: 'POST', body: { currency: 'EUR', ratedOn: await today(), rate: '1', source: 'jeg' } }
  expect(await ask(house, '/exchange-rates', wish)).toMatchObject({ status: 401 })
  expect(await ask(house, '/exchange-rates', { ...wish, headers: bearer(program) })).toMatchObject({ status: 403 })
  expect(await house.witness('select count(*) as n from exchange_rates')).toEqual(before)
})
