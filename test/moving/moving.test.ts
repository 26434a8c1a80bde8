import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MONEY } from '../../src/invoicing/left-to-pay.ts'
import { act } from '../../src/platform/till.ts'
import { setPrice } from '../../src/pricing/set-price.ts'
import { CancellationRules } from '../../src/terms/rules.ts'
import { bought, cancel, freeSeats, toBuy } from '../cancelling/buyer.ts'
import { documented, documentsOf, RULES } from '../giving-back/firm.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { ask, bearer, make, type Placed, pay, person, order as place, until } from '../support/make.ts'
import { anotherStart, confirmMove, lookMove, move, moveNow } from './mover.ts'

const LONG_MS = 60_000

let house: House
beforeAll(async () => {
  house = await bootTill()
}, LONG_MS)
afterAll(() => house?.close())

const mailsTo = (email: string) => house.mails().filter(({ to }) => to.some((each) => each.includes(email)))
const code = (name: string, status = 409) => ({ status, body: { type: `/problems/${name}` } })
const paid = (order: Placed, moveId: string, state = 'done') =>
  until(async () => (await moveNow(house, order, moveId)).state === state)
const refunds = async (order: Placed) =>
  (
    await house.witness(`select amount_minor, cause from refunds where order_id = '${order.id}' order by requested_at`)
  ).map((row) => [Number(row.amount_minor), row.cause])

test('a seat goes to another date at the same price: nothing is paid, the old seat is free, and who sat there sits in the new one', async () => {
  const first = await toBuy(house)
  const later = await anotherStart(house, first)
  const email = `bytter-${randomUUID()}@example.test`
  const order = await bought(house, first, { buyer: { email } })
  const seen = (await lookMove(house, order, later)).body
  expect(seen).toMatchObject({
    back: { minor: 490_000 },
    price: { minor: 490_000 },
    toPay: null,
    refund: null,
    fee: { minor: 0 },
  })
  const done = await move(house, order, later)
  expect(done.state).toBe('done')
  expect([await freeSeats(house, first), await freeSeats(house, later)]).toEqual([40, 39])
  const enrolled = await house.witness(
    `select e.offering_id, e.withdrawn_at is null as sits, m.offering_id as moved_to from enrolments e left join enrolments m on m.id = e.moved_to_id
     where e.order_id = '${order.id}' order by e.enrolled_at`,
  )
  expect(enrolled).toEqual([
    { offering_id: first.offeringId, sits: false, moved_to: later.offeringId },
    { offering_id: later.offeringId, sits: true, moved_to: null },
  ])
  await documented(house, order.id, 3)
  expect((await documentsOf(house, order)).map(({ gross }) => gross)).toEqual([490_000, 490_000, 490_000])
  expect(await refunds(order)).toEqual([])
  await until(() => mailsTo(email).some(({ subject }) => subject.includes('plassen er byttet')))
  await expectSoundBooks(house.eye)
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
})

test('a cheaper seat gives the difference back to the card, and both can be cancelled afterwards for what was paid', async () => {
  const first = await toBuy(house)
  const cheaper = await anotherStart(house, first, { netMinor: 300_000 })
  const order = await bought(house, first)
  const done = await move(house, order, cheaper)
  expect(done).toMatchObject({ state: 'done', refund: { minor: 190_000 }, toPay: null })
  await documented(house, order.id, 3)
  expect(await refunds(order)).toEqual([[190_000, 'credited']])
  expect((await cancel(house, order)).refund).toMatchObject({ minor: 300_000 })
  await documented(house, order.id, 4)
  expect(await refunds(order)).toEqual([
    [190_000, 'credited'],
    [300_000, 'credited'],
  ])
  await expectSoundBooks(house.eye)
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
})

test('a dearer seat is held while the difference is paid; the old one is there until then; later moves and cancelling give back every øre once', async () => {
  const first = await toBuy(house)
  const dearer = await anotherStart(house, first, { netMinor: 620_000 })
  const taxed = await anotherStart(house, first, { netMinor: 496_000, taxClass: 'standard', startsInDays: 58 })
  const order = await bought(house, first)
  const begun = await move(house, order, dearer)
  expect(begun).toMatchObject({ state: 'to-pay', toPay: { minor: 130_000 } })
  expect([
    await freeSeats(house, first),
    (await house.witness(`select id from enrolments where order_id = '${order.id}' and withdrawn_at is null`)).length,
  ]).toEqual([39, 1])
  expect(await lookMove(house, order, taxed)).toMatchObject(code('moving/under-way'))
  await pay(house, asPlaced(begun))
  await paid(order, begun.moveId)
  await documented(house, order.id, 4)
  expect((await documentsOf(house, order)).map(({ gross }) => gross).toSorted()).toEqual([
    130_000, 490_000, 490_000, 490_000,
  ])
  await expectSoundBooks(house.eye)
  const again = await move(house, order, taxed)
  expect(again).toMatchObject({ state: 'done', back: { minor: 620_000 }, price: { minor: 620_000 }, toPay: null })
  await documented(house, order.id, 6)
  expect(await cancel(house, order)).toMatchObject({ back: { minor: 620_000 } })
  await documented(house, order.id, 6)
  await expectSoundBooks(house.eye)
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
})

test('what is given up, not paid or paid late loses nothing: late money gets the seat while there is one, or goes back once', async () => {
  const first = await toBuy(house)
  const dearer = await anotherStart(house, first, { netMinor: 620_000, capacity: 2 })
  const [gone, late, tooLate] = [await bought(house, first), await bought(house, first), await bought(house, first)]
  await move(house, gone, dearer)
  expect(await giveUp(gone)).toMatchObject({ status: 200, body: { state: 'given-up', paymentPage: null } })
  const [second, third] = [await move(house, late, dearer), await move(house, tooLate, dearer)]
  expect(await lookMove(house, gone, dearer)).toMatchObject(code('moving/full'))
  await house.moveClock(40 * 60)
  for (const [order, each] of [
    [late, second],
    [tooLate, third],
  ] as const)
    await paid(order, each.moveId, 'lapsed')
  await pay(house, asPlaced(second), { late: true })
  await paid(late, second.moveId)
  const quick = await move(house, gone, dearer)
  await pay(house, asPlaced(quick))
  await paid(gone, quick.moveId)
  await pay(house, asPlaced(third), { late: true })
  await paid(tooLate, third.moveId, 'money-back')
  expect(await refunds(tooLate)).toEqual([[130_000, 'surplus']])
  expect(await freeSeats(house, first)).toBe(39)
  await until(() => house.mails().some(({ subject }) => subject.includes('ble ikke byttet')))
  await documented(house, late.id, 4)
  await documented(house, gone.id, 4)
  await expectSoundBooks(house.eye)
  await until(async () => (await house.witness('select id from refunds where succeeded_at is null')).length === 0)
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
})

test('what cannot be had is refused by its name, and what was agreed to is done exactly or not at all', async () => {
  const first = await toBuy(house)
  const later = await anotherStart(house, first)
  const order = await bought(house, first)
  const other = await toBuy(house)
  expect(await lookMove(house, order, other)).toMatchObject(code('moving/other-course'))
  const seen = (await lookMove(house, order, later)).body
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    setPrice(tx, {
      offeringId: later.offeringId,
      currency: 'NOK',
      netMinor: 500_000,
      taxClass: 'exempt-teaching',
      taxDecision: 'prøve',
    }),
  )
  const refused = await confirmMove(house, order, later, { previewId: seen.previewId })
  expect(refused).toMatchObject({
    ...code('moving/changed'),
    body: { changed: ['tiers', 'documents', 'money'], now: { toPay: { minor: 10_000 } } },
  })
  expect(await freeSeats(house, later)).toBe(40)
})

test('what was paid by bank pays for the new seat, and what is not paid yet is owed for the new seat instead', async () => {
  const key = await make.client(house, ['course-administrator', 'finance'])
  const first = { ...(await make.offering(house, { invoiceToPersons: true })) }
  const later = await anotherStart(house, first, { netMinor: 600_000 })
  const onInvoice = async () => {
    const { body } = await place(house, key, {
      offering: first,
      payer: person(),
      people: [],
      change: { payBy: 'invoice' },
    })
    await documented(house, body.id, 1)
    return body
  }
  const [paidByBank, open] = [await onInvoice(), await onInvoice()]
  const [invoice] = await house.witness(`select id from documents where order_id = '${paidByBank.id}'`)
  await ask(house, `/invoices/${invoice!.id}/transfers`, {
    method: 'POST',
    headers: { ...bearer(key), 'idempotency-key': randomUUID() },
    body: { amountMinor: 490_000, paidOn: await dayOf(house), reference: 'Kontoutskrift' },
  })
  for (const each of [paidByBank, open])
    expect(await move(house, each, later)).toMatchObject({
      state: 'done',
      owed: { minor: 600_000 },
      toPay: null,
      refund: null,
    })
  const left = (id: string) =>
    house.witness(
      `select money.left_minor::int as n from documents d cross join lateral ${MONEY} money where d.order_id = '${id}' and d.kind = 'invoice' order by d.number`,
    )
  await until(async () => (await house.witness('select id from moves where to_set_off')).length === 0)
  expect(await left(paidByBank.id)).toEqual([{ n: 0 }, { n: 110_000 }])
  expect(await left(open.id)).toEqual([{ n: 0 }, { n: 600_000 }])
  await expectSoundBooks(house.eye)
})

test('the terms’ fee for moving is kept where it is less than what cancelling costs; staff move to another course with a reason, in the audit log', async () => {
  const rules = CancellationRules.parse({ ...RULES, moving: { daysBefore: 2, at: 'start-hour', fee: { NOK: 20_000 } } })
  const first = await toBuy(house)
  const soon = await anotherStart(house, first, { startsInDays: 20, rules })
  const order = await bought(house, soon)
  await house.moveClock(16 * 86_400)
  const later = await anotherStart(house, first, { startsInDays: 50 })
  expect((await lookMove(house, order, later)).body).toMatchObject({
    fee: { minor: 20_000 },
    rule: { kind: 'moving' },
    back: { minor: 470_000 },
    toPay: { minor: 20_000 },
  })
  const other = await toBuy(house, { price: { netMinor: 300_000 } })
  const staff = bearer(await make.client(house, ['support']))
  const done = await move(house, order, other, { headers: staff, reason: 'Avtalt på telefon' })
  expect(done).toMatchObject({ state: 'done', refund: { minor: 170_000 } })
  const acts = await house.witness(`select after ->> 'reason' as reason from audit_acts where kind = 'seat-moved'`)
  expect(acts).toEqual([{ reason: 'Avtalt på telefon' }])
  await documented(house, order.id, 3)
  await expectSoundBooks(house.eye)
})

const asPlaced = (begun: unknown) => begun as Placed
const giveUp = (order: Placed) =>
  ask(house, `/orders/${order.id}/abandon-move`, { method: 'POST', headers: { 'order-token': order.orderToken } })

test('nobody is moved past those who wait: a free seat of an offering whose list comes first is full for a move', async () => {
  const first = await toBuy(house)
  const wanted = await anotherStart(house, first)
  const order = await bought(house, first)
  const seen = await lookMove(house, order, wanted)
  expect(seen.status).toBe(200)
  const list = (isOpen: boolean) =>
    house.till.connection.pool.query('update seat_pools set list_open = $2 where offering_id = $1', [
      wanted.offeringId,
      isOpen,
    ])
  await list(true)
  expect(await lookMove(house, order, wanted)).toMatchObject(code('moving/full'))
  expect((await confirmMove(house, order, wanted, { previewId: seen.body.previewId })).status).toBe(409)
  await list(false)
  expect((await confirmMove(house, order, wanted, { previewId: seen.body.previewId })).status).toBe(201)
})
