import qrcodegen, { type Code } from 'nayuki-qr-code-generator'
import { inkOf, rounded } from './ink.ts'
import { COLOURS } from './page.ts'
import { fill, group, type Sheet } from './sheet.ts'

const { QrCode, QrSegment } = qrcodegen

/** White modules that the norm wants around the code (ISO/IEC 18004). */
const QUIET_MODULES = 4
/** The largest code; it holds the longest address that a document may have. */
const MOST_VERSION = 16
/** Every mask can be read; choosing the prettiest of eight takes ten times as long as all the rest. */
const MASK = 2

/** Width and height of the code with its white edge, in points: 25 mm, which a phone reads from an arm's length. */
export const QR_SIZE = 71

type Place = { x: number; y: number; alt: string }

/** A text as a QR code drawn in squares, with words for who cannot see it. */
export function drawQr(sheet: Sheet, text: string, { x, y, alt }: Place): void {
  const code = QrCode.encodeSegments(QrSegment.makeSegments(text), QrCode.Ecc.MEDIUM, 1, MOST_VERSION, MASK, false)
  const side = QR_SIZE / (code.size + 2 * QUIET_MODULES)
  const edge = QUIET_MODULES * side
  const figure = group(sheet.root, 'Figure', { alt, bbox: [x, y, x + QR_SIZE, y + QR_SIZE] })
  fill(figure, () => {
    sheet.pdf.rect(x, y, QR_SIZE, QR_SIZE).fillColor(COLOURS.paper).fill()
    const scale = `${side.toFixed(6)} 0 0 ${side.toFixed(6)} ${rounded(x + edge)} ${rounded(y + edge)} cm`
    sheet.pdf.addContent(['q', scale, inkOf(COLOURS.code), ...darkStretches(code), 'f', 'Q'].join('\n'))
  })
  figure.element.end()
}

/** Dark modules side by side are one rectangle: a quarter of the drawing. */
function darkStretches(code: Code): string[] {
  const rectangles: string[] = []
  for (let row = 0; row < code.size; row += 1) {
    let length = 0
    for (let column = 0; column <= code.size; column += 1) {
      if (column < code.size && code.getModule(column, row)) length += 1
      else if (length > 0) {
        rectangles.push(`${column - length} ${row} ${length} 1 re`)
        length = 0
      }
    }
  }
  return rectangles
}
