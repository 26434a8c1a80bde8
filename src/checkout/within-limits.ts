import { hasRole } from '../platform/actor.ts'
import { networkOf } from '../platform/http/network-of.ts'
import type { Caller } from '../platform/http/route.ts'
import { openLimiter } from '../platform/limiter.ts'
import type { Till } from '../platform/till.ts'
import { HOLD_MINUTES } from './agree.ts'
import { orderTooLarge, tooManySeats } from './problems.ts'
import type { Wish } from './wish.ts'

/** How much more somebody may take who has signed in: their e-mail address is proven. */
const SIGNED_IN_TIMES = 5
const DAY_MINUTES = 24 * 60
/** Who works here, and is not limited. */
const KNOWN = ['course-administrator', 'faculty-administrator', 'finance', 'support'] as const

/** What an order is about to take, as far as limits care. */
export type Claim = { payBy: Wish['payBy']; payer: Wish['payer']; seats: number }
type Buyer = Pick<Caller, 'actor' | 'ip'>
type Budget = { key: string; most: number; minutes: number }

export const claimOf = (order: Pick<Wish, 'payBy' | 'payer'>, lines: readonly { quantity: number }[]): Claim => ({
  payBy: order.payBy,
  payer: order.payer,
  seats: lines.reduce((sum, { quantity }) => sum + quantity, 0),
})

/**
 * Runs an order within what its buyer may take (decisions/0010). The seats are counted before the order's transaction and given
 * back when it comes to nothing. The order says `begin` once it knows that it is a new one: a repetition is answered whatever
 * the count, and counts nothing. @throws checkout/too-many-seats, checkout/too-large
 */
export async function withinLimits<T>(
  till: Till,
  buyer: Buyer,
  { claim, order }: { claim: Claim; order: (begin: () => void) => Promise<T> },
): Promise<T> {
  const counted = budgetsOf(till, buyer, claim).map(({ key, most, minutes }) => {
    if (claim.seats > most) throw orderTooLarge({ seats: most })
    return { key, limiter: openLimiter(till.connection.pool, { points: most, minutes }) }
  })
  const waits = await Promise.all(counted.map(({ key, limiter }) => limiter.take(key, claim.seats)))
  const seconds = Math.max(0, ...waits)
  let begun = false
  const begin = () => {
    if (seconds > 0) throw tooManySeats(seconds)
    begun = true
  }
  try {
    return await order(begin)
  } catch (error) {
    begun = false
    throw error
  } finally {
    if (!begun) await Promise.all(counted.map(({ key, limiter }) => limiter.giveBack(key, claim.seats)))
  }
}

/** Programs have a key that an administrator made, and staff are known: neither is limited. */
function budgetsOf({ config: { limits } }: Till, { actor, ip }: Buyer, { payBy, payer, seats }: Claim): Budget[] {
  const visitor = actor.kind === 'visitor'
  if (seats === 0 || !(visitor || actor.kind === 'person') || hasRole(actor, ...KNOWN)) return []
  const who = visitor ? `network ${networkOf(ip)}` : `person ${actor.personId}`
  const times = visitor ? 1 : SIGNED_IN_TIMES
  if (payBy === 'card') return [{ key: `seats ${who}`, most: limits.visitorSeats * times, minutes: HOLD_MINUTES }]
  const aDay = { most: limits.visitorInvoiceSeats * times, minutes: DAY_MINUTES }
  const own = { key: `invoice ${who}`, ...aDay }
  return visitor && payer.kind === 'company'
    ? [own, { key: `invoice company ${payer.organisationNumber}`, ...aDay }]
    : [own]
}
