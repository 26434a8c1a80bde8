import { DEFAULT_PROFILE } from '../../../src/vouchers/profile.ts'

/** Bodies that fit what finance sends about the months of the book and what is sent on of them. */
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
  acceptVoucherBatch: { reference: 'GL 4711' },
  rejectVoucherBatch: { reason: 'Ukjent konto' },
}
