import type { Moment } from '../platform/db/snapshot.ts'
import { type Money, money } from '../platform/money.ts'
import { problemOf } from '../platform/problems.ts'
import { priceAt } from '../storefront/price-at.ts'
import type { Seat } from './move-wish.ts'
import type { Place } from './moved.ts'
import { forWhom, type Leaving, leavingOf, planMove } from './plan-move.ts'
import { factsOf, toPlace } from './preview.ts'
import type { Hindrance } from './problems.ts'
import { offeringsOfCourse, type Target, targetsOf } from './targets.ts'

/** Where a seat could go: what it costs there, with VAT, and what is to be paid or comes back; or what stands in the way. */
export type Choice = {
  to: Place
  left: number
  price: Money
  toPay: Money | null
  owed: Money | null
  refund: Money | null
  /** A hindrance, or the code of what refuses it. */
  hindrance: Hindrance | (string & {}) | null
}
export type Choices = { lineId: string; position: number; name: string; title: string; choices: Choice[] }

/** Every later offering of the same course, by start. @throws what leavingOf does */
export async function choicesOf(on: Moment, orderId: string, seat: Seat): Promise<Choices> {
  const leaving = await leavingOf(on, orderId, seat)
  const { line } = leaving.cancelling.going[0]!
  const ids = (await offeringsOfCourse(on, leaving.seat.courseId)).filter((id) => id !== line.offeringId)
  const targets = await targetsOf(on, ids, forWhom(leaving))
  const { lineId, position, name } = leaving.seat
  const choices = targets
    .toSorted((a, b) => a.offer.startsAt.getTime() - b.offer.startsAt.getTime())
    .map((each) => choiceOf(leaving, each))
  return { lineId, position, name, title: line.title, choices }
}

function choiceOf(leaving: Leaving, target: Target): Choice {
  const { offer, hindrance } = target
  const common = { to: toPlace(offer), left: offer.seats.left }
  const { gross } = priceAt(offer, 1)
  const none = { toPay: null, owed: null, refund: null }
  if (hindrance) return { ...common, price: money(gross.minor, gross.currency), ...none, hindrance }
  try {
    const { price, toPay, owed, refund } = factsOf({ ...leaving, target }, planMove({ ...leaving, target }))
    return { ...common, price, toPay, owed, refund, hindrance: null }
  } catch (error) {
    const problem = problemOf(error)
    if (!problem) throw error
    return { ...common, price: money(gross.minor, gross.currency), ...none, hindrance: problem.code }
  }
}
