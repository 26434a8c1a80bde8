import type { Currency } from '../../platform/money.ts'
import { minorOf } from '../../platform/read-amount.ts'
import type { Tier } from '../../pricing/schema.ts'
import { typedAmount, typedPercent } from '../desk/amount.ts'

/** Basis points in one percent. */
const PERCENT = 100
const LINE = /^\s*(\d{1,3})\s*:\s*(.+?)\s*$/
const PERCENTAGE = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%$/

/** What the API is given for the lines of the field: "10: 15 %" or "20: 4 200", a price as the listed one is said. What is neither is refused by the schema. */
export function tiersFromText(text: string, currency: Currency, kind: 'netMinor' | 'grossMinor'): unknown[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  return lines.map((line) => {
    const [, fromSeats, what = ''] = LINE.exec(line) ?? []
    const [, whole, part = ''] = PERCENTAGE.exec(what) ?? []
    const cheaper =
      whole === undefined
        ? { [kind]: minorOf(what, currency) ?? undefined }
        : { percentBasisPoints: Number(whole) * PERCENT + Number(part.padEnd(2, '0')) }
    return { fromSeats: Number(fromSeats), ...cheaper }
  })
}

/** The same lines for what is set already. `shown` says a net price as the form says prices. */
export function textOfTiers(tiers: readonly Tier[], currency: Currency, shown: (netMinor: number) => number): string {
  return tiers
    .map(({ fromSeats, netMinor, percentBasisPoints }) =>
      percentBasisPoints === null
        ? `${fromSeats}: ${typedAmount(shown(netMinor), currency)}`
        : `${fromSeats}: ${typedPercent(percentBasisPoints)} %`,
    )
    .join('\n')
}
