import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import type { InvoiceDocument } from './document.ts'
import { type Fonts, openFonts } from './fonts.ts'
import { buyer } from './layout/buyer.ts'
import { facts } from './layout/facts.ts'
import { continued, footers } from './layout/footer.ts'
import { letterhead } from './layout/letterhead.ts'
import { lineTable } from './layout/lines.ts'
import { identifyAsUa, property } from './layout/metadata.ts'
import { closingNotes, openingNotes } from './layout/notes.ts'
import { payment } from './layout/payment.ts'
import type { Sheet } from './layout/sheet.ts'
import { totals } from './layout/totals.ts'
import { watermark } from './layout/watermark.ts'
import { LANGUAGES } from './words/languages.ts'
import type { Words } from './words/words.ts'

/** What drew a document, kept beside its stored original: raised whenever the same document would give other bytes. */
export const RENDERER = '2 pdfkit-0.20.2 source-sans-3-0.4.1'

/** A file carried inside the PDF, such as the e-invoice of the same document (PDF/A-3, relationship Alternative). */
export type Attachment = { name: string; type: string; bytes: Uint8Array; description: string }

export type PdfOptions = { attachments?: Attachment[] }

/**
 * The document as PDF/A-3a and PDF/UA-1 in one file. The same document and attachments give the same bytes: every date in the
 * file is the document's own. It does not judge the document; `faultsOf` does.
 */
export async function renderPdf(document: InvoiceDocument, { attachments = [] }: PdfOptions = {}): Promise<Uint8Array> {
  const words = LANGUAGES[document.language]
  const fonts = openFonts()
  const pdf = open(document, words, fonts)
  const bytes = buffer(pdf)
  draw(pdf, { document, words, fonts })
  for (const attachment of attachments) attach(pdf, attachment, dated(document))
  pdf.end()
  return new Uint8Array(await bytes)
}

function open(document: InvoiceDocument, words: Words, fonts: Fonts): PDFKit.PDFDocument {
  const title = `${words.title[document.kind]} ${document.number}`
  const pdf = new PDFDocument({
    size: 'A4',
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
  // An already parsed font is a source too; PDFKit's types do not know it yet.
  pdf.registerFont('regular', fonts.regular as unknown as Uint8Array)
  pdf.registerFont('bold', fonts.bold as unknown as Uint8Array)
  return pdf
}

function draw(pdf: PDFKit.PDFDocument, { document, words, fonts }: Pick<Sheet, 'document' | 'words' | 'fonts'>): void {
  const root = { pdf, element: pdf.struct('Document') }
  pdf.addStructure(root.element)
  const sheet: Sheet = { pdf, fonts, words, document, root, y: 0, replaced: false, beginPage }
  pdf.addPage()
  watermark(sheet)
  const underSeller = letterhead(sheet)
  sheet.y = Math.max(buyer(sheet, underSeller), facts(sheet)) + 24
  openingNotes(sheet)
  lineTable(sheet)
  totals(sheet)
  payment(sheet)
  closingNotes(sheet)
  root.element.end()
  footers(sheet)
  identifyAsUa(sheet)
}

function beginPage(sheet: Sheet): void {
  watermark(sheet)
  continued(sheet)
}

function attach(pdf: PDFKit.PDFDocument, { name, type, bytes, description }: Attachment, day: Date): void {
  const options = { name, type, description, relationship: 'Alternative', creationDate: day, modifiedDate: day }
  pdf.file(Buffer.from(bytes), options)
}

/** Midnight of the document's day: nothing in the file tells when it was drawn. */
function dated(document: InvoiceDocument): Date {
  return new Date(`${document.issueDate}T00:00:00Z`)
}
