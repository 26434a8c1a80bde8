import { z } from 'zod'
import { BOOKS_STAY } from '../invoicing/personal.ts'
import { ofWhom, type PersonalTable } from '../platform/personal.ts'

/** What somebody owed in an earlier system: kept as long as the books. */
export const personalInOldReceivables: readonly PersonalTable[] = [
  {
    table: 'old_receivable_endings',
    columns: ['reason', 'by'],
    shown: { because: 'it is finance’s note about what was owed' },
    erased: BOOKS_STAY,
  },
  {
    table: 'old_receivables',
    columns: ['person_id', 'debtor', 'number', 'kid', 'said', 'taken_by'],
    shown: {
      as: 'invoicesOfAnEarlierSystem',
      shape: z.object({
        number: z.string(),
        date: z.iso.date(),
        dueDate: z.iso.date(),
        currency: z.string(),
        openedMinor: z.int(),
        leftMinor: z.int(),
        said: z.string().nullable(),
      }),
      of: ofWhom(
        'shown-old-receivables',
        `select r.number, r.document_date as date, r.due_date as "dueDate", r.currency, r.opened_minor as "openedMinor", r.left_minor as "leftMinor", r.said
         from whom join old_receivables r on r.person_id = whom.id order by r.document_date, r.id`,
      ),
    },
    erased: BOOKS_STAY,
  },
]
