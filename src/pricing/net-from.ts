import type { Money } from '../platform/money.ts'
import { conflict } from '../platform/problems.ts'
import { nearestGross, netOf, QUANTITY_MAX } from './net-of.ts'

/** The net price behind a price with VAT, for any number up to `most`; minor units. @throws pricing/gross-not-representable */
export function netFrom({ minor, currency }: Money, rateBasisPoints: number, most = QUANTITY_MAX): number {
  const net = netOf(minor, rateBasisPoints, most)
  if (net !== null) return net
  const sentence =
    'No net price gives exactly this price with VAT for every number of seats. Choose one of the nearest.'
  throw conflict('pricing/gross-not-representable', sentence, {
    grossMinor: minor,
    currency,
    nearest: nearestGross(minor, rateBasisPoints, most),
  })
}
