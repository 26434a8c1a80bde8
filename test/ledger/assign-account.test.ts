import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountPlan } from '../../src/ledger/account-plan.ts'
import { type AssignAccount, assignAccount } from '../../src/ledger/assign-account.ts'
import { post } from '../../src/ledger/post.ts'
import { dayIn, dayPlus, SELLER_ZONE } from '../../src/platform/clock.ts'
import { newId } from '../../src/platform/ids.ts'
import { type House, openHouse } from '../storefront/make.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
}, 60_000)
afterAll(() => house?.close())

const own = (change: Partial<AssignAccount> = {}): AssignAccount => ({
  role: 'income-exempt',
  account: '3250',
  validFrom: '2026-01-01',
  nameNb: 'Kursinntekter EVU',
  nameEn: 'Course income, lifelong learning',
  kind: 'income',
  ...change,
})
const postOn = (postedOn: string) =>
  house.does((tx) =>
    post(tx, [
      {
        kind: 'recognition',
        sourceId: newId(),
        postedOn,
        currency: 'NOK',
        postings: [{ debit: 'deferred-income', credit: 'income-exempt', amountMinor: 100 }],
      },
    ]),
  )
const creditedOn = async (postedOn: string) => {
  const { rows } = await house.pool.query<{ credit: string }>(
    'select credit from postings p join entries e on e.id = p.entry_id where e.posted_on = $1',
    [postedOn],
  )
  return rows.map(({ credit }) => credit)
}

test('a seller’s own account serves from its day on; what was posted before stays where it is', async () => {
  const today = dayIn(SELLER_ZONE, new Date())
  const tomorrow = dayPlus(today, 1)
  await postOn(today)
  await house.does((tx) => assignAccount(tx, own({ validFrom: tomorrow })))
  await postOn(tomorrow)
  expect([await creditedOn(today), await creditedOn(tomorrow)]).toEqual([['3200'], ['3250']])
  const plan = await accountPlan({ client: house.pool })
  expect(plan.filter(({ role }) => role === 'income-exempt').map(({ account }) => account)).toEqual(['3200', '3250'])
})

test('an account is refused for days that have postings, and for a role of another kind', async () => {
  const today = dayIn(SELLER_ZONE, new Date())
  await expect(house.does((tx) => assignAccount(tx, own({ validFrom: today })))).rejects.toMatchObject({
    code: 'accounts/posted-already',
  })
  await expect(
    house.does((tx) => assignAccount(tx, own({ kind: 'asset', validFrom: '2040-01-01' }))),
  ).rejects.toMatchObject({ faults: [{ pointer: '/kind' }] })
  await expect(
    house.does((tx) => assignAccount(tx, own({ account: '1500', validFrom: '2040-01-01' }))),
  ).rejects.toMatchObject({ faults: [{ pointer: '/account' }] })
})
