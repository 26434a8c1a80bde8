import { SUBSTITUTE } from '../drawable.ts'
import { COLOURS, lineHeight, PAGE, STYLES, type Style } from './page.ts'
import { drawQr, QR_SIZE } from './qr.ts'
import { rule } from './rule.ts'
import { artifact, type CertificateSheet, fill, group, tagged } from './sheet.ts'
import { heightOf, type Line, putLines, widthOf, wrap } from './text.ts'

/** The sheet lies down: its width is the height of the others. */
const SHEET = { width: PAGE.height, height: PAGE.width }
const BAND = { width: 214, left: 34, right: 190 }
const BODY = { left: BAND.width + 54, right: SHEET.width - 54 }
const WIDTH = BODY.right - BODY.left
const TOP = 62
const FACTS_GAP = 14
/** Where who answers for it stands, from the top, in points. */
const SIGNED_AT = 486
const SIGNED_WIDTH = 230
/** White around the code, in points. */
const CODE_EDGE = 6
const CODE_Y = 400

const TITLE: Style = { weight: 'bold', size: 42, colour: COLOURS.accent }
const LEAD: Style = { weight: 'regular', size: 13, colour: COLOURS.quiet }
const VALUE: Style = { weight: 'bold', size: 11.5, colour: COLOURS.ink }
const SIGNED: Style = { weight: 'bold', size: 12, colour: COLOURS.ink }
const ON_BAND: Style = { weight: 'regular', size: 9, colour: COLOURS.paper }
const SELLER: Style = { weight: 'bold', size: 17, colour: COLOURS.paper }
const UNIT: Style = { weight: 'regular', size: 11, colour: COLOURS.paper }
/** As large as a name or a title may be, each size tried until it fits its lines. */
const NAME_SIZES = [34, 28, 23, 18, 14]
const COURSE_SIZES = [24, 20, 17, 14, 12]
const NAME_LINES = 2
const COURSE_LINES = 3
const LONGEST = 200

/** Who has completed what, and who says so. */
export function certificateBody(sheet: CertificateSheet): void {
  const { document, words } = sheet
  sheet.y = TOP
  stand(sheet, { type: 'H1', said: [{ text: words.title.certificate, style: TITLE }], under: 22 })
  if (document.test)
    stand(sheet, { type: 'P', said: lines(sheet, words.certificate.testNotice, STYLES.warning), under: 8 })
  stand(sheet, { type: 'P', said: lines(sheet, words.certificate.certifies, LEAD), under: 2 })
  const name = { weight: 'bold', colour: COLOURS.ink } as const
  stand(sheet, {
    type: 'P',
    said: fitting(sheet, document.name, { hand: name, sizes: NAME_SIZES, most: NAME_LINES }),
    under: 6,
  })
  stand(sheet, { type: 'P', said: lines(sheet, words.certificate.completed, LEAD), under: 4 })
  const course = { weight: 'bold', colour: COLOURS.accent } as const
  stand(sheet, {
    type: 'H2',
    said: fitting(sheet, document.course, { hand: course, sizes: COURSE_SIZES, most: COURSE_LINES }),
    under: 18,
  })
  facts(sheet)
  if (document.teachers.length > 0)
    stand(sheet, {
      type: 'P',
      said: lines(sheet, `${words.certificate.teachers} ${document.teachers.join(', ')}`, STYLES.body),
      under: 0,
    })
  signed(sheet)
  if (sheet.replaced) {
    sheet.y = SHEET.height - 40
    stand(sheet, { type: 'P', said: lines(sheet, words.missingCharacters(SUBSTITUTE), STYLES.small), under: 0 })
  }
}

const lines = (sheet: CertificateSheet, text: string, style: Style): Line[] =>
  wrap(sheet, text, { style, width: WIDTH, longest: LONGEST })

type Block = { type: 'H1' | 'H2' | 'P'; said: readonly Line[]; under: number }

/** Beneath what stands there, and so much of white under it. */
function stand(sheet: CertificateSheet, { type, said, under }: Block): void {
  tagged(sheet.root, type, () => {
    sheet.y = putLines(sheet, said, { x: BODY.left, y: sheet.y }) + under
  })
}

type Fit = { hand: Omit<Style, 'size'>; sizes: readonly number[]; most: number }

/** In the largest hand in which a text takes no more lines than it may. */
function fitting(sheet: CertificateSheet, text: string, { hand, sizes, most }: Fit): Line[] {
  const tried = sizes.map((size) => lines(sheet, text, { ...hand, size }))
  return tried.find((each) => each.length <= most) ?? tried.at(-1)!
}

/** Each as wide as it needs, beneath each other where there is no room beside. */
function facts(sheet: CertificateSheet): void {
  const table = group(sheet.root, 'Table')
  const [labels, values] = [group(table, 'TR'), group(table, 'TR')]
  const each = sheet.document.facts.map(([label, value]) => ({
    label: wrap(sheet, label, { style: STYLES.small, width: WIDTH }),
    value: wrap(sheet, value, { style: VALUE, width: WIDTH, longest: LONGEST }),
  }))
  const rowHeight = lineHeight(STYLES.small) + lineHeight(VALUE) + 10
  let x = BODY.left
  for (const { label, value } of each) {
    const width = Math.max(...[...label, ...value].map(({ text, style }) => widthOf(sheet, text, style)))
    if (x + width > BODY.right && x > BODY.left) {
      x = BODY.left
      sheet.y += rowHeight
    }
    const { y } = sheet
    const at = x
    fill(group(labels, 'TH', { scope: 'Column' }), () => void putLines(sheet, label, { x: at, y }))
    tagged(values, 'TD', () => void putLines(sheet, value, { x: at, y: y + heightOf(label) }))
    x += width + FACTS_GAP * 2
  }
  sheet.y += rowHeight + 2
}

function signed(sheet: CertificateSheet): void {
  const { signatory } = sheet.document
  if (signatory === undefined) return
  rule(sheet, SIGNED_AT, { from: BODY.left, to: BODY.left + SIGNED_WIDTH, colour: COLOURS.quiet })
  sheet.y = Math.max(sheet.y, SIGNED_AT + 6)
  stand(sheet, {
    type: 'P',
    said: [...lines(sheet, signatory.name, SIGNED), ...lines(sheet, signatory.title, STYLES.body)],
    under: 0,
  })
}

/** Who certifies, and where anybody sees whether it is genuine, down the left side. */
export function certificateBand(sheet: CertificateSheet): void {
  const { document, words } = sheet
  artifact(sheet, () => {
    sheet.pdf.rect(0, 0, BAND.width, SHEET.height).fillColor(COLOURS.accent).fill()
    sheet.pdf.rect(BAND.width, 0, 5, SHEET.height).fillColor(COLOURS.rule).fill()
  })
  const narrow = (text: string, style: Style) =>
    wrap(sheet, text, { style, width: BAND.right - BAND.left, longest: LONGEST })
  tagged(sheet.root, 'P', () => {
    const under = putLines(sheet, narrow(document.seller.name, SELLER), { x: BAND.left, y: TOP + 8, more: true })
    putLines(sheet, narrow(document.unit, UNIT), { x: BAND.left, y: under + 8 })
  })
  artifact(sheet, () => {
    const side = QR_SIZE + 2 * CODE_EDGE
    sheet.pdf.roundedRect(BAND.left, CODE_Y, side, side, 4).fillColor(COLOURS.paper).fill()
  })
  const { href } = new URL(document.verifyUrl)
  const code = { x: BAND.left + CODE_EDGE, y: CODE_Y + CODE_EDGE, alt: words.certificate.qrAlternative }
  drawQr(sheet, href, code)
  const under = CODE_Y + QR_SIZE + 2 * CODE_EDGE + 12
  const said = [{ text: words.certificate.verify, style: { ...ON_BAND, weight: 'bold' as const } }]
  const asked = said.flatMap(({ text, style }) => narrow(text, style))
  tagged(sheet.root, 'P', () => void putLines(sheet, asked, { x: BAND.left, y: under }))
  // The code on a line of its own: it may have to be typed.
  const typed = href.replace(/^https?:\/\//, '').split(/(?<=\/)(?=[^/]*$)/)
  const address = typed.flatMap((part) => narrow(part, ON_BAND))
  link(sheet, address, { href, y: under + heightOf(asked) + 2 })
}

/** A link needs its own element and a description (PDF/UA-1, 7.18.5). */
function link(sheet: CertificateSheet, said: readonly Line[], { href, y }: { href: string; y: number }): void {
  const element = group(group(sheet.root, 'P'), 'Link')
  fill(element, () => void putLines(sheet, said, { x: BAND.left, y }))
  const options = {
    structParent: element.element,
    Contents: new String(sheet.words.certificate.verifyAlternative),
  } as unknown as PDFKit.Mixins.AnnotationOption
  const width = Math.max(...said.map(({ text, style }) => widthOf(sheet, text, style)))
  sheet.pdf.link(BAND.left, y, width, heightOf(said), href, options)
  element.element.end()
}
