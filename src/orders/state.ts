/**
 * Why an order is over. `unseated`, `returned`: its money went back, for want of a seat or because it was not what was asked;
 * `exchanged`: its money paid for another order, as there was no seat left.
 */
export type CancelCause = 'lapsed' | 'abandoned' | 'credited' | 'unseated' | 'seated-twice' | 'returned' | 'exchanged'

/** How an order is paid for; `prepaid` draws on what its company has paid for before. */
export const PAY_BY = ['card', 'invoice', 'free', 'prepaid'] as const
export type PayBy = (typeof PAY_BY)[number]

/** What is known of an order, its money and its documents; its state is derived from this and nothing else. */
export type OrderFacts = {
  payBy: PayBy
  holdEndsAt: Date
  settledAt: Date | null
  cancelledAt: Date | null
  cancelCause: CancelCause | null
  unseatedAt: Date | null
  chooseUntil: Date | null
  review: string | null
  /** Money that has arrived and not gone back, in minor units. */
  paidMinor: number
  totalMinor: number
  /** What credit notes took back of it, in minor units. */
  creditedMinor: number
  dueDate: string | null
  refundPending: boolean
  /** A refund came to nothing, and nobody has seen to it yet. */
  refundFailed: boolean
  /** The payer's bank takes its time; it will say yes or no by itself. */
  paymentProcessing: boolean
}

export const ORDER_STATES = [
  'awaiting-payment',
  'awaiting-other-payer',
  'payment-processing',
  'lapsed',
  'abandoned',
  'confirmed',
  'awaiting-transfer',
  'paid-unseated',
  'refunding',
  'refunded',
  'refund-failed',
  'credited',
  'exchanged',
  'in-review',
] as const
export type OrderState = (typeof ORDER_STATES)[number]

/** Its seats are the buyer's, whether or not they have paid yet. */
export const isConfirmed = ({ state }: { state: OrderState }): boolean =>
  state === 'confirmed' || state === 'awaiting-transfer'

/** One plain state and the next step: who must act, and until when. */
export type OrderNow = {
  state: OrderState
  next: {
    act: 'pay' | 'wait' | 'choose' | 'transfer' | 'refund' | 'repay' | 'look' | 'none'
    by: 'buyer' | 'seller' | 'nobody'
    until: string | null
  }
}

export function stateOf(facts: OrderFacts): OrderNow {
  if (facts.review) return sellerActs('in-review', 'look')
  if (facts.cancelledAt) return ended(facts)
  if (facts.unseatedAt) return buyerActs('paid-unseated', 'choose', facts.chooseUntil?.toISOString() ?? null)
  if (!facts.settledAt && facts.paymentProcessing) return waits('payment-processing')
  if (!facts.settledAt && facts.payBy === 'invoice') return waits('awaiting-other-payer')
  if (!facts.settledAt) return buyerActs('awaiting-payment', 'pay', facts.holdEndsAt.toISOString())
  const owed = facts.payBy === 'invoice' && facts.paidMinor + facts.creditedMinor < facts.totalMinor
  return owed ? buyerActs('awaiting-transfer', 'transfer', facts.dueDate) : done('confirmed')
}

function ended(facts: OrderFacts): OrderNow {
  if (facts.refundPending) return sellerActs('refunding', 'refund')
  if (facts.refundFailed) return sellerActs('refund-failed', 'repay')
  if (facts.cancelCause === 'credited' || facts.cancelCause === 'exchanged') return done(facts.cancelCause)
  if (facts.cancelCause === 'unseated' || facts.cancelCause === 'returned' || facts.cancelCause === 'seated-twice')
    return done('refunded')
  return done(facts.cancelCause === 'abandoned' ? 'abandoned' : 'lapsed')
}

type Act = OrderNow['next']['act']
const buyerActs = (state: OrderState, act: Act, until: string | null): OrderNow => ({
  state,
  next: { act, by: 'buyer', until },
})
const sellerActs = (state: OrderState, act: Act): OrderNow => ({ state, next: { act, by: 'seller', until: null } })
const waits = (state: OrderState): OrderNow => ({ state, next: { act: 'wait', by: 'nobody', until: null } })
const done = (state: OrderState): OrderNow => ({ state, next: { act: 'none', by: 'nobody', until: null } })
