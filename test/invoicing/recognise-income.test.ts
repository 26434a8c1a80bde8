import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeOffering } from '../../src/catalogue/change-offering.ts'
import { moveClock } from '../../src/demo/clock.ts'
import { daysToClose, recogniseIncome } from '../../src/invoicing/recognise-income.ts'
import { daysAfter, HOUR_MS } from '../../src/platform/clock.ts'
import { launch } from '../storefront/make.ts'
import { expectSoundBooks } from '../support/books.ts'
import { ask, until } from '../support/buyer.ts'
import { type Desk, openDesk, orderOf } from '../support/desk.ts'

const DAY_SECONDS = 86_400

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

/** Noon at the seller's, so many days ahead: a session that begins late in the evening is held on the day after. */
async function noon(inDays: number): Promise<Date> {
  const [row] = await desk.fleet
    .witness`select ((app_now() at time zone 'Europe/Oslo')::date + ${inDays}::int + time '12:00') at time zone 'Europe/Oslo' as at`
  return row!.at as Date
}
/** An offering of three sessions, a day each, from so many days on. */
async function threeDays(inDays: number) {
  const startsAt = await noon(inDays)
  const sessions = [0, 1, 2].map((day) => ({
    startsAt: daysAfter(startsAt, day),
    endsAt: new Date(daysAfter(startsAt, day).getTime() + HOUR_MS),
    place: 'Rom P45',
  }))
  return launch(desk.fleet, { capacity: 10, offering: { startsAt, endsAt: sessions[2]!.endsAt, sessions } })
}

/** Days go by, and what the till does once a day is done: it looks every ten seconds, and nobody waits for that here. */
async function pass(days: number) {
  await desk.fleet.does((tx) => moveClock(tx, days * DAY_SECONDS))
  const [clock] = await desk.fleet.witness`select ((app_now() at time zone 'Europe/Oslo')::date - 1)::text as yesterday`
  await until(
    async () => {
      await desk.fleet.does(recogniseIncome)
      return desk.fleet.witness`select max(through_on)::text as "throughOn" from recognition_runs`
    },
    ([row]) => row?.throughOn === clock!.yesterday,
    45,
  )
}
const earnedBy = async (orderId: string) => {
  const [row] = await desk.fleet.witness`select coalesce(sum(amount_minor), 0)::int as minor from recognitions r
    join order_lines l on l.id = r.order_line_id where l.order_id = ${orderId}`
  return row!.minor as number
}

test('income is earned session by session, and what is not taught yet stays deferred', async () => {
  const { offeringId } = await threeDays(3)
  const placed = await desk.oneCall(orderOf(offeringId, 1, { expectedTotal: { minor: 490_000, currency: 'NOK' } }))
  await desk.documented(placed)
  await pass(2)
  expect(await earnedBy(placed.body.id)).toBe(0)
  await pass(2)
  expect(await earnedBy(placed.body.id)).toBe(163_333)
  await pass(1)
  expect(await earnedBy(placed.body.id)).toBe(326_667)
  await pass(2)
  expect(await earnedBy(placed.body.id)).toBe(490_000)
  await expectSoundBooks(desk.fleet.witness)
}, 120_000)

test('what is credited after it was taught is no income, and a postponed session is earned when it is held', async () => {
  const { offeringId } = await threeDays(3)
  const [kept, taken] = [await desk.oneCall(orderOf(offeringId, 1)), await desk.oneCall(orderOf(offeringId, 1))]
  await desk.documented(kept)
  await desk.documented(taken)
  await pass(4)
  expect(await earnedBy(taken.body.id)).toBe(163_333)
  const credited = await ask(`${desk.shop}/orders/${taken.body.id}/credit-note`, {
    method: 'POST',
    body: { reason: 'Syk' },
    headers: { ...desk.finance, 'idempotency-key': `earned-${taken.body.id}` },
  })
  expect(credited.status).toBe(201)
  await desk.documented(taken, 2)
  const startsAt = await noon(20)
  const sessions = [{ startsAt, endsAt: new Date(startsAt.getTime() + HOUR_MS), place: 'Rom P45' }]
  const times = { startsAt, endsAt: sessions[0]!.endsAt, saleClosesAt: daysAfter(startsAt, -1) }
  await desk.fleet.does((tx) => changeOffering(tx, { offeringId, ...times, sessions }))
  await pass(1)
  expect([await earnedBy(taken.body.id), await earnedBy(kept.body.id)]).toEqual([0, 0])
  await expectSoundBooks(desk.fleet.witness)
  await pass(22)
  expect(await earnedBy(kept.body.id)).toBe(490_000)
  await expectSoundBooks(desk.fleet.witness)
}, 120_000)

test('days that were missed are made good month by month', () => {
  expect(daysToClose('2027-01-10', '2027-01-11')).toEqual(['2027-01-11'])
  expect(daysToClose('2026-12-30', '2027-03-02')).toEqual(['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-02'])
  expect(daysToClose('2027-01-31', '2027-01-31')).toEqual([])
  expect(daysToClose('2027-01-31', '2027-02-28')).toEqual(['2027-02-28'])
})
