import { randomUUID } from 'node:crypto'
import { camt } from '../../bank/camt.ts'

/** Bodies that fit what finance sends about the bank. */
export const bankSamples = {
  takeBankFile: { name: 'camt054.xml', content: camt([{ amount: '30.00', day: '2031-03-01' }]) },
  placeDeposit: { place: 'invoice', documentId: randomUUID(), amountMinor: 490_000 },
  settleReversal: { depositId: randomUUID() },
  setAsideReversal: { reason: 'Kom før kassen.' },
  setBankTolerance: { minor: 100 },
}
