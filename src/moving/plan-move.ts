import { type Cancelling, cancellingOf } from '../cancelling/plan-cancel.ts'
import { PERSON_TERMS_DAYS } from '../checkout/agree.ts'
import { linesFor } from '../checkout/lines-for.ts'
import { refundsFor } from '../checkout/refunds-for.ts'
import { type LinesBack, planLines } from '../giving-back/plan-lines.ts'
import { demandPayableByCard } from '../payments/card-limits.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { newId } from '../platform/ids.ts'
import { money } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { type MovingFee, movingFee } from '../terms/moving-fee.ts'
import type { AgreedMove, NewDemand, NewLine } from './agreed-move.ts'
import type { MoveWish } from './move-wish.ts'
import { hindered, needsFinance, otherCourse, tooLate } from './problems.ts'
import { type SeatToMove, seatToMove } from './seat-to-move.ts'
import { sharePrice } from './share-price.ts'
import { type Target, targetsOf } from './targets.ts'

/** The seat, its order as cancelling reads it, and where it is to go. */
export type Moving = { cancelling: Cancelling; seat: SeatToMove; target: Target }
/** What moving comes to: the credit of the old seat, the price of the new, and which money pays for it. */
export type MovePlan = Pick<AgreedMove, 'line' | 'demands' | 'returned' | 'kept'> &
  Pick<LinesBack, 'outcomes' | 'wish' | 'plan'> & { fee: MovingFee; toPayMinor: number; refundMinor: number }

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
  const { seat, cancelling } = leaving
  if (!target || offeringId === cancelling.going[0]!.line.offeringId) throw unknown('offering')
  if (target.offer.courseId !== seat.courseId && !anyCourse) throw otherCourse()
  const { hindrance } = target
  if (hindrance && !(held && hindrance === 'full')) throw hindered(hindrance, offeringId)
  return { ...leaving, target }
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
  const newLine = newLineOf(target, order.lang, now)
  // The new seat is part of the order before the old one leaves it, so the order goes on.
  const coming = { lineId: newLine.id, position: 1, unitNetMinor: newLine.unitNetMinor }
  const { outcomes, wish, plan } = planLines(parts, { ...open, places: [...open.places, coming] }, payments)
  const returned = refundsFor(plan, payments)
  if (returned.some(({ returnedMinor, amountMinor }) => returnedMinor !== amountMinor)) throw needsFinance()
  const demands = demandsOf(newLine, { returned, seat, target, now })
  const kept = demands.flatMap(({ paidBy, amountMinor }) =>
    paidBy && paidBy !== 'new-payment' ? [{ paymentId: paidBy.paymentId, amountMinor }] : [],
  )
  const sum = (amounts: readonly { amountMinor: number }[]) =>
    amounts.reduce((all, { amountMinor }) => all + amountMinor, 0)
  const toPayMinor = sum(demands.filter(({ paidBy }) => paidBy === 'new-payment'))
  if (toPayMinor > 0) demandPayableByCard(money(toPayMinor, currency))
  return {
    ...{ fee, outcomes, wish, plan, line: newLine, demands, returned, kept, toPayMinor },
    refundMinor: sum(returned) - sum(kept),
  }
}

function newLineOf({ offer }: Target, lang: 'nb' | 'en', now: Date): NewLine {
  const [line] = linesFor(offer, [], { quantity: 1, lang, today: dayIn(SELLER_ZONE, now) })
  const { kind: _kind, ...rest } = line!
  return { ...rest, poolId: offer.poolId }
}

type Demanding = { returned: MovePlan['returned']; seat: SeatToMove; target: Target; now: Date }

/** What is left of the price is paid before the seat is moved, or on an invoice where the order was. */
function demandsOf(line: NewLine, { returned, seat, target, now }: Demanding): NewDemand[] {
  const today = dayIn(SELLER_ZONE, now)
  const { rateBasisPoints, invoiceFrom } = target.offer.price
  const owed = seat.payBy === 'invoice' ? null : ('new-payment' as const)
  return sharePrice({ netMinor: line.netMinor, rateBasisPoints }, returned).map(
    ({ paymentId, netMinor, vatMinor, grossMinor }) => ({
      ...{ id: newId(), netMinor, vatMinor, amountMinor: grossMinor },
      termsDays: paymentId === null && owed === null ? PERSON_TERMS_DAYS : 0,
      invoiceFrom: invoiceFrom !== null && invoiceFrom > today ? invoiceFrom : today,
      paidBy: paymentId === null ? owed : { paymentId },
    }),
  )
}
