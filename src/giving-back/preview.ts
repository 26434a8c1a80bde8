import { amountOf, type PlanAmounts, planAmounts } from '../checkout/plan-amounts.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { type Money, money } from '../platform/money.ts'
import type { TierRule } from '../pricing/schema.ts'
import type { VatCategory } from '../pricing/vat.ts'
import type { FeeRule } from '../terms/fee-of.ts'
import type { CompanySeat } from './company-seats.ts'
import type { GiveBackWish } from './give-back-wish.ts'
import { type GiveBackPlan, planGiveBack, type Wallet } from './plan-give-back.ts'
import type { OrderBack } from './plan-order.ts'
import { previewIdOf } from './preview-id.ts'
import { wherePlacesGo } from './where-places-go.ts'

/** What giving back does to one order: the very plan that it would carry out. Amounts without VAT, unless they say otherwise. */
export type OrderPreview = Omit<PlanAmounts, 'dropped'> & {
  orderId: string
  orderNumber: number
  seats: number
  /** What the seats were bought for. */
  price: Money
  /** What is kept of that under the terms, and the rule that says so. */
  fee: Money
  rule: FeeRule
  /** What the rest costs, where seats were cheaper because there were many; `kept` pays for what so few cost more. */
  tier: { rule: TierRule; unitBefore: Money; unitAfter: Money; kept: Money | null } | null
  /** By category and rate, of what is credited. */
  vatOf: { category: VatCategory; rateBasisPoints: number; net: Money; vat: Money }[]
  /** With VAT: was to be invoiced later and never will be. */
  neverInvoiced: Money | null
  /** Goes onto the prepaid again that the seats were drawn on. */
  putBack: Money | null
  /** With VAT: goes back to the card. */
  refund: Money | null
  extras: { title: string; delivered: boolean; returned: number; of: number }[]
}
export type GiveBackPreview = {
  previewId: string
  offeringId: string
  title: string
  seats: Pick<CompanySeat, 'seatId' | 'orderNumber' | 'name' | 'kind'>[]
  /** Who loses their place, or their invitation. */
  losesAccess: string[]
  orders: OrderPreview[]
  places: { free: number }
  /** Until when it stays like this, if nobody changes anything; null where time changes nothing any more. */
  until: Date | null
}

/** What giving back would do at this moment. @throws what planGiveBack does */
export const previewGiveBack = async (on: Moment, wallet: Wallet, wish: GiveBackWish): Promise<GiveBackPreview> =>
  previewOf(await planGiveBack(on, wallet, wish))

export function previewOf({ offering, seats, orders }: GiveBackPlan): GiveBackPreview {
  const shown = orders.map(orderPreview)
  const people = seats.flatMap(({ name }) => (name === null ? [] : [name]))
  const ends = orders.flatMap(({ fee }) => (fee.until ? [fee.until.getTime()] : []))
  const until = ends.length > 0 ? new Date(Math.min(...ends)) : null
  const rests = {
    seats: seats.map(({ seatId }) => seatId).toSorted(),
    fee: shown.map(({ fee, rule }) => ({ fee, rule })),
    tiers: shown.map(({ price, tier }) => ({ price, tier })),
    documents: shown.map(({ documents, vatOf, neverInvoiced }) => ({ documents, vatOf, neverInvoiced })),
    money: shown.map(({ refund, lowered, balance, putBack }) => ({ refund, lowered, balance, putBack })),
    extras: shown.map(({ extras }) => extras),
    people,
  }
  return {
    previewId: previewIdOf(rests),
    ...{ offeringId: offering.offeringId, title: offering.title },
    seats: seats.map(({ seatId, orderNumber, name, kind }) => ({ seatId, orderNumber, name, kind })),
    losesAccess: people,
    orders: shown,
    places: wherePlacesGo(seats.length),
    until,
  }
}

function orderPreview({ line, seats, fee, outcome, plan, demands, refundMinor }: OrderBack): OrderPreview {
  const amount = (minor: number) => money(minor, line.currency)
  const { dropped, ...amounts } = planAmounts(line, demands, plan)
  return {
    ...{ orderId: line.orderId, orderNumber: line.orderNumber, seats: seats.length },
    price: amount(seats.length * line.unitNetMinor),
    ...{ fee: amount(outcome.feeMinor), rule: fee.rule },
    tier: line.tier && {
      rule: line.tier.rule,
      ...{ unitBefore: amount(line.unitNetMinor), unitAfter: amount(outcome.unitAfterMinor) },
      kept: amountOf(line, outcome.tierMinor),
    },
    ...amounts,
    vatOf: plan.credits.flatMap(({ credit }) =>
      credit.vat.map(({ category, rateBasisPoints, baseMinor, vatMinor }) => ({
        ...{ category, rateBasisPoints },
        ...{ net: amount(baseMinor), vat: amount(vatMinor) },
      })),
    ),
    neverInvoiced: line.isDrawn ? null : dropped,
    putBack: line.isDrawn ? dropped : null,
    refund: amountOf(line, refundMinor),
    extras: plan.extras.map(({ title, delivered, returned, of }) => ({ title, delivered, returned, of })),
  }
}
