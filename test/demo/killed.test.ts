import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findHome } from '../../src/platform/embedded-home.ts'
import { freePort } from '../../src/platform/free-port.ts'
import { type Answer, ask, pay, placeByCard, readOrder, until } from '../support/buyer.ts'
import { promise } from '../support/promises.ts'
import { type DemoProcess, postmasterOf, startDemo } from './demo-process.ts'

/** The first start fills a year of trade, and a machine may be busy with other things. */
const PATIENCE_MS = 240_000
/** Buyers who are in the middle of a checkout when the demo is killed. */
const BUYERS = 12

let dataDir: string
let place: { dataDir: string; port: number }
let demo: DemoProcess
let first: number
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'coursetill-killed-'))
  chmodSync(dataDir, 0o711) // root lends the database another user, who must get in
  place = { dataDir, port: await freePort() }
  demo = await startDemo(place)
  first = demo.seconds
}, PATIENCE_MS)
afterAll(async () => {
  await demo?.kill({ databaseToo: true }).catch(() => {}) // it has ended where the last test passed
  for (const folder of [findHome(dataDir, () => {}).folder, dataDir]) rmSync(folder, { recursive: true, force: true })
})

/** Orders that were answered before the demo was gone; the others' buyers have no answer and try again. */
async function placeUntilKilled(name: string, databaseToo: boolean): Promise<Answer[]> {
  const offeringId = await openOffering()
  const answers: Answer[] = []
  const buying = Array.from({ length: BUYERS }, async (_, n) => {
    for (let again = 0; ; again++) {
      const answer = await placeByCard(demo.url, offeringId, `${name}-${n}-${again}`)
      if (answer.status !== 201) return
      answers.push(answer)
    }
  })
  await until(
    async () => answers.length,
    (n) => n >= 3,
    30,
  )
  await demo.kill({ databaseToo })
  await Promise.all(buying)
  return answers
}

/** The start of a course with the most seats left. */
async function openOffering(): Promise<string> {
  const { body } = await ask(`${demo.url}/offerings?limit=50`)
  type Offer = { offeringId: string; sale: string; price: { gross: { minor: number } }; seats: { left: number } }
  const open = (body.offers as Offer[]).filter(({ sale, price }) => sale === 'open' && price.gross.minor > 0)
  return open.sort((a, b) => b.seats.left - a.seats.left)[0]!.offeringId
}

const stateOf = async (placed: Answer) => (await readOrder(demo.url, placed)).body.state

test.for([
  { what: 'the program alone', name: 'alene', databaseToo: false },
  { what: 'the program and its database', name: 'alt', databaseToo: true },
])(
  'kill -9 of $what: it starts again, has every order that was answered, and sells',
  { timeout: PATIENCE_MS },
  async ({ what, name, databaseToo }) => {
    const placed = await placeUntilKilled(name, databaseToo)
    expect(postmasterOf(dataDir) === null).toBe(databaseToo)
    demo = await startDemo(place)
    expect(await Promise.all(placed.map(stateOf))).toEqual(placed.map(() => 'awaiting-payment'))
    const sandbox = `http://127.0.0.1:${readFileSync(join(dataDir, 'stripe-port'), 'utf8')}`
    await Promise.all(placed.map((each) => pay(sandbox, each)))
    await until(
      () => Promise.all(placed.map(stateOf)),
      (states) => states.every((state) => state === 'confirmed'),
      60,
    )
    const page = await fetch(`${demo.url}/demo`, { headers: { accept: 'text/html' } })
    expect(await page.text()).toContain('Banken og bøkene er enige på øret')
    promise(
      `kill -9 of ${what}: the demo serves again after ${demo.seconds.toFixed(1)} s (first start ${first.toFixed(1)} s) with all ${placed.length} orders that were answered, bank = books`,
    )
  },
)

test('Ctrl-C ends it with nothing left running, and the database with it', { timeout: PATIENCE_MS }, async () => {
  expect(await demo.stop()).toBe(0)
  expect(postmasterOf(dataDir)).toBeNull()
})
