import { backOf } from '../cancelling/amounts.ts'
import { planAmounts } from '../checkout/plan-amounts.ts'
import { refundsFor } from '../checkout/refunds-for.ts'
import { owedBy } from '../credit/owed.ts'
import { movingFeeNow } from '../giving-back/fee-now.ts'
import type { Wallet } from '../giving-back/plan-give-back.ts'
import { type LinesBack, planLines } from '../giving-back/plan-lines.ts'
import { placesFor } from '../giving-back/plan-order.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { money } from '../platform/money.ts'
import { type PaidForNew, payForNew, sum } from './pay-for-new.ts'
import { type Coming, demandTarget, type MovePlan, newLineOf, placesOf, type Reach } from './plan-move.ts'
import { needsFinance, tooLate } from './problems.ts'
import { type SeatsLeaving, seatsLeaving } from './seats-leaving.ts'
import type { MoveSeatsWish } from './seats-wish.ts'
import { startsFor } from './starts-for-company.ts'
import type { Target } from './targets.ts'

/** Seats of a company, and where they are to go. */
export type SeatsMoving = SeatsLeaving & { target: Target }

/**
 * Reads what moving seats of a company rests on; writes nothing. Under the locks of the order and a hold on the new seats it is true until
 * the commit; `held` says that such a hold is there already.
 * @throws what seatsLeaving does, offering/unknown, moving/other-course, moving/full, …
 */
export async function seatsMoving(
  on: Moment,
  wallet: Wallet,
  { to, anyCourse, held, ...wanted }: MoveSeatsWish & Reach & { held?: true },
): Promise<SeatsMoving> {
  const leaving = await seatsLeaving(on, wallet, wanted)
  const [target] = await startsFor(on, [to], leaving)
  const from = { offeringId: wallet.offeringId, courseId: leaving.order.courseId }
  demandTarget(target, from, { anyCourse, held })
  return { ...leaving, target }
}

/**
 * What it comes to now: on an invoice what the company may owe beside what it owes already, by card first what it may not.
 * @throws moving/too-late, moving/needs-finance, what planLines, refundsFor and payForNew do
 */
export async function planSeats(on: Moment, moving: SeatsMoving): Promise<MovePlan> {
  const { offering, line, order, target, payments } = moving
  const fee = movingFeeNow(offering, line)
  if (fee.rule.kind === 'too-late' && line.unitNetMinor > 0) throw tooLate()
  const newLine = newLineOf(target.offer, moving.seats.length, { lang: line.lang, now: offering.now })
  const back = goingBack(moving, { feeMinor: fee.feeMinor, coming: newLine })
  const returned = refundsFor(back.plan, payments)
  if (returned.some(({ returnedMinor, amountMinor }) => returnedMinor !== amountMinor)) throw needsFinance()
  const paying = { returned, price: target.offer.price, currency: line.currency, now: offering.now }
  const onInvoice = payForNew(newLine, { ...paying, termsDays: order.termsDays })
  const may = order.payBy === 'invoice' && (await isWithinCredit(on, moving, { ...back, ...onInvoice }))
  const paid = may ? onInvoice : payForNew(newLine, { ...paying, termsDays: null })
  const { outcomes, wish, plan } = back
  return { ...{ fee, outcomes, wish, plan, line: newLine, returned }, ...paid }
}

/** What the old seats give back. The new ones are part of the order before the old ones leave it, so the order goes on. */
function goingBack(
  { line, seats, open, payments }: Pick<SeatsLeaving, 'line' | 'seats' | 'open' | 'payments'>,
  { feeMinor, coming }: { feeMinor: number; coming: Coming },
): LinesBack {
  const seatIds = seats.map(({ seatId }) => seatId)
  const parts = [{ line, places: placesFor(line, seats), seatIds, feeMinor }]
  return planLines(parts, { ...open, places: [...open.places, ...placesOf(coming)] }, payments)
}

type Owing = Pick<LinesBack, 'plan'> & PaidForNew

/** Whether the company may owe what the new seats cost more than the old ones give off what it owes. */
async function isWithinCredit(on: Moment, { wallet, line, order, open }: SeatsMoving, owing: Owing): Promise<boolean> {
  const { creditLimitMinor } = order
  const owed = sum(owing.demands.filter(({ paidBy }) => paidBy === null))
  if (creditLimitMinor === null || owed === 0) return true
  const { lowered, dropped } = planAmounts(line, open.demands, owing.plan)
  const off = (lowered?.minor ?? 0) + (dropped?.minor ?? 0)
  const added = money(Math.max(0, owed - Math.min(off, backOf(owing))), line.currency)
  const { openMinor, addedMinor } = await owedBy(on, wallet.companyId, added)
  return addedMinor === 0 || openMinor + addedMinor <= creditLimitMinor
}
