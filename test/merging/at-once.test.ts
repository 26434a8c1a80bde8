import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { askAs, type Signed } from '../privacy/people.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { someoneWaits } from '../support/lock-waits.ts'
import { ask, checkOut, make, order, pay, person, until, untilOrder } from '../support/make.ts'
import { merge, proveOther, twoAccounts } from './two-accounts.ts'

let house: House
let key: string
beforeAll(async () => {
  house = await bootTill()
  key = await make.client(house, ['administrator'])
}, 60_000)
afterAll(() => house?.close())
afterEach(async () => {
  await expectSoundBooks(house.eye)
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
})

const rows = (sql: string) => house.witness(sql)
const waiting = (many: number) => someoneWaits({ witness: house.eye }, many)

/** Holds somebody's row until `first` waits for it, and then `others` too, so that they meet in the database, in this order. */
async function behind<T>(
  { personId }: Signed,
  first: () => Promise<T>,
  others: readonly (() => Promise<T>)[],
): Promise<T[]> {
  const client = await house.till.connection.pool.connect()
  try {
    await client.query('begin')
    await client.query('select from people where id = $1 for update', [personId])
    const work = [first()]
    await waiting(1)
    for (const [at, other] of others.entries()) {
      work.push(other())
      await waiting(at + 2)
    }
    await client.query('rollback')
    return await Promise.all(work)
  } finally {
    client.release()
  }
}

test('two merges of the same two accounts, one from each side: one wins, the other is refused by name', async () => {
  const { home, work } = await twoAccounts(house)
  const proofs = [await proveOther(house, home, work.email), await proveOther(house, work, home.email)]
  const answers = await behind(home, () => merge(house, home, proofs[0]!), [() => merge(house, work, proofs[1]!)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 404])
  const left = await rows(`select id from people where id in ('${home.personId}', '${work.personId}')`)
  expect(left).toHaveLength(1)
  expect(await rows(`select email from person_addresses where person_id = '${left[0]!.id}'`)).toHaveLength(2)
})

test('one proof pressed three times at once merges once', async () => {
  const { home, work } = await twoAccounts(house)
  const proofId = await proveOther(house, home, work.email)
  const press = () => merge(house, home, proofId)
  const answers = await behind(work, press, [press, press])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 404, 404])
})

test('orders that name the account while it goes find the one that stays, and whoever was signed in to it is told', async () => {
  const { home, work } = await twoAccounts(house)
  const proofId = await proveOther(house, home, work.email)
  const offering = await make.offering(house)
  const own = async () => {
    const { body: cart } = await askAs<{ id: string }>(house, work, '/carts', { method: 'POST', body: {} })
    await askAs(house, work, `/carts/${cart.id}/lines`, {
      method: 'POST',
      body: { offeringId: offering.offeringId, quantity: 1 },
    })
    return (payer: object) =>
      ask<{ id?: string }>(house, `/carts/${cart.id}/checkout`, {
        method: 'POST',
        headers: { cookie: work.cookie, 'idempotency-key': randomUUID() },
        body: { payer, payBy: 'card', expectedTotal: { minor: 490_000, currency: 'NOK' }, acceptedSalesTerms: 1 },
      })
  }
  const checkOutAsWork = await own()
  const people = [{ name: work.name, email: work.email }]
  const other = await make.offering(house)
  type Answered = { status: number; body: { id?: string } }
  const [merged, named, asWork] = await behind<Answered>(work, () => merge(house, home, proofId) as Promise<Answered>, [
    () => order(house, key, { offering: other, people }),
    () => checkOutAsWork(person({ email: `betaler-${randomUUID()}@example.test` })),
  ])
  expect([merged!.status, named!.status]).toEqual([204, 201])
  const places = await rows(`select person_id from order_places where order_id = '${named!.body.id}'`)
  expect(places).toEqual([{ person_id: home.personId }])
  if (asWork!.status !== 201) expect([401, 404, 409]).toContain(asWork!.status)
  else
    expect(
      await rows(`select id from orders where id = '${asWork!.body.id}' and person_id <> '${work.personId}'`),
    ).toHaveLength(1)
})

test('money that arrives while its buyer’s account goes is settled, and the seat is the one’s that stays', async () => {
  const { home, work } = await twoAccounts(house)
  const proofId = await proveOther(house, home, work.email)
  const buyer = { name: work.name, email: work.email }
  const placed = await checkOut(house, { offering: await make.offering(house), buyer })
  const [merged] = await behind<{ status: number }>(work, () => merge(house, home, proofId), [
    () => pay(house, placed.body).then(() => ({ status: 200 })),
  ])
  expect(merged!.status).toBe(204)
  await untilOrder(house, placed.body, ({ state }) => state === 'confirmed')
  await until(async () => (await rows(`select from enrolments where person_id = '${home.personId}'`)).length === 1)
})
