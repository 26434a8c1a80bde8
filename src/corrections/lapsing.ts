import { isOver } from '../orders/lapsing.ts'
import { type Lapsing, lapsing } from '../platform/lapsing.ts'
import { NO_WISH } from './personal.ts'

/** Wishes for corrections go with the year of their documents. */
export const lapsingInCorrections: readonly Lapsing[] = [
  lapsing('old-wishes', {
    table: 'correction_wishes',
    where: `${isOver('t.asked_at')} and t.wanted <> '${NO_WISH}'`,
    set: `words = '', wanted = '${NO_WISH}'`,
  }),
]
