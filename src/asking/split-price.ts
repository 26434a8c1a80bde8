import { type Money, minus } from '../platform/money.ts'
import { partOfPrice } from '../pricing/part-of-price.ts'
import { type Quote, quoteOf } from '../pricing/quote.ts'
import { type PartWish, wantedMinor } from './part-wish.ts'
import { partImpossible } from './problems.ts'

/** What each of two payers pays: the sums with VAT, and without VAT the employer's sum and their part of one seat or extra, by their ids. */
export type Split = { employer: Money; learner: Money; net: Money; nets: { id: string; netMinor: number }[] }

/**
 * Splits a price so that both parts come to it to the øre, line by line and VAT rate by VAT rate. `ids` name the quote's lines.
 * @throws asking/part-impossible where one of the two would pay nothing
 */
export function splitPrice(quote: Quote, ids: readonly string[], part: PartWish): Split {
  const units = partOfPrice(quote, wantedMinor(part, quote.total))
  if (!units) throw partImpossible(quote.total)
  const own = quoteOf(
    quote.lines.map(({ lineNet: _, ...line }, at) => ({ ...line, netMinor: units[at]! })),
    quote.currency,
  )
  return {
    employer: own.total,
    learner: minus(quote.total, own.total),
    net: own.net,
    nets: ids.map((id, at) => ({ id, netMinor: units[at]! })),
  }
}
