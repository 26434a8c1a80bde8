import { account, amount, day, iban, percent } from '../format.ts'
import { HALF, LEFT, lineHeight, RIGHT, STYLES, WIDTH, WINDOW_TOP } from './page.ts'
import { heightOfPairs, type Pair, pairs } from './pairs.ts'
import { paymentBox } from './payment-box.ts'
import { box, rule } from './rule.ts'
import { ensure, fill, group, type ReminderSheet, type Tag, tagged } from './sheet.ts'
import { heightOf, put, putLines, wrap } from './text.ts'

const PADDING = 10
const AREA = { x: HALF, right: RIGHT - PADDING, y: WINDOW_TOP - 15, labelWidth: 98, gap: 1 }
const ROW_PADDING = 4.5
const FIGURE_WIDTH = 110

/** The box of facts: which invoice, since when, until when. Gives the y beneath. */
export function claimFacts(sheet: ReminderSheet): number {
  const { document, words } = sheet
  const { invoice } = document
  const rows: Pair[] = [
    [words.number[document.kind], document.number],
    [words.issueDate, day(document.issueDate, words)],
    [words.reminder.newDeadline, day(document.dueDate, words)],
    [words.creditsInvoice, `${invoice.number}, ${day(invoice.issueDate, words)}`],
    [words.reminder.wasDue, day(invoice.dueDate, words)],
    [words.kid, document.kid ?? ''],
    [words.yourReference, document.buyerReference ?? ''],
  ].flatMap(([label = '', value = '']) => (value === '' ? [] : [{ label, value }]))
  const height = heightOfPairs(sheet, rows, AREA)
  box(sheet, { x: HALF - PADDING, y: AREA.y - 8, width: RIGHT - HALF + PADDING, height: height + 14 })
  return pairs(sheet, rows, AREA) + 8
}

/** What is claimed, part by part, and the sum. */
export function claim(sheet: ReminderSheet): void {
  const { document, words } = sheet
  const shown = (minor: number) => amount(minor, document.currency, words)
  ensure(sheet, 60)
  const table = group(sheet.root, 'Table')
  heading(sheet, table)
  const parts = [
    { label: words.reminder.outstanding(document.invoice.number), minor: document.invoice.outstandingMinor },
    ...document.interest.map(({ start, end, rateBasisPoints, amountMinor }) => ({
      label: words.reminder.interest(percent(rateBasisPoints, words), day(start, words), day(end, words)),
      minor: amountMinor,
    })),
    ...document.fees.map(({ reason, amountMinor }) => ({ label: reason, minor: amountMinor })),
  ]
  const body = group(table, 'TBody')
  for (const { label, minor } of parts) row(sheet, body, { label, figure: shown(minor) })
  const last: Pair = {
    label: `${words.payable} ${document.currency}`,
    value: shown(document.payableMinor),
    labelStyle: STYLES.total,
    valueStyle: STYLES.total,
    valueRight: true,
  }
  ensure(sheet, 40)
  sheet.y = pairs(sheet, [last], { x: HALF, right: RIGHT, labelWidth: 110, y: sheet.y + 6 }) + 12
}

function heading(sheet: ReminderSheet, table: Tag): void {
  const tr = group(group(table, 'THead'), 'TR')
  const { y, words } = sheet
  const titles = [
    { text: words.columns.description, at: { x: LEFT, y } },
    { text: `${words.columns.amount} ${sheet.document.currency}`, at: { right: RIGHT, y } },
  ]
  for (const { text, at } of titles) {
    fill(group(tr, 'TH', { scope: 'Column' }), () => put(sheet, { text, style: STYLES.label }, at))
  }
  sheet.y += lineHeight(STYLES.label) + 3
  rule(sheet, sheet.y, { weight: 1, colour: STYLES.total.colour })
  sheet.y += ROW_PADDING
}

function row(sheet: ReminderSheet, body: Tag, { label, figure }: { label: string; figure: string }): void {
  const lines = wrap(sheet, label, { style: STYLES.body, width: WIDTH - FIGURE_WIDTH })
  ensure(sheet, heightOf(lines) + ROW_PADDING)
  const tr = group(body, 'TR')
  const y = sheet.y
  tagged(tr, 'TD', () => {
    sheet.y = putLines(sheet, lines, { x: LEFT, y })
  })
  tagged(tr, 'TD', () => put(sheet, { text: figure, style: STYLES.body }, { right: RIGHT, y }))
  rule(sheet, sheet.y + ROW_PADDING - 1)
  sheet.y += 2 * ROW_PADDING
}

/** How to pay. */
export function claimPayment(sheet: ReminderSheet): void {
  const { document, words } = sheet
  const { seller, currency, kid } = document
  const abroad = currency !== 'NOK' && seller.iban !== undefined
  paymentBox(sheet, {
    parts: [
      { label: `${words.amountToPay} ${currency}`, value: amount(document.payableMinor, currency, words) },
      { label: words.reminder.newDeadline, value: day(document.dueDate, words) },
      ...(kid === undefined ? [] : [{ label: words.kid, value: kid }]),
      { label: words.account, value: abroad ? iban(seller.iban ?? '') : account(seller.bankAccount) },
      ...(abroad && seller.bic !== undefined ? [{ label: 'BIC', value: seller.bic }] : []),
    ],
    sentences: [],
    payUrl: document.payUrl,
  })
}
