import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../src/platform/till.ts'
import { cancel } from '../cancelling/buyer.ts'
import { axeFaults } from '../support/accessibility.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, type Placed, until, untilOrder } from '../support/make.ts'
import { keepPicture, openPage, overflow, press, wordsIn } from '../web/clicks.ts'
import { chosen, paidTooLate } from './late.ts'

const LONG_MS = 90_000
const PHONE_PX = 390
const DAY_S = 86_400
/** A statement that waits for a lock gives up after three seconds. */
const LONGER_THAN_LOCKS_WAIT_MS = 4_000

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
const mailsTo = (email: string) => house.mails().filter(({ to }) => to.some((each) => each.includes(email)))

const look = ({ id, orderToken }: Placed) =>
  ask<{ back: { minor: number }; waiting: { state: string; rank?: number } }>(house, `/orders/${id}/choice`, {
    headers: { 'order-token': orderToken },
  })
test('who paid when no seat was left gets the money back at once when they say so, once', async () => {
  const { late, email } = await paidTooLate(house)
  expect((await look(late)).body).toMatchObject({ back: { minor: 490_000 }, waiting: { state: 'possible' } })
  expect((await chosen(house, late, 'something')).status).toBe(422)
  const answers = await Promise.all([chosen(house, late, 'money-back'), chosen(house, late, 'money-back')])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409])
  await untilOrder(house, late, ({ state }) => state === 'refunded')
  expect(await look(late)).toMatchObject(code('choice/nothing-to-choose'))
  expect(await chosen(house, late, 'wait')).toMatchObject(code('choice/nothing-to-choose'))
  await until(() => mailsTo(email).some(({ subject }) => /betalt tilbake|pengene/i.test(subject)))
  await expectSoundBooks(house.eye)
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
})

test('who waits with the money here stands before all others, keeps it past the deadline, and has the next seat at once without another payment', async () => {
  const { offering, late, quick, email } = await paidTooLate(house)
  const other = await ask(house, `/offerings/${offering.offeringId}/waiting-entries`, {
    method: 'POST',
    body: { name: 'Vera Venter', email: `vent-${randomUUID()}@example.test` },
  })
  expect(other.status).toBeLessThan(300)
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    tx.client.query('update waiting_entries set confirmed_at = app_now() where offering_id = $1', [
      offering.offeringId,
    ]),
  )
  expect((await chosen(house, late, 'wait')).status).toBe(204)
  expect((await chosen(house, late, 'wait')).status).toBe(204)
  expect((await look(late)).body).toMatchObject({ waiting: { state: 'waits', rank: 1 } })
  await until(() => mailsTo(email).some(({ subject }) => subject.includes('først på ventelisten')))
  await house.moveClock(5 * DAY_S)
  expect((await look(late)).body.waiting.state).toBe('waits')
  await cancel(house, quick)
  await untilOrder(house, late, ({ state }) => state === 'confirmed')
  const rows = await house.witness(
    `select ended_as, paid_order_id is not null as paid from waiting_entries where offering_id = '${offering.offeringId}' order by paid`,
  )
  expect(rows).toEqual([
    { ended_as: null, paid: false },
    { ended_as: 'seated', paid: true },
  ])
  expect(mailsTo(email).some(({ subject }) => subject.includes('plass på ventelisten'))).toBe(false)
  await expectSoundBooks(house.eye)
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
})

test('while the till is busy a seat that came free is not taken for lost: no money goes back, and the seat comes as soon as it can', async () => {
  const { late, quick } = await paidTooLate(house)
  await chosen(house, late, 'wait')
  await act(house.till, { kind: 'job', name: 'test' }, async (tx) => {
    await tx.client.query('select from orders where id = $1 for no key update', [late.id])
    await cancel(house, quick)
    await until(
      async () => (await house.witness(`select 1 from waiting_offers where order_id = '${late.id}'`)).length > 0,
    )
    await setTimeout(LONGER_THAN_LOCKS_WAIT_MS)
  })
  await untilOrder(house, late, ({ state }) => state === 'confirmed')
  expect(await house.witness(`select 1 from refunds where order_id = '${late.id}'`)).toEqual([])
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
})

test('where booking closes before a seat comes free, the money goes back by itself, once', async () => {
  const { late } = await paidTooLate(house, { startsInDays: 20 })
  await chosen(house, late, 'wait')
  await house.moveClock(21 * DAY_S)
  await untilOrder(house, late, ({ state }) => state === 'refunded')
  expect(await house.witness(`select ended_as from waiting_entries where paid_order_id = '${late.id}'`)).toEqual([
    { ended_as: 'list-ended' },
  ])
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
})

test(
  'on a phone the order page offers both; first on the list, then the money after all',
  async () => {
    const { late } = await paidTooLate(house)
    const page = await openPage({ house, chromium }, `/orders/${late.id}?token=${late.orderToken}`, PHONE_PX)
    await keepPicture(page, 'choice-phone')
    expect(await axeFaults(page)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect((await wordsIn(page)).replaceAll('\u00a0', ' ')).toMatch(
      /Hva vil du\?.+Vent på plass.+4 900,00 kr går til kortet/,
    )
    await press(page, 'Sett meg først på ventelisten')
    await page.goto(`${house.url}/en/orders/${late.id}`)
    await keepPicture(page, 'choice-waits-phone-en')
    expect(await wordsIn(page)).toContain('You are number 1 on the waiting list')
    await press(page, 'Give me the money back')
    expect(await wordsIn(page)).toMatch(/money is on its way back|has been paid back/i)
    await page.context().close()
    await expectSoundBooks(house.eye)
  },
  LONG_MS,
)
