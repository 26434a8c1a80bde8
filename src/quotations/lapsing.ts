import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long a quote is kept after its last day, in years; what it became stands on the order. */
const YEARS_KEPT = 1

export const lapsingInQuotations: readonly Lapsing[] = [
  lapsing('quotations', {
    table: 'quotations',
    where: `t.valid_through < (app_now() - interval '${YEARS_KEPT} year')::date`,
  }),
]
