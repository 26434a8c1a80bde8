import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../src/platform/till.ts'
import { ordersAbout } from '../../src/support/find-orders.ts'
import { verify } from '../../src/verifying/verify.ts'
import { cancelAt, keeperOf, simulateAt } from '../going/at-risk.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { ask, until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf, passTo } from '../support/finance.ts'
import { bearer, make, payAtBank } from '../support/make.ts'
import { openLearner } from './learner.ts'
import { documentsOf, sessionOfOrder, shared, sharedAndPaid, takeRest } from './sharers.ts'

const LONG_MS = 90_000
let house: House
let finance: Record<string, string>
beforeAll(async () => {
  house = await bootTill()
  await passTo(house, 1)
  finance = bearer(await make.client(house, ['finance']))
}, LONG_MS)
afterAll(() => house?.close())

const sound = async () => {
  await expectSoundBooks(house.eye)
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
  const found = await verify(
    { client: house.till.connection.pool },
    { dataDir: house.till.config.dataDir, withFiles: false },
  )
  expect(found).toMatchObject({ rules: [], postings: [], changedDocuments: [] })
}
const standing = async (orderId: string) =>
  (
    await house.witness(
      `select settled_at is not null as settled, cancel_cause as cause from orders where id = '${orderId}'`,
    )
  )[0]
const companyOf = async (orderId: string) =>
  String((await house.witness(`select company_id as id from orders where id = '${orderId}'`))[0]!.id)

test('income counts the money of both payers and the seat once, each under how it was sold', async () => {
  const learner = await openLearner(house)
  const offering = await make.offering(house, { capacity: 1, startsInDays: 40 })
  const both = await sharedAndPaid(house, learner, offering, { percent: 60 }, 294_000)
  const today = await dayOf(house)
  type Row = { key: string; agreedMinor: number; invoicedMinor: number; seats: number }
  const income = async (by: string) => {
    const path = `/reports/income?from=${today}&to=${today}&by=${by}`
    const { body } = await ask(`${house.url}${path}`, { headers: finance })
    return body.rows as Row[]
  }
  const ofCourse = async () => (await income('offering')).find(({ key }) => key === offering.offeringId)
  expect(await ofCourse()).toMatchObject({ agreedMinor: 490_000, invoicedMinor: 490_000, seats: 1 })
  const channels = (await income('channel')).map(({ key, agreedMinor, seats }) => ({ key, agreedMinor, seats }))
  expect(channels.toSorted((a, b) => a.key.localeCompare(b.key))).toEqual([
    { key: 'company', agreedMinor: 294_000, seats: 0 },
    { key: 'site', agreedMinor: 196_000, seats: 1 },
  ])
  const found = await act(house.till, { kind: 'job', name: 'test' }, async (tx) =>
    ordersAbout(tx, { companyId: await companyOf(both.shareId) }, 5),
  )
  expect(found.find(({ id }) => id === both.shareId)).toMatchObject({ titles: ['Praktisk statistikk'], quantity: 0 })
  const saft = await (
    await fetch(`${house.url}/exports/saf-t.xml?from=${today}&to=${today}`, { headers: finance })
  ).text()
  const [debit, credit] = ['TotalDebit', 'TotalCredit'].map((name) => new RegExp(`${name}>([\\d.]+)<`).exec(saft)?.[1])
  expect(Number(debit)).toBeGreaterThan(0)
  expect(debit).toBe(credit)
  await sound()
})

test('only who owes is reminded: the employer of their share, the learner of nothing', async () => {
  const learner = await openLearner(house)
  const offering = await make.offering(house, { capacity: 1, startsInDays: 90 })
  const both = await sharedAndPaid(house, learner, offering, { percent: 50 }, 245_000)
  const [step] = [{ kind: 'reminder', afterDays: 14, deadlineDays: 14, feeMinor: 0, interest: false, text: {} }]
  await ask(`${house.url}/reminders/steps`, { method: 'PUT', headers: finance, body: { steps: [step] } })
  await passTo(house, 50)
  const reminded = () =>
    house.witness(
      `select distinct d.order_id from reminders r join documents d on d.id = r.document_id where d.order_id in ('${both.orderId}', '${both.shareId}')`,
    )
  expect(await until(reminded, ({ length }) => length > 0)).toEqual([{ order_id: both.shareId }])
  await sound()
})

test('a start that is cancelled gives each payer their share back', { timeout: LONG_MS }, async () => {
  const learner = await openLearner(house)
  const offering = await make.offering(house, { capacity: 2, startsInDays: 60 })
  const both = await sharedAndPaid(house, learner, offering, { minor: 123_457 }, 123_457)
  const keeper = await keeperOf(house)
  const { simulationId } = (await simulateAt(house, keeper, offering)).body
  expect((await cancelAt(house, keeper, { ...offering, simulationId })).status).toBeLessThan(300)
  const back = await until(
    async () => (await documentsOf(house, both.orderId, both.shareId)).filter(({ kind }) => kind === 'credit-note'),
    ({ length }) => length === 2,
  )
  expect(Object.fromEntries(back.map(({ order_id, gross_minor }) => [order_id, gross_minor]))).toEqual({
    [both.orderId]: 490_000 - 123_457,
    [both.shareId]: 123_457,
  })
  await until(
    () => house.witness('select id from refunds where succeeded_at is null'),
    ({ length }) => length === 0,
  )
  await sound()
})

test('a learner who pays after they gave it up gets all of it back: no seat is sold and nothing is invoiced', async () => {
  const learner = await openLearner(house)
  const offering = await make.offering(house, { capacity: 1, startsInDays: 40 })
  const both = await shared(house, learner, offering, { percent: 50 }, 245_000)
  const session = await sessionOfOrder(learner, both.orderId)
  expect((await learner.send(`/orders/${both.orderId}/abandon`)).status).toBe(200)
  await payAtBank(house, session, { late: true })
  const back = await until(
    () =>
      house.witness(
        `select amount_minor::int as minor from refunds where order_id = '${both.orderId}' and succeeded_at is not null`,
      ),
    ({ length }) => length === 1,
  )
  expect(back).toEqual([{ minor: 245_000 }])
  expect(await standing(both.orderId)).toMatchObject({ settled: false })
  expect(await standing(both.shareId)).toMatchObject({ settled: false, cause: 'abandoned' })
  expect(await documentsOf(house, both.orderId, both.shareId)).toEqual([])
  expect((await takeRest(learner, both.requestId, 245_000)).status).toBe(201)
  const again = String((await learner.reads(both.requestId)).body.orderId)
  await payAtBank(house, await sessionOfOrder(learner, again))
  await until(
    () => standing(again),
    (order) => order?.settled === true,
  )
  await until(
    () => documentsOf(house, again),
    ({ length }) => length === 1,
  )
  await sound()
})
