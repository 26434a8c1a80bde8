import type { StatementDocument, StatementRow } from '../statement-document.ts'
import { HALF, LEFT, lineHeight, RIGHT, STYLES, WINDOW_TOP } from './page.ts'
import { pairs } from './pairs.ts'
import { rule } from './rule.ts'
import { artifact, ensure, fill, group, nextPage, room, type StatementSheet, type Tag, tagged } from './sheet.ts'
import { heightOf, type Line, put, putLines, say, widthOf, wrap } from './text.ts'

const RECIPIENT_WIDTH = HALF - LEFT - 24
const LONGEST_NAME = 240
const COLUMN_GAP = 12
const ROW_PADDING = 4
/** Between a seller whose name takes several lines and whom the statement is for, in points. */
const GAP = 24
const SUMS = { x: HALF - 60, right: RIGHT, labelWidth: 110, gap: 2 }

/** Whom it is for, where a buyer's address stands on an invoice; gives the y beneath. */
export function recipient(sheet: StatementSheet, above: number): number {
  const [name = '', ...rest] = sheet.document.recipient
  const lines = [
    ...wrap(sheet, name, { style: STYLES.addressName, width: RECIPIENT_WIDTH, longest: LONGEST_NAME }),
    ...rest.flatMap((line) =>
      wrap(sheet, line, { style: STYLES.small, width: RECIPIENT_WIDTH, longest: LONGEST_NAME }),
    ),
  ]
  let y = Math.max(WINDOW_TOP, above + GAP)
  tagged(sheet.root, 'P', () => {
    y = putLines(sheet, lines, { x: LEFT, y })
  })
  return y
}

type Grid = { columns: { title: string; right: number }[]; first: string; width: number }

/** A table of figures under its own heading. It goes on over as many pages as it needs. */
export function statementTable(sheet: StatementSheet, table: StatementDocument['tables'][number]): void {
  const grid = gridOf(sheet, table)
  const title = wrap(sheet, table.title, { style: STYLES.strong, width: RIGHT - LEFT, longest: LONGEST_NAME })
  ensure(sheet, heightOf(title) + 60)
  sheet.y += 8
  tagged(sheet.root, 'H2', () => {
    sheet.y = putLines(sheet, title, { x: LEFT, y: sheet.y }) + 4
  })
  const tag = group(sheet.root, 'Table')
  heading(sheet, grid, tag)
  const body = group(tag, 'TBody')
  for (const row of table.rows) drawRow(sheet, grid, { row, body })
}

/** Each column as wide as its widest figure; the words take what is left. */
function gridOf(sheet: StatementSheet, { columns, rows }: StatementDocument['tables'][number]): Grid {
  const [first = '', ...others] = columns
  let right = RIGHT
  const placed: Grid['columns'] = []
  for (const [at, title] of [...others.entries()].reverse()) {
    placed.unshift({ title, right })
    const widths = rows.map(({ cells }) => widthOf(sheet, say(sheet, cells[at] ?? ''), STYLES.body))
    right -= Math.max(widthOf(sheet, say(sheet, title), STYLES.label), ...widths) + COLUMN_GAP
  }
  return { columns: placed, first, width: right - LEFT }
}

function heading(sheet: StatementSheet, grid: Grid, table: Tag): void {
  const tr = group(group(table, 'THead'), 'TR')
  for (const { title, at } of titlesOf(grid, sheet.y)) {
    const th = group(tr, 'TH', { scope: 'Column' })
    fill(th, () => put(sheet, { text: say(sheet, title), style: STYLES.label }, at))
  }
  underHeading(sheet)
}

/** On later pages the heading is decoration: the table has said it already. */
function repeatedHeading(sheet: StatementSheet, grid: Grid): void {
  artifact(
    sheet,
    () => {
      for (const { title, at } of titlesOf(grid, sheet.y))
        put(sheet, { text: say(sheet, title), style: STYLES.label }, at)
    },
    true,
  )
  underHeading(sheet)
}

const titlesOf = ({ first, columns }: Grid, y: number) => [
  { title: first, at: { x: LEFT, y } },
  ...columns.map(({ title, right }) => ({ title, at: { right, y } })),
]

function underHeading(sheet: StatementSheet): void {
  sheet.y += lineHeight(STYLES.label) + 3
  rule(sheet, sheet.y, { weight: 1, colour: STYLES.total.colour })
  sheet.y += ROW_PADDING
}

function drawRow(sheet: StatementSheet, grid: Grid, { row, body }: { row: StatementRow; body: Tag }): void {
  const words: Line[] = [
    ...wrap(sheet, row.name, { style: STYLES.body, width: grid.width, longest: LONGEST_NAME }),
    ...(row.beneath === undefined
      ? []
      : wrap(sheet, row.beneath, { style: STYLES.small, width: grid.width, longest: LONGEST_NAME })),
  ]
  if (room(sheet) < heightOf(words) + ROW_PADDING) {
    nextPage(sheet)
    repeatedHeading(sheet, grid)
  }
  const { y } = sheet
  const tr = group(body, 'TR')
  tagged(tr, 'TD', () => {
    sheet.y = putLines(sheet, words, { x: LEFT, y })
  })
  for (const [at, { right }] of grid.columns.entries())
    tagged(tr, 'TD', () => put(sheet, { text: say(sheet, row.cells[at] ?? ''), style: STYLES.body }, { right, y }))
  sheet.y += ROW_PADDING
  rule(sheet, sheet.y - 1)
  sheet.y += ROW_PADDING
}

/** What it comes to, currency by currency. */
export function statementSums(sheet: StatementSheet): void {
  const rows = sheet.document.sums.map(({ label, figure, strong }) => ({
    ...{ label, value: figure, valueRight: true },
    labelStyle: strong ? STYLES.strong : STYLES.body,
    valueStyle: strong ? STYLES.strong : STYLES.body,
  }))
  ensure(sheet, rows.length * (lineHeight(STYLES.body) + SUMS.gap) + 20)
  sheet.y = pairs(sheet, rows, { ...SUMS, y: sheet.y + 10 }) + 8
}
