import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setCredit } from '../../src/credit/set-credit.ts'
import { MONEY } from '../../src/invoicing/left-to-pay.ts'
import { act } from '../../src/platform/till.ts'
import {
  buySeats,
  course,
  documented,
  documentsOf,
  type Firm,
  giveBack,
  openFirm,
  seatsLeft,
} from '../giving-back/firm.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { ask, bearer, make, type Placed, pay, until } from '../support/make.ts'
import { anotherStart, moveNow } from './mover.ts'
import { confirmSeats, lookSeats, moveSeats, type SeatsSeen } from './seats-mover.ts'

const LONG_MS = 60_000
const PRICE = 490_000
const AN_HOUR_SECONDS = 3_600

let house: House
beforeAll(async () => {
  house = await bootTill()
}, LONG_MS)
afterAll(() => house?.close())

const code = (name: string, status = 409) => ({ status, body: { type: `/problems/${name}` } })
const asPlaced = (seen: SeatsSeen) => seen as unknown as Placed

async function bought(firm: Firm, { payBy }: { payBy?: 'card' } = {}) {
  const from = await course(house)
  const order = await buySeats(house, firm, from.offeringId, {
    ...{ quantity: 4, gross: PRICE },
    ...(payBy && { change: { payBy } }),
  })
  if (payBy) {
    await pay(house, order)
    await documented(house, order.id, 1)
  }
  return { from, order }
}

const names = ({ manager }: Firm, orderId: string, offeringId: string) =>
  ask(house, `/orders/${orderId}/names`, {
    method: 'POST',
    headers: { cookie: manager.cookie, 'idempotency-key': randomUUID() },
    body: { offeringId, people: [{ name: 'Ny Navn', email: `${randomUUID()}@fjell.example` }] },
  })

test('what has changed since it was looked at is refused part by part, and nothing moves', async () => {
  const firm = await openFirm(house)
  const { from, order } = await bought(firm)
  const to = await anotherStart(house, from)
  const way = { from, to, orderId: order.id }
  const { body: seen } = await lookSeats(house, firm, way, { seats: 3 })
  await giveBack(house, firm, from.offeringId, { number: 1 })
  await documented(house, order.id, 2)
  const refused = await confirmSeats(house, firm, way, { previewId: seen.previewId, seats: 3 })
  expect(refused).toMatchObject({
    ...code('moving/changed'),
    body: { changed: ['seats', 'documents'], now: { seats: 3 } },
  })
  expect([await seatsLeft(house, from.offeringId), await seatsLeft(house, to.offeringId)]).toEqual([3, 0])
  const done = await confirmSeats(house, firm, way, { previewId: refused.body.now!.previewId, seats: 3 })
  expect(done.status).toBe(201)
  await documented(house, order.id, 4)
  await expectSoundBooks(house.eye)
})

test('a start with too few seats, another company’s or none at all is refused by its name, and the old seats stay', async () => {
  const firm = await openFirm(house)
  const { from, order } = await bought(firm)
  const small = await anotherStart(house, from, { capacity: 2 })
  const way = { from, to: small, orderId: order.id }
  expect(await lookSeats(house, firm, way, { seats: 3 })).toMatchObject(code('moving/full'))
  expect(await lookSeats(house, firm, { ...way, to: from }, {})).toMatchObject(code('offering/unknown', 404))
  expect(await lookSeats(house, firm, way, { lineId: randomUUID() })).toMatchObject(code('line/unknown', 404))
  const { body } = await ask<{ choices: { left: number; hindrance: string | null }[] }>(
    house,
    `/companies/${firm.companyId}/seats/${from.offeringId}/move-choices?seats=3&lineId=${await lineIn(order)}`,
    { headers: { cookie: firm.manager.cookie } },
  )
  expect(body.choices).toMatchObject([{ left: 2, hindrance: 'full' }])
  expect(await seatsLeft(house, from.offeringId)).toBe(4)
})

const lineIn = async ({ id }: Pick<Placed, 'id'>) =>
  String((await house.witness(`select id from order_lines where order_id = '${id}'`))[0]!.id)

test('where the company may owe no more, what costs more is paid by card first; within its credit it is invoiced', async () => {
  const firm = await openFirm(house)
  const { from, order } = await bought(firm)
  const dearer = await anotherStart(house, from, { netMinor: 600_000 })
  const way = { from, to: dearer, orderId: order.id }
  const limit = (amountMinor: number) =>
    act(house.till, { kind: 'job', name: 'test' }, (tx) =>
      setCredit(tx, firm.companyId, { amountMinor, reason: 'Prøve' }),
    )
  await limit(4 * PRICE + 110_000)
  expect((await lookSeats(house, firm, way)).body).toMatchObject({ owed: { minor: 600_000 }, toPay: null })
  const { body: seen } = await lookSeats(house, firm, way, { seats: 2 })
  expect(seen).toMatchObject({ owed: null, toPay: { minor: 1_200_000 }, lowered: { minor: 980_000 } })
  const staff = bearer(await make.client(house, ['support']))
  const byStaff = { previewId: seen.previewId, seats: 2, headers: staff, reason: 'Avtalt' }
  expect(await confirmSeats(house, firm, way, byStaff)).toMatchObject(code('moving/buyer-pays'))
  const { done } = await moveSeats(house, firm, way, { seats: 2 })
  await pay(house, asPlaced(done))
  await until(async () => (await moveNow(house, order, done.moveId)).state === 'done')
  await documented(house, order.id, 3)
  const left = await house.witness(
    `select sum(money.left_minor)::int as minor from documents d cross join lateral ${MONEY} money where d.order_id = '${order.id}'`,
  )
  expect(left).toEqual([{ minor: 2 * PRICE }])
  await expectSoundBooks(house.eye)
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
})

test('what was paid by bank pays for the new seats', async () => {
  const firm = await openFirm(house)
  const { from, order } = await bought(firm)
  const later = await anotherStart(house, from)
  const [invoice] = await house.witness(`select id from documents where order_id = '${order.id}'`)
  await ask(house, `/invoices/${invoice!.id}/transfers`, {
    method: 'POST',
    headers: { ...bearer(await make.client(house, ['finance'])), 'idempotency-key': randomUUID() },
    body: { amountMinor: 4 * PRICE, paidOn: await dayOf(house), reference: 'Kontoutskrift' },
  })
  const { seen } = await moveSeats(house, firm, { from, to: later, orderId: order.id }, { seats: 2 })
  expect(seen).toMatchObject({ lowered: { minor: 2 * PRICE }, balance: { minor: 2 * PRICE } })
  await documented(house, order.id, 3)
  const open = () =>
    house.witness(
      `select d.id from documents d cross join lateral ${MONEY} money where d.order_id = '${order.id}' and money.left_minor <> 0`,
    )
  await until(async () => (await open()).length === 0)
  await expectSoundBooks(house.eye)
})

test('seats that are named while the difference is being paid are not moved: others go in their place, or the money goes back once', async () => {
  const firm = await openFirm(house)
  const { from, order } = await bought(firm, { payBy: 'card' })
  const dearer = await anotherStart(house, from, { netMinor: 600_000 })
  const way = { from, to: dearer, orderId: order.id }
  const first = (await moveSeats(house, firm, way, { seats: 2 })).done
  for (const _ of [1, 2]) expect((await names(firm, order.id, from.offeringId)).status).toBeLessThan(300)
  await pay(house, asPlaced(first))
  await until(async () => (await moveNow(house, order, first.moveId)).state === 'done')
  expect([await seatsLeft(house, from.offeringId), await seatsLeft(house, dearer.offeringId)]).toEqual([2, 2])
  await documented(house, order.id, 4)
  const placed = await house.witness(
    `select count(*)::int as n from order_places where order_id = '${order.id}' and person_id is not null and returned_at is null`,
  )
  expect(placed).toEqual([{ n: 2 }])
  expect(await lookSeats(house, firm, way)).toMatchObject({ ...code('moving/too-few'), body: { left: 0 } })
  const [line] = await house.witness(
    `select id from order_lines where order_id = '${order.id}' and moved_from_id is not null`,
  )
  const evenDearer = await anotherStart(house, from, { netMinor: 700_000, startsInDays: 50 })
  const on = { from: dearer, to: evenDearer, orderId: order.id }
  const second = (await moveSeats(house, firm, on, { seats: 2, lineId: String(line!.id) })).done
  expect((await names(firm, order.id, dearer.offeringId)).status).toBeLessThan(300)
  await pay(house, asPlaced(second))
  await until(async () => (await moveNow(house, order, second.moveId)).state === 'money-back')
  const back = await house.witness(
    `select amount_minor::int as minor, cause from refunds where order_id = '${order.id}'`,
  )
  expect(back).toEqual([{ minor: 200_000, cause: 'surplus' }])
  await until(() => house.mails().some(({ subject }) => subject.includes('plassene ble ikke byttet')))
  await expectSoundBooks(house.eye)
})

test('whoever is invited while the difference is being paid keeps the invitation: another seat goes in its place', async () => {
  const firm = await openFirm(house)
  const { from, order } = await bought(firm, { payBy: 'card' })
  const dearer = await anotherStart(house, from, { netMinor: 600_000 })
  const { done } = await moveSeats(house, firm, { from, to: dearer, orderId: order.id }, { seats: 2 })
  const invite = (among: string) =>
    act(house.till, { kind: 'job', name: 'test' }, (tx) =>
      tx.client.query(
        `insert into seat_assignments (id, seat_id, company_id, offering_id, order_id, person_id, name, email, invited_at)
         select uuidv7(), w.seat_id, w.company_id, w.offering_id, w.order_id, p.id, p.name, p.email, app_now() + interval '1 second'
         from (select * from wallet_seats w where w.order_id = $1 and w.offering_id = $2 and ${among}
           and not exists (select from seat_assignments a where a.seat_id = w.seat_id) order by w.seat_id limit 1) w
         cross join lateral (select * from people p where not exists (select from seat_assignments a where a.person_id = p.id) order by p.id limit 1) p`,
        [order.id, from.offeringId],
      ),
    )
  const agreed = `w.seat_id::text in (select jsonb_array_elements_text(m.agreed -> 'wish' -> 'seatIds') from moves m where m.order_id = $1)`
  await invite(agreed)
  await pay(house, asPlaced(done))
  await until(async () => (await moveNow(house, order, done.moveId)).state === 'done')
  const standing = () =>
    house.witness(`select id from seat_assignments where order_id = '${order.id}' and ended_at is null`)
  expect(await standing()).toHaveLength(1)
  expect(await seatsLeft(house, dearer.offeringId)).toBe(2)
})

test('a move that is not paid in time leaves everything as it was', async () => {
  const firm = await openFirm(house)
  const { from, order } = await bought(firm, { payBy: 'card' })
  const dearer = await anotherStart(house, from, { netMinor: 600_000, capacity: 2 })
  const { done } = await moveSeats(house, firm, { from, to: dearer, orderId: order.id }, { seats: 2 })
  await house.moveClock(AN_HOUR_SECONDS)
  await until(async () => (await moveNow(house, order, done.moveId)).state === 'lapsed')
  expect([await seatsLeft(house, from.offeringId), await seatsLeft(house, dearer.offeringId)]).toEqual([4, 0])
  expect((await documentsOf(house, order)).length).toBe(1)
  await expectSoundBooks(house.eye)
})
