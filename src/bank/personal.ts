import { z } from 'zod'
import { BOOKS_STAY, DOCUMENT_OF_WHOM } from '../invoicing/personal.ts'
import { ofWhom, type PersonalTable } from '../platform/personal.ts'

/** What the bank's files say of those who paid: kept as long as the books. */
export const personalInBank: readonly PersonalTable[] = [
  {
    table: 'deposits',
    columns: ['payer_name', 'said', 'end_to_end_id', 'remittances', 'external_id', 'external_reference'],
    shown: {
      as: 'deposits',
      shape: z.object({
        document: z.string(),
        bookedOn: z.iso.date(),
        currency: z.string(),
        amountMinor: z.int(),
        payerName: z.string().nullable(),
        said: z.string().nullable(),
      }),
      of: ofWhom(
        'shown-deposits',
        `select d.content ->> 'number' as document, p.booked_on as "bookedOn", p.currency, p.amount_minor as "amountMinor", p.payer_name as "payerName", p.said
         from whom join orders o on ${DOCUMENT_OF_WHOM} join document_transfers t on t.document_id = d.id and t.undoes_id is null
         join placements m on m.transfer_id = t.id and m.undoes_id is null join deposits p on p.id = m.deposit_id order by p.booked_on, p.id`,
      ),
    },
    erased: BOOKS_STAY,
  },
  {
    table: 'bank_reversals',
    columns: ['payer_name', 'said', 'set_aside', 'end_to_end_id', 'remittances', 'external_id'],
    shown: { because: 'it is the bank’s word that a payment was taken back; the payment is in the copy' },
    erased: BOOKS_STAY,
  },
  {
    table: 'bank_files',
    columns: ['name', 'taken_by'],
    shown: { because: 'it names a file of the bank and who in finance took it in' },
    erased: BOOKS_STAY,
  },
  {
    table: 'expected_debits',
    columns: ['account'],
    shown: { because: 'it is there for days, until the bank has paid; the account is in the copy' },
    erased: { because: 'it goes by itself as soon as the bank has paid' },
  },
  {
    table: 'bank_debits',
    columns: ['set_aside'],
    shown: { because: 'it is the bank’s word that we paid; the payback is in the copy' },
    erased: BOOKS_STAY,
  },
  {
    table: 'placements',
    columns: ['reason', 'by'],
    shown: { because: 'it is finance’s note about a payment' },
    erased: BOOKS_STAY,
  },
]
