import type { QuotationDocument } from '../../invoices/quotation-document.ts'
import { companyOnInvoice } from '../../invoices/samples/company-on-invoice.ts'
import { drawnUp } from '../../invoices/samples/draft.ts'

const { delivery, currency, seller, buyer, lines, vat, totals } = companyOnInvoice
const nb: QuotationDocument = {
  kind: 'quotation',
  ...{ number: '1001', issueDate: '2026-11-23', delivery, currency, language: 'nb', seller, buyer, lines, vat, totals },
  validThrough: '2026-12-23',
  heldThrough: '2026-11-30',
  note: 'Vi setter gjerne opp et eget kurs hos dere til samme pris.',
  terms: [
    'Avbestilling er gratis til 20. januar 2027. Deretter beholdes 50 % av prisen, og fra første kursdag hele prisen.',
  ],
  test: false,
}
const mixed = drawnUp({
  number: '1002',
  buyer,
  lines: [
    { name: 'Safety leadership in energy supply', quantity: 5, unitPriceE4: 89_000_000, vatCategory: 'E' },
    { name: 'Lunch', quantity: 5, unitPriceE4: 2_800_000, vatCategory: 'S', vatRateBasisPoints: 1500 },
    { name: 'Course book', quantity: 5, unitPriceE4: 4_500_000, vatCategory: 'Z' },
  ],
})
const en: QuotationDocument = {
  ...nb,
  ...{ number: '1002', language: 'en', lines: mixed.lines, vat: mixed.vat, totals: mixed.totals },
  note: 'We are glad to teach at your own premises at the same price.',
  heldThrough: '2026-11-30',
  terms: [
    'Cancelling is free of charge until 20 January 2027. After that half the price is kept, and all of it from the first day.',
  ],
  test: true,
}

/** Offers in writing: in both languages, with a hold, at several rates of VAT, and as a test. */
export const QUOTATIONS: ReadonlyArray<[name: string, document: QuotationDocument]> = [
  ['quotation-nb', nb],
  ['quotation-en-several-rates-test', en],
]
