import { COLOURS, LEFT, lineHeight, RIGHT, STYLES, type Style, WIDTH } from './page.ts'
import { drawQr, QR_SIZE } from './qr.ts'
import { box } from './rule.ts'
import { ensure, fill, group, type Sheet, tagged } from './sheet.ts'
import { heightOf, type Line, put, putLines, say, widthOf, wrap } from './text.ts'

const PADDING = 12
const GAP = 14
const KEY: Style = { weight: 'bold', size: 11.5, colour: COLOURS.ink }
const LINK: Style = { weight: 'regular', size: 9.5, colour: COLOURS.accent }
const LONGEST_LINK = 90

/** One of the figures that a payment is typed in by. */
export type Part = { label: string; value: string }

/** What the box says: the figures, sentences, and where to pay on the web. */
export type Payment = { parts: Part[]; sentences: Array<{ text: string; style: Style }>; payUrl: string | undefined }

/** How to pay what is open, or that it has been paid, in a box that keeps together. */
export function paymentBox(sheet: Sheet, { parts, sentences, payUrl }: Payment): void {
  const width = WIDTH - 2 * PADDING - (payUrl === undefined ? 0 : QR_SIZE + GAP)
  const said = sentences.flatMap(({ text, style }) => (text === '' ? [] : wrap(sheet, text, { style, width })))
  if (parts.length === 0 && said.length === 0) return
  const link = payUrl === undefined ? [] : wrap(sheet, linkText(sheet, payUrl), { style: LINK, width })
  const rows = inRows(sheet, parts, width)
  const heading = parts.length === 0 ? 0 : lineHeight(STYLES.label) + 4
  const text = heading + rows.length * heightOfRow() + heightOf(said) + heightOf(link)
  const height = Math.max(text + PADDING * 1.6, payUrl === undefined ? 0 : QR_SIZE + PADDING)
  ensure(sheet, height + 6)
  const top = sheet.y
  box(sheet, { x: LEFT, y: top, width: WIDTH, height })
  sheet.y += PADDING * 0.8
  if (parts.length > 0) drawFigures(sheet, rows, width)
  if (said.length > 0) {
    tagged(sheet.root, 'P', () => {
      sheet.y = putLines(sheet, said, { x: LEFT + PADDING, y: sheet.y })
    })
  }
  if (payUrl !== undefined) {
    drawLink(sheet, link, payUrl)
    const alt = sheet.words.qrAlternative(say(sheet, sheet.document.number))
    drawQr(sheet, new URL(payUrl).href, { x: RIGHT - PADDING / 2 - QR_SIZE, y: top + (height - QR_SIZE) / 2, alt })
  }
  sheet.y = top + height + 10
}

/** As many side by side as there is room for. */
function inRows(sheet: Sheet, parts: readonly Part[], width: number): Part[][] {
  const rows: Part[][] = []
  let filled = 0
  for (const part of parts) {
    const own = widthOfPart(sheet, part) + GAP
    const row = rows.at(-1)
    if (row === undefined || filled + own > width + GAP) {
      rows.push([part])
      filled = own
    } else {
      row.push(part)
      filled += own
    }
  }
  return rows
}

function widthOfPart(sheet: Sheet, { label, value }: Part): number {
  return Math.max(widthOf(sheet, label, STYLES.small), widthOf(sheet, say(sheet, value), KEY))
}

function heightOfRow(): number {
  return lineHeight(STYLES.small) + lineHeight(KEY) + 6
}

function drawFigures(sheet: Sheet, rows: readonly Part[][], width: number): void {
  tagged(sheet.root, 'H2', () =>
    put(sheet, { text: sheet.words.payment, style: STYLES.label }, { x: LEFT + PADDING, y: sheet.y }),
  )
  sheet.y += lineHeight(STYLES.label) + 4
  for (const row of rows) drawRow(sheet, row, width)
}

/** Each as wide as it needs, the rest of the width shared between them. */
function drawRow(sheet: Sheet, parts: readonly Part[], width: number): void {
  const widths = parts.map((part) => widthOfPart(sheet, part))
  const used = widths.reduce((total, each) => total + each, 0)
  const gap = Math.max(8, Math.min((width - used) / Math.max(1, parts.length - 1), width / 4))
  const table = group(sheet.root, 'Table')
  const [labels, values] = [group(table, 'TR'), group(table, 'TR')]
  const top = sheet.y
  let x = LEFT + PADDING
  for (const [place, { label, value }] of parts.entries()) {
    fill(group(labels, 'TH', { scope: 'Column' }), () =>
      put(sheet, { text: label, style: STYLES.small }, { x, y: top }),
    )
    tagged(values, 'TD', () =>
      put(sheet, { text: say(sheet, value), style: KEY }, { x, y: top + lineHeight(STYLES.small) }),
    )
    x += (widths[place] ?? 0) + gap
  }
  sheet.y = top + heightOfRow()
}

function linkText(sheet: Sheet, url: string): string {
  return `${sheet.words.payOnline}: ${say(sheet, url, LONGEST_LINK)}`
}

/** A link needs its own element and a description (PDF/UA-1, 7.18.5). */
function drawLink(sheet: Sheet, lines: readonly Line[], url: string): void {
  const at = { x: LEFT + PADDING, y: sheet.y }
  const link = group(group(sheet.root, 'P'), 'Link')
  fill(link, () => {
    sheet.y = putLines(sheet, lines, at)
  })
  const alternative = sheet.words.payLinkAlternative(say(sheet, sheet.document.number))
  const options = {
    structParent: link.element,
    Contents: new String(alternative),
  } as unknown as PDFKit.Mixins.AnnotationOption
  const width = Math.max(...lines.map(({ text }) => widthOf(sheet, text, LINK)))
  sheet.pdf.link(at.x, at.y, width, heightOf(lines), new URL(url).href, options)
  // Ended here, on its own page: the reference to the annotation takes the page that is current when its element ends.
  link.element.end()
}
