import { z } from 'zod'
import { PAID_BY_WHOM } from '../orders/personal.ts'
import { ofWhom, type PersonalTable } from '../platform/personal.ts'

/** Why issued documents keep their buyer until the law lets go of them. */
export const BOOKS_STAY = {
  because: 'bokføringsloven § 13 keeps it for five years after the end of its year; nobody but finance is shown it',
}

/** Documents of `whom` themselves: one that names their employer is the employer's. */
export const DOCUMENT_OF_WHOM = `${PAID_BY_WHOM} join documents d on d.order_id = o.id and d.content #>> '{buyer,kind}' = 'person'`

/** What was issued to somebody. */
export const personalInInvoicing: readonly PersonalTable[] = [
  {
    table: 'documents',
    columns: ['buyer_name', 'content', 'token'],
    shown: {
      as: 'documents',
      shape: z.object({
        number: z.string(),
        kind: z.string(),
        date: z.iso.date(),
        dueDate: z.iso.date().nullable(),
        currency: z.string(),
        grossMinor: z.int(),
        buyerName: z.string(),
        file: z.string().nullable().meta({ description: 'Its name in the archive; null while it is being drawn' }),
      }),
      of: ofWhom(
        'shown-documents',
        `select d.content ->> 'number' as number, d.kind, d.document_date as date, d.due_date as "dueDate", d.currency, d.gross_minor as "grossMinor",
           d.buyer_name as "buyerName", case when exists (select from document_files f where f.document_id = d.id and f.kind = 'pdf')
             then 'documents/' || (d.content ->> 'number') || '.pdf' end as file
         from whom join orders o on ${DOCUMENT_OF_WHOM} order by d.issued_at, d.series, d.number`,
      ),
    },
    erased: BOOKS_STAY,
  },
  {
    table: 'document_files',
    columns: ['path', 'sha256'],
    shown: { because: 'the files themselves lie beside the copy' },
    erased: BOOKS_STAY,
  },
  {
    table: 'documents_due',
    columns: ['reason', 'credit', 'fault'],
    shown: { because: 'it becomes a document within seconds, or waits for finance' },
    erased: { because: 'nobody is erased while a document of theirs is still to be issued' },
  },
]
