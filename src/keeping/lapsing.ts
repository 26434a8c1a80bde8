import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long notes about an offering are kept after it is over, in days: the next run is planned by them. */
const NOTE_DAYS = 365

export const lapsingInKeeping: readonly Lapsing[] = [
  lapsing('offering-notes', {
    table: 'offering_notes',
    where: `exists (select from offerings o where o.id = t.offering_id and o.ends_at < app_now() - interval '${NOTE_DAYS} days')`,
  }),
]
