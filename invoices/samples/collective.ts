import type { InvoiceDocument, OrderOfLine } from '../document.ts'
import { companyOnInvoice } from './company-on-invoice.ts'
import { drawnUp } from './draft.ts'

const FIRST: OrderOfLine = { number: '20431', placedOn: '2026-11-02', orderedBy: 'Ola Hansen', participants: 2 }
const SECOND: OrderOfLine = { number: '20460', placedOn: '2026-11-17', orderedBy: 'Kari Nordmann', participants: 1 }
const { orderNumber: _none, ...document } = drawnUp({
  number: '100009',
  buyer: companyOnInvoice.buyer,
  buyerReference: 'Avd. 4100 / Ola Hansen',
  issueDate: '2026-11-30',
  payment: { kid: '100001000098', terms: 'Betalingsfrist 14 dager' },
  lines: [
    { name: 'Prosjektledelse (15 studiepoeng)', quantity: 2, unitPriceE4: 125_000_000, order: FIRST },
    {
      name: 'Lærebok',
      quantity: 2,
      unitPriceE4: 3_333_300,
      vatCategory: 'S',
      vatRateBasisPoints: 2500,
      order: FIRST,
    },
    { name: 'Praktisk statistikk', unitPriceE4: 49_000_000, order: SECOND },
  ],
})

/** Two orders of a month on one invoice: each line says of which it is, and the invoice itself names none. */
export const collective: InvoiceDocument = document
