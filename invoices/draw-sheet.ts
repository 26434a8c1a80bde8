import type { CertificateDocument } from './certificate-document.ts'
import type { InvoiceDocument } from './document.ts'
import { type Fonts, openFonts } from './fonts.ts'
import { continued, footers } from './layout/footer.ts'
import { letterhead } from './layout/letterhead.ts'
import { identifyAsUa, property } from './layout/metadata.ts'
import { closingNotes } from './layout/notes.ts'
import type { Sheet } from './layout/sheet.ts'
import { watermark } from './layout/watermark.ts'
import { Press } from './press.ts'
import type { QuotationDocument } from './quotation-document.ts'
import type { ReminderDocument } from './reminder-document.ts'
import type { StatementDocument } from './statement-document.ts'
import { LANGUAGES } from './words/languages.ts'
import type { Words } from './words/words.ts'

/** The XML of the same document, carried inside the PDF (PDF/A-3, relationship Alternative). */
export type Attached = { name: string; text: string }

type Drawn = InvoiceDocument | ReminderDocument | QuotationDocument | StatementDocument | CertificateDocument
type Paper = { landscape: boolean; attached?: Attached }

/** One document on paper: head, foot and properties that all have, around what the kind of document draws. */
export function drawSheet<Document extends Drawn>(
  document: Document,
  attached: Attached | undefined,
  body: (sheet: Sheet<Document>, underSeller: number) => void,
): Promise<Uint8Array> {
  const paper = { landscape: false, ...(attached === undefined ? {} : { attached }) }
  return drawBare(document, paper, (sheet) => {
    watermark(sheet)
    body(sheet, letterhead(sheet))
    closingNotes(sheet)
    sheet.root.element.end()
    footers(sheet)
  })
}

/** Properties and fonts that all documents have, around what draws the paper and ends its structure. */
export async function drawBare<Document extends Drawn>(
  document: Document,
  { landscape, attached }: Paper,
  draw: (sheet: Sheet<Document>) => void,
): Promise<Uint8Array> {
  const words = LANGUAGES[document.language]
  const fonts = await openFonts(JSON.stringify(document))
  const pdf = open(document, { words, fonts, landscape })
  const root = { pdf, element: pdf.struct('Document') }
  pdf.addStructure(root.element)
  const sheet: Sheet<Document> = { pdf, fonts, words, document, root, y: 0, replaced: false, beginPage }
  pdf.addPage()
  draw(sheet)
  identifyAsUa(sheet)
  if (attached !== undefined) attach(pdf, attached, { day: dated(document), description: words.attached })
  return pdf.print()
}

type Hand = { words: Words; fonts: Fonts; landscape: boolean }

function open(document: Drawn, { words, fonts, landscape }: Hand): Press {
  const title = `${words.title[document.kind]} ${document.number}`
  const pdf = new Press({
    size: 'A4',
    layout: landscape ? 'landscape' : 'portrait',
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: words.tag,
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    // No default font: PDFKit would fall back on Helvetica, which is never embedded.
    font: '',
    info: {
      Title: property(`${title} – ${document.seller.name}`),
      Author: property(document.seller.legalName),
      Subject: property(title),
      Creator: 'coursetill',
      Producer: 'PDFKit',
      CreationDate: dated(document),
      ModDate: dated(document),
    },
  })
  pdf.embed('regular', fonts.regular)
  pdf.embed('bold', fonts.bold)
  for (const { name, font } of fonts.fallbacks.values()) pdf.registerFont(name, font as unknown as Uint8Array)
  return pdf
}

function beginPage(sheet: Sheet): void {
  watermark(sheet)
  continued(sheet)
}

function attach(
  pdf: PDFKit.PDFDocument,
  { name, text }: Attached,
  { day, description }: { day: Date; description: string },
): void {
  const options = {
    name,
    type: 'text/xml',
    description,
    relationship: 'Alternative',
    creationDate: day,
    modifiedDate: day,
  }
  pdf.file(Buffer.from(text), options)
}

/** Midnight of the document's day: nothing in the file tells when it was drawn. */
function dated(document: { issueDate: string }): Date {
  return new Date(`${document.issueDate}T00:00:00Z`)
}
