import { BOOKS_YEARS } from '../invoicing/kept-until.ts'
import { SELLER_ZONE } from '../platform/clock.ts'
import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** Who paid goes with the documents that they paid; day and amount stay, as the posting does (bokføringsloven § 13). */
const isOver = `extract(year from t.booked_on) + ${BOOKS_YEARS} < extract(year from app_now() at time zone '${SELLER_ZONE}')
  and num_nonnulls(t.payer_name, t.said, t.end_to_end_id) > 0`
const set = 'payer_name = null, said = null, end_to_end_id = null'

export const lapsingInBank: readonly Lapsing[] = [
  lapsing('payers-of-deposits', { table: 'deposits', where: isOver, set }),
  lapsing('payers-of-reversals', { table: 'bank_reversals', where: isOver, set }),
]
