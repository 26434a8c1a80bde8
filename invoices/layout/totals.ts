import { amount, negative } from '../format.ts'
import type { Words } from '../words/words.ts'
import { HALF, RIGHT, STYLES } from './page.ts'
import { heightOfPairs, type Pair, pairs } from './pairs.ts'
import { rule } from './rule.ts'
import { ensure, type SaleSheet } from './sheet.ts'
import { heightOfVatTable, vatTable } from './vat-table.ts'

const AREA = { x: HALF, right: RIGHT, labelWidth: 110, gap: 2 }

/** VAT by category on the left, the sums on the right; both on the same page. */
export function totals(sheet: SaleSheet): void {
  const { adding, last } = sums(sheet.document, sheet.words)
  const height = heightOfPairs(sheet, [...adding, last], { ...AREA, y: 0 }) + 20
  ensure(sheet, Math.max(height, heightOfVatTable(sheet)) + 8)
  const top = sheet.y + 8
  const underVat = vatTable(sheet, top)
  const underSums = pairs(sheet, adding, { ...AREA, y: top }) + 3
  rule(sheet, underSums, { from: HALF, weight: 1, colour: STYLES.total.colour })
  sheet.y = Math.max(underVat, pairs(sheet, [last], { ...AREA, y: underSums + 6 })) + 12
}

function sums(document: SaleSheet['document'], words: Words) {
  const { totals: said, currency, kind } = document
  const adjustments = ('adjustments' in document && document.adjustments) || []
  const shown = (minor: number) => amount(minor, currency, words)
  const sum = (label: string, value: string): Pair => ({ label, value, labelStyle: STYLES.body, valueRight: true })
  const credit = kind === 'credit-note'
  const adding = [
    ...(adjustments.length === 0 ? [] : [sum(words.linesTotal, shown(said.linesNetMinor))]),
    ...adjustments.map(({ kind: direction, reason, amountMinor }) =>
      sum(reason, direction === 'charge' ? shown(amountMinor) : negative(shown(amountMinor))),
    ),
    sum(words.net, shown(said.netMinor)),
    sum(words.vat, shown(said.vatMinor)),
    ...(kind === 'quotation' ? [] : [sum(credit ? words.credited : words.gross, shown(said.grossMinor))]),
    ...(said.prepaidMinor > 0 ? [sum(credit ? words.repaid : words.paid, negative(shown(said.prepaidMinor)))] : []),
  ]
  const last: Pair = {
    label: `${lastLabel(kind, words)} ${currency}`,
    value: shown(said.payableMinor),
    labelStyle: STYLES.total,
    valueStyle: STYLES.total,
    valueRight: true,
  }
  return { adding, last }
}

/** A quotation asks for nothing: its last sum is what the order would cost. */
function lastLabel(kind: SaleSheet['document']['kind'], words: Words): string {
  if (kind === 'quotation') return words.gross
  return kind === 'credit-note' ? words.toRepay : words.payable
}
