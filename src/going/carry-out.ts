import { type LostSeat, lostSeats } from '../cancelling/lost-seats.ts'
import { closeUnfulfilled } from '../checkout/close-unfulfilled.ts'
import { creditOrder } from '../checkout/credit-order.ts'
import { followPayment } from '../checkout/follow-payment.ts'
import { lockOrder } from '../checkout/lock-order.ts'
import { lockUnfulfilled } from '../checkout/lock-unfulfilled.ts'
import { paymentOfOrder } from '../payments/queries.ts'
import { run, statement } from '../platform/db/statement.ts'
import { type Tx, transact } from '../platform/db/transact.ts'
import { type Lang, say } from '../platform/lang.ts'
import type { Currency } from '../platform/money.ts'
import { problemOf } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { endGivenBack, isLeft } from './end-promises.ts'
import { type OrderIn, ordersIn } from './orders-in.ts'
import { nothingDone, planOrder, wishFor } from './plan-order.ts'
import { promisesIn } from './promises-in.ts'
import type { CancelOutcome, Done } from './shapes.ts'
import { writeOfferingCancelled } from './write-cancelled.ts'

const job = { kind: 'job', name: 'cancel-offerings' } as const
/** How long an order that could not be done waits for its next try, in seconds: longer each time, and at most. */
const NEXT_TRY_SECONDS = 2
const NEXT_TRY_SECONDS_MAX = 600
/** Orders gone through in one round. */
const AT_ONCE = 20
/** How long after its end a cancelled offering is looked through for orders that came in beside it, in days. */
const STRAGGLER_DAYS = 30

/** Orders of cancelled offerings that something is still to be done for. */
export const CANCEL_DUE = 'offering_cancel_orders c where c.done_at is null and c.next_try_at <= app_now()'

type Row = { id: string; orderId: string; offeringId: string; wasUnpaid: boolean; lang: Lang; currency: Currency }
const DUE = statement<Row>(
  'going-due',
  `select c.id, c.order_id as "orderId", d.offering_id as "offeringId", o.lang, o.currency, o.settled_at is null as "wasUnpaid"
   from (select * from ${CANCEL_DUE} order by c.next_try_at, c.id limit ${AT_ONCE}) c
   join offering_cancellations d on d.id = c.cancellation_id join orders o on o.id = c.order_id`,
)
/** Whoever did not pay has paid nothing; any other order that is over had its money back before. */
const IS_UNPAID = statement<{ id: string }>(
  'going-order-unpaid',
  `select id from orders where id = $1 and cancel_cause in ('lapsed', 'abandoned')`,
)
const TAKE = statement<{ id: string }>(
  'going-take-order',
  'select id from offering_cancel_orders where id = $1 and done_at is null for update skip locked',
)
const DONE = statement(
  'going-order-done',
  'update offering_cancel_orders set done_at = $2, outcome = $3, done = $4, fault = null where id = $1',
)
const LATER = statement(
  'going-order-later',
  `update offering_cancel_orders set fault = $2, tries = tries + 1,
     next_try_at = app_now() + least(${NEXT_TRY_SECONDS_MAX}, ${NEXT_TRY_SECONDS} * power(2, least(tries, 20))) * interval '1 second'
   where id = $1 and done_at is null`,
)
/** Money that came late, or a seat that was moved, while the offering was being cancelled. */
const STRAGGLERS = statement(
  'going-stragglers',
  `insert into offering_cancel_orders (id, cancellation_id, order_id, next_try_at)
   select uuidv7(), d.id, o.id, app_now() from offerings f join offering_cancellations d on d.offering_id = f.id
   join order_lines l on l.offering_id = f.id and l.kind = 'seat' join orders o on o.id = l.order_id and o.cancelled_at is null
   where f.cancelled_at is not null and f.ends_at > app_now() - interval '${STRAGGLER_DAYS} days'
     and (o.settled_at is not null or o.unseated_at is not null)
     and exists (select from order_places p where p.line_id = l.id and p.returned_at is null)
     and not exists (select from offering_cancel_orders c where c.cancellation_id = d.id and c.order_id = o.id and c.done_at is null)
   on conflict do nothing returning id`,
)

/**
 * Goes through the orders of cancelled offerings, each in a transaction of its own under its lock: as planned where nothing changed, else
 * with what is left of it. Whoever is stopped in between goes on where it was. Returns how many were decided.
 */
export async function carryOutCancellations(till: Till): Promise<number> {
  const { pool } = till.connection
  const due = await run({ client: pool }, DUE, [])
  let done = 0
  for (const row of due) if (await attempted(till, row)) done += 1
  return done
}

/** Looks for orders that got into a cancelled offering beside the decision. Returns how many. */
export const findStragglers = (till: Till): Promise<number> =>
  transact(till.connection.pool, job, async (tx) => (await run(tx, STRAGGLERS, [])).length)

async function attempted(till: Till, row: Row): Promise<boolean> {
  const { pool } = till.connection
  try {
    if (row.wasUnpaid) {
      await followed(till, row.orderId)
      await transact(pool, job, (tx) => endGivenBack(tx, row.offeringId))
    }
    return await transact(pool, job, (tx) => carryOut(tx, till, row))
  } catch (error) {
    const problem = problemOf(error)
    till.log.warn({ err: error, orderId: row.orderId }, 'an order of a cancelled offering is tried again')
    await transact(pool, job, (tx) => run(tx, LATER, [row.id, problem?.code ?? 'failed']))
    return false
  }
}

/** Closes the payment page of an order that nobody wants any more; where its buyer has just paid, their money is seen. */
async function followed(till: Till, orderId: string): Promise<void> {
  const payment = await paymentOfOrder({ client: till.connection.pool }, orderId)
  if (payment && !payment.endedAt && !payment.capturedAt) await followPayment(till, payment.id)
}

/** False where it is not decided yet whether the buyer pays, or what the order came of has not ended with it. */
async function carryOut(tx: Tx, till: Till, row: Row): Promise<boolean> {
  const { id, orderId, offeringId } = row
  if ((await run(tx, TAKE, [id])).length === 0) return false
  await lockOrder(tx, orderId)
  const [order] = await ordersIn(tx, offeringId, orderId)
  const isUnpaid = !order && (await run(tx, IS_UNPAID, [orderId])).length > 0
  if (order?.standing === 'unpaid' || (isUnpaid && isLeft(await promisesIn(tx, offeringId)))) {
    await run(tx, LATER, [id, null])
    return false
  }
  const lost = order ? await lostSeats(tx, orderId, wishFor(order).seats) : []
  const { outcome, done } = order ? await giveBack(tx, row, order) : nothingLeft(row, isUnpaid)
  await run(tx, DONE, [id, tx.now, outcome, JSON.stringify(done)])
  if (outcome !== 'gone-before')
    await writeOfferingCancelled(tx, till, { rowId: id, orderId, offeringId, outcome, done, lost: told(lost) })
  return true
}

const nothingLeft = ({ currency }: Row, isUnpaid: boolean): Given => ({
  ...{ outcome: isUnpaid ? 'ended-unpaid' : 'gone-before', done: nothingDone(currency) },
})

type Given = { outcome: CancelOutcome; done: Done }

async function giveBack(tx: Tx, { orderId, lang }: Row, order: OrderIn): Promise<Given> {
  const { done } = await planOrder(tx, order)
  if (order.standing === 'late') {
    const unfulfilled = await lockUnfulfilled(tx, orderId)
    if (unfulfilled) await closeUnfulfilled(tx, unfulfilled)
    return { outcome: 'returned', done }
  }
  const reason = say(lang, { nb: 'Kurset er avlyst av arrangøren', en: 'The course was cancelled by the organiser' })
  await creditOrder(tx, orderId, { ...wishFor(order), reason })
  return { outcome: 'credited', done }
}

/** One mail for each person, however many seats they sat in. */
const told = (lost: readonly LostSeat[]): LostSeat[] => [...new Map(lost.map((each) => [each.personId, each])).values()]
