import { randomUUID } from 'node:crypto'

/** Bodies that fit what is asked about the mails that are sent. */
export const letterSamples = {
  sendSampleMail: { lang: 'nb' },
  noteMailBounce: { message: 'Subject: Undelivered mail\r\n\r\nNo such user.' },
  tryAddress: { email: 'kari@example.no' },
  correctAddress: { from: 'kari@gmial.example', to: 'kari@example.no' },
  giveGoodwill: { amountMinor: 25_000, reason: 'Rommet var kaldt' },
  writeNote: { orderId: randomUUID(), words: 'Ringte om fakturaen.' },
  tryOwnAddress: { email: 'kari@example.no' },
}
