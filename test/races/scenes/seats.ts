import { moveClock } from '../../../src/demo/clock.ts'
import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import type { Tx } from '../../../src/platform/db/transact.ts'
import { launch } from '../../storefront/make.ts'
import {
  type Answer,
  ask,
  checkOut,
  fillCart,
  pay,
  person,
  placeByCard,
  readOrder,
  until,
} from '../../support/buyer.ts'
import { orderOf } from '../../support/desk.ts'
import type { Fleet } from '../../support/fleet.ts'

/** A minute more than seats are held for a buyer who pays by card. */
const HOLD_AND_A_BIT_SECONDS = 37 * 60

const PATIENCE_SECONDS = 60

const shopOf = ({ urls }: Fleet): string => urls[0]!
const later = (fleet: Fleet) => fleet.does((tx) => moveClock(tx, HOLD_AND_A_BIT_SECONDS))

/** How many of the answers were yes, and how many the refusal of that name. */
export const tally = (answers: readonly Answer[], refusal: string) => ({
  placed: answers.filter(({ status }) => status === 201).length,
  refused: answers.filter(({ status, body }) => status === 409 && body.type === `/problems/${refusal}`).length,
})

/** All buyers at once, spread over the servers. */
export async function rush(fleet: Fleet, { seats, buyers }: { seats: number; buyers: number }): Promise<Answer[]> {
  const { offeringId } = await launch(fleet, { capacity: seats })
  return Promise.all(
    Array.from({ length: buyers }, (_, n) =>
      untilAnswered(() => placeByCard(fleet.urls[n % fleet.urls.length]!, offeringId, n)),
    ),
  )
}

/** Whoever is told to come back in a moment (503) does. */
const untilAnswered = (work: () => Promise<Answer>): Promise<Answer> =>
  until(work, ({ status }) => status !== 503, PATIENCE_SECONDS)

export const fewSeats = async (fleet: Fleet) => tally(await rush(fleet, { seats: 5, buyers: 40 }), 'seats/sold-out')

/** Somebody else's claim of the last seat is under way, and fails in the end. */
export async function claimBesideOneThatFails(fleet: Fleet) {
  const { offeringId, poolId } = await launch(fleet, { capacity: 1 })
  const cart = await fillCart(shopOf(fleet), offeringId)
  let answer: Promise<Answer> | undefined
  await fleet
    .does(async (tx) => {
      await claim(tx, poolId)
      answer = checkOut(shopOf(fleet), cart, { payer: person('rolig'), payBy: 'card' })
      await Promise.race([answer, somebodyWaits(fleet)])
      throw new Error('the other claim fails')
    })
    .catch(() => {})
  return (await answer)!.status
}

/** A hold has ended, the seat is being claimed by somebody else, and at that instant the money comes after all. */
export async function lateMoneyDuringAnotherClaim(fleet: Fleet) {
  const { offeringId, poolId } = await launch(fleet, { capacity: 1 })
  const late = await placeByCard(shopOf(fleet), offeringId, 'sen')
  const stripeFaults = `${fleet.sandbox.url}/_sandbox/faults`
  const silence = { match: { method: 'GET', path: '/v1/checkout/sessions/*' }, effect: 'drop', times: 10_000 }
  await ask(stripeFaults, { method: 'POST', body: silence }) // nobody learns yet that the page has ended
  await later(fleet)
  await fleet.does(async (tx) => {
    await claim(tx, poolId)
    await pay(fleet.sandbox.url, late, { outcome: 'paid', late: true })
    await ask(stripeFaults, { method: 'DELETE' })
    await somebodyWaits(fleet)
  })
  const state = await decided(fleet, late)
  const [seat] = await fleet.witness<
    { mine: boolean }[]
  >`select hold_id = (select hold_id from orders where id = ${late.body.id}) as mine
    from seats where pool_id = ${poolId}`
  return { state, tookTheSeat: seat!.mine }
}

/** A hold has ended, the next buyer holds the seat, and the money of the first comes. */
export async function lateMoneyOnAHeldSeat(fleet: Fleet) {
  const { offeringId } = await launch(fleet, { capacity: 1 })
  const late = await placeByCard(shopOf(fleet), offeringId, 'sen')
  await later(fleet)
  const next = await placeByCard(shopOf(fleet), offeringId, 'neste')
  await pay(fleet.sandbox.url, late, { outcome: 'paid', late: true })
  const first = await decided(fleet, late)
  await pay(fleet.sandbox.url, next)
  return { late: first, next: await decided(fleet, next) }
}

/** The same person is named in three orders of one company at once. */
export async function samePersonThrice(fleet: Fleet) {
  const { offeringId } = await launch(fleet, { capacity: 5 })
  const { key } = await fleet.does((tx) =>
    makeApiKey(tx, { name: 'ERP', roles: ['course-administrator'], personal: true }),
  )
  const people = [{ name: 'Åse Ødegård', email: `ase-${offeringId}@bedrift.example` }]
  const body = { ...orderOf(offeringId, 1), lines: [{ offeringId, quantity: 1, people }] }
  const answers = await Promise.all(
    ['a', 'b', 'c'].map((each) =>
      ask(`${shopOf(fleet)}/orders`, {
        method: 'POST',
        body,
        headers: { authorization: `Bearer ${key}`, 'idempotency-key': `${offeringId}-${each}` },
      }),
    ),
  )
  return tally(answers, 'enrolment/already')
}

/** Takes a pool's seats for a hold of its own, as the claiming half of a sale does. */
async function claim({ client }: Tx, poolId: string): Promise<void> {
  await client.query(
    `with hold as (insert into seat_holds (id, ends_at) values (uuidv7(), app_now() + interval '36 minutes') returning id, ends_at)
     update seats set hold_id = hold.id, held_until = hold.ends_at from hold where pool_id = $1`,
    [poolId],
  )
}

/** Until a server's statement waits for a lock of ours. */
const somebodyWaits = ({ witness }: Fleet) =>
  until(
    () =>
      witness`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and application_name = 'coursetill'`,
    (waiting) => waiting.length > 0,
  )

/** What became of an order's money. */
async function decided(fleet: Fleet, placed: Answer): Promise<string> {
  const { body } = await until(
    () => readOrder(shopOf(fleet), placed),
    (order) => !['awaiting-payment', 'lapsed'].includes(order.body.state),
  )
  return body.state
}
