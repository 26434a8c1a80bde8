/** Bodies that fit what support writes and gives while the caller waits. */
export const supportSamples = (orderId: string) => ({
  correctAddress: { from: 'kari@exmaple.no', to: 'kari@example.no' },
  giveGoodwill: { amountMinor: 10_000, reason: 'Lang ventetid' },
  writeNote: { orderId, words: 'Ringte om fakturaen.' },
})
