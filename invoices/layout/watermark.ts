import { COLOURS, PAGE, type Style } from './page.ts'
import { artifact, type Sheet } from './sheet.ts'
import { put, widthOf } from './text.ts'

const STYLE: Style = { weight: 'bold', size: 190, colour: COLOURS.watermark }
const TILT_DEGREES = -35

/** Across the page and beneath everything else, so in a solid pale colour: transparency has rules of its own in PDF/A. */
export function watermark(sheet: Sheet): void {
  if (!sheet.document.test) return
  const text = sheet.words.test
  const centre: [number, number] = [PAGE.width / 2, PAGE.height / 2]
  const x = centre[0] - widthOf(sheet, text, STYLE) / 2
  artifact(sheet, () => {
    sheet.pdf.save().rotate(TILT_DEGREES, { origin: centre })
    put(sheet, { text, style: STYLE }, { x, y: centre[1] - (STYLE.size * 2) / 3 })
    sheet.pdf.restore()
  })
}
