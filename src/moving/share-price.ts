import type { RefundFor } from '../checkout/refunds-for.ts'
import { share } from '../platform/money.ts'
import { WHOLE_RATE } from '../pricing/vat.ts'

/** So much of the new seat's price that becomes one invoice, and which money that is here pays for it; null for what nothing does. */
export type PriceShare = { paymentId: string | null; netMinor: number; vatMinor: number; grossMinor: number }

type Price = { netMinor: number; rateBasisPoints: number }

/**
 * Spreads the price of the new seat over the money that the old one gives back: each payment pays for as much as it can, to the øre, and
 * what is left is a document of its own. VAT is worked out for each of them, as for any invoice.
 */
export function sharePrice({ netMinor, rateBasisPoints }: Price, here: readonly RefundFor[]): PriceShare[] {
  const taxed = (paymentId: string | null, net: number): PriceShare => {
    const vatMinor = share(net, rateBasisPoints, WHOLE_RATE)
    return { paymentId, netMinor: net, vatMinor, grossMinor: net + vatMinor }
  }
  const shares: PriceShare[] = []
  let left = netMinor
  for (const { paymentId, amountMinor } of here) {
    const net = Math.min(
      left,
      mostNetOf(amountMinor, (each) => taxed(null, each).grossMinor, rateBasisPoints),
    )
    if (net > 0) shares.push(taxed(paymentId, net))
    left -= net
  }
  return left > 0 ? [...shares, taxed(null, left)] : shares
}

/** The most without VAT that comes to no more than this with VAT. */
function mostNetOf(grossMinor: number, grossOf: (net: number) => number, rateBasisPoints: number): number {
  const guess = share(grossMinor, WHOLE_RATE, WHOLE_RATE + rateBasisPoints)
  return [guess + 1, guess, guess - 1].find((net) => grossOf(net) <= grossMinor) ?? 0
}
