import type { InvoiceDocument } from '../../invoices/document.ts'
import { KRONER } from '../exchange/rate.ts'
import { vatRole } from '../ledger/accounts.ts'
import type { Entry, Posting } from '../ledger/post.ts'
import { linesOf } from './document-of.ts'
import type { Due } from './due-rows.ts'
import type { Issued } from './number-documents.ts'

/** The document in its own currency, and its VAT in NOK where that is another one. */
export function entriesOf({ id, due, content }: Issued): Entry[] {
  const common = { sourceId: id, postedOn: content.issueDate }
  const own: Entry = { ...common, kind: due.kind, currency: due.currency, postings: postingsOf(due, content) }
  const inKroner = kronerPostingsOf(due, content)
  return inKroner.length === 0
    ? [own]
    : [own, { ...common, kind: 'vat-in-kroner', currency: KRONER, postings: inKroner }]
}

/**
 * What a document does to the books. Receivable against deferred income, line by line where it belongs, and against VAT, rate
 * by rate; what is prepaid is owed as places until it is drawn. What was paid in advance then settles the receivable. A credit note does the reverse for what it takes back. VAT is owed
 * in NOK: that of another currency goes to the exchange account (decisions/0017).
 */
export function postingsOf(due: Due, content: InvoiceDocument): Posting[] {
  const net = linesOf(due).map(
    ({ kind, netMinor, dimensions }): Posting => ({
      debit: 'receivables',
      credit: kind === 'prepaid' ? 'prepaid-places' : 'deferred-income',
      amountMinor: netMinor,
      dimensions,
    }),
  )
  const vat = content.vat
    .filter(({ vatMinor }) => vatMinor > 0)
    .map(
      ({ rateBasisPoints, vatMinor }): Posting => ({
        debit: 'receivables',
        credit: content.accountingVat ? 'currency-exchange' : vatRole(rateBasisPoints),
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

/** VAT stated in NOK, rate by rate, out of the exchange account. */
export function kronerPostingsOf(due: Due, content: InvoiceDocument): Posting[] {
  const postings = content.vat
    .filter(({ kronerMinor = 0 }) => kronerMinor > 0)
    .map(
      ({ rateBasisPoints, kronerMinor = 0 }): Posting => ({
        debit: 'currency-exchange',
        credit: vatRole(rateBasisPoints),
        amountMinor: kronerMinor,
      }),
    )
  return due.kind === 'invoice' ? postings : postings.map(reversed)
}

const reversed = ({ debit, credit, ...rest }: Posting): Posting => ({ ...rest, debit: credit, credit: debit })
