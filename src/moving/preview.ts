import { backOf } from '../cancelling/amounts.ts'
import type { PersonLine } from '../cancelling/person-order.ts'
import { type PlanAmounts, planAmounts } from '../checkout/plan-amounts.ts'
import { previewIdOf } from '../giving-back/preview-id.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { type Currency, type Money, money } from '../platform/money.ts'
import type { Offer } from '../storefront/offers.ts'
import type { NewDemand } from './agreed-move.ts'
import type { MoveWish } from './move-wish.ts'
import type { MovedFacts, Place } from './moved.ts'
import { sum } from './pay-for-new.ts'
import { type MovePlan, type Moving, movingOf, planMove, type Reach } from './plan-move.ts'

/** An invoice of the new seat: paid by what the old one gives back, paid before it is moved, or owed. */
export type PlannedInvoice = {
  net: Money
  vat: Money
  gross: Money
  paidBy: 'old-seat' | 'new-payment' | 'invoice'
  from: string
}
/** What moving a seat does: the very plan that it would carry out. Amounts with VAT, unless they say otherwise. */
export type MovePreview = Omit<PlanAmounts, 'dropped' | 'balance'> &
  MovedFacts & {
    previewId: string
    orderId: string
    orderNumber: number
    seat: { lineId: string; position: number; name: string }
    /** Of what was to be invoiced later and never will be. */
    neverInvoiced: Money | null
    invoices: PlannedInvoice[]
    extras: { title: string; returned: number; of: number }[]
    /** The terms of the new seat. */
    termsName: string
    /** Until when a fixed fee holds; null where it is no such fee. */
    until: Date | null
  }

/** What moving would do at this moment. @throws what movingOf and planMove do */
export async function previewMove(on: Moment, orderId: string, wish: MoveWish & Reach): Promise<MovePreview> {
  const moving = await movingOf(on, { orderId, ...wish })
  return previewOf(moving, planMove(moving))
}

export function previewOf(moving: Moving, planned: MovePlan): MovePreview {
  const { cancelling, seat, target } = moving
  const { order, open } = cancelling
  const { dropped, balance: _balance, ...amounts } = planAmounts(order, open.demands, planned.plan)
  const { lineId, position, name } = seat
  const facts = factsOf(moving, planned)
  const shown = {
    ...{ orderId: order.orderId, orderNumber: order.orderNumber, seat: { lineId, position, name } },
    ...facts,
    ...amounts,
    neverInvoiced: dropped,
    invoices: planned.demands.map((each) => invoiceOf(each, order.currency)),
    extras: planned.plan.extras.flatMap(({ title, returned, of }) => (of > 0 ? [{ title, returned, of }] : [])),
    termsName: target.offer.terms.name,
    until: planned.fee.until,
  }
  return { previewId: idOf(shown, target.offer), ...shown }
}

/** What a move comes to, as it is kept and told. */
export function factsOf({ cancelling, target }: Moving, planned: MovePlan): MovedFacts {
  return {
    from: fromPlace(cancelling.going[0]!.line),
    to: toPlace(target.offer),
    ...sumsOf(planned, cancelling.order.currency),
  }
}

/** What is kept, given back, asked and paid. */
export function sumsOf(planned: MovePlan, currency: Currency): Omit<MovedFacts, 'from' | 'to' | 'seats'> {
  const amount = (minor: number) => money(minor, currency)
  const orNull = (minor: number) => (minor > 0 ? amount(minor) : null)
  return {
    fee: amount(planned.outcomes[0]!.feeMinor),
    rule: planned.fee.rule,
    back: amount(backOf(planned)),
    price: amount(sum(planned.demands)),
    toPay: orNull(planned.toPayMinor),
    refund: orNull(planned.refundMinor),
    owed: orNull(sum(planned.demands.filter(({ paidBy }) => paidBy === null))),
  }
}

export const toPlace = ({ offeringId, title, code, startsAt, endsAt, zone, mode, place }: Offer): Place => ({
  ...{ offeringId, title, code, zone, place: mode === 'online' ? '' : place },
  ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
})
const fromPlace = ({ offeringId, title, startsAt, endsAt, zone }: PersonLine): Place => ({
  ...{ offeringId, title, code: '', zone, place: '' },
  ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
})

export function invoiceOf(
  { netMinor, vatMinor, amountMinor, paidBy, invoiceFrom }: NewDemand,
  currency: Currency,
): PlannedInvoice {
  const amount = (minor: number) => money(minor, currency)
  const by = paidBy === null ? 'invoice' : paidBy === 'new-payment' ? paidBy : 'old-seat'
  return { net: amount(netMinor), vat: amount(vatMinor), gross: amount(amountMinor), paidBy: by, from: invoiceFrom }
}

/** A digest of all that the answer promises. */
const idOf = (shown: Omit<MovePreview, 'previewId'>, { terms }: Offer) =>
  previewIdOf({
    seats: { seat: [shown.seat.lineId, shown.seat.position], from: shown.from, to: shown.to, terms: terms.id },
    fee: { fee: shown.fee, rule: shown.rule },
    tiers: shown.price,
    documents: { documents: shown.documents, invoices: shown.invoices, neverInvoiced: shown.neverInvoiced },
    money: { toPay: shown.toPay, refund: shown.refund, owed: shown.owed, lowered: shown.lowered },
    extras: shown.extras,
    people: shown.seat.name,
  })
