import type { ReturnedSeats } from '../checkout/credit-wish.ts'
import type { linesFor } from '../checkout/lines-for.ts'
import type { RefundFor } from '../checkout/refunds-for.ts'
import type { LineOutcome } from '../giving-back/line-back.ts'
import type { MovedFacts } from './moved.ts'

/** The line of the seat that is moved to, at a frozen price, VAT and wording. */
export type NewLine = Omit<ReturnType<typeof linesFor>[number], 'kind'> & { poolId: string }

/**
 * What becomes one invoice of the new seat: paid by money that is here, by a payment that is still to come (`new-payment`), or
 * owed (null).
 */
export type NewDemand = {
  id: string
  netMinor: number
  amountMinor: number
  vatMinor: number
  termsDays: number
  invoiceFrom: string
  paidBy: { paymentId: string } | 'new-payment' | null
}

/** A move as it was agreed to: what is taken back of the old seat, what the new one is, and which money pays for it. */
export type AgreedMove = {
  line: NewLine
  demands: NewDemand[]
  /** How the old seat is credited, and what is kept of it. */
  wish: ReturnedSeats
  outcome: Pick<LineOutcome, 'feeMinor' | 'creditMinor'>
  reason: string
  /** What the credit gives back of each payment; of that, what stays here and pays for the new seat. */
  returned: RefundFor[]
  kept: { paymentId: string; amountMinor: number }[]
  facts: MovedFacts
}
