import type { CertificateDocument } from '../certificate-document.ts'
import type { InvoiceDocument } from '../document.ts'
import type { Fonts } from '../fonts.ts'
import type { Press } from '../press.ts'
import type { QuotationDocument } from '../quotation-document.ts'
import type { ReminderDocument } from '../reminder-document.ts'
import type { StatementDocument } from '../statement-document.ts'
import type { Words } from '../words/words.ts'
import { BOTTOM, TOP } from './page.ts'

/** An element of the logical structure: a heading, a paragraph, a table and its parts. */
export type Tag = { pdf: Press; element: PDFKit.PDFStructureElement }

type AnyDocument = InvoiceDocument | ReminderDocument | QuotationDocument | StatementDocument | CertificateDocument

/** The paper being written on: what is to be said, in which words, and how far down the page we are. */
export type Sheet<Document extends AnyDocument = AnyDocument> = {
  pdf: Press
  fonts: Fonts
  words: Words
  document: Document
  /** The root of the logical structure; everything that is not an artifact hangs under it. */
  root: Tag
  y: number
  /** True once a character had to be replaced. */
  replaced: boolean
  /** Draws what each new page begins with. */
  beginPage: (sheet: Sheet) => void
}

export type InvoiceSheet = Sheet<InvoiceDocument>
export type ReminderSheet = Sheet<ReminderDocument>
export type QuotationSheet = Sheet<QuotationDocument>
/** What is sent to a buyer. */
export type LetterSheet = Sheet<InvoiceDocument | ReminderDocument | QuotationDocument>
export type StatementSheet = Sheet<StatementDocument>
export type CertificateSheet = Sheet<CertificateDocument>
/** What has lines, VAT and sums. */
export type SaleSheet = Sheet<InvoiceDocument | QuotationDocument>

/** Adds a tagged element and draws its content at once. */
export function tagged(parent: Tag, type: string, draw: () => void): void {
  parent.element.add(parent.pdf.struct(type, {}, draw))
}

type Attributes = { scope?: 'Column' | 'Row'; alt?: string; bbox?: [number, number, number, number] }

/** Adds an element that others hang under, or whose content comes in parts. */
export function group({ pdf, element }: Tag, type: string, options: Attributes = {}): Tag {
  const child = pdf.struct(type, options as PDFKit.Mixins.StructureElementOptions)
  element.add(child)
  return { pdf, element: child }
}

/** Draws content of an element, or more of it on the next page. */
export function fill({ element }: Tag, draw: () => void): void {
  element.add(draw)
}

/** Draws decoration that a reader aloud passes over. Never inside a tagged element: it would end that element's content. */
export function artifact(sheet: Sheet, draw: () => void, pagination = false): void {
  sheet.pdf.markContent('Artifact', { type: pagination ? 'Pagination' : 'Layout' })
  draw()
  sheet.pdf.endMarkedContent()
}

export function room(sheet: Sheet): number {
  return BOTTOM - sheet.y
}

/** Goes to the next page unless this much height is left. */
export function ensure(sheet: Sheet, height: number): void {
  if (room(sheet) < height) nextPage(sheet)
}

export function nextPage(sheet: Sheet): void {
  sheet.pdf.addPage()
  sheet.y = TOP
  sheet.beginPage(sheet)
}
