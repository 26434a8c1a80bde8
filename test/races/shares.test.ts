import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { until } from '../support/buyer.ts'
import { type Fleet, startFleet } from '../support/fleet.ts'
import { promise } from '../support/promises.ts'
import { openHalves } from './scenes/shares.ts'

const LONG_MS = 180_000
const PRICES = 8
const HALF = 245_000
/** By which each money comes later than that before it, so that some comes first and some last. */
const STEP_MS = 700
let fleet: Fleet
beforeAll(async () => {
  fleet = await startFleet({ processes: 2 })
}, LONG_MS)
afterAll(() => fleet?.close())

test(
  'the learner pays and gives it up at once, in two tabs: both parts are sold and invoiced, or neither, and the money goes back',
  async () => {
    const shares = []
    for (let at = 0; at < PRICES; at++) shares.push(await openHalves(fleet, at))
    await Promise.all(
      shares.flatMap(({ pays, gives }, at) => [setTimeout(at * STEP_MS).then(pays), gives(at), gives(at + 1)]),
    )
    const ended = await Promise.all(
      shares.map(({ stands }) => until(stands, ({ invoices, backMinor }) => invoices === 2 || backMinor === HALF, 60)),
    )
    const sold = ended.filter(({ invoices }) => invoices === 2)
    for (const each of ended)
      expect(each).toEqual(
        each.invoices === 2
          ? { sold: 2, seats: 1, invoices: 2, backMinor: 0 }
          : { sold: 0, seats: 0, invoices: 0, backMinor: HALF },
      )
    await expectSoundBooks(fleet.witness)
    await expectBankEqualsBooks(fleet.sandbox.url, fleet.witness)
    promise(
      `${PRICES} learners who paid their share of a price and gave it up at once: ${sold.length} sold with both invoices, ${PRICES - sold.length} given back whole`,
    )
  },
  LONG_MS,
)
