import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long a refusal can be looked up by the id that it told, in days: whoever rings about it does so soon. */
const REFUSED_DAYS = 30
/** How long what staff wrote about somebody is kept, in years: past the time in which a purchase can be complained about (forbrukerkjøpsloven § 27, five years at most) nobody needs it. */
const NOTE_YEARS = 5

export const lapsingInSupport: readonly Lapsing[] = [
  lapsing('refused-requests', {
    table: 'refused_requests',
    where: `t.at < app_now() - interval '${REFUSED_DAYS} days'`,
  }),
  lapsing('support-notes', {
    table: 'support_notes',
    where: `t.written_at < app_now() - interval '${NOTE_YEARS} years'`,
  }),
]
