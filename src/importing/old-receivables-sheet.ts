import { OldReceivable, type Took, takeReceivables } from '../old-receivables/take-receivables.ts'
import { minorOf } from '../platform/read-amount.ts'
import { type Outcome, type Refused, sheet } from './sheet.ts'
import { dayTyped } from './typed.ts'

const DAY = 'such as 1.2.2026 or 2026-02-01'
const AMOUNT = 'in kroner, such as 12 500,00'

/** What each word means for its row. */
const REFUSALS: Readonly<Record<Exclude<Took, Outcome>, Refused>> = {
  'other-debtor': { column: 'number', problem: 'an invoice with this number came before, owed by somebody else' },
  'no-company': { column: 'organisationNumber', problem: 'there is no such company: take the companies in first' },
  'no-person': { column: 'email', problem: 'there is nobody with this address: take the people in first' },
  'date-ahead': { column: 'date', problem: 'this day lies ahead' },
}

/** What invoices of the old system still ask for, owed by companies and people who are here. */
export const oldReceivablesSheet = sheet<OldReceivable>({
  what: 'open-items',
  columns: [
    { name: 'number', required: true, says: 'The number that stands on the invoice', example: '10423' },
    {
      name: 'kid',
      hasNumbers: true,
      says: 'Its payment reference (KID), with all its zeros: format the column as text',
      example: '0001042300010',
    },
    { name: 'date', required: true, says: `Its date, ${DAY}`, example: '01.10.2026' },
    { name: 'dueDate', required: true, says: `When it is due, ${DAY}`, example: '31.10.2026' },
    { name: 'organisationNumber', says: 'The company that owes it', example: '974 760 673' },
    { name: 'email', says: 'Or the person who owes it, by an address of theirs', example: '' },
    { name: 'open', required: true, says: `What is left to pay, ${AMOUNT}`, example: '12 500,00' },
    { name: 'original', required: true, says: `What it asked for, ${AMOUNT}`, example: '25 000,00' },
    { name: 'currency', says: 'NOK; empty is NOK', example: 'NOK' },
    { name: 'text', says: 'What it is for', example: 'Praktisk statistikk, høsten 2026' },
  ],
  schema: OldReceivable,
  read: (cells) => ({
    number: cells.number,
    kid: orNull((cells.kid ?? '').replaceAll(/\s/g, '')),
    ...{ documentDate: dayTyped(cells.date ?? ''), dueDate: dayTyped(cells.dueDate ?? '') },
    ...{ organisationNumber: orNull(cells.organisationNumber), email: orNull(cells.email) },
    openedMinor: minorOf(cells.open ?? '', 'NOK') ?? Number.NaN,
    originalMinor: minorOf(cells.original ?? '', 'NOK') ?? Number.NaN,
    ...{ currency: cells.currency || 'NOK', said: orNull(cells.text) },
  }),
  columnOf: (path) => COLUMN_OF[path.split('.')[0]!] ?? path.split('.')[0]!,
  key: ({ number }) => number,
  keyColumn: 'number',
  takeMany: async (tx, rows) =>
    (await takeReceivables(tx, rows)).map((took) => (took === 'new' || took === 'known' ? took : REFUSALS[took])),
})

const orNull = (cell: string | undefined): string | null => (cell === undefined || cell === '' ? null : cell)

const COLUMN_OF: Readonly<Record<string, string>> = {
  ...{ documentDate: 'date', openedMinor: 'open', originalMinor: 'original', said: 'text' },
}
