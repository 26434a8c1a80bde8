import { z } from 'zod'
import { EVERY_MONEY } from '../invoicing/exported-documents.ts'
import { stateOn } from '../invoicing/left-to-pay.ts'
import { DOCUMENT_COLUMNS, DOCUMENT_TABLES, type DocumentRow, OF_SERIES, VAT_KRONER } from '../invoicing/queries.ts'
import { TODAY } from '../platform/db/seller-day.ts'
import type { Filter } from './filter.ts'
import { all, ofDocuments } from './invoices-of.ts'
import { type Bind, list } from './list.ts'
import { amounts } from './narrowed.ts'

const SIGN = `(case d.kind when 'invoice' then 1 else -1 end)`

/** What is left of a document is worked out for all of them at once, and only where the filter asks for it. */
const conditionsOf = (filter: Filter, bind: Bind): string => {
  const { kind, due } = filter
  const state = due === undefined ? null : bind(due)
  return all([
    kind === undefined ? null : `d.kind = ${bind(kind)}`,
    state &&
      `d.kind = 'invoice' and (${stateOn(TODAY)} = ${state}${due === 'unpaid' ? ' or money.left_minor > 0' : ''})`,
    ...amounts(filter, 'd.gross_minor', bind),
    ...ofDocuments(filter, bind),
  ])
}

/** Invoices and credit notes: the family's list of them. */
export const documents = list<DocumentRow>(
  {
    name: 'documents',
    title: { nb: 'Fakturaer og kreditnotaer', en: 'Invoices and credit notes' },
    facts: (
      filter,
      bind,
      forTotals,
    ) => `select d.id, d.issued_at, d.series, d.number, ${SIGN} * d.gross_minor as minor, d.currency, d.kind, ${SIGN} * d.net_minor as net, ${SIGN} * d.vat_minor as vat,
        ${SIGN} * ${VAT_KRONER} as vat_kroner, ${forTotals ? 'money.left_minor' : 'null'} as left_minor
      from documents d ${forTotals || filter.due !== undefined ? EVERY_MONEY : ''} where ${OF_SERIES}${conditionsOf(filter, bind)}`,
    conditions: () => [],
    columns: DOCUMENT_COLUMNS,
    joins: `join (${DOCUMENT_TABLES}) on d.id = f.id`,
    keys: {
      date: [
        ['f.issued_at', 'timestamptz'],
        ['f.series', 'text'],
        ['f.number', 'bigint'],
      ],
      amount: [
        ['f.minor', 'bigint'],
        ['f.id', 'uuid'],
      ],
    },
    sums: {
      netMinor: 'sum(f.net)',
      vatMinor: 'sum(f.vat)',
      vatKronerMinor: 'sum(f.vat_kroner)',
      grossMinor: 'sum(f.minor)',
      leftMinor: 'sum(f.left_minor)',
    },
  },
  z.custom<DocumentRow>(),
)
