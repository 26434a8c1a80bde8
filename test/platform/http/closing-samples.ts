import { DEFAULT_PROFILE } from '../../../src/accounting/profile.ts'

const FUNDER = { name: 'Fylket', organisationNumber: '974767880', contactEmail: 'kurs@fylke.example' }
/** Members of a grant that may say that there is none. */
export const NULL_IN_GRANTS = ['offeringId', 'seatMinor', 'seatBasisPoints', 'untilDay', 'seatsMost', 'mostMinor'].map(
  (member) => `makeGrant /${member}`,
)

/** Bodies that fit what finance sends about the months of the book, what is sent on of them, and files that it asks for. */
export const closingSamples = {
  askToOpenMonth: { reason: 'Feil konto' },
  setVoucherProfile: {
    ...DEFAULT_PROFILE,
    columns: [
      { head: 'konto', field: 'account' },
      { head: 'firma', words: 'OM' },
    ],
    accounts: [{ account: '1500', as: '15000', vatCode: '' }],
  },
  drawDocumentSample: { from: '2026-01-01', to: '2026-12-31', count: 25, leastMinor: 0, seed: 'revisor' },
  addFunder: FUNDER,
  changeFunder: FUNDER,
  makeGrant: {
    ...{ courseId: '00000000-0000-4000-8000-000000000001', offeringId: null, currency: 'NOK', seatMinor: null },
    ...{ seatBasisPoints: 5000, fromDay: '2026-01-01', untilDay: null, seatsMost: null, mostMinor: null },
    ...{ eligible: 'everybody', companies: [], mode: 'reported', note: 'Tilskudd 1' },
  },
  endGrant: { untilDay: '2026-12-31' },
  acceptVoucherBatch: { reference: 'GL 4711' },
  askForExport: {
    what: 'invoice-lines',
    form: 'machine',
    lang: 'en',
    from: '2026-01-01',
    to: '2026-12-31',
    by: 'course',
  },
  scheduleExport: {
    what: 'invoice-lines',
    form: 'excel',
    lang: 'en',
    by: 'document',
    every: 'month',
    dayOfMonth: 31,
    days: 'last-month',
  },
  setIncomeTarget: {
    ...{ faculty: 'Fakultet for helsevitenskap', term: '2026-autumn' },
    target: { minor: 60_000_000, currency: 'NOK' },
  },
  rejectVoucherBatch: { reason: 'Ukjent konto' },
}
