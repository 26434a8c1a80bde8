import { drawable } from '../drawable.ts'
import type { Face } from '../face.ts'
import { inkOf, rounded } from './ink.ts'
import { baselineOf, lineHeight, type Style } from './page.ts'
import { type Run, runsOf } from './runs.ts'
import type { Sheet } from './sheet.ts'

export type Line = { text: string; style: Style }

/** In which hand, and how wide a line may be in points. */
export type Measure = { style: Style; width: number }

/** A text as the fonts can draw it; remembers that a character was replaced. */
export function say(sheet: Sheet, text: string, longest?: number): string {
  const said = drawable(text, sheet.fonts, longest)
  sheet.replaced ||= said.replaced
  return said.text
}

/** Breaks a text into lines of a width, at spaces, and inside a word only when the word alone is too wide. */
export function wrap(sheet: Sheet, text: string, { longest, ...measure }: Measure & { longest?: number }): Line[] {
  const { style, width } = measure
  const lines: string[] = []
  let line = ''
  for (const word of say(sheet, text, longest)
    .split(' ')
    .flatMap((word) => fitting(sheet, word, measure))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(sheet, longer, style) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line].map((part) => ({ text: part, style }))
}

export function widthOf(sheet: Sheet, text: string, style: Style): number {
  return runsOf(text, sheet.fonts, style).reduce((width, run) => width + widthOfRun(sheet, run, style), 0)
}

/** Draws one line whose top is at y; with `right`, it ends there. The text has been through `say` or `wrap`. */
export function put(
  sheet: Sheet,
  { text, style }: Line,
  at: { x: number; y: number } | { right: number; y: number },
): void {
  const y = at.y + baselineOf(style)
  let x = 'x' in at ? at.x : at.right - widthOf(sheet, text, style)
  const runs = runsOf(text, sheet.fonts, style)
  for (const run of runs) {
    show(sheet, run, { style, x, y })
    if (runs.length > 1) x += widthOfRun(sheet, run, style)
  }
}

type Place = { style: Style; x: number; y: number }

/** The common letters have their numbers already; all else PDFKit sets. */
function show(sheet: Sheet, run: Run, { style, x, y }: Place): void {
  const { pdf, fonts } = sheet
  const shown = run.whole ? undefined : shownBy(fonts[style.weight], run.text)
  pdf.font(run.font)
  if (shown === undefined) {
    pdf.fontSize(style.size).fillColor(style.colour)
    pdf.text(run.text, x, y, { lineBreak: false, baseline: 'alphabetic', ...laidOut(run) })
  } else if (shown !== '') {
    const steps = [
      inkOf(style.colour),
      `/${pdf.nameFont()} ${style.size} Tf`,
      `1 0 0 -1 ${rounded(x)} ${rounded(y)} Tm`,
    ]
    pdf.addContent(['BT', ...steps, `[${shown}] TJ`, 'ET'].join('\n'))
  }
}

function shownBy(face: Face, text: string): string | undefined {
  let shown = ''
  for (const word of wordsOf(text)) {
    const { shown: own } = face.setWord(word)
    if (own === undefined) return undefined
    shown += own
  }
  return shown
}

function widthOfRun({ pdf, fonts }: Sheet, run: Run, { weight, size }: Style): number {
  if (run.whole) return pdf.font(run.font).fontSize(size).widthOfString(run.text, laidOut(run))
  let width = 0
  for (const word of wordsOf(run.text)) width += fonts[weight].setWord(word).width
  return (width * size) / 1000
}

/** Each with the space after it, as PDFKit divides them too. */
function* wordsOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const space = text.indexOf(' ', from)
    const end = space < 0 ? text.length : space + 1
    yield text.slice(from, end)
    from = end
  }
}

/** Naming features, even none, keeps PDFKit from laying out word by word. */
function laidOut({ whole }: Run): { features?: PDFKit.Mixins.OpenTypeFeatures[] } {
  return whole ? { features: [] } : {}
}

/** Draws lines beneath each other and gives the y under the last; with `more`, their text goes on on the next page. */
export function putLines(
  sheet: Sheet,
  lines: readonly Line[],
  at: { x: number; y: number; more?: boolean } | { right: number; y: number },
): number {
  let y = at.y
  for (const [place, line] of lines.entries()) {
    // The space after all but the last keeps their words apart for a reader aloud and for copying.
    const last = place === lines.length - 1 && !('more' in at && at.more === true)
    put(sheet, last || 'right' in at ? line : { ...line, text: `${line.text} ` }, { ...at, y })
    y += lineHeight(line.style)
  }
  return y
}

export function heightOf(lines: readonly Line[]): number {
  return lines.reduce((height, line) => height + lineHeight(line.style), 0)
}

function fitting(sheet: Sheet, word: string, { style, width }: Measure): string[] {
  if (widthOf(sheet, word, style) <= width) return [word]
  const parts: string[] = []
  let part = ''
  let filled = 0
  for (const character of word) {
    const advance = widthOf(sheet, character, style)
    if (part !== '' && filled + advance > width) {
      parts.push(part)
      part = ''
      filled = 0
    }
    part += character
    filled += advance
  }
  return [...parts, part]
}
