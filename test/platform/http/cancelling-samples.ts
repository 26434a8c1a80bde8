import { randomUUID } from 'node:crypto'

const said = { nb: 'Gratis til to uker før.', en: 'Free until two weeks before.' }

const moved = { previewId: 'abc.def', seat: { lineId: randomUUID(), position: 1 }, offeringId: randomUUID() }

const seats = { lineId: randomUUID(), seats: 2, to: randomUUID() }

/** Bodies that fit what a buyer sends to cancel or move a seat, and what is written of the terms. */
export const cancellingSamples = {
  moveSeat: moved,
  moveSeatForBuyer: { ...moved, reason: 'Avtalt på telefon' },
  previewSeatsMove: seats,
  moveCompanySeats: { previewId: 'abc.def', ...seats },
  moveSeatsForCompany: { previewId: 'abc.def', ...seats, reason: 'Avtalt på telefon' },
  askToCancel: { previewId: 'abc.def', seats: [{ lineId: randomUUID(), position: 1 }], words: 'Syk' },
  answerCancelRequest: { granted: false, reason: 'Fristen er ute' },
  chooseForOrder: { choose: 'wait' },
  takeOtherOffering: {
    ...{ offeringId: '0197a1b2-0000-7000-8000-000000000001', expectedTotal: { minor: 490_000, currency: 'NOK' } },
    ...{ acceptedSalesTerms: 1, startEarly: true },
  },
  cancelOrder: { previewId: 'abc.def', seats: [{ lineId: randomUUID(), position: 1 }] },
  writeCancellationTerms: {
    ...{ code: 'rause', name: said, inWords: said, onOfferings: true },
    rules: {
      steps: [{ daysBefore: 14, at: 'midnight', feeBasisPoints: 0, cap: { NOK: 50_000 } }],
      afterStart: 'nothing',
      learnerCancels: 'asks',
      moving: { daysBefore: 14, at: 'midnight', fee: { NOK: 20_000 } },
      companySeat: { mayCancel: 'company', learnerMayDecline: true, moneyTo: 'payer', employerSees: ['completed'] },
    },
  },
}
