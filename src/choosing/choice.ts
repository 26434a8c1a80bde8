import { readMoney } from '../payments/lock-money.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { type Money, money } from '../platform/money.ts'
import type { Till } from '../platform/till.ts'
import { before } from '../waiting/in-order.ts'

/** What a buyer may choose who paid when no seat was left. */
export type Choice = {
  orderId: string
  /** When the money goes back by itself. */
  until: Date
  back: Money
  courseTitle: string
  slug: string
  /** First on the waiting list: possible, chosen with the place, or why not. */
  waiting:
    | { state: 'possible'; until: Date }
    | { state: 'waits'; rank: number; until: Date }
    | { state: 'several-courses' | 'booking-closed' }
}

type Row = {
  until: Date
  paymentId: string
  courseTitle: string
  slug: string
  courses: number
  closesAt: Date
  isClosed: boolean
  waits: boolean
}
const FIND = statement<Row>(
  'choosing-choice',
  `select o.choose_until as until, p.id as "paymentId", l.title as "courseTitle", k.slug, f.sale_closes_at as "closesAt",
     f.sale_closes_at <= app_now() or f.published_at is null as "isClosed",
     (select count(distinct x.pool_id)::int from order_lines x where x.order_id = o.id and x.kind = 'seat') as courses,
     exists (select from waiting_entries e where e.paid_order_id = o.id and e.ended_at is null) as waits
   from orders o join payments p on p.order_id = o.id and p.captured_at is not null join order_lines l on l.order_id = o.id and l.kind = 'seat' join offerings f on f.id = l.offering_id join courses k on k.id = f.course_id
   where o.id = $1 and o.unseated_at is not null and o.settled_at is null and o.cancelled_at is null and o.review is null
   order by l.position limit 1`,
)
const RANK = statement<{ rank: number }>(
  'choosing-rank',
  `select ${before('e')} + 1 as rank from waiting_entries e where e.paid_order_id = $1 and e.ended_at is null`,
)

/** For whoever may see the order: others on the list count, though nobody is told who they are. Null where there is nothing to choose. */
export const readChoice = ({ connection }: Till, orderId: string): Promise<Choice | null> =>
  seeAs(HOUSE, () => choiceOf({ client: connection.pool }, orderId))

/** Null where the order does not wait for a choice. */
export async function choiceOf(on: On, orderId: string): Promise<Choice | null> {
  const [row] = await run(on, FIND, [orderId])
  if (!row) return null
  const { until, paymentId, courseTitle, slug } = row
  const { leftMinor, currency } = (await readMoney(on, paymentId))!
  return {
    orderId,
    until,
    back: money(leftMinor, currency),
    courseTitle,
    slug,
    waiting: await waitingOf(on, orderId, row),
  }
}

async function waitingOf(
  on: On,
  orderId: string,
  { waits, courses, isClosed, closesAt }: Row,
): Promise<Choice['waiting']> {
  if (waits) return { state: 'waits', rank: (await run(on, RANK, [orderId]))[0]!.rank, until: closesAt }
  if (courses > 1) return { state: 'several-courses' }
  return isClosed ? { state: 'booking-closed' } : { state: 'possible', until: closesAt }
}
