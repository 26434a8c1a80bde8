import { randomUUID } from 'node:crypto'
import type { Due, DueLine } from '../../src/invoicing/due-rows.ts'

/** A line of one seat, exempt from VAT unless something else is said. */
export const dueLine = (change: Partial<DueLine> = {}): DueLine => ({
  id: randomUUID(),
  kind: 'seat',
  title: 'Praktisk statistikk',
  detail: 'STAT-V27',
  deliveredFrom: '2027-01-14',
  deliveredTo: '2027-01-15',
  place: 'Oslo',
  quantity: 1,
  unitNetMinor: change.netMinor ?? 490_000,
  netMinor: 490_000,
  vatCategory: 'E',
  vatRateBasisPoints: 0,
  vatReason: 'Unntatt, merverdiavgiftsloven § 3-5',
  vatExemptionCode: 'VATEX-EU-132-1I',
  dimensions: { costCentre: null, project: null, activity: null },
  ...change,
})
/** The same at the usual rate. */
export const taxedLine = (netMinor: number): DueLine =>
  dueLine({ netMinor, vatCategory: 'S', vatRateBasisPoints: 2500, vatReason: null, vatExemptionCode: null })

let made = 1_000
/** A company's demand whose invoice comes together with others. */
export const dueRow = (change: Partial<Due> = {}): Due => ({
  id: randomUUID(),
  kind: 'invoice',
  reason: null,
  creditsId: null,
  replacesId: null,
  credited: null,
  keptRate: null,
  credit: null,
  orderId: randomUUID(),
  demandId: randomUUID(),
  orderNumber: ++made,
  placedAt: new Date('2026-12-02T10:00:00Z'),
  money: null,
  lang: 'nb',
  payer: {
    ...{ kind: 'company', name: 'Fjord Firma AS', organisationNumber: '974760673', contactName: 'Eva Eier' },
    ...{ email: 'faktura@firma.example', street: 'Storgata 5', postcode: '0155', city: 'Oslo', country: 'NO' },
  },
  payBy: 'invoice',
  currency: 'NOK',
  purchaseOrderNumber: null,
  buyerReference: null,
  termsDays: 14,
  collected: true,
  companyId: '00000000-0000-4000-8000-000000000001',
  unitId: null,
  invoiceEmail: null,
  paidAt: null,
  lines: [dueLine()],
  ...change,
})
