import type { InvoiceDocument, InvoiceLine } from '../../invoices/document.ts'
import { drawnUp } from '../../invoices/samples/draft.ts'
import { COMPANY, PERSON } from './buyers.ts'
import { BOOK, COURSE, LUNCH, type Sample } from './ordinary.ts'

const whole = drawnUp({ number: '200201', buyer: COMPANY, projectReference: 'P-330', lines: [COURSE, BOOK, LUNCH] })
const euro = drawnUp({
  number: '200202',
  buyer: COMPANY,
  currency: 'EUR',
  exchangeRate: '11.7425',
  language: 'en',
  lines: [BOOK],
})
const byCard = drawnUp({ number: '200203', buyer: PERSON, lines: [COURSE] })
/** Three seats whose VAT of 2.50 each comes to 7.49 together: the last part closes it. */
const PENCE = {
  name: 'Kompendium',
  quantity: 3,
  unitPriceE4: 99_900,
  vatCategory: 'S',
  vatRateBasisPoints: 2500,
} as const
const inParts = drawnUp({ number: '200204', buyer: COMPANY, lines: [PENCE] })

const euroInParts = drawnUp({
  number: '200205',
  buyer: COMPANY,
  currency: 'EUR',
  exchangeRate: '11.7425',
  lines: [PENCE],
})

/** The invoices taken back, and the credit notes that do it. */
export const CREDITS: Sample[] = [
  ['to-be-credited', whole],
  ['credit-of-all', credited(whole, '200211')],
  ['to-be-credited-euro', euro],
  ['credit-of-all-euro', credited(euro, '200212')],
  ['credit-repaid-to-card', repaid(credited(byCard, '200213'))],
  ['to-be-credited-in-parts', inParts],
  ...partsOf(inParts, ['200214', '200215', '200216']),
  ['to-be-credited-euro-in-parts', euroInParts],
  ...partsOf(euroInParts, ['200218', '200219', '200220']),
  ['credit-nynorsk-test', { ...credited(whole, 'TEST-217'), language: 'nn', test: true }],
]

function credited(invoice: InvoiceDocument, number: string): InvoiceDocument {
  const { dueDate: _due, payUrl: _payUrl, ...same } = invoice
  return {
    ...same,
    kind: 'credit-note',
    number,
    issueDate: '2026-12-01',
    precedingInvoice: { number: invoice.number, issueDate: invoice.issueDate },
    reason: 'Avbestilt innen fristen.',
    payment: { meansCode: '30', paidMinor: 0 },
    totals: { ...invoice.totals, prepaidMinor: 0, payableMinor: invoice.totals.grossMinor },
  }
}

function repaid(note: InvoiceDocument): InvoiceDocument {
  const { grossMinor } = note.totals
  return {
    ...note,
    payment: { meansCode: '48', paidMinor: grossMinor, paidOn: '2026-12-01', paidBy: 'card' },
    totals: { ...note.totals, prepaidMinor: grossMinor, payableMinor: 0 },
  }
}

/** One of the quantity at a time; VAT is what all parts so far owe less what was credited before. */
function partsOf(invoice: InvoiceDocument, numbers: string[]): Sample[] {
  const [line] = invoice.lines as [InvoiceLine]
  const [group] = invoice.vat as [InvoiceDocument['vat'][number]]
  const netMinor = line.netMinor / numbers.length
  const vatUpTo = (parts: number) => Math.round((netMinor * parts * group.rateBasisPoints) / 10_000)
  return numbers.map((number, place) => {
    const vatMinor = vatUpTo(place + 1) - vatUpTo(place)
    const grossMinor = netMinor + vatMinor
    const kroner = (parts: number) =>
      Math.round(((invoice.accountingVat?.vatMinor ?? 0) * vatUpTo(parts)) / group.vatMinor)
    const stated = invoice.accountingVat && { ...invoice.accountingVat, vatMinor: kroner(place + 1) - kroner(place) }
    const part: InvoiceDocument = {
      ...credited(invoice, number),
      ...(stated ? { accountingVat: stated } : {}),
      lines: [{ ...line, quantity: 1, netMinor }],
      vat: [{ ...group, baseMinor: netMinor, vatMinor }],
      totals: { linesNetMinor: netMinor, netMinor, vatMinor, grossMinor, prepaidMinor: 0, payableMinor: grossMinor },
    }
    return [`credit-part-${place + 1}-of-${numbers.length}-${invoice.currency.toLowerCase()}`, part]
  })
}
