import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long a request is kept after it could last be answered, in days: what was bought stands on the order. */
const DAYS_KEPT = 90

export const lapsingInAsking: readonly Lapsing[] = [
  lapsing('purchase-requests', {
    table: 'purchase_requests',
    where: `t.until < app_now() - interval '${DAYS_KEPT} days'`,
  }),
]
