import type { OrderTold } from '../notices/compose-mail.ts'
import type { Config } from '../platform/config.ts'
import type { Lang } from '../platform/lang.ts'
import type { Sender } from '../platform/letter.ts'
import { money } from '../platform/money.ts'

/** Who would write, and where links would lead. */
export type SampleGround = { config: Config; sender: Sender }

/** An id and a secret that belong to nothing, so that the links of samples open nothing. */
export const NOTHINGS_ID = '00000000-0000-4000-8000-000000000000'
export const NOTHINGS_TOKEN = 'eksempel-eksempel-eksempel-eksempel-eksempel'

const TITLES: Record<Lang, string> = { nb: 'Praktisk statistikk', en: 'Practical statistics' }
export const sampleTitle = (lang: Lang): string => TITLES[lang]
export const SAMPLE_TITLES = TITLES
export const SAMPLE_EMAIL = 'kari.nordmann@example.no'
export const SAMPLE_COMPANY = 'Fjord Regnskap AS'
export const SAMPLE_NUMBER = '26100042'
export const SAMPLE_KID = '261000424'
/** What the sample course, of two days in January, costs without and with VAT, in øre. */
export const SAMPLE_NET_MINOR = 480_000
export const SAMPLE_GROSS_MINOR = 600_000
const ADDRESS = { street: 'Storgata 5', postcode: '0155', city: 'Oslo', country: 'NO' } as const

export const SAMPLE_COURSE = {
  zone: 'Europe/Oslo',
  place: 'Blindern, rom 301',
  startsAt: new Date('2027-01-14T08:00:00Z'),
  endsAt: new Date('2027-01-15T14:00:00Z'),
}
/** When things happen in the samples. */
export const SAMPLE_NOW = new Date('2026-12-01T13:05:00Z')
export const SAMPLE_UNTIL = new Date('2026-12-15T22:59:59Z')
export const SAMPLE_DAY = '2026-12-15'

type Told = OrderTold & { id: string; linkTurn: number }
/** An order of one seat that a person paid by card. */
export const sampleOrder = (lang: Lang): Told => ({
  linkTurn: 0,
  id: NOTHINGS_ID,
  number: 10_042,
  lang,
  payer: { kind: 'person', name: 'Kari Nordmann', email: SAMPLE_EMAIL, ...ADDRESS },
  total: money(SAMPLE_GROSS_MINOR, 'NOK'),
  placedAt: SAMPLE_NOW,
  payBy: 'card',
  nextInvoiceOn: null,
  nextIsCollected: false,
  claimable: false,
  lines: [
    {
      kind: 'seat',
      quantity: 1,
      title: sampleTitle(lang),
      detail: lang === 'nb' ? 'STAT-V27, 14.–15. januar 2027, Oslo' : 'STAT-V27, 14–15 January 2027, Oslo',
      termsRules: null,
    },
  ],
  refunds: [{ amount: money(SAMPLE_GROSS_MINOR, 'NOK'), state: 'done' }],
})

/** An order of a company, on invoice. */
export const sampleCompanyOrder = (lang: Lang): Told => ({
  ...sampleOrder(lang),
  payer: {
    ...{ kind: 'company', name: SAMPLE_COMPANY, organisationNumber: '974760673', contactName: 'Ola Hansen' },
    ...{ email: 'ola.hansen@example.no', ...ADDRESS },
  },
  payBy: 'invoice',
})
