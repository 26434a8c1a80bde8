import { lineHeight, STYLES, type Style } from './page.ts'
import { fill, group, type Sheet, tagged } from './sheet.ts'
import { heightOf, type Line, putLines, say, widthOf, wrap } from './text.ts'

export type Pair = { label: string; value: string; labelStyle?: Style; valueStyle?: Style; valueRight?: boolean }

type Area = { x: number; right: number; y: number; labelWidth: number; gap?: number }

/** Enough for any reference a buyer gives; keeps the box of facts on its page. */
const LONGEST_VALUE = 200
const GUTTER = 2

/** Labels with their values, tagged as a table of row headings; gives the y beneath. */
export function pairs(sheet: Sheet, rows: readonly Pair[], area: Area): number {
  const table = group(sheet.root, 'Table')
  let y = area.y
  for (const row of rows) {
    const { label, value } = linesOf(sheet, row, area)
    const sink = sizeOf(value) - sizeOf(label)
    const tr = group(table, 'TR')
    fill(group(tr, 'TH', { scope: 'Row' }), () => {
      putLines(sheet, label, { x: area.x, y: y + sink })
    })
    tagged(tr, 'TD', () => {
      putLines(sheet, value, row.valueRight ? { right: area.right, y } : { x: area.x + area.labelWidth, y })
    })
    y += rowHeight(label, value) + (area.gap ?? 0)
  }
  return y
}

export function heightOfPairs(sheet: Sheet, rows: readonly Pair[], area: Area): number {
  return rows.reduce((height, row) => {
    const { label, value } = linesOf(sheet, row, area)
    return height + rowHeight(label, value) + (area.gap ?? 0)
  }, 0)
}

/** A figure at the right edge is never broken: its label gets the room that is left. */
function linesOf(sheet: Sheet, row: Pair, { x, right, labelWidth }: Area): { label: Line[]; value: Line[] } {
  const style = row.valueStyle ?? STYLES.body
  const labelStyle = row.labelStyle ?? STYLES.small
  if (!row.valueRight) {
    const label = wrap(sheet, row.label, { style: labelStyle, width: labelWidth - GUTTER })
    return { label, value: wrap(sheet, row.value, { style, width: right - x - labelWidth, longest: LONGEST_VALUE }) }
  }
  const figure = { text: say(sheet, row.value), style }
  const left = right - x - widthOf(sheet, figure.text, style) - labelStyle.size
  return { label: wrap(sheet, row.label, { style: labelStyle, width: left, longest: LONGEST_VALUE }), value: [figure] }
}

function rowHeight(label: readonly Line[], value: readonly Line[]): number {
  return Math.max(heightOf(label), heightOf(value), lineHeight(STYLES.small))
}

function sizeOf(lines: readonly Line[]): number {
  return lines[0]?.style.size ?? STYLES.body.size
}
