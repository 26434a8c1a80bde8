import { randomUUID } from 'node:crypto'

const said = { nb: 'Gratis til to uker før.', en: 'Free until two weeks before.' }

/** Bodies that fit what a buyer sends to cancel, and what is written of the terms. */
export const cancellingSamples = {
  cancelOrder: { previewId: 'abc.def', seats: [{ lineId: randomUUID(), position: 1 }] },
  writeCancellationTerms: {
    ...{ code: 'rause', name: said, inWords: said, onOfferings: true },
    rules: {
      steps: [{ daysBefore: 14, at: 'midnight', feeBasisPoints: 0, cap: { NOK: 50_000 } }],
      afterStart: 'nothing',
      companySeat: { mayCancel: 'company', learnerMayDecline: true, moneyTo: 'payer', employerSees: ['completed'] },
    },
  },
}
