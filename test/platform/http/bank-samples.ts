import { randomUUID } from 'node:crypto'
import { camt } from '../../bank/camt.ts'

/** What of these may be null. */
export const NULL_IN_BANK = ['returnPayback /depositId']

/** Bodies that fit what finance sends about the bank and what the payment provider pays out. */
export const bankSamples = {
  takeBankFile: { name: 'camt054.xml', content: camt([{ amount: '30.00', day: '2031-03-01' }]) },
  takeBankPayment: {
    ...{ externalId: 'ERP-7', amountMinor: 490_000, currency: 'NOK', bookedOn: '2031-03-01', reference: '12345678903' },
    ...{ bankReference: 'BANK-7', payerName: 'Kari Nordmann', said: 'Kurs' },
  },
  takeBackBankPayment: { externalId: 'ERP-8', bookedOn: '2031-03-01', bankReference: 'BANK-8', reason: 'Feilført' },
  placeDeposit: { place: 'invoice', documentId: randomUUID(), amountMinor: 490_000 },
  endOldReceivable: { kind: 'written-off', amountMinor: 10_000, onDay: '2026-03-01', reason: 'Konkurs' },
  settleReversal: { depositId: randomUUID() },
  setAsideReversal: { reason: 'Kom før kassen.' },
  setBankTolerance: { minor: 100 },
  setOff: { toDocumentId: randomUUID(), amountMinor: 10_000 },
  startPayback: { of: 'invoice', documentId: randomUUID(), amountMinor: 10_000 },
  approvePayback: { accountId: randomUUID() },
  giveUpPayback: { reason: 'Motregnes i stedet' },
  notePaybackPaid: { paidOn: '2031-03-01' },
  returnPayback: { reason: 'Feil konto', depositId: randomUUID() },
  openPaybackLink: { token: 'x' },
  givePaybackAccount: { token: 'x', account: '12345678903', holderName: 'Kari Nordmann' },
  makePaybackBatch: { form: 'list' },
  dropPaybackBatch: { reason: 'Feil skjema' },
  settleBankDebit: { was: 'payback', paybackId: randomUUID() },
  setBankDebitAside: { reason: 'Lønn' },
  meetDeposit: { depositId: randomUUID() },
  decidePayoutLine: { as: 'not-ours', reason: 'En annen nettbutikk' },
  decideForeignLines: { as: 'not-ours', reason: 'En annen nettbutikk' },
  setPayoutPayer: { name: 'Stripe' },
  setDisputeAccess: { policy: 'stays' },
}
