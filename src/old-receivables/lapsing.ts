import { BOOKS_YEARS } from '../invoicing/kept-until.ts'
import { SELLER_ZONE } from '../platform/clock.ts'
import { type Lapsing, lapsing } from '../platform/lapsing.ts'
import { ERASED_NAME } from '../platform/personal.ts'

/** Who owed it goes when the books of the year it was taken in let go; number, days and amounts stay, as the posting does (bokføringsloven § 13). */
export const lapsingInOldReceivables: readonly Lapsing[] = [
  lapsing('debtors-of-old-receivables', {
    table: 'old_receivables',
    where: `t.person_id is not null and t.left_minor = 0 and t.debtor <> '${ERASED_NAME}'
      and extract(year from t.taken_at at time zone '${SELLER_ZONE}') + ${BOOKS_YEARS} < extract(year from app_now() at time zone '${SELLER_ZONE}')`,
    set: `debtor = '${ERASED_NAME}', said = null`,
  }),
]
