import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../src/platform/till.ts'
import { bought, cancel, toBuy } from '../cancelling/buyer.ts'
import { hire } from '../developing/people.ts'
import { axeFaults } from '../support/accessibility.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, type Offering, type Placed, readOrder, untilOrder } from '../support/make.ts'
import { keepPicture, openPage, overflow, press, wordsIn } from '../web/clicks.ts'
import { chosen, paidTooLate } from './late.ts'

const LONG_MS = 90_000
const PHONE_PX = 390

let house: House
let chromium: Browser
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const code = (name: string, status = 409) => ({ status, body: { type: `/problems/${name}` } })
const linkOf = ({ orderToken }: Placed) => ({ 'order-token': orderToken })
const NOK = (minor: number) => ({ minor, currency: 'NOK' })

type Seen = {
  here: { minor: number }
  others: { offeringId: string; total: { minor: number }; back: { minor: number } | null; hindrance: string | null }[]
}
const seen = async (late: Placed, search = '') =>
  (
    await ask<Seen>(house, `/orders/${late.id}/choice/offerings${search ? `?search=${search}` : ''}`, {
      headers: linkOf(late),
    })
  ).body

type Taken = { orderId: string; orderToken: string; type?: string; total?: unknown }
const take = (
  late: Placed,
  { offeringId, gross }: Pick<Offering, 'offeringId' | 'gross'>,
  change: object = {},
  key: string = randomUUID(),
) =>
  ask<Taken>(house, `/orders/${late.id}/choice/offering`, {
    method: 'POST',
    headers: { ...linkOf(late), 'idempotency-key': key },
    body: { offeringId, expectedTotal: NOK(gross), acceptedSalesTerms: 1, ...change },
  })

const WORD = 'regnskapsforståelse'
let made = 0
/** A start of another course, at 3 000 kr unless another price is given, that a search finds. */
const another = (netMinor = 300_000, change: Parameters<typeof toBuy>[1] = {}) =>
  toBuy(house, { startsInDays: 60, price: { netMinor }, title: `${WORD} ${++made}`, ...change })
const rows = (sql: string) => house.witness(sql)
const sure = async () => {
  await expectSoundBooks(house.eye)
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
}

test('the money pays for a cheaper course: a new order, confirmed at once, and what is over goes back, once', async () => {
  const { late, email } = await paidTooLate(house)
  const other = await another()
  const found = (await seen(late, WORD)).others.find(({ offeringId }) => offeringId === other.offeringId)
  expect(found).toMatchObject({ total: NOK(300_000), back: NOK(190_000), hindrance: null })
  expect(await take(late, { ...other, gross: 290_000 })).toMatchObject(code('checkout/price-changed'))
  const key = randomUUID()
  const answers = await Promise.all([take(late, other, {}, key), take(late, other, {}, key), take(late, other)])
  const placed = answers.find(({ status }) => status === 201)!.body
  expect(
    answers
      .map(({ status }) => status)
      .toSorted()
      .at(-1),
  ).toBe(409)
  expect(await take(late, other, {}, key)).toMatchObject(
    answers[0]!.status === 201 || answers[1]!.status === 201 ? { status: 201, body: placed } : { status: 409 },
  )
  const order = { id: placed.orderId, orderToken: placed.orderToken }
  await untilOrder(house, order, ({ state, documents }) => state === 'confirmed' && documents.length === 1)
  expect(await readOrder(house, late)).toMatchObject({
    state: 'exchanged',
    exchangedForId: order.id,
    documents: [],
    refunds: [],
  })
  expect(
    await rows(
      `select amount_minor::int as minor, cause, order_id as id from refunds where order_id in ('${late.id}', '${order.id}')`,
    ),
  ).toEqual([{ minor: 190_000, cause: 'surplus', id: order.id }])
  expect(
    await rows(
      `select count(*)::int as n from enrolments e join people p on p.id = e.person_id where p.email = '${email}'`,
    ),
  ).toEqual([{ n: 1 }])
  expect(await chosen(house, late, 'money-back')).toMatchObject(code('choice/nothing-to-choose'))
  await cancel(house, order)
  await untilOrder(house, order, ({ state }) => state === 'credited')
  await sure()
})

test('what costs more or is full says so, and nothing is lost by trying', async () => {
  const { late } = await paidTooLate(house)
  const [dear, full] = [await another(500_000), await another(300_000, { capacity: 1 })]
  await bought(house, full)
  const { others } = await seen(late, WORD)
  const why = (offering: Offering) => others.find(({ offeringId }) => offeringId === offering.offeringId)?.hindrance
  expect([why(dear), why(full)]).toEqual(['costs-more', 'full'])
  expect(await take(late, dear)).toMatchObject({
    ...code('choice/costs-more'),
    body: { here: NOK(490_000), total: NOK(500_000) },
  })
  expect(await take(late, full)).toMatchObject(code('seats/sold-out'))
  expect(await take(late, dear, { expectedTotal: { minor: 500_000, currency: 'EUR' } })).toMatchObject(
    code('checkout/price-changed'),
  )
  expect(await readOrder(house, late)).toMatchObject({ state: 'paid-unseated' })
  await sure()
})

test('the last seat elsewhere goes to one of two; the other has all choices still', async () => {
  const first = await paidTooLate(house)
  const second = await paidTooLate(house)
  const last = await another(490_000, { capacity: 1 })
  const answers = await Promise.all([take(first.late, last), take(second.late, last)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
  const left = answers[0]!.status === 409 ? first.late : second.late
  expect((await chosen(house, left, 'money-back')).status).toBe(204)
  await untilOrder(house, left, ({ state }) => state === 'refunded')
  await sure()
})

test('who waits first in line may take another course after all: they wait no more', async () => {
  const { late } = await paidTooLate(house)
  await chosen(house, late, 'wait')
  expect((await take(late, await another(490_000))).status).toBe(201)
  expect(await rows(`select ended_as from waiting_entries where paid_order_id = '${late.id}'`)).toEqual([
    { ended_as: 'left' },
  ])
  expect(await rows(`select 1 from refunds where order_id = '${late.id}'`)).toEqual([])
  await sure()
})

test('support takes another course for a buyer: the order is the buyer’s, and came the way the first one did', async () => {
  const { late, email } = await paidTooLate(house)
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    tx.client.query(
      `insert into order_touches (order_id, place, source, medium, on_day, consent_version) select $1, p, 'linkedin', 'social', current_date, 1 from unnest(array['first', 'last']) p`,
      [late.id],
    ),
  )
  const support = await hire(house, 'Sara Støtte', { role: 'support' })
  const other = await another(490_000)
  const { status, body } = await ask<Taken>(house, `/orders/${late.id}/choice/offering`, {
    method: 'POST',
    headers: { cookie: support.cookie, 'idempotency-key': randomUUID() },
    body: { offeringId: other.offeringId, expectedTotal: NOK(490_000), acceptedSalesTerms: 1 },
  })
  expect(status).toBe(201)
  const found = await rows(
    `select n.email, (select count(*)::int from order_touches t where t.order_id = o.id) as touches from orders o join people n on n.id = o.person_id where o.id = '${body.orderId}'`,
  )
  expect(found).toEqual([{ email, touches: 2 }])
})

test('for a course that costs nothing all of the money goes back', async () => {
  const { late } = await paidTooLate(house)
  const { status, body } = await take(late, await another(0))
  expect(status).toBe(201)
  expect(await readOrder(house, { ...body, id: body.orderId })).toMatchObject({ state: 'confirmed', payBy: 'free' })
  await untilOrder(house, late, ({ state }) => state === 'refunded')
  await sure()
})

test(
  'on a phone the buyer looks for another course, sees what comes back, and has it without paying again',
  async () => {
    const { late } = await paidTooLate(house)
    const other = await another()
    const page = await openPage({ house, chromium }, `/orders/${late.id}?token=${late.orderToken}`, PHONE_PX)
    await keepPicture(page, 'choice-three-phone')
    await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: 'Velg et annet kurs' }).click()])
    await page.getByLabel('Søk i alle kurs').fill(`${WORD} ${made}`)
    await press(page, 'Søk')
    await keepPicture(page, 'choice-others-phone')
    expect(await axeFaults(page)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await Promise.all([
      page.waitForNavigation(),
      page
        .getByRole('main')
        .getByRole('link', { name: `${WORD} ${made}` })
        .click(),
    ])
    expect(await wordsIn(page)).toMatch(/1.900,00.kr går tilbake til kortet/)
    await press(page, 'Ta dette kurset')
    await keepPicture(page, 'choice-take-phone-refused')
    expect(await wordsIn(page)).toMatch(/salgsvilkårene/)
    await page.getByLabel(/Jeg godtar/).check()
    await keepPicture(page, 'choice-take-phone')
    expect(await axeFaults(page)).toEqual([])
    await press(page, 'Ta dette kurset')
    expect(await wordsIn(page)).toContain('Du har fått plass!')
    await page.goto(`${house.url}/en/orders/${late.id}`)
    await keepPicture(page, 'choice-exchanged-phone-en')
    expect(await wordsIn(page)).toContain('The money paid for another course')
    await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: /See order/ }).click()])
    expect(await wordsIn(page)).toContain('You have a seat!')
    expect(other.gross).toBe(300_000)
    await page.context().close()
    await sure()
  },
  LONG_MS,
)
