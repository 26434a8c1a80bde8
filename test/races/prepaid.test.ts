import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { creditOrder } from '../../src/checkout/credit-order.ts'
import { launch } from '../storefront/make.ts'
import { expectSoundBooks } from '../support/books.ts'
import { type Fleet, startFleet } from '../support/fleet.ts'
import { promise } from '../support/promises.ts'
import { openHavn } from './scenes/prepaid.ts'

const LONG_MS = 180_000
const BUYERS = 50
const PLACES = 20
const BUSY_MS = 1_000
let fleet: Fleet
beforeAll(async () => {
  fleet = await startFleet({ processes: 2 })
}, LONG_MS)
afterAll(() => fleet?.close())

test(
  'fifty draw at once while seats are given back: never more than was paid for, and the books say what is left',
  async () => {
    const { offeringId } = await launch(fleet, { capacity: 100 })
    const { left, order } = await openHavn(fleet, PLACES)
    /** A till that is busy has done nothing, and says so: whoever hears that waits and asks again with the same key. */
    const patient = async (at: number, key: string = randomUUID()): ReturnType<typeof order> => {
      const said = await order(offeringId, at, key)
      if (said.status !== 503) return said
      await setTimeout(BUSY_MS)
      return patient(at, key)
    }
    const early = await Promise.all(Array.from({ length: 5 }, (_, at) => patient(at)))
    expect(early.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
    const back = early.map(({ body }) => fleet.does((tx) => creditOrder(tx, String(body.id), { reason: 'Avbestilt' })))
    const drawn = await Promise.all(Array.from({ length: BUYERS }, (_, at) => patient(at)))
    await Promise.all(back)
    const placed = drawn.filter(({ status }) => status === 201).length
    const refused = new Set(drawn.filter(({ status }) => status !== 201).map(({ body }) => body.type))
    expect([...refused]).toEqual(['/problems/prepaid/too-little-left'])
    expect(placed).toBeGreaterThanOrEqual(PLACES - early.length)
    expect(placed).toBeLessThanOrEqual(PLACES)
    expect(await left()).toBe((PLACES - placed) * 100_000)
    await expectSoundBooks(fleet.witness)
    promise(`${BUYERS} buyers draw on ${PLACES} prepaid places at once, and never more than those are drawn`)
  },
  LONG_MS,
)
