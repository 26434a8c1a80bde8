import { interestOf } from '../../invoices/check/reminder.ts'
import type { ReminderDocument } from '../../invoices/reminder-document.ts'
import { UNIVERSITY } from '../../invoices/samples/seller.ts'
import { COMPANY, PERSON } from './buyers.ts'

type Periods = Array<Omit<ReminderDocument['interest'][number], 'amountMinor'>>
const FEE = { reason: 'Purregebyr', amountMinor: 3_500 }

/** Reminders with and without fee and interest. */
export const REMINDERS: Array<[name: string, document: ReminderDocument]> = [
  ['reminder-with-fee', reminder({ number: 'P-1', fees: [FEE] })],
  [
    'reminder-with-fee-and-interest',
    reminder({ number: 'P-2', fees: [FEE] }, [
      { start: '2026-12-15', end: '2026-12-31', rateBasisPoints: 1200 },
      { start: '2027-01-01', end: '2027-01-10', rateBasisPoints: 1175 },
    ]),
  ],
  [
    'collection-notice-en',
    reminder(
      {
        kind: 'collection-notice',
        number: 'P-3',
        language: 'en',
        fees: [FEE, { ...FEE, reason: 'Earlier reminder' }],
        payUrl: 'https://nordfjell.example/pay/200001',
      },
      [{ start: '2026-12-15', end: '2027-01-10', rateBasisPoints: 1200 }],
    ),
  ],
  ['reminder-to-a-person-nynorsk', reminder({ number: 'P-4', language: 'nn', buyer: PERSON })],
]

function reminder(given: Partial<ReminderDocument>, periods: Periods = []): ReminderDocument {
  const outstandingMinor = 1_250_000
  const interest = periods.map((part) => ({ ...part, amountMinor: Number(interestOf(outstandingMinor, part)) }))
  const fees = given.fees ?? []
  const extra = [...interest, ...fees].reduce((total, part) => total + part.amountMinor, 0)
  return {
    kind: 'reminder',
    number: 'P-0',
    issueDate: '2027-01-10',
    dueDate: '2027-01-25',
    currency: 'NOK',
    language: 'nb',
    seller: UNIVERSITY,
    buyer: COMPANY,
    invoice: { number: '200001', issueDate: '2026-11-23', dueDate: '2026-12-14', outstandingMinor },
    interest,
    payableMinor: outstandingMinor + extra,
    kid: '200001000013',
    test: false,
    ...given,
    fees,
  }
}
