import { eventsOf, type PastEvent } from '../audit/events-of.ts'
import type { On } from '../platform/db/statement.ts'
import type { Money } from '../platform/money.ts'
import type { ConsumerRule } from '../terms/consumer-fee.ts'
import type { CancelledLine, CancelPreview } from './preview.ts'

/** The event that keeps what a cancellation did: it is written once and stays. */
export const SEATS_CANCELLED = 'SeatsCancelled'

/** What a cancellation did, as it was written down then. */
export type Cancelled = {
  cancellationId: string
  at: Date
  lines: { lineId: string; title: string; seats: number; price: Money; fee: Money; rule: ConsumerRule }[]
} & Pick<CancelPreview, 'back' | 'refund' | 'lowered' | 'balance' | 'neverInvoiced'>

/** What is written down of a cancellation: courses, amounts and rules, nobody's name. */
export function factsOf(
  cancellationId: string,
  { lines, back, refund, lowered, balance, neverInvoiced }: CancelPreview,
): Omit<Cancelled, 'at'> {
  const kept = lines.map(({ lineId, title, seats, price, fee, rule }: CancelledLine) => ({
    ...{ lineId, title, seats: seats.length, price, fee, rule },
  }))
  return { cancellationId, lines: kept, back, refund, lowered, balance, neverInvoiced }
}

/** What was cancelled of an order, the latest first. */
export async function cancelledOf(on: On, orderId: string): Promise<Cancelled[]> {
  const events = await eventsOf(on, orderId)
  return events
    .filter(({ name }) => name === SEATS_CANCELLED)
    .map(read)
    .reverse()
}

const read = ({ at, facts }: PastEvent): Cancelled => ({ ...(facts as Omit<Cancelled, 'at'>), at })
