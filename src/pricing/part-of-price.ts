import { allocate, share } from '../platform/money.ts'
import type { Quotable, Quote, VatOf } from './quote.ts'
import { WHOLE_RATE } from './vat.ts'

/** How far from the nearest one a net price is looked for whose VAT adds up, in minor units: every rate has one within. */
const NUDGE_MOST = WHOLE_RATE

/**
 * What one of two payers pays of each line's unit price, without VAT, so that both parts have the VAT of the whole between them. It
 * comes as near to the wanted amount with VAT as such prices can, by largest remainder over documents, VAT rates and lines.
 * Null where one of the two would pay nothing of a document's VAT rate, or no prices add up.
 */
export function partOfPrice(quote: Quote, wantedMinor: number): number[] | null {
  if (wantedMinor < 1 || wantedMinor >= quote.total.minor) return null
  const groups = quote.documents.flatMap((document) =>
    document.vatOf.map((vatOf) => ({ vatOf, at: document.positions.filter((n) => isTaxed(quote.lines[n]!, vatOf)) })),
  )
  const wanted = allocate(
    wantedMinor,
    groups.map(({ vatOf }) => vatOf.net.minor + vatOf.vat.minor),
  )
  const units = quote.lines.map(() => 0)
  const shares = (own: readonly number[], { vatOf, at }: (typeof groups)[number]): boolean => {
    const net = own.reduce((sum, unit, k) => sum + unit * quote.lines[at[k]!]!.quantity, 0)
    return vatOf.net.minor === 0 || (net > 0 && net < vatOf.net.minor)
  }
  for (const [n, { vatOf, at }] of groups.entries()) {
    const own = unitsOf(
      vatOf,
      at.map((position) => quote.lines[position]!),
      wanted[n]!,
    )
    if (!own || !shares(own, groups[n]!)) return null
    for (const [k, position] of at.entries()) units[position] = own[k]!
  }
  return units
}

type Line = Pick<Quotable, 'netMinor' | 'quantity' | 'category' | 'rateBasisPoints'>

const isTaxed = (line: Line, { category, rateBasisPoints }: VatOf): boolean =>
  line.category === category && line.rateBasisPoints === rateBasisPoints

/** Of the lines with one VAT on one document. The dearest line of the fewest takes what the others cannot share out evenly. */
function unitsOf({ net, vat, rateBasisPoints }: VatOf, lines: readonly Line[], wantedMinor: number): number[] | null {
  if (net.minor === 0) return lines.map(() => 0)
  const base = Math.min(net.minor, share(wantedMinor, WHOLE_RATE, WHOLE_RATE + rateBasisPoints))
  const parts = allocate(
    base,
    lines.map(({ netMinor, quantity }) => netMinor * quantity),
  )
  const units = lines.map(({ quantity }, at) => Math.floor(parts[at]! / quantity))
  const free = lines
    .keys()
    .toArray()
    .sort((a, b) => lines[a]!.quantity - lines[b]!.quantity || lines[b]!.netMinor - lines[a]!.netMinor)[0]!
  const fixed = units.reduce((sum, unit, at) => sum + (at === free ? 0 : unit * lines[at]!.quantity), 0)
  const nearest = Math.floor((base - fixed) / lines[free]!.quantity)
  const addsUp = (unit: number): boolean => {
    const own = fixed + unit * lines[free]!.quantity
    const vatOf = (minor: number) => share(minor, rateBasisPoints, WHOLE_RATE)
    return unit >= 0 && unit <= lines[free]!.netMinor && vatOf(own) + vatOf(net.minor - own) === vat.minor
  }
  for (let step = 0; step <= NUDGE_MOST; step++)
    for (const unit of [nearest - step, nearest + step])
      if (addsUp(unit)) return units.map((each, at) => (at === free ? unit : each))
  return null
}
