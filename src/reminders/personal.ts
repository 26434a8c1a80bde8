import { z } from 'zod'
import { BOOKS_STAY, DOCUMENT_OF_WHOM } from '../invoicing/personal.ts'
import { ofWhom, type PersonalTable } from '../platform/personal.ts'

/** Letters about unpaid invoices, and what finance wrote down about them: they belong to the document. */
export const personalInReminders: readonly PersonalTable[] = [
  {
    table: 'reminders',
    columns: ['content'],
    shown: {
      as: 'reminders',
      shape: z.object({
        document: z.string(),
        step: z.int(),
        date: z.iso.date(),
        feeMinor: z.int(),
        interestMinor: z.int(),
      }),
      of: ofWhom(
        'shown-reminders',
        `select d.content ->> 'number' as document, r.step, r.issue_date as date, r.fee_minor as "feeMinor", r.interest_minor as "interestMinor"
         from whom join orders o on ${DOCUMENT_OF_WHOM} join reminders r on r.document_id = d.id order by r.issued_at`,
      ),
    },
    erased: BOOKS_STAY,
  },
  {
    table: 'reminder_files',
    columns: ['path', 'sha256'],
    shown: { because: 'the letter came by mail; its claims are in the copy' },
    erased: BOOKS_STAY,
  },
  {
    table: 'reminder_holds',
    columns: ['reason', 'by'],
    shown: { because: 'it is finance’s note about a document' },
    erased: BOOKS_STAY,
  },
  {
    table: 'reminder_waivers',
    columns: ['reason', 'by'],
    shown: { because: 'it is finance’s note about a document' },
    erased: BOOKS_STAY,
  },
  {
    table: 'document_transfers',
    columns: ['reference', 'by'],
    shown: { because: 'what was paid of a document is finance’s entry; the document is in the copy' },
    erased: BOOKS_STAY,
  },
]
