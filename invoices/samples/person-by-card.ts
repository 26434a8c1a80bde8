import type { InvoiceDocument } from '../document.ts'
import { EXEMPT_TEACHING, UNIVERSITY } from './seller.ts'

/** One seat, bought by a person and paid by card: the invoice is a receipt. */
export const personByCard: InvoiceDocument = {
  kind: 'invoice',
  number: '100001',
  issueDate: '2026-11-12',
  delivery: { period: { start: '2027-01-14', end: '2027-03-25' }, place: 'Campus Tromsø' },
  currency: 'NOK',
  language: 'nb',
  orderNumber: 'B-20417',
  orderPlacedOn: '2026-11-12',
  seller: UNIVERSITY,
  buyer: {
    kind: 'person',
    name: 'Kari Nordmann',
    address: { street: 'Strandgata 14', postcode: '9008', city: 'Tromsø', country: 'NO' },
    email: 'kari.nordmann@example.com',
  },
  payment: { meansCode: '48', paidMinor: 1_250_000, paidOn: '2026-11-12', paidBy: 'card' },
  lines: [
    {
      id: '1',
      name: 'Prosjektledelse (15 studiepoeng)',
      description: 'Våren 2027, fire samlinger og veiledning på nett',
      sellerItemCode: 'EVU-PL15-27V',
      quantity: 1,
      unitCode: 'EA',
      unitPriceE4: 125_000_000,
      netMinor: 1_250_000,
      vatCategory: 'E',
      vatRateBasisPoints: 0,
      participants: ['Kari Nordmann'],
    },
  ],
  vat: [{ category: 'E', rateBasisPoints: 0, baseMinor: 1_250_000, vatMinor: 0, ...EXEMPT_TEACHING }],
  totals: {
    linesNetMinor: 1_250_000,
    netMinor: 1_250_000,
    vatMinor: 0,
    grossMinor: 1_250_000,
    prepaidMinor: 1_250_000,
    payableMinor: 0,
  },
  test: false,
}
