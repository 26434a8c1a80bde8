import type { Open } from '../checkout/credit-plan.ts'
import { openOfOrder } from '../checkout/open-of-order.ts'
import { type PaidBy, paymentsBehind } from '../checkout/refunds-for.ts'
import { type LinesBack, planLines } from '../giving-back/plan-lines.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { invalid } from '../platform/problems.ts'
import { type ConsumerFee, consumerFee } from '../terms/consumer-fee.ts'
import type { CancelWish } from './cancel-wish.ts'
import { type OpenSeat, type PersonLine, type PersonOrder, personOrder } from './person-order.ts'
import { nothingLeft } from './problems.ts'

/** Seats of one course that go. */
export type GoingLine = { line: PersonLine; seats: readonly OpenSeat[] }
/** What cancelling comes to at one instant: line by line why, and as the plan of the credit. */
export type CancelPlan = LinesBack & { fees: ConsumerFee[] }
/** A question about an order: which seats go, and all that the answer rests on. */
export type Cancelling = { order: PersonOrder; going: readonly GoingLine[]; open: Open; payments: readonly PaidBy[] }

/** What to read: which seats, and where staff have granted it, when the buyer asked. */
export type CancelAsk = CancelWish & { askedAt?: Date | undefined }

/**
 * Reads what cancelling these seats rests on; writes nothing. Under the order's lock it is true until the commit. Rules are those of
 * the instant at which it was asked for.
 * @throws what personOrder does, cancelling/nothing-left, request/invalid
 */
export async function cancellingOf(on: Moment, orderId: string, { askedAt, ...wish }: CancelAsk): Promise<Cancelling> {
  const found = await personOrder(on, orderId)
  const order = { ...found, now: askedAt ?? found.now }
  const going = chosen(order, wish)
  const open = await openOfOrder(on, orderId, dayIn(SELLER_ZONE, found.now))
  return { order, going, open, payments: await paymentsBehind(on, orderId) }
}

/** What it comes to at an instant, by now unless another is asked about. @throws what planLines does */
export function planAt({ order, going, open, payments }: Cancelling, at: Date): CancelPlan {
  const fees = going.map(({ line }) => feeAt(order, line, at))
  const parts = going.map(({ line, seats }, n) => {
    const { rule, feeMinor } = fees[n]!
    const places = seats.map(({ position }) => ({ lineId: line.lineId, position }))
    // Nothing may be kept of a withdrawal from a course that has not begun for the buyer: what was delivered beside it goes back too.
    const withDelivered = rule.kind === 'withdrawal' && rule.held === 0
    return { line, places, seatIds: [], feeMinor, withDelivered }
  })
  const extras = open.extras.map((extra) => ({ ...extra, delivered: extra.deliveredAt <= at }))
  return { fees, ...planLines(parts, { ...open, extras }, payments) }
}

/** What is kept of one seat of a line at an instant. */
export const feeAt = ({ orderedAt, startsEarly, currency }: PersonOrder, line: PersonLine, at: Date): ConsumerFee =>
  consumerFee({ rules: line.rules, orderedAt, startsEarly }, line, { netMinor: line.unitNetMinor, currency, now: at })

/** A seat can be cancelled until its course is over, and as long as something comes back; who has completed the course keeps it. */
export function cancellable(order: PersonOrder, line: PersonLine): OpenSeat[] {
  const ends = line.endsAt > order.now || feeAt(order, line, order.now).feeMinor < line.unitNetMinor
  return ends ? line.seats.filter(({ completed }) => !completed) : []
}

function chosen(order: PersonOrder, { seats }: CancelWish): GoingLine[] {
  const all = order.lines.map((line) => ({ line, seats: cancellable(order, line) }))
  if (all.every((each) => each.seats.length === 0)) throw nothingLeft()
  for (const [at, { lineId, position }] of (seats ?? []).entries()) {
    if (seats!.findIndex((each) => each.lineId === lineId && each.position === position) < at)
      throw invalid(`/seats/${at}`, 'this seat stands there twice')
    if (!all.some(({ line, seats: own }) => line.lineId === lineId && own.some((seat) => seat.position === position)))
      throw invalid(`/seats/${at}`, 'there is no such seat, or it cannot be cancelled any more')
  }
  const wanted = (lineId: string, position: number) =>
    !seats || seats.some((each) => each.lineId === lineId && each.position === position)
  return all
    .map(({ line, seats: own }) => ({ line, seats: own.filter(({ position }) => wanted(line.lineId, position)) }))
    .filter((each) => each.seats.length > 0)
}
