import { isOver } from '../orders/lapsing.ts'
import { TODAY } from '../platform/db/seller-day.ts'
import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long words that found nothing are kept, in days: two terms to compare. */
const SEARCH_DAYS = 400
/** How long counts of visits are kept, in days: this year beside the last two. */
const VISIT_DAYS = 1_100

export const lapsingInAttribution: readonly Lapsing[] = [
  lapsing('empty-searches', { table: 'empty_searches', where: `t.day < ${TODAY} - ${SEARCH_DAYS}` }),
  lapsing('course-visits', { table: 'course_visits', where: `t.day < ${TODAY} - ${VISIT_DAYS}` }),
  lapsing('order-touches', {
    table: 'order_touches',
    where: `exists (select from orders o where o.id = t.order_id and ${isOver('o.placed_at')})`,
  }),
]
