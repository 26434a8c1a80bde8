import type { InvoiceDocument } from '../document.ts'
import { companyOnInvoice } from './company-on-invoice.ts'
import { EXEMPT_TEACHING } from './seller.ts'

const SEAT_MINOR = 350_000
const PLACES = ['Tromsø', 'Bodø', 'Alta', 'Harstad', 'På nett']

/** An invoice over several pages, from the test series: the number of lines is given. */
export function manyLines(count = 60): InvoiceDocument {
  const totalMinor = SEAT_MINOR * count
  return {
    ...companyOnInvoice,
    number: 'T-17',
    delivery: {},
    test: true,
    lines: Array.from({ length: count }, (_, place) => ({
      id: String(place + 1),
      name: `Beredskap og risiko, gruppe ${place + 1}`,
      quantity: 1,
      unitCode: 'EA',
      unitPriceE4: 35_000_000,
      netMinor: SEAT_MINOR,
      vatCategory: 'E',
      vatRateBasisPoints: 0,
      delivery: {
        date: `2027-02-${String((place % 28) + 1).padStart(2, '0')}`,
        place: PLACES[place % PLACES.length] ?? 'Tromsø',
      },
    })),
    vat: [{ category: 'E', rateBasisPoints: 0, baseMinor: totalMinor, vatMinor: 0, ...EXEMPT_TEACHING }],
    totals: {
      linesNetMinor: totalMinor,
      netMinor: totalMinor,
      vatMinor: 0,
      grossMinor: totalMinor,
      prepaidMinor: 0,
      payableMinor: totalMinor,
    },
  }
}
