import { COLOURS, LEFT, RIGHT } from './page.ts'
import { artifact, type Sheet } from './sheet.ts'

/** A thin line across the page, or from one x to another. */
export function rule(
  sheet: Sheet,
  y: number,
  { from = LEFT, to = RIGHT, weight = 0.6, colour = COLOURS.rule } = {},
): void {
  artifact(sheet, () => {
    sheet.pdf.moveTo(from, y).lineTo(to, y).lineWidth(weight).strokeColor(colour).stroke()
  })
}

/** A tinted box behind what is drawn next. */
export function box(sheet: Sheet, area: { x: number; y: number; width: number; height: number }): void {
  artifact(sheet, () => {
    sheet.pdf.roundedRect(area.x, area.y, area.width, area.height, 4).fillColor(COLOURS.tint).fill()
  })
}
