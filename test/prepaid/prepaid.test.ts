import { afterAll, beforeAll, expect, test } from 'vitest'
import { endPrepaids } from '../../src/prepaying/end-prepaids.ts'
import { warnBeforeEnd } from '../../src/prepaying/warn-before-end.ts'
import { expectSoundBooks } from '../support/books.ts'
import { ask, until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf, passTo } from '../support/finance.ts'
import { make } from '../support/make.ts'
import { nok, openPrepaidDesk, type PrepaidDesk } from './prepaid-desk.ts'

const LONG_MS = 60_000
let house: House
let desk: PrepaidDesk
beforeAll(async () => {
  house = await bootTill()
  desk = await openPrepaidDesk(house)
}, LONG_MS)
afterAll(() => house?.close())

const course = (change: object = {}) => make.offering(house, { capacity: 40, startsInDays: 60, ...change })
const kindsOf = async (orderId: string) =>
  (
    await house.witness(
      `select kind, net_minor::int as net from documents where order_id = '${orderId}' order by number`,
    )
  ).map(({ kind, net }) => [kind, net])

test('what a company pays for before is invoiced once without VAT, and owed as places until somebody draws', async () => {
  const before = await desk.balance()
  const { prepaidId, orderId } = await desk.prepaid({ places: 4, net: nok(1_600_000) })
  expect(await kindsOf(orderId)).toEqual([['invoice', 1_600_000]])
  expect(await desk.standing(prepaidId)).toMatchObject({ state: 'running', leftMinor: 1_600_000, placesLeft: 4 })
  expect((await desk.balance()) - before).toBe(1_600_000)
  const { body } = await ask(`${house.url}/orders/${orderId}`, { headers: desk.firm.owner.headers })
  expect(body).toMatchObject({
    state: 'awaiting-transfer',
    lines: [{ kind: 'prepaid', offeringId: null, quantity: 4 }],
  })
  await expectSoundBooks(house.eye)
})

test('drawing seats takes places at their own price, makes no invoice, and the seats are the company’s', async () => {
  const offering = await course({ price: 550_000 })
  const { prepaidId } = await desk.prepaid({ courseIds: [await desk.courseOf(offering)] })
  const listed = await desk.draw(offering, { prepaidId, quantity: 3, total: 1_650_000 })
  expect([listed.status, listed.body.type]).toEqual([409, '/problems/checkout/price-changed'])
  const drawn = await desk.draw(offering, { prepaidId, quantity: 3, total: 1_200_000 })
  expect(drawn.status, JSON.stringify(drawn.body)).toBe(201)
  expect(drawn.body).toMatchObject({ state: 'confirmed', payBy: 'prepaid', total: nok(1_200_000), documents: [] })
  expect(await desk.standing(prepaidId)).toMatchObject({ drawnMinor: 1_200_000, drawnSeats: 3, placesLeft: 1 })
  expect(await desk.firm.seats(offering)).toHaveLength(3)
  const short = await desk.draw(offering, { prepaidId, quantity: 2, total: 800_000 })
  expect([short.status, short.body.type, short.body.left]).toEqual([
    409,
    '/problems/prepaid/too-little-left',
    nok(400_000),
  ])
  await expectSoundBooks(house.eye)
  expect(await kindsOf(String(drawn.body.id))).toEqual([])
})

test('an amount is drawn at the price of the day, and only what it covers: other courses, VAT and other firms are refused by name', async () => {
  const [offering, elsewhere] = [await course(), await course()]
  const taxed = await course({ taxClass: 'standard' })
  const { prepaidId } = await desk.prepaid({
    places: null,
    net: nok(1_000_001),
    courseIds: [await desk.courseOf(offering)],
  })
  expect((await desk.draw(offering, { prepaidId, total: offering.gross })).status).toBe(201)
  const outside = await desk.draw(elsewhere, { prepaidId, total: elsewhere.gross })
  expect([outside.body.type, outside.body.offeringIds]).toEqual([
    '/problems/prepaid/not-covered',
    [elsewhere.offeringId],
  ])
  const everything = await desk.prepaid({ places: null, net: nok(2_000_000) })
  const withVat = await desk.draw(taxed, { prepaidId: everything.prepaidId, total: taxed.gross })
  expect(withVat.body.type).toBe('/problems/prepaid/not-covered')
  const refused = await desk.offer({ courseIds: [await desk.courseOf(taxed)] })
  expect([refused.status, refused.body.type]).toEqual([422, '/problems/prepaid/course-taxed'])
  const uneven = await desk.offer({ places: 3, net: nok(1_000_000) })
  expect(uneven.body.type).toBe('/problems/prepaid/not-whole-prices')
  const other = await openPrepaidDesk(house, 'Dal Data AS')
  for (const by of [
    { headers: other.firm.owner.headers, payer: other.firm.payer },
    { headers: other.firm.owner.headers },
  ]) {
    const stranger = await desk.draw(offering, { prepaidId, total: offering.gross, ...by })
    expect([stranger.status, stranger.body.type]).toEqual([404, '/problems/prepaid/unknown'])
  }
  const viewer = await desk.firm.join('finance-viewer', 'Finn Viewer')
  expect((await desk.draw(offering, { prepaidId, total: offering.gross, headers: viewer.headers })).status).toBe(404)
  expect(await desk.standing(prepaidId)).toMatchObject({ leftMinor: 510_001 })
  await expectSoundBooks(house.eye)
})

test('a seat that is given back puts back what was drawn less the fee, and money and credit notes come of nothing', async () => {
  const offering = await course()
  const { prepaidId } = await desk.prepaid({ places: null, net: nok(2_000_000) })
  const drawn = await desk.draw(offering, { prepaidId, quantity: 3, total: 1_470_000 })
  const orderId = String(drawn.body.id)
  const [seat] = drawn.body.seats as { lineId: string; position: number }[]
  const part = await desk.credit(orderId, { seats: [{ lineId: seat!.lineId, position: seat!.position }] })
  expect(part.status, JSON.stringify(part.body)).toBe(201)
  expect(await desk.standing(prepaidId)).toMatchObject({ leftMinor: 1_020_000, drawnMinor: 980_000, drawnSeats: 2 })
  const whole = await desk.credit(orderId, {})
  expect(whole.status, JSON.stringify(whole.body)).toBe(201)
  expect(await desk.standing(prepaidId)).toMatchObject({ leftMinor: 2_000_000, drawnMinor: 0, drawnSeats: 0 })
  expect(await kindsOf(orderId)).toEqual([])
  await expectSoundBooks(house.eye)
})

test('only what is left of a prepaid is credited, and nothing of it can be drawn then', async () => {
  const offering = await course()
  const { prepaidId, orderId } = await desk.prepaid({ places: null, net: nok(1_000_000) })
  await desk.draw(offering, { prepaidId, total: offering.gross })
  const all = await desk.credit(orderId, {})
  expect([all.status, all.body.type, all.body.left]).toEqual([409, '/problems/prepaid/drawn', nok(510_000)])
  expect((await desk.credit(orderId, { amountMinor: 510_000 })).status).toBe(201)
  await until(
    () => kindsOf(orderId),
    (seen) => seen.length === 2,
  )
  expect(await kindsOf(orderId)).toEqual([
    ['invoice', 1_000_000],
    ['credit-note', 510_000],
  ])
  const late = await desk.draw(offering, { prepaidId, total: offering.gross })
  expect(late.body.type).toBe('/problems/prepaid/too-little-left')
  await expectSoundBooks(house.eye)
})

test('an offer is answered once: taken back, too late, by somebody who may not, or twice', async () => {
  const made = await desk.offer()
  const prepaidId = String(made.body.prepaidId)
  const buyer = await desk.firm.join('buyer', 'Bo Buyer')
  expect((await desk.accept(prepaidId, {}, buyer.headers)).status).toBe(403)
  const old = await desk.accept(prepaidId, { acceptedSalesTerms: 99 })
  expect(old.body.type).toBe('/problems/checkout/terms-changed')
  const [one, two] = [await desk.accept(prepaidId), await desk.accept(prepaidId, {}, desk.finance)]
  expect(two.body.orderId).toBe(one.body.orderId)
  const withdraw = `${desk.here}/${prepaidId}/withdraw`
  expect((await ask(withdraw, { method: 'POST', headers: desk.finance })).body.type).toBe('/problems/prepaid/answered')
  const another = String((await desk.offer()).body.prepaidId)
  expect((await ask(`${desk.here}/${another}/withdraw`, { method: 'POST', headers: desk.finance })).status).toBe(204)
  expect((await desk.accept(another)).body.type).toBe('/problems/prepaid/answered')
  expect(await desk.standing(another)).toMatchObject({ state: 'withdrawn', leftMinor: 0 })
  const twice = await desk.offer({ number: '2026/77' })
  expect([twice.status, (await desk.offer({ number: '2026/77' })).body.type]).toEqual([
    201,
    '/problems/prepaid/number-taken',
  ])
})

test(
  'income follows the sessions of drawn seats; before the end the buyers are warned, after it the rest is income or given back, once',
  async () => {
    const offering = await course({ startsInDays: 5 })
    const until90 = { untilDay: await dayOf(house, -90), answerBy: await dayOf(house) }
    const kept = await desk.prepaid({ places: null, net: nok(1_000_000), ...until90, atEnd: 'income' })
    const back = await desk.prepaid({ places: null, net: nok(700_000), ...until90, atEnd: 'given-back' })
    expect((await desk.draw(offering, { prepaidId: kept.prepaidId, total: offering.gross })).status).toBe(201)
    await passTo(house, 35)
    const recognised = await until(
      () =>
        house.witness(
          `select sum(r.amount_minor)::int as minor from recognitions r join prepaid_movements m on m.line_id = r.order_line_id where m.prepaid_id = '${kept.prepaidId}'`,
        ),
      ([row]) => row!.minor !== null,
    )
    expect(recognised[0]!.minor).toBe(490_000)
    await warnBeforeEnd(house.till)
    const warned = () =>
      house.witness(`select to_email from mails where dedupe_key like 'prepaid-ends:${kept.prepaidId}:%'`)
    const first = (await warned()).length
    expect(first).toBeGreaterThan(0)
    expect(await warnBeforeEnd(house.till)).toBe(0)
    await passTo(house, 48)
    await warnBeforeEnd(house.till)
    expect(await warned()).toHaveLength(first * 2)
    await passTo(house, 10)
    await until(
      () => desk.standing(kept.prepaidId),
      ({ endedMinor }) => endedMinor === 510_000,
    )
    await until(
      () => kindsOf(back.orderId),
      (seen) => seen.length === 2,
    )
    expect(await kindsOf(back.orderId)).toEqual([
      ['invoice', 700_000],
      ['credit-note', 700_000],
    ])
    expect(await endPrepaids(house.till)).toBe(0)
    expect(await desk.standing(kept.prepaidId)).toMatchObject({ state: 'ended', leftMinor: 0 })
    const late = await desk.draw(await course(), { prepaidId: kept.prepaidId, total: 490_000, headers: desk.finance })
    expect(late.body.type).toBe('/problems/prepaid/not-running')
    await expectSoundBooks(house.eye)
  },
  LONG_MS,
)
