import type { InvoiceDocument } from '../../invoices/document.ts'
import { vatRole } from '../ledger/accounts.ts'
import type { Entry, Posting } from '../ledger/post.ts'
import { linesOf } from './document-of.ts'
import type { Due } from './due-rows.ts'
import type { Issued } from './number-documents.ts'

export function entryOf({ id, due, content }: Issued): Entry {
  return {
    kind: due.kind,
    sourceId: id,
    postedOn: content.issueDate,
    currency: due.currency,
    postings: postingsOf(due, content),
  }
}

/**
 * What a document does to the books. Receivable against deferred income, line by line where it belongs, and against VAT, rate
 * by rate; what was paid in advance then settles the receivable. A credit note does the reverse for what it takes back.
 */
export function postingsOf(due: Due, content: InvoiceDocument): Posting[] {
  const net = linesOf(due).map(
    ({ netMinor, dimensions }): Posting => ({
      debit: 'receivables',
      credit: 'deferred-income',
      amountMinor: netMinor,
      dimensions,
    }),
  )
  const vat = content.vat
    .filter(({ vatMinor }) => vatMinor > 0)
    .map(
      ({ rateBasisPoints, vatMinor }): Posting => ({
        debit: 'receivables',
        credit: vatRole(rateBasisPoints),
        amountMinor: vatMinor,
      }),
    )
  const paid: Posting = {
    debit: 'customer-advances',
    credit: 'receivables',
    amountMinor: due.credit?.returnedMinor ?? content.totals.prepaidMinor,
  }
  const postings = [...net, ...vat, paid]
  return due.kind === 'invoice' ? postings : postings.map(reversed)
}

const reversed = ({ debit, credit, ...rest }: Posting): Posting => ({ ...rest, debit: credit, credit: debit })
