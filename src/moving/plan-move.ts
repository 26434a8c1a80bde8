import { type Cancelling, cancellingOf } from '../cancelling/plan-cancel.ts'
import { PERSON_TERMS_DAYS } from '../checkout/agree.ts'
import { linesFor } from '../checkout/lines-for.ts'
import { refundsFor } from '../checkout/refunds-for.ts'
import { type LinesBack, planLines } from '../giving-back/plan-lines.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import type { Lang } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import type { Offer } from '../storefront/offers.ts'
import { type MovingFee, movingFee } from '../terms/moving-fee.ts'
import type { AgreedMove, NewLine } from './agreed-move.ts'
import type { MoveWish } from './move-wish.ts'
import { type PaidForNew, payForNew } from './pay-for-new.ts'
import { hindered, needsFinance, otherCourse, tooLate } from './problems.ts'
import { type SeatToMove, seatToMove } from './seat-to-move.ts'
import { type Target, targetsOf } from './targets.ts'

/** The seat, its order as cancelling reads it, and where it is to go. */
export type Moving = { cancelling: Cancelling; seat: SeatToMove; target: Target }
/** What moving comes to: the credit of the old seat, the price of the new, and which money pays for it. */
export type MovePlan = Pick<AgreedMove, 'line' | 'returned'> &
  PaidForNew &
  Pick<LinesBack, 'outcomes' | 'wish' | 'plan'> & { fee: MovingFee }

/** What is known of the seat; the same for each place that it could go to. */
export type Leaving = Omit<Moving, 'target'>

/** Reads what moving a seat rests on; writes nothing. @throws what seatToMove and cancellingOf do */
export async function leavingOf(on: Moment, orderId: string, wished: MoveWish['seat']): Promise<Leaving> {
  const seat = await seatToMove(on, orderId, wished)
  const { lineId, position } = wished
  const cancelling = await cancellingOf(on, orderId, { seats: [{ lineId, position }] })
  return { seat, cancelling }
}

/** Other courses are for staff to choose. */
export type Reach = { anyCourse: boolean }

/**
 * The same with where it goes. Under the locks of the order and a hold on the new seat it is true until the commit; `held` says that
 * such a hold is there already.
 * @throws offering/unknown, moving/other-course, moving/full, moving/enrolled, …
 */
export async function movingOf(
  on: Moment,
  { orderId, seat: wished, offeringId, anyCourse, held }: MoveWish & Reach & { orderId: string; held?: true },
): Promise<Moving> {
  const leaving = await leavingOf(on, orderId, wished)
  const [target] = await targetsOf(on, [offeringId], forWhom(leaving))
  const from = { offeringId: leaving.cancelling.going[0]!.line.offeringId, courseId: leaving.seat.courseId }
  demandTarget(target, from, { anyCourse, held })
  return { ...leaving, target }
}

/** Lets through where seats of an offering may go. @throws offering/unknown, moving/other-course, moving/full, … */
export function demandTarget(
  target: Target | undefined,
  from: { offeringId: string; courseId: string },
  { anyCourse, held }: Reach & { held: true | undefined },
): asserts target is Target {
  if (!target || target.offer.offeringId === from.offeringId) throw unknown('offering')
  const { offer, hindrance } = target
  if (offer.courseId !== from.courseId && !anyCourse) throw otherCourse()
  if (hindrance && !(held && hindrance === 'full')) throw hindered(hindrance, offer.offeringId)
}

export const forWhom = ({ seat, cancelling: { order } }: Leaving) => ({
  ...{ seat, lang: order.lang, currency: order.currency, now: order.now },
})

/** What it comes to now. @throws moving/too-late, moving/needs-finance, what planLines, refundsFor and demandPayableByCard do */
export function planMove({ cancelling, seat, target }: Moving): MovePlan {
  const { order, going, open, payments } = cancelling
  const [{ line }] = going as [Cancelling['going'][number]]
  const { now, orderedAt, startsEarly, currency } = order
  const fee = movingFee({ rules: line.rules, orderedAt, startsEarly }, line, {
    ...{ netMinor: line.unitNetMinor },
    currency,
    now,
  })
  if (fee.rule.kind === 'too-late' && line.unitNetMinor > 0) throw tooLate()
  const place = { lineId: seat.lineId, position: seat.position }
  const parts = [{ line, places: [place], seatIds: [], feeMinor: fee.feeMinor }]
  const newLine = newLineOf(target.offer, 1, order)
  // The new seat is part of the order before the old one leaves it, so the order goes on.
  const places = [...open.places, ...placesOf(newLine)]
  const { outcomes, wish, plan } = planLines(parts, { ...open, places }, payments)
  const returned = refundsFor(plan, payments)
  if (returned.some(({ returnedMinor, amountMinor }) => returnedMinor !== amountMinor)) throw needsFinance()
  const termsDays = seat.payBy === 'invoice' ? PERSON_TERMS_DAYS : null
  const paid = payForNew(newLine, { returned, termsDays, price: target.offer.price, currency, now })
  return { ...{ fee, outcomes, wish, plan, line: newLine, returned }, ...paid }
}

export type Coming = Pick<NewLine, 'id' | 'quantity' | 'unitNetMinor'>

export const placesOf = ({ id, quantity, unitNetMinor }: Coming) =>
  Array.from({ length: quantity }, (_, at) => ({ lineId: id, position: at + 1, unitNetMinor }))

/** The line that so many new seats become, at the price that so many cost now. */
export function newLineOf(offer: Offer, quantity: number, { lang, now }: { lang: Lang; now: Date }): NewLine {
  const [line] = linesFor(offer, [], { quantity, lang, today: dayIn(SELLER_ZONE, now) })
  const { kind: _kind, ...rest } = line!
  return { ...rest, poolId: offer.poolId }
}
