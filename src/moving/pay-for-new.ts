import type { RefundFor } from '../checkout/refunds-for.ts'
import { demandPayableByCard } from '../payments/card-limits.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import { type Currency, money } from '../platform/money.ts'
import type { OfferPrice } from '../storefront/offer.ts'
import type { AgreedMove, NewDemand, NewLine } from './agreed-move.ts'
import { sharePrice } from './share-price.ts'

/** How what is new is paid: by what the old gives back, and the rest on an invoice with so many days, or by card first where it is null. */
export type Paying = {
  returned: readonly RefundFor[]
  termsDays: number | null
  price: Pick<OfferPrice, 'rateBasisPoints' | 'invoiceFrom'>
  currency: Currency
  now: Date
}
export type PaidForNew = Pick<AgreedMove, 'demands' | 'kept'> & { toPayMinor: number; refundMinor: number }

/** Which money pays for the new line, and what then is to be paid or goes back. @throws checkout/amount-not-payable-by-card */
export function payForNew(line: NewLine, paying: Paying): PaidForNew {
  const { returned, currency } = paying
  const demands = demandsOf(line, paying)
  const kept = demands.flatMap(({ paidBy, amountMinor }) =>
    paidBy && paidBy !== 'new-payment' ? [{ paymentId: paidBy.paymentId, amountMinor }] : [],
  )
  const toPayMinor = sum(demands.filter(({ paidBy }) => paidBy === 'new-payment'))
  if (toPayMinor > 0) demandPayableByCard(money(toPayMinor, currency))
  return { demands, kept, toPayMinor, refundMinor: sum(returned) - sum(kept) }
}

export const sum = (amounts: readonly { amountMinor: number }[]): number =>
  amounts.reduce((all, { amountMinor }) => all + amountMinor, 0)

/** What is left of the price is paid before the seats are moved, or on an invoice. */
function demandsOf(line: NewLine, { returned, termsDays, price, now }: Paying): NewDemand[] {
  const today = dayIn(SELLER_ZONE, now)
  const { rateBasisPoints, invoiceFrom } = price
  const owed = termsDays === null ? ('new-payment' as const) : null
  return sharePrice({ netMinor: line.netMinor, rateBasisPoints }, returned).map(
    ({ paymentId, netMinor, vatMinor, grossMinor }) => ({
      ...{ id: newId(), netMinor, vatMinor, amountMinor: grossMinor },
      termsDays: paymentId === null && owed === null ? (termsDays ?? 0) : 0,
      invoiceFrom: invoiceFrom !== null && invoiceFrom > today ? invoiceFrom : today,
      paidBy: paymentId === null ? owed : { paymentId },
    }),
  )
}
