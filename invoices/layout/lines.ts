import type { Delivery, InvoiceLine, OrderOfLine } from '../document.ts'
import { amount, orderInWords } from '../format.ts'
import type { Words } from '../words/words.ts'
import { type Column, columnsOf } from './columns.ts'
import { timeOf } from './facts.ts'
import { LEFT, lineHeight, RIGHT, STYLES } from './page.ts'
import { rule } from './rule.ts'
import { artifact, ensure, fill, group, nextPage, room, type SaleSheet, type Tag, tagged } from './sheet.ts'
import { heightOf, type Line, put, putLines, wrap } from './text.ts'

const ROW_PADDING = 4.5
/** A row taller than this may break over pages; a lower one goes to the next page whole. */
const TALLEST_WHOLE_ROW = 300
/** Points that a line of an order needs beneath its heading. */
const LEAST_BENEATH_ORDER = 60
const LONGEST_NAME = 200
const LONGEST_DESCRIPTION = 600
const LONGEST_LIST = 6000
const MOST_PARTICIPANTS = 150
const LONGEST_PARTICIPANT = 60
const NBSP = '\u00a0'

type Grid = { columns: Column[]; descriptionWidth: number }

/** § 5-1-1 nos. 3 to 5: what was sold, how much of it, when and where it is delivered, at which price. */
export function lineTable(sheet: SaleSheet): void {
  const grid = columnsOf(sheet)
  ensure(sheet, 60)
  const table = group(sheet.root, 'Table')
  heading(sheet, grid, table)
  const body = group(table, 'TBody')
  let order: string | undefined
  for (const line of sheet.document.lines) {
    if (line.order !== undefined && line.order.number !== order) orderRow(sheet, grid, { order: line.order, body })
    order = line.order?.number
    row(sheet, grid, { line, body })
  }
}

/** Above the lines of each order of a collective invoice; never the last thing on a page. */
function orderRow(sheet: SaleSheet, grid: Grid, { order, body }: { order: OrderOfLine; body: Tag }): void {
  const lines = wrap(sheet, orderInWords(order, sheet.words), {
    ...{ style: STYLES.label, width: RIGHT - LEFT, longest: LONGEST_DESCRIPTION },
  })
  if (room(sheet) < heightOf(lines) + LEAST_BENEATH_ORDER) turnPage(sheet, grid)
  const tr = group(body, 'TR')
  fill(group(tr, 'TD'), () => {
    sheet.y = putLines(sheet, lines, { x: LEFT, y: sheet.y, more: false })
  })
  sheet.y += ROW_PADDING / 2
}

function heading(sheet: SaleSheet, { columns }: Grid, table: Tag): void {
  const tr = group(group(table, 'THead'), 'TR')
  const y = sheet.y
  const titles = [{ title: sheet.words.columns.description, at: { x: LEFT, y } }, ...columns.map(asTitle(y))]
  for (const { title, at } of titles) {
    const th = group(tr, 'TH', { scope: 'Column' })
    fill(th, () => put(sheet, { text: title, style: STYLES.label }, at))
  }
  underHeading(sheet)
}

/** On later pages the heading is decoration: the table has said it already. */
function repeatedHeading(sheet: SaleSheet, { columns }: Grid): void {
  const y = sheet.y
  artifact(
    sheet,
    () => {
      put(sheet, { text: sheet.words.columns.description, style: STYLES.label }, { x: LEFT, y })
      for (const { title, at } of columns.map(asTitle(y))) put(sheet, { text: title, style: STYLES.label }, at)
    },
    true,
  )
  underHeading(sheet)
}

function asTitle(y: number) {
  return ({ title, right }: Column) => ({ title, at: { right, y } })
}

function underHeading(sheet: SaleSheet): void {
  sheet.y += lineHeight(STYLES.label) + 3
  rule(sheet, sheet.y, { weight: 1, colour: STYLES.total.colour })
  sheet.y += ROW_PADDING
}

function row(sheet: SaleSheet, grid: Grid, { line, body }: { line: InvoiceLine; body: Tag }): void {
  const left = description(sheet, line, grid.descriptionWidth)
  const height = heightOf(left) + ROW_PADDING
  if (room(sheet) < Math.min(height, TALLEST_WHOLE_ROW)) turnPage(sheet, grid)
  const tr = group(body, 'TR')
  const cell = group(tr, 'TD')
  for (const { right, figure } of grid.columns) {
    tagged(tr, 'TD', () => put(sheet, { text: figure(line), style: STYLES.body }, { right, y: sheet.y }))
  }
  drawDescription(sheet, grid, { left, cell })
  sheet.y += ROW_PADDING
  rule(sheet, sheet.y - 1)
  sheet.y += ROW_PADDING
}

function drawDescription(sheet: SaleSheet, grid: Grid, { left, cell }: { left: Line[]; cell: Tag }): void {
  let rest = left
  while (rest.length > 0) {
    const fitting = Math.max(1, countFitting(rest, room(sheet)))
    const shown = rest.slice(0, fitting)
    rest = rest.slice(fitting)
    fill(cell, () => {
      sheet.y = putLines(sheet, shown, { x: LEFT, y: sheet.y, more: rest.length > 0 })
    })
    if (rest.length > 0) turnPage(sheet, grid)
  }
}

function countFitting(lines: readonly Line[], height: number): number {
  let left = height
  const tooMuch = lines.findIndex((line) => {
    left -= lineHeight(line.style)
    return left < 0
  })
  return tooMuch === -1 ? lines.length : tooMuch
}

function turnPage(sheet: SaleSheet, grid: Grid): void {
  nextPage(sheet)
  repeatedHeading(sheet, grid)
}

function description(sheet: SaleSheet, line: InvoiceLine, width: number): Line[] {
  const { words } = sheet
  const beneath = [
    [line.description, LONGEST_DESCRIPTION],
    [ownDelivery(sheet, line), LONGEST_DESCRIPTION],
    [line.discountMinor ? `${words.columns.discount}: ${line.discountReason ?? ''}` : '', LONGEST_DESCRIPTION],
    [chargeOf(sheet, line), LONGEST_DESCRIPTION],
    [participants(line.participants ?? [], words), LONGEST_LIST],
  ] satisfies Array<[string | undefined, number]>
  return [
    ...wrap(sheet, line.name, { style: STYLES.strong, width: width, longest: LONGEST_NAME }),
    ...beneath.flatMap(([text, longest]) =>
      text === undefined || text === '' ? [] : wrap(sheet, text, { style: STYLES.small, width, longest }),
    ),
  ]
}

/** What is added to quantity × price, so that the reader can add up the line. */
function chargeOf({ document, words }: SaleSheet, { chargeMinor = 0, chargeReason = '' }: InvoiceLine): string {
  return chargeMinor === 0 ? '' : `${words.charge}: ${chargeReason}, ${amount(chargeMinor, document.currency, words)}`
}

/** When and where, unless the facts of the document say the same. */
function ownDelivery({ document, words }: SaleSheet, { delivery }: InvoiceLine): string {
  const said = (each: Delivery) => [timeOf(each, words), each.place].filter((part) => part !== undefined).join(', ')
  if (delivery === undefined || said(delivery) === said(document.delivery)) return ''
  return said(delivery)
}

function participants(names: readonly string[], words: Words): string {
  if (names.length === 0) return ''
  const shown = names.slice(0, MOST_PARTICIPANTS).map(unbroken)
  const left = names.length - shown.length
  return `${words.participants}: ${shown.join(', ')}${left > 0 ? ` ${words.andMore(left)}` : ''}`
}

/** First and last name stay on one line. */
function unbroken(name: string): string {
  return name.slice(0, LONGEST_PARTICIPANT).replaceAll(' ', NBSP)
}
