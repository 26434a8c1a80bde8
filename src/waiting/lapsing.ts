import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long it is kept that somebody waited, after it is over, in days: what they bought stands on the order. */
const DAYS_KEPT = 180
/** How long a guest has to open the mailed link, in days. */
const DAYS_TO_CONFIRM = 7

export const lapsingInWaiting: readonly Lapsing[] = [
  lapsing('waiting-entries', {
    table: 'waiting_entries',
    where: `t.ended_at < app_now() - interval '${DAYS_KEPT} days'
      or (t.ended_at is null and t.confirmed_at is null and t.asked_at < app_now() - interval '${DAYS_TO_CONFIRM} days')`,
  }),
]
