import { account, amount, day, iban } from '../format.ts'
import { COLOURS, LEFT, lineHeight, RIGHT, STYLES, type Style, WIDTH } from './page.ts'
import { box } from './rule.ts'
import { ensure, fill, group, type Sheet, tagged } from './sheet.ts'
import { heightOf, type Line, put, putLines, say, widthOf, wrap } from './text.ts'

const PADDING = 12
const KEY: Style = { weight: 'bold', size: 11.5, colour: COLOURS.ink }
const LINK: Style = { weight: 'regular', size: 9.5, colour: COLOURS.accent }
const LONGEST_LINK = 90

type Part = { label: string; value: string }

/** How to pay what is open, or that it has been paid. */
export function payment(sheet: Sheet): void {
  const open = sheet.document.kind === 'invoice' && sheet.document.totals.payableMinor > 0
  const sentences: Line[] = [
    { text: settled(sheet), style: open ? STYLES.body : STYLES.strong },
    { text: sheet.document.payment.terms ?? '', style: STYLES.body },
  ]
  const said = sentences.flatMap(({ text, style }) =>
    text === '' ? [] : wrap(sheet, text, { style, width: WIDTH - 2 * PADDING }),
  )
  const parts = open ? partsOf(sheet) : []
  const link = open ? sheet.document.payUrl : undefined
  if (parts.length === 0 && said.length === 0) return
  const heading = open ? lineHeight(STYLES.label) + 4 : 0
  const height =
    heading +
    (open ? heightOfParts() : 0) +
    heightOf(said) +
    (link === undefined ? 0 : lineHeight(LINK)) +
    PADDING * 1.6
  ensure(sheet, height + 6)
  box(sheet, { x: LEFT, y: sheet.y, width: WIDTH, height })
  draw(sheet, { parts, said, link, under: sheet.y + height })
}

type Content = { parts: Part[]; said: Line[]; link: string | undefined; under: number }

function draw(sheet: Sheet, { parts, said, link, under }: Content): void {
  sheet.y += PADDING * 0.8
  if (parts.length > 0) {
    tagged(sheet.root, 'H2', () =>
      put(sheet, { text: sheet.words.payment, style: STYLES.label }, { x: LEFT + PADDING, y: sheet.y }),
    )
    sheet.y += lineHeight(STYLES.label) + 4
    drawParts(sheet, parts)
  }
  if (said.length > 0) {
    tagged(sheet.root, 'P', () => {
      sheet.y = putLines(sheet, said, { x: LEFT + PADDING, y: sheet.y })
    })
  }
  if (link !== undefined) drawLink(sheet, link)
  sheet.y = under + 10
}

function settled({ document, words }: Sheet): string {
  const { paidMinor, paidOn, paidBy } = document.payment
  if (paidMinor === 0 || paidOn === undefined) return ''
  const by = paidBy === undefined ? '' : words.paidBy[paidBy]
  if (document.kind === 'credit-note') return `${words.repaidOn(day(paidOn, words), by)}.`
  const rest = document.totals.payableMinor === 0 ? ` ${words.nothingToPay}` : ''
  const part =
    document.totals.payableMinor === 0 ? '' : `: ${document.currency} ${amount(paidMinor, document.currency, words)}`
  return `${words.paidOn(day(paidOn, words), by)}${part}.${rest}`
}

function partsOf({ document, words }: Sheet): Part[] {
  const { seller, totals, currency, dueDate, payment: said } = document
  const bank = seller.iban === undefined || currency === 'NOK' ? account(seller.bankAccount) : iban(seller.iban)
  const bic = seller.bic === undefined || currency === 'NOK' ? [] : [{ label: 'BIC', value: seller.bic }]
  return [
    { label: `${words.amountToPay} ${currency}`, value: amount(totals.payableMinor, currency, words) },
    ...(dueDate === undefined ? [] : [{ label: words.dueDate, value: day(dueDate, words) }]),
    ...(said.kid === undefined ? [] : [{ label: words.kid, value: said.kid }]),
    { label: words.account, value: bank },
    ...bic,
  ]
}

function heightOfParts(): number {
  return lineHeight(STYLES.small) + lineHeight(KEY) + 6
}

/** Side by side, each as wide as it needs, the rest of the width shared between them. */
function drawParts(sheet: Sheet, parts: readonly Part[]): void {
  const widths = parts.map(({ label, value }) =>
    Math.max(widthOf(sheet, label, STYLES.small), widthOf(sheet, value, KEY)),
  )
  const used = widths.reduce((total, width) => total + width, 0)
  const gap = Math.max(8, (RIGHT - LEFT - 2 * PADDING - used) / Math.max(1, parts.length - 1))
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
  sheet.y = top + heightOfParts()
}

/** A link needs its own element and a description (PDF/UA-1, 7.18.5). */
function drawLink(sheet: Sheet, url: string): void {
  const text = `${sheet.words.payOnline}: ${say(sheet, url, LONGEST_LINK)}`
  const at = { x: LEFT + PADDING, y: sheet.y }
  const link = group(group(sheet.root, 'P'), 'Link')
  fill(link, () => put(sheet, { text, style: LINK }, at))
  const alternative = sheet.words.payLinkAlternative(say(sheet, sheet.document.number))
  const options = {
    structParent: link.element,
    Contents: new String(alternative),
  } as unknown as PDFKit.Mixins.AnnotationOption
  sheet.pdf.link(at.x, at.y, widthOf(sheet, text, LINK), lineHeight(LINK), new URL(url).href, options)
  // Ended here, on its own page: the reference to the annotation takes the page that is current when its element ends.
  link.element.end()
}
