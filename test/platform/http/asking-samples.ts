import { company, person } from '../../support/buyer.ts'

const TOKEN = 'a'.repeat(43)
const numbers = { purchaseOrderNumber: 'PO 7', buyerReference: 'Avd. 4' }
const expected = { expectedTotal: { minor: 490_000, currency: 'NOK' } }

/** Bodies that fit, for the routes of those who ask somebody else to pay or to say yes, and of those who answer. */
export const askingSamples = (checkout: object): Record<string, Record<string, unknown>> => ({
  askEmployer: {
    employerEmail: 'leder@arbeid.example',
    note: 'Jeg trenger kurset.',
    ...expected,
    proposed: { percent: 60 },
    lang: 'nb',
  },
  sendRequestAgain: { employerEmail: 'leder@arbeid.example' },
  payRequest: { ...checkout, payer: company(), ...numbers },
  approveRequest: { ...checkout, payer: company(), token: TOKEN, ...numbers },
  offerPart: {
    ...{ token: TOKEN, part: { percent: 60 }, payer: company(), ...numbers },
    ...{ expectedShare: { minor: 294_000, currency: 'NOK' }, acceptedSalesTerms: 1 },
  },
  payShare: { payer: person('del'), ...expected, acceptedSalesTerms: 1 },
  declineRequest: { token: TOKEN, name: 'Siv Sjef', reason: 'Ikke i år' },
  askApproval: { payer: company(), payBy: 'invoice', ...expected, ...numbers, note: 'Til teamet', lang: 'nb' },
  approveForCompany: { ...expected, acceptedSalesTerms: 1, payBy: 'invoice', ...numbers },
  declineForCompany: { reason: 'Ikke i år' },
  setApprovalRule: { aboveMinor: 1_000_000, reason: 'Styrevedtak' },
})
