import type { Adjustment, InvoiceDocument } from '../../invoices/document.ts'
import { type DraftLine, drawnUp } from '../../invoices/samples/draft.ts'
import { AMERICAN, COMPANY, GERMAN, PERSON, SWEDISH } from './buyers.ts'
import { BOOK, COURSE, HOTEL, LUNCH, type Sample } from './ordinary.ts'

const AGREEMENT: Adjustment = {
  kind: 'allowance',
  reason: 'Samarbeidsavtale',
  reasonCode: '95',
  amountMinor: 33_333,
  vatCategory: 'E',
  vatRateBasisPoints: 0,
}
const POSTAGE: Adjustment = {
  kind: 'charge',
  reason: 'Porto',
  reasonCode: 'FC',
  amountMinor: 4_901,
  vatCategory: 'S',
  vatRateBasisPoints: 2500,
}
const TAXABLE: DraftLine = { name: 'Company training, made to order', unitPriceE4: 87_654_321, unitCode: 'LS' }
const references = {
  buyerReference: '4100-HANSEN',
  purchaseOrderNumber: 'PO-9001',
  contractNumber: 'RA-2026/17',
  projectReference: 'P-330',
  buyerAccountingReference: '7400:310:330',
}
const LONG = 'Videreutdanning i beredskap, krisehåndtering og risikostyring for ledere i kommuner og fylkeskommuner '

/** A department's whole name, as some have it in the register. */
const longSeller = (document: InvoiceDocument): InvoiceDocument => ({
  ...document,
  seller: { ...document.seller, name: LONG.repeat(2).slice(0, 140), legalName: LONG.repeat(2).slice(0, 190) },
})

/** What happens once a year. */
export const UNUSUAL: Sample[] = [
  [
    'discounts-on-lines',
    drawnUp({
      number: '200101',
      buyer: COMPANY,
      lines: [
        { ...COURSE, quantity: 3, discountMinor: 333_333, discountReason: 'Tidlig påmelding' },
        { ...BOOK, discountMinor: 1, discountReason: 'Skade på omslaget' },
      ],
    }),
  ],
  [
    'charges-on-lines',
    drawnUp({
      number: '200102',
      buyer: COMPANY,
      lines: [{ ...COURSE, chargeMinor: 75_050, chargeReason: 'Eksamen' }, HOTEL],
    }),
  ],
  [
    'discount-and-charge-on-document',
    drawnUp({ number: '200103', buyer: COMPANY, lines: [COURSE, BOOK], adjustments: [AGREEMENT, POSTAGE] }),
  ],
  [
    'price-of-four-decimals',
    drawnUp({ number: '200104', buyer: COMPANY, lines: [{ ...BOOK, quantity: 17, unitPriceE4: 800_001 }] }),
  ],
  [
    'all-references',
    drawnUp({
      number: '200105',
      buyer: COMPANY,
      ...references,
      lines: [{ ...COURSE, purchaseOrderLine: '10', buyerAccountingReference: '7400', sellerItemCode: 'EVU-PL15' }],
    }),
  ],
  [
    'euro-with-vat-in-kroner',
    drawnUp({
      number: '200106',
      buyer: COMPANY,
      language: 'en',
      currency: 'EUR',
      exchangeRate: '11.7425',
      lines: [COURSE, BOOK, LUNCH],
      payUrl: 'https://nordfjell.example/pay/200106',
    }),
  ],
  [
    'swedish-kronor',
    drawnUp({
      number: '200107',
      buyer: SWEDISH,
      language: 'en',
      currency: 'SEK',
      exchangeRate: '1.0213',
      lines: [BOOK, HOTEL],
    }),
  ],
  [
    'yen-without-decimals',
    drawnUp({
      number: '200108',
      buyer: COMPANY,
      language: 'en',
      currency: 'JPY',
      exchangeRate: '0.0684',
      lines: [
        { ...BOOK, unitPriceE4: 33_330_000 },
        { ...COURSE, unitPriceE4: 1_234_560_000 },
      ],
    }),
  ],
  [
    'reverse-charge-core',
    drawnUp({
      number: '200109',
      buyer: GERMAN,
      language: 'en',
      currency: 'EUR',
      lines: [{ ...TAXABLE, vatCategory: 'AE' }],
    }),
  ],
  [
    'reverse-charge-peppol',
    drawnUp({
      number: '200110',
      buyer: { ...GERMAN, electronicAddress: { scheme: '9930', address: 'DE123456789' } },
      language: 'en',
      currency: 'EUR',
      lines: [{ ...TAXABLE, vatCategory: 'AE' }],
      delivery: { date: '2026-11-20', place: 'Hamburg', country: 'DE' },
    }),
  ],
  [
    'export',
    drawnUp({
      number: '200111',
      buyer: AMERICAN,
      language: 'en',
      currency: 'USD',
      lines: [{ ...TAXABLE, vatCategory: 'G' }],
    }),
  ],
  [
    'own-days-and-places',
    drawnUp({
      number: '200112',
      buyer: COMPANY,
      lines: [
        { ...COURSE, delivery: { date: '2027-01-20', place: 'På nett' } },
        { ...HOTEL, delivery: { period: { start: '2027-02-01', end: '2027-02-03' }, place: 'Hotel Ishavet' } },
      ],
    }),
  ],
  [
    'markup-in-names',
    drawnUp({
      number: '200113',
      buyer: { ...COMPANY, name: 'A & B <c> ]]> "d" \'e\' AS', contact: '<script>' },
      note: 'x < y && y > z ]]> \u0001\u0008',
      lines: [{ ...COURSE, name: 'Kurs <b>&amp;</b> ]]>', participants: ['O\u2019Neill & Sønn', '<Ola>'] }],
    }),
  ],
  [
    'chinese-and-korean',
    drawnUp({ number: '200114', buyer: { ...PERSON, name: '李小龙 김철수 やまだ' }, lines: [COURSE] }),
  ],
  [
    'emoji',
    drawnUp({ number: '200115', buyer: { ...PERSON, name: 'Ola 😀 Nordmann 🎓' }, language: 'en', lines: [COURSE] }),
  ],
  [
    'arabic-hebrew-and-others',
    drawnUp({
      number: '200116',
      buyer: { ...COMPANY, contact: 'محمد علي' },
      lines: [
        {
          ...COURSE,
          participants: ['שלום כהן', 'राजेश', 'சித்ரா', 'สมชาย', 'ሰላም', 'გიორგი', 'Արամ', 'Владимир', 'Ελένη', 'Nguyễn'],
        },
      ],
    }),
  ],
  [
    'two-hundred-characters',
    drawnUp({
      number: '200117',
      buyer: { ...PERSON, name: 'Wolfeschlegelsteinhausenbergerdorff '.repeat(6).slice(0, 200).trim() },
      lines: [{ ...COURSE, name: LONG.repeat(2).slice(0, 200), description: LONG.repeat(5) }],
    }),
  ],
  ['seller-of-many-words', longSeller(drawnUp({ number: '200120', buyer: COMPANY, lines: [COURSE, BOOK] }))],
  [
    'hundred-and-fifty-participants',
    drawnUp({
      number: '200118',
      buyer: COMPANY,
      lines: [
        {
          ...COURSE,
          quantity: 150,
          participants: Array.from({ length: 150 }, (_, place) => `Deltaker Nr${place + 1}`),
        },
      ],
    }),
  ],
  [
    'very-large',
    drawnUp({ number: '200119', buyer: COMPANY, lines: [{ ...BOOK, quantity: 9_999, unitPriceE4: 9_999_999_999 }] }),
  ],
]
