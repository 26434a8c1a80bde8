import type { InvoiceDocument } from '../../invoices/document.ts'
import { collective } from '../../invoices/samples/collective.ts'
import { companyOnInvoice } from '../../invoices/samples/company-on-invoice.ts'
import { creditNote } from '../../invoices/samples/credit-note.ts'
import { type DraftLine, drawnUp } from '../../invoices/samples/draft.ts'
import { manyLines } from '../../invoices/samples/many-lines.ts'
import { mixedVat } from '../../invoices/samples/mixed-vat.ts'
import { personByCard } from '../../invoices/samples/person-by-card.ts'
import { COMPANY, LIMITED, PERSON, STATE_BODY } from './buyers.ts'

export type Sample = [name: string, document: InvoiceDocument]

export const COURSE: DraftLine = { name: 'Prosjektledelse (15 studiepoeng)', unitPriceE4: 125_000_000 }
export const BOOK: DraftLine = {
  name: 'Lærebok, ikke egenprodusert',
  quantity: 3,
  unitPriceE4: 3_333_300,
  vatCategory: 'S',
  vatRateBasisPoints: 2500,
}
export const LUNCH: DraftLine = {
  name: 'Lunsj å ta med',
  quantity: 7,
  unitPriceE4: 1_899_500,
  vatCategory: 'S',
  vatRateBasisPoints: 1500,
}
export const HOTEL: DraftLine = {
  name: 'Overnatting',
  quantity: 2,
  unitCode: 'DAY',
  unitPriceE4: 11_990_000,
  vatCategory: 'S',
  vatRateBasisPoints: 1200,
}
const REPORT: DraftLine = { name: 'Rapport, nullsats', unitPriceE4: 2_500_000, vatCategory: 'Z' }

const SERVED = { delivery: { period: { start: '2027-01-11', end: '2027-01-11' }, place: 'Campus Tromsø' } }
/** What an order with extras becomes: the seats with what is sent at once and what is exempt, then the lunch when it is served. */
const SENT: DraftLine = {
  name: 'Lærebok: «Tall du kan stole på»',
  description: 'Til Prosjektledelse (PRO-3), sendes straks',
  quantity: 2,
  unitPriceE4: 3_990_000,
  vatCategory: 'Z',
  delivery: { period: { start: '2026-11-23', end: '2026-11-23' }, place: 'Campus Tromsø' },
}
const EXAM: DraftLine = {
  name: 'Eksamen',
  description: 'Til Prosjektledelse (PRO-3), leveres 11. januar 2027',
  quantity: 2,
  unitPriceE4: 5_000_000,
  ...SERVED,
}
const SERVED_LUNCH: DraftLine = {
  name: 'Lunsj på første samling',
  description: 'Til Prosjektledelse (PRO-3), leveres 11. januar 2027',
  quantity: 2,
  unitPriceE4: 2_000_000,
  vatCategory: 'S',
  vatRateBasisPoints: 1500,
  ...SERVED,
}

const PAID = { paidOn: '2026-11-23', meansCode: '48', paidBy: 'card' } as const
const MIXED = [COURSE, BOOK, LUNCH, HOTEL, REPORT]

/** What the till issues every day. */
export const ORDINARY: Sample[] = [
  ['person-by-card', personByCard],
  ['company-on-invoice', companyOnInvoice],
  ['mixed-vat-partly-paid-en', mixedVat],
  ['credit-note-of-part', creditNote],
  ['sixty-lines-test', manyLines(60)],
  [
    'seats-with-extras',
    drawnUp({
      number: '200021',
      buyer: COMPANY,
      buyerReference: 'Avd. 4',
      delivery: { period: { start: '2026-11-23', end: '2027-03-26' }, place: 'Campus Tromsø' },
      lines: [{ ...COURSE, quantity: 2 }, SENT, EXAM],
      payment: { kid: '200021000019' },
    }),
  ],
  [
    'lunch-when-served',
    drawnUp({
      number: '200022',
      buyer: COMPANY,
      buyerReference: 'Avd. 4',
      issueDate: '2027-01-11',
      dueDate: '2027-02-10',
      ...SERVED,
      lines: [SERVED_LUNCH],
      payment: { kid: '200022000018' },
    }),
  ],
  [
    'person-on-invoice',
    drawnUp({ number: '200001', buyer: PERSON, lines: [COURSE], payment: { kid: '200001000013' } }),
  ],
  [
    'person-nynorsk',
    drawnUp({ number: '200002', buyer: PERSON, language: 'nn', lines: [COURSE], payment: { kid: '200001000021' } }),
  ],
  [
    'person-by-vipps-en',
    drawnUp({
      number: '200003',
      buyer: PERSON,
      language: 'en',
      lines: [COURSE],
      payment: { meansCode: '68', paidBy: 'vipps', paidOn: '2026-11-23', paidMinor: 1_250_000 },
    }),
  ],
  ['state-body-company', drawnUp({ number: '200004', seller: STATE_BODY, buyer: COMPANY, lines: [COURSE] })],
  ['state-body-person', drawnUp({ number: '200005', seller: STATE_BODY, buyer: PERSON, lines: [COURSE] })],
  [
    'state-body-outside-the-act',
    drawnUp({ number: '200006', seller: STATE_BODY, buyer: COMPANY, lines: [{ ...COURSE, vatCategory: 'O' }] }),
  ],
  [
    'registered-outside-the-act',
    drawnUp({ number: '200007', buyer: COMPANY, lines: [{ ...COURSE, vatCategory: 'O' }] }),
  ],
  ['two-orders-of-a-month', collective],
  ['limited-company-25', drawnUp({ number: '200008', seller: LIMITED, buyer: COMPANY, lines: [BOOK] })],
  ['food-15', drawnUp({ number: '200009', buyer: COMPANY, lines: [LUNCH] })],
  ['lodging-12', drawnUp({ number: '200010', buyer: COMPANY, lines: [HOTEL] })],
  [
    'five-kinds-of-vat',
    drawnUp({ number: '200011', buyer: COMPANY, lines: MIXED, payUrl: 'https://nordfjell.example/pay/200011' }),
  ],
  [
    'five-kinds-of-vat-by-card',
    drawnUp({ number: '200012', buyer: COMPANY, lines: [BOOK], payment: { ...PAID, paidMinor: 124_999 } }),
  ],
  ['only-a-report-person', drawnUp({ number: '200013', buyer: PERSON, language: 'nn', lines: [REPORT, COURSE] })],
  ['test-nynorsk', drawnUp({ number: 'TEST-14', buyer: COMPANY, language: 'nn', test: true, lines: MIXED })],
  [
    'free-of-charge',
    drawnUp({
      number: '200015',
      buyer: PERSON,
      lines: [{ ...COURSE, discountMinor: 1_250_000, discountReason: 'Fripass' }],
    }),
  ],
]
