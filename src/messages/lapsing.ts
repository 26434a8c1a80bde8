import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long it is kept what was written to all, after the offering is over, in days. */
const MESSAGE_DAYS = 365

export const lapsingInMessages: readonly Lapsing[] = [
  lapsing('offering-messages', {
    table: 'offering_messages',
    where: `exists (select from offerings o where o.id = t.offering_id and o.ends_at < app_now() - interval '${MESSAGE_DAYS} days')`,
  }),
]
