import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { transact } from '../../src/platform/db/transact.ts'
import { problemOf } from '../../src/platform/problems.ts'
import { capacityOf } from '../../src/seats/capacity.ts'
import { openPool } from '../../src/seats/open-pool.ts'
import { setCapacity } from '../../src/seats/set-capacity.ts'
import { type House, ingrid, launch, openHouse, take } from '../storefront/make.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const set = (poolId: string, capacity: number) => house.does((tx) => setCapacity(tx, { poolId, capacity }))
const numbers = async (poolId: string): Promise<number[]> =>
  (
    await house.pool.query<{ number: number }>('select number from seats where pool_id = $1 order by number', [poolId])
  ).rows.map((row) => row.number)

test('capacity explains itself, with the time on the offering’s own clock', async () => {
  const { offeringId, poolId } = await launch(house)
  await take(house, poolId, 14, 'sold')
  await take(house, poolId, 2, 'held')
  await house.pool.query(
    `update seats set held_until = '2099-01-01T11:04:00Z' where pool_id = $1 and sold_at is null and hold_id is not null`,
    [poolId],
  )
  const capacity = await capacityOf({ client: house.pool }, offeringId, 'en')
  expect(capacity).toEqual({
    offeringId,
    pools: [
      {
        poolId,
        name: 'standard',
        total: 20,
        sold: 14,
        held: 2,
        offered: 0,
        listOpen: false,
        nextHoldEndsAt: new Date('2099-01-01T11:04:00Z'),
        left: 4,
        inWords: '20 = 14 sold + 2 held (next until 12:04) + 4 left',
      },
    ],
  })
  const norwegian = await capacityOf({ client: house.pool }, offeringId, 'nb')
  expect(norwegian!.pools[0]!.inWords).toBe('20 = 14 solgt + 2 holdt av (neste til 12:04) + 4 ledige')
  expect(await capacityOf({ client: house.pool }, randomUUID(), 'nb')).toBeNull()
})

test('capacity can be raised at any time, and numbers go on where they ended', async () => {
  const { poolId } = await launch(house, { capacity: 5 })
  await take(house, poolId, 5, 'sold')
  await set(poolId, 8)
  expect(await numbers(poolId)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test('lowering takes the highest free seats, also those whose hold has lapsed, and never one that is taken', async () => {
  const { poolId } = await launch(house, { capacity: 8 })
  await take(house, poolId, 1, 'sold')
  await take(house, poolId, 1, 'held')
  await take(house, poolId, 1, 'lapsed')
  await set(poolId, 5)
  expect(await numbers(poolId)).toEqual([1, 2, 3, 7, 8])
})

test('lowering below what is taken is refused with the counts, and nothing is removed', async () => {
  const { poolId } = await launch(house, { capacity: 10 })
  await take(house, poolId, 4, 'sold')
  await take(house, poolId, 3, 'held')
  await expect(set(poolId, 6)).rejects.toMatchObject({
    code: 'seats/taken',
    status: 409,
    facts: { asked: 6, lowest: 7, sold: 4, held: 3 },
  })
  expect(await numbers(poolId)).toHaveLength(10)
  await set(poolId, 7)
  expect(await numbers(poolId)).toHaveLength(7)
})

test('a seat that is being sold while the capacity is lowered stays', async () => {
  const { poolId } = await launch(house, { capacity: 5 })
  const client = await house.pool.connect()
  await client.query('begin')
  const { rows } = await client.query(
    `with hold as (insert into seat_holds (id, ends_at) values (uuidv7(), now()) returning id)
     update seats set hold_id = hold.id, sold_at = now() from hold where pool_id = $1 and number = 5 returning seats.id`,
    [poolId],
  )
  const lowering = set(poolId, 4)
  await waits()
  await client.query('commit')
  client.release()
  await lowering
  expect(await numbers(poolId)).toEqual([1, 2, 3, 5])
  expect(rows).toHaveLength(1)
})

test('two administrators raising at once end at what one of them asked for', async () => {
  const { poolId } = await launch(house, { capacity: 5 })
  await Promise.all([set(poolId, 12), set(poolId, 9)])
  expect([9, 12]).toContain((await numbers(poolId)).length)
})

test('an offering cannot have two pools of one name, and an unknown pool or offering is refused', async () => {
  const { offeringId } = await launch(house)
  const open = (id: string, name: string) =>
    transact(house.pool, ingrid, (tx) => openPool(tx, { offeringId: id, name, capacity: 2 }))
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: unknown) => problemOf(error)?.code,
    )
  expect(await codeOf(open(offeringId, 'standard'))).toBe('seats/pool-name-taken')
  expect(await codeOf(open(offeringId, 'digital'))).toBeUndefined()
  expect(await codeOf(open(randomUUID(), 'standard'))).toBe('offering/unknown')
  expect(await codeOf(set(randomUUID(), 3))).toBe('pool/unknown')
})

/** Until somebody waits for a lock: the moment at which the race is on. */
async function waits(): Promise<void> {
  const deadline = Date.now() + 5_000
  while (Date.now() < deadline) {
    const { rows } = await house.pool.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rows.length > 0) return
  }
  throw new Error('nobody waits')
}
