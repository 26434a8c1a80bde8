import { afterAll, beforeAll, expect, test } from 'vitest'
import { fourEyesSetting } from '../../src/countersigning/four-eyes.ts'
import { nothingDone } from '../../src/going/plan-order.ts'
import { takesTwo as takesTwoPeople } from '../../src/going/second-person.ts'
import { writeSetting } from '../../src/platform/settings.ts'
import { act } from '../../src/platform/till.ts'
import { setCapacity } from '../../src/seats/set-capacity.ts'
import { bought, confirm, look, toBuy } from '../cancelling/buyer.ts'
import { documented, openFirm } from '../giving-back/firm.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { passTo } from '../support/finance.ts'
import { ask, checkOut, make, order, pay, until } from '../support/make.ts'
import { cancelAt, cancellationAt, fullCourse, keeperOf, type Sums, signedInKeeper, simulateAt } from './at-risk.ts'

const LONG_MS = 90_000

let house: House
let keeper: Record<string, string>
beforeAll(async () => {
  house = await bootTill()
  await passTo(house, 1)
  keeper = await keeperOf(house)
}, LONG_MS)
afterAll(() => house?.close())

const over = async (offering: { offeringId: string }) => {
  await until(async () => (await cancellationAt(house, keeper, offering)).left === 0)
  return cancellationAt(house, keeper, offering)
}
const minors = ({ orders: _orders, ...sums }: Sums) => sums
const mailsTo = (email: string) => house.mails().filter(({ to }) => to.some((each) => each.includes(email)))

test('cancelling a full course with persons, a company and a waiting list does to the øre what the simulation showed, once', {
  timeout: LONG_MS,
}, async () => {
  const firm = await openFirm(house)
  const { offering, byCard, partly, onInvoice, seats, firmByCard, open, learner, named } = await fullCourse(house, firm)
  const { offeringId, gross } = offering
  const seen = (await simulateAt(house, keeper, offering)).body
  const shown = (id: string) => seen.orders.find(({ orderId }) => orderId === id)
  expect(seen.sums).toMatchObject([{ currency: 'NOK', orders: 6, seats: 8 }])
  const of = (id: string, part: 'gross' | 'refund' | 'lowered') => shown(id)!.done[part].minor
  expect([of(byCard.id, 'gross'), of(byCard.id, 'refund')]).toEqual([gross, gross])
  expect([of(partly.id, 'gross'), of(partly.id, 'refund')]).toEqual([gross - 100_000, gross - 100_000])
  expect([of(onInvoice.id, 'gross'), of(onInvoice.id, 'lowered')]).toEqual([gross, gross])
  expect([of(seats.id, 'gross'), of(seats.id, 'lowered')]).toEqual([3 * gross, 3 * gross])
  expect(shown(seats.id)).toMatchObject({ people: [named.name], unnamed: 2 })
  expect(of(firmByCard.id, 'refund')).toBe(gross)
  expect(shown(open.id)).toMatchObject({ standing: 'unpaid', done: { seats: 1, gross: { minor: 0 } } })
  expect(seen).toMatchObject({
    promises: { waiting: { entries: 1, seats: 2 }, quotations: [], applications: [], moves: 0 },
    mails: { buyers: 6, waiting: 1, askers: 1, learners: 1 },
    takesTwo: false,
  })
  expect(seen.promises.requests).toHaveLength(1)

  const command = { offeringId, simulationId: seen.simulationId }
  const keys = ['a', 'a', 'b', 'b'].map((each) => `${each}-${offeringId}`)
  const answers = await Promise.all(keys.map((key) => cancelAt(house, keeper, { ...command, key })))
  const first = answers.findIndex(({ status }) => status === 201)
  const refused = answers.filter(({ status }) => status !== 201).map(({ body }) => body.type)
  expect(refused.every((type) => /going\/cancelled-already|idempotency\/in-progress/.test(String(type)))).toBe(true)
  expect((await cancelAt(house, keeper, { ...command, key: keys[first]! })).status).toBe(201)
  expect(await cancelAt(house, keeper, command)).toMatchObject({
    status: 409,
    body: { type: '/problems/going/cancelled-already' },
  })
  expect((await simulateAt(house, keeper, offering)).status).toBe(409)

  const done = await over(offering)
  expect(done.planned.map(minors)).toEqual(seen.sums.map(minors))
  for (const { planned, done: was, outcome } of done.orders)
    expect(was).toEqual(outcome === 'ended-unpaid' ? { ...planned, seats: 0 } : planned)
  expect(done.orders.map(({ outcome }) => outcome).toSorted()).toEqual([...Array(5).fill('credited'), 'ended-unpaid'])
  await until(async () => {
    const [row] = await house.witness(
      `select count(*)::int as n from documents_due where order_id in (select order_id from offering_cancel_orders)`,
    )
    return row!.n === 0
  })
  const [sent] = await house.witness(
    `select sum(amount_minor)::int as minor from refunds where order_id in (select order_id from offering_cancel_orders)`,
  )
  expect(sent!.minor).toBe(seen.sums[0]!.refund.minor + 100_000)
  const [notes] = await house.witness(
    `select sum(gross_minor)::int as gross from documents where kind = 'credit-note' and order_id in (select order_id from offering_cancel_orders)`,
  )
  expect(notes!.gross).toBe(seen.sums[0]!.gross.minor + 100_000)
  const [left] = await house.witness(
    `select (select count(*)::int from enrolments where offering_id = '${offeringId}' and withdrawn_at is null) as enrolled,
         (select count(*)::int from wallet_seats where offering_id = '${offeringId}') as owned,
         (select count(*)::int from waiting_entries where offering_id = '${offeringId}' and ended_at is null) as waiting`,
  )
  expect(left).toEqual({ enrolled: 0, owned: 0, waiting: 0 })
  expect(
    (
      await learner.reads(
        (
          await house.witness(`select id from purchase_requests where person_id = '${learner.personId}'`)
        )[0]!.id,
      )
    ).body,
  ).toMatchObject({ state: 'withdrawn' })

  for (const email of [byCard.payer.email, partly.payer.email, learner.email, named.email])
    await until(
      () => mailsTo(email).some(({ subject }) => subject.startsWith('Avlyst: Kurs som ikke holdes')),
      () => email,
    )
  expect(mailsTo(byCard.payer.email).find(({ subject }) => subject.startsWith('Avlyst'))!.text).toContain(
    'For få meldte seg på.',
  )

  const late = await checkOut(house, { offering })
  expect(late.status).toBeGreaterThanOrEqual(400)
  await until(async () => (await house.witness('select id from refunds where succeeded_at is null')).length === 0)
  await expectSoundBooks(house.eye)
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
})

test('where the facts have changed since, nothing is cancelled and it is said which', async () => {
  const offering = await make.offering(house)
  const { simulationId } = (await simulateAt(house, keeper, offering)).body
  await checkOut(house, { offering })
  const answer = await cancelAt(house, keeper, { ...offering, simulationId })
  expect(answer).toMatchObject({
    status: 409,
    body: { type: '/problems/going/changed', changed: ['orders', 'people', 'documents', 'money'] },
  })
  const [row] = await house.witness(
    `select cancelled_at, published_at is not null as sold from offerings where id = '${offering.offeringId}'`,
  )
  expect(row).toEqual({ cancelled_at: null, sold: true })
})

test('a buyer who cancels at the same moment gets the money once, and the row says what was left', async () => {
  const offering = await toBuy(house)
  const placed = await bought(house, offering)
  const { previewId } = (await look(house, placed)).body
  const { simulationId } = (await simulateAt(house, keeper, offering)).body
  const [mine, theirs] = await Promise.all([
    confirm(house, placed, { previewId }),
    cancelAt(house, keeper, { offeringId: offering.offeringId, simulationId }),
  ])
  expect([mine.status, theirs.status]).toContain(201)
  if (theirs.status === 201) await over(offering)
  await documented(house, placed.id, 2)
  const [sent] = await house.witness(
    `select count(*)::int as n, sum(amount_minor)::int as minor from refunds where order_id = '${placed.id}'`,
  )
  expect(sent).toEqual({ n: 1, minor: 490_000 })
})

test('late money for a cancelled course goes back by itself, and nobody sits there', async () => {
  const offering = await make.offering(house, { capacity: 2 })
  const { body: open } = await checkOut(house, { offering })
  const { simulationId } = (await simulateAt(house, keeper, offering)).body
  expect((await cancelAt(house, keeper, { ...offering, simulationId })).status).toBe(201)
  expect((await over(offering)).orders).toMatchObject([{ outcome: 'ended-unpaid' }])
  await pay(house, open, { late: true })
  await until(async () => {
    const [now] = await house.witness(
      `select (select count(*)::int from payments where order_id = '${open.id}' and captured_at is not null) as captured,
         (select count(*)::int from refunds where order_id = '${open.id}') as refunds,
         (select count(*)::int from enrolments where order_id = '${open.id}' and withdrawn_at is null) as seated`,
    )
    return now!.captured === 1 && now!.refunds === 1 && now!.seated === 0
  })
})

test('what is taxed and not invoiced yet is never invoiced, and no fee is kept although it is late', async () => {
  const offering = await make.offering(house, { taxClass: 'standard', startsInDays: 3 })
  const placed = await order(house, await make.client(house, ['course-administrator']), { offering, quantity: 2 })
  expect(placed.status).toBe(201)
  const { simulationId, sums } = (await simulateAt(house, keeper, offering)).body
  expect(sums).toMatchObject([{ gross: { minor: 0 }, neverInvoiced: { minor: 2 * offering.gross } }])
  expect((await cancelAt(house, keeper, { ...offering, simulationId })).status).toBe(201)
  expect((await over(offering)).done).toEqual(sums)
  expect(await house.witness(`select id from documents_due where order_id = '${placed.body.id}'`)).toEqual([])
})

test('more than one person may send back takes a second one, who carries out the very same simulation', async () => {
  const offering = await make.offering(house)
  const bodies = [await signedInKeeper(house), await signedInKeeper(house)]
  await order(house, await make.client(house, ['course-administrator']), { offering, quantity: 3 }).then(({ body }) =>
    documented(house, body.id, 1),
  )
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    writeSetting(tx, fourEyesSetting, { aboveMinor: 1_000_000 }),
  )
  const { simulationId, takesTwo, orders } = (await simulateAt(house, keeper, offering)).body
  expect(takesTwo).toBe(true)
  const unknownYet = orders.map((each) => ({ ...each, hindrance: 'order/disputed', done: nothingDone('NOK', 3) }))
  const inTwo = (each: object[]) => takesTwoPeople({ client: house.till.connection.pool }, { orders: each } as never)
  expect([await inTwo(unknownYet), await inTwo([])]).toEqual([true, false])
  const cancel = (headers: Record<string, string>) => cancelAt(house, headers, { ...offering, simulationId })
  expect(await cancel(bodies[0]!)).toMatchObject({ status: 202, body: { awaits: 'second-person' } })
  expect(await cancel(bodies[0]!)).toMatchObject({ status: 409, body: { type: '/problems/going/wished-already' } })
  expect((await cancel(keeper)).status).toBe(403)
  expect((await cancel(bodies[1]!)).status).toBe(201)
  await act(house.till, { kind: 'job', name: 'test' }, (tx) => writeSetting(tx, fourEyesSetting, {}))
})

test('a course of which a session was held is not cancelled for all at once, and a cancelled one is never sold again', async () => {
  const offering = await make.offering(house, { startsInDays: 1 })
  const cancelled = await make.offering(house, { startsInDays: 40 })
  const { simulationId } = (await simulateAt(house, keeper, cancelled)).body
  expect((await cancelAt(house, keeper, { ...cancelled, simulationId })).status).toBe(201)
  const { poolId, offeringId } = cancelled
  await act(house.till, { kind: 'job', name: 'test' }, (tx) => setCapacity(tx, { poolId, capacity: 5 }))
  const publish = await ask<{ type: string }>(house, `/offerings/${offeringId}/publication`, {
    method: 'POST',
    headers: keeper,
  })
  expect(publish).toMatchObject({ status: 409, body: { type: '/problems/going/cancelled' } })
  await passTo(house, 3)
  expect(await simulateAt(house, keeper, offering)).toMatchObject({
    status: 409,
    body: { type: '/problems/going/started' },
  })
})
