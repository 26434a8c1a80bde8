import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long after it was last written a proposal names people, in days: two rounds a year, and the one after. */
const NAMES_DAYS = 730

export const lapsingInDeveloping: readonly Lapsing[] = [
  lapsing('proposal-names', {
    table: 'proposals',
    where: `t.changed_at < app_now() - interval '${NAMES_DAYS} days' and (t.contact_email <> '' or t.teachers <> '{}')`,
    set: `contact_email = '', teachers = '{}'`,
  }),
]
