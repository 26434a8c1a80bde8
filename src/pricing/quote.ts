import { type Currency, type Money, money, plus, share, times } from '../platform/money.ts'
import { type VatCategory, WHOLE_RATE } from './vat.ts'

/** So many seats at a net unit price, and how they are taxed. A caller's own members travel along. */
export type Quotable = { netMinor: number; quantity: number; category: VatCategory; rateBasisPoints: number }

/** What a document's tax subtotal says (EN 16931 BG-23): one per category and rate. */
export type VatOf = { category: VatCategory; rateBasisPoints: number; net: Money; vat: Money }

export type Quote<L extends Quotable = Quotable> = {
  currency: Currency
  lines: (L & { lineNet: Money })[]
  vatOf: VatOf[]
  net: Money
  vat: Money
  total: Money
}

/**
 * What these lines cost together. VAT is computed once per category and rate on the sum of its lines, rounded half
 * away from zero (EN 16931 BR-CO-17), so the quote says what the document will say.
 */
export function quoteOf<L extends Quotable>(lines: readonly L[], currency: Currency): Quote<L> {
  const priced = lines.map((line) => ({ ...line, lineNet: times(money(line.netMinor, currency), line.quantity) }))
  const vatOf = taxed(priced)
  const net = sum(
    priced.map((line) => line.lineNet),
    currency,
  )
  const vat = sum(
    vatOf.map((group) => group.vat),
    currency,
  )
  return { currency, lines: priced, vatOf, net, vat, total: plus(net, vat) }
}

function taxed(lines: readonly (Quotable & { lineNet: Money })[]): VatOf[] {
  const groups = Map.groupBy(lines, (line) => `${line.category} ${String(line.rateBasisPoints).padStart(5, '0')}`)
  return [...groups.keys()].sort().map((key) => {
    const members = groups.get(key)!
    const { category, rateBasisPoints, lineNet } = members[0]!
    const net = sum(
      members.map((line) => line.lineNet),
      lineNet.currency,
    )
    return { category, rateBasisPoints, net, vat: money(share(net.minor, rateBasisPoints, WHOLE_RATE), net.currency) }
  })
}

const sum = (amounts: readonly Money[], currency: Currency): Money => amounts.reduce(plus, money(0, currency))
