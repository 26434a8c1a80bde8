import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Heard, openDoor } from '../access/knock.ts'
import { launch } from '../storefront/make.ts'
import { type Filled, person } from '../support/buyer.ts'
import { type Fleet, startFleet } from '../support/fleet.ts'
import { promise } from '../support/promises.ts'

const CAPACITY = 200
/** What one network may hold at a time, as in a shop that sets nothing. */
const HELD_MOST = 40
const TRIES = 1_000
const AT_ONCE = 8
/** This machine by another of its addresses: somebody else's network. */
const ELSEWHERE = '127.0.0.2'

let fleet: Fleet
let offeringId: string
beforeAll(async () => {
  fleet = await startFleet({
    limits: { visitorSeats: HELD_MOST, visitorInvoiceSeats: 20, requestsPerMinute: 1_000_000 },
  })
  offeringId = (await launch(fleet, { capacity: CAPACITY })).offeringId
}, 60_000)
afterAll(() => fleet?.close())

/** A visitor who comes from one of this machine's addresses, with as many connections as a script likes. */
function visitorFrom(localAddress?: string) {
  const door = openDoor(fleet.urls[0]!, AT_ONCE, localAddress)
  const post = (path: string, body: object, headers: Record<string, string> = {}): Promise<Heard> =>
    door.ask({
      method: 'POST',
      path,
      headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const fill = async (): Promise<Filled> => {
    const { id: cartId, token } = JSON.parse((await post('/carts', {})).body)
    const filled = await post(`/carts/${cartId}/lines`, { offeringId, quantity: 1 }, { 'cart-token': token })
    return { cartId, token, offeringId, total: JSON.parse(filled.body).total.minor }
  }
  const hold = ({ cartId, token, total }: Filled, who: string) =>
    post(
      `/carts/${cartId}/checkout`,
      {
        payer: person(who),
        payBy: 'card',
        expectedTotal: { minor: total, currency: 'NOK' },
        acceptedSalesTerms: 1,
      },
      { 'cart-token': token, 'idempotency-key': randomUUID() },
    )
  return { fill, hold, end: door.end }
}

test('one client that tries to hold a thousand seats holds forty, and others buy meanwhile', async () => {
  const script = visitorFrom()
  const carts: Filled[] = []
  for (let n = 0; n <= HELD_MOST; n++) carts.push(await script.fill())
  const last = carts.pop()!
  const answers = await Promise.all(carts.map((cart, n) => script.hold(cart, `hamster-${n}`)))
  const keepTrying = async () => {
    while (answers.length < TRIES) answers.push(await script.hold(last, 'hamster'))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, keepTrying))
  script.end()
  const held = answers.filter(({ status }) => status === 201)
  const refused = answers.filter(({ status }) => status === 429)
  expect([held.length, held.length + refused.length]).toEqual([HELD_MOST, answers.length])
  expect(answers.length).toBeGreaterThanOrEqual(TRIES)
  expect(refused.every(({ headers }) => Number(headers['retry-after']) > 0)).toBe(true)

  const neighbour = visitorFrom(ELSEWHERE)
  const bought = await neighbour.hold(await neighbour.fill(), 'nabo')
  neighbour.end()
  expect(bought.status).toBe(201)
  const [{ free } = { free: 0 }] = await fleet.witness<{ free: number }[]>`
    select count(*)::int as free from seats where sold_at is null and held_until <= app_now()`
  expect(free).toBe(CAPACITY - HELD_MOST - 1)
  promise(`1 client tries to hold ${TRIES} seats: it holds ${HELD_MOST}, ${free} of ${CAPACITY} are left for others`)
}, 120_000)
