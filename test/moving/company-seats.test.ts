import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lineageOf } from '../../src/wallet/lineage-of.ts'
import {
  buySeats,
  course,
  documented,
  documentsOf,
  type Firm,
  giveBack,
  openFirm,
  seatsLeft,
  someone,
} from '../giving-back/firm.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, type Placed, pay, until } from '../support/make.ts'
import { anotherStart, moveNow } from './mover.ts'
import { confirmSeats, lookSeats, moveSeats, type SeatsSeen } from './seats-mover.ts'

const LONG_MS = 60_000
const PRICE = 490_000

let house: House
beforeAll(async () => {
  house = await bootTill()
}, LONG_MS)
afterAll(() => house?.close())

const code = (name: string, status = 409) => ({ status, body: { type: `/problems/${name}` } })
const asPlaced = (seen: SeatsSeen) => seen as unknown as Placed
const leftOf = async (order: Pick<Placed, 'id'>) =>
  (await documentsOf(house, order)).reduce((sum, { kind, gross }) => sum + (kind === 'invoice' ? gross : -gross), 0)

type Bought = { quantity?: number; people?: { name: string; email: string }[]; payBy?: 'card'; startsInDays?: number }
async function bought(firm: Firm, { quantity = 4, people = [], payBy, startsInDays = 30 }: Bought = {}) {
  const from = await course(house, { startsInDays })
  const change = payBy ? { payBy } : {}
  const order = await buySeats(house, firm, from.offeringId, { quantity, gross: PRICE, people, change })
  if (payBy) {
    await pay(house, order)
    await documented(house, order.id, 1)
  }
  return { from, order }
}

/** Somebody is invited to a seat and has not answered. */
async function invite({ companyId, manager }: Firm, offeringId: string): Promise<string> {
  const email = `${randomUUID()}@fjell.example`
  const sent = await ask(house, `/companies/${companyId}/wallet/${offeringId}/people`, {
    method: 'POST',
    headers: { cookie: manager.cookie, 'idempotency-key': randomUUID() },
    body: { people: [{ name: 'Ida Invitert', email }] },
  })
  if (sent.status >= 300) throw new Error(JSON.stringify(sent.body))
  return email
}

test('two unnamed seats go to a later start at the same price: a credit note and an invoice, the old ones free, the new ones the company’s without a name', async () => {
  const firm = await openFirm(house)
  const { from, order } = await bought(firm, { people: [someone('Anne Berg')] })
  const to = await anotherStart(house, from)
  const { seen, done } = await moveSeats(house, firm, { from, to, orderId: order.id }, { seats: 2 })
  expect(seen).toMatchObject({
    ...{ seats: 2, fee: { minor: 0 }, back: { minor: 980_000 }, price: { minor: 980_000 }, uninvited: [] },
    ...{ owed: { minor: 980_000 }, lowered: { minor: 980_000 }, toPay: null, refund: null },
  })
  expect(done).toMatchObject({ state: 'done', seats: 2, owed: { minor: 980_000 } })
  expect([await seatsLeft(house, from.offeringId), await seatsLeft(house, to.offeringId)]).toEqual([2, 2])
  await documented(house, order.id, 3)
  expect((await documentsOf(house, order)).map(({ kind, gross }) => [kind, gross]).slice(0, 1)).toEqual([
    ['invoice', 1_960_000],
  ])
  expect(await leftOf(order)).toBe(1_960_000)
  const [seat] = await house.witness(`select seat_id from wallet_seats where offering_id = '${to.offeringId}'`)
  const looker = { companyId: firm.companyId, personId: firm.manager.personId, isStaff: false }
  const lineage = await lineageOf({ client: house.till.connection.pool }, looker, String(seat!.seat_id))
  expect(lineage.map(({ kind, name }) => [kind, name])).toEqual([
    ['moved-here', expect.stringContaining('Praktisk statistikk (GT-')],
  ])
  await until(() => house.mails().some(({ subject }) => subject.includes('2 plasser er flyttet')))
  await expectSoundBooks(house.eye)
})

test('who has not answered loses the invitation and is told so; who sits in a seat keeps it, however many are asked for', async () => {
  const firm = await openFirm(house)
  const { from, order } = await bought(firm, { quantity: 3, people: [someone('Anne Berg')] })
  const to = await anotherStart(house, from)
  const email = await invite(firm, from.offeringId)
  const way = { from, to, orderId: order.id }
  expect(await lookSeats(house, firm, way, { seats: 3 })).toMatchObject({
    ...code('moving/too-few'),
    body: { left: 2 },
  })
  const { seen } = await moveSeats(house, firm, way, { seats: 2 })
  expect(seen.uninvited).toEqual(['Ida Invitert'])
  await until(() => house.mails().some((mail) => mail.subject.includes('er trukket') && mail.to.includes(email)))
  const sits = await house.witness(
    `select p.name from order_places p where p.order_id = '${order.id}' and p.returned_at is null and p.name is not null`,
  )
  expect(sits).toEqual([{ name: 'Anne Berg' }])
  await expectSoundBooks(house.eye)
})

test('seats that go in two steps, back again and away for good are counted, credited and named right, with a fee by the terms', async () => {
  const firm = await openFirm(house)
  const { from, order } = await bought(firm, { startsInDays: 12 })
  const to = await anotherStart(house, from, { startsInDays: 40 })
  const way = { from, to, orderId: order.id }
  const { seen } = await moveSeats(house, firm, way, { seats: 2 })
  expect(seen).toMatchObject({ fee: { minor: 100_000 }, back: { minor: 880_000 }, rule: { kind: 'step' } })
  await documented(house, order.id, 3)
  await moveSeats(house, firm, way)
  await documented(house, order.id, 5)
  const rows = await house.witness(
    `select id from order_lines where order_id = '${order.id}' and offering_id = '${to.offeringId}' order by position`,
  )
  expect(rows.length).toBe(2)
  const later = await anotherStart(house, from, { startsInDays: 50, netMinor: 300_000 })
  await moveSeats(house, firm, { from: to, to: later, orderId: order.id }, { lineId: String(rows[0]!.id), seats: 2 })
  await documented(house, order.id, 7)
  expect(await seatsLeft(house, to.offeringId)).toBe(1)
  await giveBack(house, firm, to.offeringId, { number: 1 })
  await documented(house, order.id, 8)
  await giveBack(house, firm, later.offeringId, { number: 2 })
  await documented(house, order.id, 9)
  expect(await leftOf(order)).toBe(PRICE + 3 * 50_000)
  await expectSoundBooks(house.eye)
})

test('paid by card, cheaper seats give the rest back to the card; dearer ones are held until the difference is paid, or nothing moves', async () => {
  const firm = await openFirm(house)
  const { from, order } = await bought(firm, { payBy: 'card' })
  const [cheaper, dearer] = [
    await anotherStart(house, from, { netMinor: 300_000 }),
    await anotherStart(house, from, { netMinor: 620_000, startsInDays: 50 }),
  ]
  const { done: first } = await moveSeats(house, firm, { from, to: cheaper, orderId: order.id })
  expect(first).toMatchObject({ state: 'done', refund: { minor: 190_000 }, toPay: null, owed: null })
  await documented(house, order.id, 3)
  const way = { from, to: dearer, orderId: order.id }
  const { done: begun } = await moveSeats(house, firm, way, { seats: 2 })
  expect(begun).toMatchObject({ state: 'to-pay', toPay: { minor: 260_000 } })
  expect(await seatsLeft(house, from.offeringId)).toBe(3)
  expect(await lookSeats(house, firm, way)).toMatchObject(code('moving/under-way'))
  await pay(house, asPlaced(begun))
  await until(async () => (await moveNow(house, order, begun.moveId)).state === 'done')
  expect([await seatsLeft(house, from.offeringId), await seatsLeft(house, dearer.offeringId)]).toEqual([1, 2])
  await documented(house, order.id, 6)
  await expectSoundBooks(house.eye)
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
})

test('the same key does it once; staff do it with a reason to any course; nobody else’s company is seen', async () => {
  const [firm, rival] = [await openFirm(house), await openFirm(house)]
  const { from, order } = await bought(firm)
  const to = await anotherStart(house, from)
  const way = { from, to, orderId: order.id }
  const { body: seen } = await lookSeats(house, firm, way)
  const key = randomUUID()
  const once = await confirmSeats(house, firm, way, { previewId: seen.previewId, key })
  expect(once.status).toBe(201)
  expect(await confirmSeats(house, firm, way, { previewId: seen.previewId, key })).toEqual(once)
  expect(await seatsLeft(house, to.offeringId)).toBe(1)
  expect((await lookSeats(house, rival, way, { headers: { cookie: rival.manager.cookie } })).status).toBe(409)
  const other = await course(house, { title: 'Et annet kurs' })
  await documented(house, order.id, 3)
  const elsewhere = { ...way, to: other }
  expect(await lookSeats(house, firm, elsewhere)).toMatchObject(code('moving/other-course'))
  const headers = bearer(await make.client(house, ['support']))
  const { done } = await moveSeats(house, firm, elsewhere, { headers, reason: 'Avtalt på telefon' })
  expect(done.state).toBe('done')
  await documented(house, order.id, 5)
  const reasons = await house.witness(
    `select content ->> 'reason' as reason from documents where order_id = '${order.id}' and kind = 'credit-note' order by issued_at`,
  )
  expect(String(reasons[1]!.reason)).toContain('Avtalt på telefon')
})
