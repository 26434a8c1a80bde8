import { amountOf, type PlanAmounts, planAmounts } from '../checkout/plan-amounts.ts'
import { previewIdOf } from '../giving-back/preview-id.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { type Money, money } from '../platform/money.ts'
import type { ConsumerRule } from '../terms/consumer-fee.ts'
import { withdrawalEndsAt } from '../terms/withdrawal.ts'
import { backOf } from './amounts.ts'
import { needsLeave } from './needs-leave.ts'
import { laterSteps } from './over-time.ts'
import { type CancelAsk, type Cancelling, type CancelPlan, cancellingOf, planAt } from './plan-cancel.ts'

/** What cancelling does to the seats of one course. Amounts without VAT. */
export type CancelledLine = {
  lineId: string
  offeringId: string
  title: string
  zone: string
  seats: { position: number; name: string | null }[]
  price: Money
  fee: Money
  rule: ConsumerRule
}
/** What cancelling does: the very plan that it would carry out. Amounts with VAT. */
export type CancelPreview = Omit<PlanAmounts, 'dropped'> & {
  previewId: string
  orderId: string
  orderNumber: number
  lines: CancelledLine[]
  /** All that comes back, whichever way. */
  back: Money
  /** Was to be invoiced later and never will be. */
  neverInvoiced: Money | null
  /** Goes back to the card. */
  refund: Money | null
  extras: { title: string; returned: number; of: number }[]
  /** Until when it stays like this, if nobody changes anything; null where time changes nothing any more. */
  until: Date | null
  /** Until when the right of withdrawal lasts; null where nothing was paid or it has ended. */
  withdrawUntil: Date | null
  /** The terms leave it to staff: the buyer asks, and they answer. Never where a right is what gives back. */
  asksFirst: boolean
  later: { from: Date; back: Money; rules: ConsumerRule[] }[]
}

/** What cancelling would do at this moment, or does by what was asked for before. @throws what cancellingOf and planAt do */
export const previewCancel = async (on: Moment, orderId: string, ask: CancelAsk): Promise<CancelPreview> => {
  const cancelling = await cancellingOf(on, orderId, ask)
  return previewOf(cancelling, planAt(cancelling, cancelling.order.now))
}

export function previewOf(cancelling: Cancelling, planned: CancelPlan): CancelPreview {
  const { order, open } = cancelling
  const amount = (minor: number) => money(minor, order.currency)
  const { dropped, ...amounts } = planAmounts(order, open.demands, planned.plan)
  const lines = linesOf(cancelling, planned)
  const later = laterSteps(cancelling, planned).map(({ backMinor, ...step }) => ({ ...step, back: amount(backMinor) }))
  const ends = withdrawalEndsAt(order.orderedAt)
  const paid = lines.some(({ price }) => price.minor > 0)
  const shown = {
    ...{ orderId: order.orderId, orderNumber: order.orderNumber, lines, back: amount(backOf(planned)) },
    ...amounts,
    ...{ neverInvoiced: dropped, refund: amountOf(order, planned.refundMinor) },
    extras: planned.plan.extras.flatMap(({ title, returned, of }) => (of > 0 ? [{ title, returned, of }] : [])),
    until: later[0]?.from ?? null,
    withdrawUntil: paid && ends > order.now ? ends : null,
    asksFirst: cancelling.going.some(({ line }, at) => needsLeave(line.rules, lines[at]!.rule)),
    later,
  }
  return { previewId: idOf(shown), ...shown }
}

function linesOf({ order, going }: Cancelling, { fees, outcomes }: CancelPlan): CancelledLine[] {
  return going.map(({ line, seats }, at) => ({
    ...{ lineId: line.lineId, offeringId: line.offeringId, title: line.title, zone: line.zone },
    seats: seats.map(({ position, name }) => ({ position, name })),
    price: money(seats.length * line.unitNetMinor, order.currency),
    fee: money(outcomes[at]!.feeMinor, order.currency),
    rule: fees[at]!.rule,
  }))
}

/** A digest of all that the answer promises; the table of later steps promises nothing. */
const idOf = ({
  lines,
  documents,
  neverInvoiced,
  refund,
  lowered,
  balance,
  extras,
}: Omit<CancelPreview, 'previewId'>) =>
  previewIdOf({
    seats: lines.map(({ lineId, seats }) => ({ lineId, places: seats.map(({ position }) => position) })),
    fee: lines.map(({ fee, rule }) => ({ fee, rule })),
    tiers: lines.map(({ price }) => price),
    documents: { documents, neverInvoiced },
    money: { refund, lowered, balance },
    extras,
    people: lines.map(({ seats }) => seats.map(({ name }) => name)),
  })
