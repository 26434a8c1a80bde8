import { type Currency, type Money, money, plus, share, times } from '../platform/money.ts'
import { type VatCategory, WHOLE_RATE } from './vat.ts'

/** So many seats at a net unit price, how they are taxed and when they are invoiced. A caller's own members travel along. */
export type Quotable = {
  netMinor: number
  currency: Currency
  quantity: number
  category: VatCategory
  rateBasisPoints: number
  /** The day before which no invoice may be issued for it; null where it is invoiced at once. */
  invoiceFrom: string | null
}

/** What a document's tax subtotal says (EN 16931 BG-23): one per category and rate. */
export type VatOf = { category: VatCategory; rateBasisPoints: number; net: Money; vat: Money }

/** What one invoice will say: lines that are invoiced on the same day stand on one document. */
export type QuotedDocument = {
  invoiceFrom: string | null
  /** Positions of its lines in the quote, from zero. */
  positions: number[]
  vatOf: VatOf[]
  net: Money
  vat: Money
  total: Money
}

export type Quote<L extends Quotable = Quotable> = {
  currency: Currency
  lines: (L & { lineNet: Money })[]
  documents: QuotedDocument[]
  net: Money
  vat: Money
  total: Money
}

/**
 * What these lines cost together. VAT is computed once per document, category and rate on the sum of its lines, rounded
 * half away from zero (EN 16931 BR-CO-17), so the quote says what the documents will say. All lines are in the quote's currency: anything else is our own bug.
 */
export function quoteOf<L extends Quotable>(lines: readonly L[], currency: Currency): Quote<L> {
  const other = lines.find((line) => line.currency !== currency)
  if (other) throw new RangeError(`a line in ${other.currency} cannot be quoted in ${currency}`)
  const priced = lines.map((line) => ({ ...line, lineNet: times(money(line.netMinor, currency), line.quantity) }))
  const positions = Map.groupBy(priced.keys(), (at) => priced[at]!.invoiceFrom)
  const documents = [...positions].map(([invoiceFrom, at]) => documentOf(priced, { invoiceFrom, positions: at }))
  const total = (of: 'net' | 'vat' | 'total') =>
    sum(
      documents.map((document) => document[of]),
      currency,
    )
  return { currency, lines: priced, documents, net: total('net'), vat: total('vat'), total: total('total') }
}

/** VAT by category and rate, over all documents: what a cart says, which has no documents yet. */
export const vatByRate = ({ currency, documents }: Pick<Quote, 'currency' | 'documents'>): VatOf[] => {
  const groups = Map.groupBy(
    documents.flatMap(({ vatOf }) => vatOf),
    groupOf,
  )
  const total = (own: readonly VatOf[], of: 'net' | 'vat') =>
    sum(
      own.map((each) => each[of]),
      currency,
    )
  const inOrder = [...groups.keys()].sort().map((key) => groups.get(key)!)
  return inOrder.map((own) => ({ ...own[0]!, net: total(own, 'net'), vat: total(own, 'vat') }))
}

/** Sorts by category, then rate. */
const groupOf = ({ category, rateBasisPoints }: Pick<Quotable, 'category' | 'rateBasisPoints'>): string =>
  `${category} ${String(rateBasisPoints).padStart(5, '0')}`

type Priced = Quotable & { lineNet: Money }

function documentOf(
  lines: readonly Priced[],
  { invoiceFrom, positions }: Pick<QuotedDocument, 'invoiceFrom' | 'positions'>,
): QuotedDocument {
  const own = positions.map((at) => lines[at]!)
  const { currency } = own[0]!.lineNet
  const vatOf = taxed(own)
  const net = sum(
    own.map((line) => line.lineNet),
    currency,
  )
  const vat = sum(
    vatOf.map((group) => group.vat),
    currency,
  )
  return { invoiceFrom, positions, vatOf, net, vat, total: plus(net, vat) }
}

function taxed(lines: readonly Priced[]): VatOf[] {
  const groups = Map.groupBy(lines, groupOf)
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
