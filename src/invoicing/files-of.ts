import type { InvoiceDocument } from '../../invoices/document.ts'
import { RENDERER, renderPdf } from '../../invoices/pdf.ts'
import { renderReminder } from '../../invoices/reminder.ts'
import type { ReminderDocument } from '../../invoices/reminder-document.ts'
import { reminderUblOf } from '../../invoices/ubl/reminder.ts'
import { UBL_WRITER, ublOf } from '../../invoices/ubl.ts'

/** A file as this release makes it, and what made it. */
export type Made = { kind: 'pdf' | 'xml'; bytes: Uint8Array; renderer: string }

/** What was frozen when it was issued. */
export type Frozen = { of: 'document'; content: InvoiceDocument } | { of: 'reminder'; content: ReminderDocument }

/** Its files as this release makes them, or why it cannot. */
export function filesOf(frozen: Frozen): Promise<Made[] | string> {
  const made = frozen.of === 'document' ? filesOfDocument(frozen.content) : filesOfReminder(frozen.content)
  return made.catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
}

/** The e-invoice for programs, and the PDF for people with the same e-invoice inside. */
async function filesOfDocument(content: InvoiceDocument): Promise<Made[]> {
  const ubl = ublOf(content)
  return [eInvoice(ubl), { kind: 'pdf', bytes: await renderPdf(content, ubl), renderer: RENDERER }]
}

/** A buyer whom the network does not reach has no e-invoice of it. */
async function filesOfReminder(content: ReminderDocument): Promise<Made[]> {
  const ubl = reminderUblOf(content)
  const pdf: Made = { kind: 'pdf', bytes: await renderReminder(content, ubl), renderer: RENDERER }
  return ubl === undefined ? [pdf] : [eInvoice(ubl), pdf]
}

const eInvoice = (ubl: string): Made => ({ kind: 'xml', bytes: Buffer.from(ubl), renderer: UBL_WRITER })
