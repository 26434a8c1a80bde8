import type { InvoiceLine } from '../document.ts'
import { amount, percent, price } from '../format.ts'
import type { Words } from '../words/words.ts'
import { LEFT, RIGHT, STYLES } from './page.ts'
import type { SaleSheet } from './sheet.ts'
import { widthOf } from './text.ts'

const GAP = 14

/** A column of figures, aligned to the right; the description takes what is left. */
export type Column = { title: string; right: number; figure: (line: InvoiceLine) => string }

/** The columns of figures, each as wide as its widest figure; the one for discounts only where there is a discount. */
export function columnsOf(sheet: SaleSheet): { columns: Column[]; descriptionWidth: number } {
  let right = RIGHT
  const columns: Column[] = []
  for (const { title, figure } of figures(sheet).reverse()) {
    columns.unshift({ title, right, figure })
    const widths = sheet.document.lines.map((line) => widthOf(sheet, figure(line), STYLES.body))
    right -= Math.max(widthOf(sheet, title, STYLES.label), ...widths) + GAP
  }
  return { columns, descriptionWidth: right - LEFT }
}

function figures({ document, words }: SaleSheet): Array<Omit<Column, 'right'>> {
  const { currency, lines } = document
  const discounted = lines.some((line) => (line.discountMinor ?? 0) > 0)
  const discount = (line: InvoiceLine) => (line.discountMinor ? amount(-line.discountMinor, currency, words) : '')
  return [
    { title: words.columns.quantity, figure: (line) => String(line.quantity) },
    { title: words.columns.price, figure: (line) => price(line.unitPriceE4, currency, words) },
    ...(discounted ? [{ title: words.columns.discount, figure: discount }] : []),
    { title: words.columns.vat, figure: (line) => vatOf(line, words) },
    { title: `${words.columns.amount} ${currency}`, figure: (line) => amount(line.netMinor, currency, words) },
  ]
}

function vatOf(line: InvoiceLine, words: Words): string {
  return words.noRate[line.vatCategory] ?? percent(line.vatRateBasisPoints, words)
}
