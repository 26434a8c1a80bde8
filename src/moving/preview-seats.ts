import { type PlanAmounts, planAmounts } from '../checkout/plan-amounts.ts'
import type { CompanySeat } from '../giving-back/company-seats.ts'
import type { Wallet } from '../giving-back/plan-give-back.ts'
import { previewIdOf } from '../giving-back/preview-id.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { type Money, money } from '../platform/money.ts'
import type { TierRule } from '../pricing/schema.ts'
import type { MovedFacts } from './moved.ts'
import type { MovePlan, Reach } from './plan-move.ts'
import { planSeats, type SeatsMoving, seatsMoving } from './plan-seats.ts'
import { invoiceOf, type PlannedInvoice, sumsOf, toPlace } from './preview.ts'
import type { MoveSeatsWish } from './seats-wish.ts'

/** What moving seats of a company does: the very plan that it would carry out. Amounts with VAT, unless they say otherwise. */
export type SeatsPreview = Omit<PlanAmounts, 'dropped'> &
  MovedFacts & {
    previewId: string
    orderId: string
    orderNumber: number
    lineId: string
    seats: number
    /** Whose invitation is withdrawn first: they had not answered. */
    uninvited: string[]
    /** Without VAT: what one seat was bought for, and what one costs there. */
    unit: { before: Money; after: Money }
    /** Without VAT, where seats were cheaper because there were many: what those that stay cost, and what is kept for that. */
    tier: { rule: TierRule; unitAfter: Money; kept: Money } | null
    /** Of what was to be invoiced later and never will be. */
    neverInvoiced: Money | null
    invoices: PlannedInvoice[]
    extras: { title: string; returned: number; of: number }[]
    /** The terms of the new seats. */
    termsName: string
    /** Until when what is kept holds; null where time changes nothing any more. */
    until: Date | null
  }

/** What moving would do at this moment. @throws what seatsMoving and planSeats do */
export async function previewSeats(on: Moment, wallet: Wallet, wish: MoveSeatsWish & Reach): Promise<SeatsPreview> {
  const moving = await seatsMoving(on, wallet, wish)
  return seatsPreview(moving, await planSeats(on, moving))
}

export function seatsPreview(moving: SeatsMoving, planned: MovePlan): SeatsPreview {
  const { line, seats, target, open } = moving
  const amount = (minor: number) => money(minor, line.currency)
  const { dropped, ...amounts } = planAmounts(line, open.demands, planned.plan)
  const [outcome] = planned.outcomes as [MovePlan['outcomes'][number]]
  const shown = {
    ...{ orderId: line.orderId, orderNumber: line.orderNumber, lineId: line.lineId },
    ...factsOfSeats(moving, planned),
    uninvited: seats.flatMap(({ kind, name }) => (kind === 'invited' && name !== null ? [name] : [])),
    unit: { before: amount(line.unitNetMinor), after: amount(planned.line.unitNetMinor) },
    tier:
      line.tier && outcome.tierMinor > 0
        ? { rule: line.tier.rule, unitAfter: amount(outcome.unitAfterMinor), kept: amount(outcome.tierMinor) }
        : null,
    ...amounts,
    neverInvoiced: dropped,
    invoices: planned.demands.map((each) => invoiceOf(each, line.currency)),
    extras: planned.plan.extras.flatMap(({ title, returned, of }) => (of > 0 ? [{ title, returned, of }] : [])),
    termsName: target.offer.terms.name,
    until: planned.fee.until,
  }
  return { previewId: idOf(shown, seats, target.offer.terms.id), ...shown }
}

/** What it comes to, as it is kept and told. */
export function factsOfSeats(
  { line, offering, order, seats, target }: SeatsMoving,
  planned: MovePlan,
): MovedFacts & { seats: number } {
  const { offeringId, startsAt, zone } = offering
  const ends = { startsAt: startsAt.toISOString(), endsAt: order.endsAt.toISOString() }
  return {
    from: { offeringId, title: line.title, code: '', zone, place: '', ...ends },
    to: toPlace(target.offer),
    seats: seats.length,
    ...sumsOf(planned, line.currency),
  }
}

/** A digest of all that the answer promises. */
const idOf = (shown: Omit<SeatsPreview, 'previewId'>, seats: readonly CompanySeat[], termsId: string) =>
  previewIdOf({
    seats: { seats: seats.map(({ seatId }) => seatId).toSorted(), from: shown.from, to: shown.to, terms: termsId },
    fee: { fee: shown.fee, rule: shown.rule },
    tiers: { price: shown.price, unit: shown.unit, tier: shown.tier },
    documents: { documents: shown.documents, invoices: shown.invoices, neverInvoiced: shown.neverInvoiced },
    money: {
      ...{ toPay: shown.toPay, refund: shown.refund, owed: shown.owed },
      ...{ lowered: shown.lowered, balance: shown.balance },
    },
    extras: shown.extras,
    people: shown.uninvited,
  })
