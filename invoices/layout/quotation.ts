import { day } from '../format.ts'
import { factsBox, timeOf } from './facts.ts'
import { paragraph } from './notes.ts'
import { LEFT, STYLES, WIDTH } from './page.ts'
import { ensure, type QuotationSheet, tagged } from './sheet.ts'
import { heightOf, putLines, wrap } from './text.ts'

/** The longest answer to "what if somebody cannot come" that is printed for one kind of line, in characters. */
const LONGEST_TERMS = 1500

/** The box of facts: which offer, and until when it stands. Gives the y beneath. */
export function quotationFacts(sheet: QuotationSheet): number {
  const { document, words } = sheet
  return factsBox(sheet, [
    [words.number.quotation, document.number],
    [words.issueDate, day(document.issueDate, words)],
    [words.quotation.validThrough, day(document.validThrough, words)],
    [words.quotation.heldThrough, document.heldThrough && day(document.heldThrough, words)],
    [words.delivery, timeOf(document.delivery, words)],
    [words.place, document.delivery.place],
  ])
}

/** What is said before the lines: that it is a test, that it is no invoice, the note. */
export function quotationNotes(sheet: QuotationSheet): void {
  const { document, words } = sheet
  if (document.test) paragraph(sheet, words.testNotice, STYLES.warning)
  paragraph(sheet, words.quotation.noInvoice, STYLES.body)
  if (document.note !== undefined) paragraph(sheet, document.note, STYLES.body)
  sheet.y += 8
}

/** How the offer is taken up, and what applies if somebody cannot come. */
export function howToAccept(sheet: QuotationSheet): void {
  const { document, words } = sheet
  const { number, validThrough, seller, terms } = document
  const accept = words.quotation.accept({ number, until: day(validThrough, words), email: seller.email })
  part(sheet, words.quotation.acceptTitle, [accept])
  part(sheet, words.quotation.termsTitle, terms)
}

function part(sheet: QuotationSheet, title: string, sentences: readonly string[]): void {
  if (sentences.length === 0) return
  const heading = wrap(sheet, title, { style: STYLES.strong, width: WIDTH })
  const first = wrap(sheet, sentences[0] ?? '', { style: STYLES.body, width: WIDTH, longest: LONGEST_TERMS })
  ensure(sheet, heightOf(heading) + heightOf(first) + 6)
  tagged(sheet.root, 'H2', () => {
    sheet.y = putLines(sheet, heading, { x: LEFT, y: sheet.y }) + 2
  })
  for (const sentence of sentences) paragraph(sheet, sentence, STYLES.body)
  sheet.y += 6
}
