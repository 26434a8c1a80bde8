import { expect, test } from 'vitest'
import type { Placed } from '../../src/checkout/place-order.ts'
import { promise } from '../support/promises.ts'
import {
  accepts,
  atCourse,
  buys,
  expectFair,
  givesBack,
  givesUp,
  HOUR_SECONDS,
  joins,
  later,
  leaves,
  listOpen,
  looks,
  moves,
  openTheList,
  pays,
  refusal,
  rows,
} from './at-the-list.ts'

/** `CT_STEPS=2000` plays the long term; the same `CT_SEED` plays the same one again. */
const STEPS = Number(process.env.CT_STEPS ?? 120)
const SEED = Number(process.env.CT_SEED ?? Math.floor(Math.random() * 2 ** 31))
const PASSES = 3
const CAPACITY = 8

openTheList()

let state = SEED
/** The same seed plays the same term (mulberry32). */
function chance(): number {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}
const among = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)]!
const upTo = (most: number) => 1 + Math.floor(chance() * most)
const takenFrom = <T>(all: T[]): T => all.splice(Math.floor(chance() * all.length), 1)[0]!

test('plays a term: at no moment more claims than seats, no offer revived, nobody overtaken outside the rule', async () => {
  const course = await atCourse(CAPACITY)
  const settled: Placed[] = []
  const pending: { placed: Placed; seats: number }[] = []
  const entries: string[] = []
  const count = { sold: 0, refused: 0, accepted: 0, back: 0, moved: 0 }
  const buying = async (payBy: 'card' | 'invoice') => {
    const seats = payBy === 'card' ? 1 : among([1, 1, 2, 3])
    const first = await listOpen()
    const code = await refusal(
      buys(seats, payBy).then((placed) => {
        if (payBy === 'card') pending.push({ placed, seats })
        else settled.push(placed)
      }),
    )
    if (first) expect(code).toBe('seats/list-first')
    if (code) count.refused++
    else count.sold++
  }
  const accepting = async (payBy: 'card' | 'invoice') => {
    const open = await rows<{ id: string; quantity: number }>(
      `select e.id, f.quantity from waiting_offers f join waiting_entries e on e.id = f.entry_id where f.closed_at is null and e.pool_id = $1 order by e.position`,
      [course.poolId],
    )
    if (open.length === 0) return
    const { id, quantity } = among(open)
    const code = await refusal(
      accepts(id, quantity, payBy).then((placed) => {
        if (payBy === 'card') pending.push({ placed, seats: quantity })
        else settled.push(placed)
        count.accepted++
      }),
    )
    expect([null, 'waiting/no-offer', 'waiting/ordered', 'waiting/over']).toContain(code)
  }
  const steps: (() => Promise<unknown>)[] = [
    () => buying('invoice'),
    () => buying('invoice'),
    () => buying('card'),
    () =>
      refusal(joins(among([1, 1, 2, 4]), among(['all-or-nothing', 'what-there-is'])).then((id) => entries.push(id))),
    () => refusal(joins().then((id) => entries.push(id))),
    () => refusal(joins(2, 'what-there-is').then((id) => entries.push(id))),
    () => refusal(joins().then((id) => entries.push(id))),
    async () => entries.length > 0 && refusal(leaves(takenFrom(entries))),
    async () => {
      if (entries.length === 0) return
      const code = await refusal(moves(among(entries), upTo(3)))
      expect([null, 'waiting/over', 'waiting/no-such-place', 'waiting/stands-there']).toContain(code)
      if (!code) count.moved++
    },
    () => accepting('invoice'),
    () => accepting('invoice'),
    () => accepting('card'),
    async () => pending.length > 0 && givesUp(takenFrom(pending).placed),
    async () => {
      if (pending.length === 0) return
      const { placed, seats } = takenFrom(pending)
      if (await pays(placed, seats)) settled.push(placed)
    },
    async () => {
      for (let n = upTo(2); n > 0 && settled.length > 0; n--) {
        await givesBack(takenFrom(settled))
        count.back++
      }
    },
    () => later(upTo(20) * HOUR_SECONDS),
    async () => {
      // Holds and offers run out at the second in which somebody cancels.
      await later(36 * 60)
      if (settled.length > 0) await givesBack(takenFrom(settled))
    },
  ]
  for (let sold = 0; sold < CAPACITY; sold++) settled.push(await buys())
  for (const quantity of [2, 1, 3, 1]) entries.push(await joins(quantity))
  const dead = new Map<string, string>()
  for (let step = 0; step < STEPS; step++) {
    await among(steps)()
    if (chance() < 0.7) await looks()
    await expectFair(`seed ${SEED}`)
    for (const each of await rows<{ id: string; said: string }>(
      `select id, closed_as || closed_at::text as said from waiting_offers where closed_at is not null`,
    )) {
      expect(dead.get(each.id) ?? each.said).toBe(each.said)
      dead.set(each.id, each.said)
    }
  }
  expect((await rows(`select from waiting_entries where passes > $1`, [PASSES])).length).toBe(0)
  expect(count.moved, `seed ${SEED}`).toBeGreaterThan(0)
  expect(count.accepted, `seed ${SEED}`).toBeGreaterThan(0)
  expect(dead.size, `seed ${SEED}`).toBeGreaterThan(0)
  promise(`a term of the waiting list, ${STEPS} steps: nobody overtaken, ${dead.size} offers over and none revived`)
}, 120_000)
