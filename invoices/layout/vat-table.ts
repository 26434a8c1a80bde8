import type { VatSubtotal } from '../document.ts'
import { amount, day, percent } from '../format.ts'
import { HALF, LEFT, lineHeight, STYLES } from './page.ts'
import { rule } from './rule.ts'
import { fill, group, type SaleSheet, type Tag, tagged } from './sheet.ts'
import { heightOf, type Line, put, putLines, wrap } from './text.ts'

const VAT_RIGHT = HALF - 22
const BASE_RIGHT = VAT_RIGHT - 66
const RATE_RIGHT = BASE_RIGHT - 74
const KIND_WIDTH = RATE_RIGHT - 34 - LEFT
const REASON_WIDTH = VAT_RIGHT - LEFT
const GAP = 4

/** § 5-1-5: turnover and VAT apart for each category and rate, with the reason where there is none. Starts at y, gives the y beneath. */
export function vatTable(sheet: SaleSheet, top: number): number {
  const table = group(sheet.root, 'Table')
  let y = heading(sheet, table, top)
  for (const part of sheet.document.vat) y = row(sheet, table, { part, y })
  return inKroner(sheet, y)
}

export function heightOfVatTable(sheet: SaleSheet): number {
  const rows = sheet.document.vat.map((part) => heightOf(kindOf(sheet, part)) + heightOf(reasonOf(sheet, part)) + GAP)
  return 40 + rows.reduce((total, height) => total + height, 0)
}

function heading(sheet: SaleSheet, table: Tag, y: number): number {
  const { kind, rate, base, vat } = sheet.words.vatColumns
  const titles = [
    { text: kind, at: { x: LEFT, y } },
    { text: rate, at: { right: RATE_RIGHT, y } },
    { text: base, at: { right: BASE_RIGHT, y } },
    { text: vat, at: { right: VAT_RIGHT, y } },
  ]
  const tr = group(table, 'TR')
  for (const { text, at } of titles) {
    const th = group(tr, 'TH', { scope: 'Column' })
    fill(th, () => put(sheet, { text, style: STYLES.label }, at))
  }
  const under = y + lineHeight(STYLES.label) + 2
  rule(sheet, under, { to: VAT_RIGHT })
  return under + GAP
}

function row(sheet: SaleSheet, table: Tag, { part, y }: { part: VatSubtotal; y: number }): number {
  const { document, words } = sheet
  const figures: Array<[string, number]> = [
    [percent(part.rateBasisPoints, words), RATE_RIGHT],
    [amount(part.baseMinor, document.currency, words), BASE_RIGHT],
    [amount(part.vatMinor, document.currency, words), VAT_RIGHT],
  ]
  const kind = [...kindOf(sheet, part), ...reasonOf(sheet, part)]
  const tr = group(table, 'TR')
  let under = y
  tagged(tr, 'TD', () => {
    under = putLines(sheet, kind, { x: LEFT, y })
  })
  for (const [text, right] of figures) {
    tagged(tr, 'TD', () =>
      put(sheet, { text: part.category === 'O' && right === RATE_RIGHT ? '' : text, style: STYLES.body }, { right, y }),
    )
  }
  return under + GAP
}

function kindOf(sheet: SaleSheet, { category }: VatSubtotal): Line[] {
  return wrap(sheet, sheet.words.vatKind[category], { style: STYLES.body, width: KIND_WIDTH })
}

function reasonOf(sheet: SaleSheet, { exemptionReason }: VatSubtotal): Line[] {
  return exemptionReason === undefined ? [] : wrap(sheet, exemptionReason, { style: STYLES.small, width: REASON_WIDTH })
}

function inKroner(sheet: SaleSheet, y: number): number {
  const accountingVat = 'accountingVat' in sheet.document ? sheet.document.accountingVat : undefined
  if (accountingVat === undefined) return y
  const { words } = sheet
  const text = words.vatInKroner({
    rate: accountingVat.exchangeRate.replace('.', words.decimalMark),
    source: accountingVat.rateSource ?? '',
    day: day(accountingVat.rateDate, words),
  })
  const kroner = amount(accountingVat.vatMinor, accountingVat.currency, words)
  let under = y
  tagged(sheet.root, 'P', () => {
    under = putLines(sheet, wrap(sheet, `${text}: NOK ${kroner}`, { style: STYLES.small, width: REASON_WIDTH }), {
      x: LEFT,
      y,
    })
  })
  return under
}
