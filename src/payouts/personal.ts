import { BOOKS_STAY } from '../invoicing/personal.ts'
import type { PersonalTable } from '../platform/personal.ts'

/** Lines know payments by Stripe's ids, not people; what finance wrote of them is kept as long as the books. */
export const personalInPayouts: readonly PersonalTable[] = [
  {
    table: 'payout_decisions',
    columns: ['reason', 'by'],
    shown: { because: 'it is finance’s note about a line of the payment provider’s' },
    erased: BOOKS_STAY,
  },
  {
    table: 'payout_arrivals',
    columns: ['by'],
    shown: { because: 'it says who in finance found a payout at the bank' },
    erased: BOOKS_STAY,
  },
]
