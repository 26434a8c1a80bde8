import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import { PlayAgain, type Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { consequences } from './seating.ts'

/** Money that has arrived for one payment of an order. */
export type Captured = {
  orderId: string
  paymentId: string
  paymentIntent: string
  amountMinor: number
  currency: string
  today: string
}

/**
 * Makes a paid order whole in one statement: seats sold, people enrolled, money posted (D clearing, C customer advances),
 * invoice and confirmation due. First with the seats it holds; when some of them were lost, with whatever is free. Money that
 * was booked when it arrived, before anybody knew what to do with it, is not booked again.
 * The other part of a shared price is settled with it, and without that part neither is.
 * False when neither is enough, when somebody would sit twice, when the other part is over, or when another delivery of the same news was first.
 */
export async function settle(tx: Tx, captured: Captured): Promise<boolean> {
  const values = [
    captured.orderId,
    captured.paymentId,
    captured.paymentIntent,
    captured.amountMinor,
    captured.currency,
    tx.now,
    captured.today,
    newId(),
    nameOf(tx.actor),
  ]
  for (const attempt of [SETTLE_HELD, SETTLE_ANEW]) {
    const [row] = await run(tx, attempt, values)
    if (row?.settled && row.lost) throw new PlayAgain('somebody of this order was seated by another at this moment')
    if (row?.settled && row.parted) throw new PlayAgain('the other part of this price ended at this moment')
    if (row?.settled) return true
  }
  return false
}

const lines = `lines as (select id, offering_id, pool_id, quantity from order_lines where order_id = $1 and kind = 'seat'),
places as (select line_id, position, person_id from order_places where order_id = $1)`

const HELD = `mine as materialized (
  select s.id, s.pool_id from seats s
  where s.hold_id = (select hold_id from orders where id = $1) and s.sold_at is null order by s.id for update),
found as materialized (
  select l.id as line_id, l.offering_id, m.id as seat_id, row_number() over (partition by l.id) as position
  from mine m join lines l on l.pool_id = m.pool_id)`

/** Late money: the pools are locked as for any claim of several seats, and what is left of the old hold, or of the one it was taken from, counts as free; what else is free is the waiting list's where somebody waits. */
const ANEW = `own as materialized (
  select unnest(array[h.id, h.taken_from]) as hold_id from orders o join seat_holds h on h.id = o.hold_id where o.id = $1),
pools as materialized (select id, list_open from seat_pools where id in (select pool_id from lines) order by id for update),
found as materialized (
  select l.id as line_id, l.offering_id, s.id as seat_id, row_number() over (partition by l.id) as position
  from lines l join pools on pools.id = l.pool_id
  cross join lateral (
    select id from seats where pool_id = l.pool_id and sold_at is null
      and ((held_until <= app_now() and not list_open) or hold_id = any (array(select hold_id from own)))
    order by id limit l.quantity for update) s)`

/** A company keeps the seat of somebody who sits there already and names another; a person's order would lose it. */
const COMPANY = `(select company_id is not null from orders where id = $1)`

const OTHER_PART_STANDS = `(shared_with_id is null or exists (
  select from orders s where s.id = orders.shared_with_id and s.settled_at is null and s.cancelled_at is null))`

/** What the other payer of a shared price owes is due from the moment that the seat is sold; no seat comes with it. */
const OTHER_PART = `other_part as (
  update orders s set settled_at = $6 from agreed a
  where s.shared_with_id = a.id and s.settled_at is null and s.cancelled_at is null returning s.id, s.hold_id, s.total_minor, s.pay_by),
other_due as (
  insert into documents_due (id, kind, order_id, demand_id, due_from, since)
  select uuidv7(), 'invoice', s.id, d.id, greatest(d.invoice_from, $7::date), $6 from other_part s join demands d on d.order_id = s.id),
other_told as (
  insert into deliveries_due (order_id, kind, since) select id, 'confirmation', $6 from other_part)`

const text = (seats: string): string => `with ${lines}, ${seats},
enough as (
  select where (select count(*) from found) = (select sum(quantity) from lines) and (${COMPANY} or not exists (
    select from places p join lines l on l.id = p.line_id
    join enrolments e on e.person_id = p.person_id and e.offering_id = l.offering_id and e.withdrawn_at is null))),
agreed as (
  update orders set settled_at = $6::timestamptz, cancelled_at = null, cancel_cause = null from enough
  where id = $1 and settled_at is null and unseated_at is null and review is null
    and (cancelled_at is null or (cancel_cause in ('lapsed', 'abandoned') and shared_with_id is null)) and ${OTHER_PART_STANDS}
  returning id, company_id, hold_id, total_minor, pay_by, shared_with_id),
${OTHER_PART},
taken as (
  update seats s set sold_at = $6, hold_id = a.hold_id from found f, agreed a where s.id = f.seat_id),
confirmed as (
  update seat_holds h set confirmed_at = $6, released_at = null from (select hold_id from agreed union all select hold_id from other_part) a where h.id = a.hold_id),
paid as (
  update payments p set captured_at = coalesce(p.captured_at, $6), captured_minor = $4, captured_currency = $5, stripe_payment_intent = $3, ended_at = null
  from agreed a where p.id = $2 returning p.id),
covered as (
  update payment_demands c set captured = true from paid p where c.payment_id = p.id),
booked as (
  insert into entries (id, kind, source_id, posted_on, currency) select $8::uuid, 'capture', p.id, $7::date, $5 from paid p
  on conflict do nothing returning id),
moved as (
  insert into postings (entry_id, position, debit, credit, amount_minor) 
  select b.id, 1, account_of('provider-clearing', $7::date), account_of('customer-advances', $7::date), $4::bigint from booked b),
recorded as (
  insert into events (at, actor, name, subject_id, facts)
  select $6, $9, 'OrderSettled', a.id, jsonb_build_object('holdId', a.hold_id, 'totalMinor', a.total_minor, 'payBy', a.pay_by)
  from (select id, hold_id, total_minor, pay_by from agreed union all select id, hold_id, total_minor, pay_by from other_part) a),
settled as (select a.id, a.company_id, $6::timestamptz as now, a.pay_by from agreed a, paid),
owed as (select id, greatest(invoice_from, $7::date) as invoice_from from demands where order_id = $1),
${consequences},
twice as (select s.line_id, s.person_id from seated s, settled where s.person_id is not null and s.seat_id not in (select seat_id from enrolled)),
unnamed as (
  update order_places p set person_id = null, name = null from twice t where p.line_id = t.line_id and p.person_id = t.person_id)
select exists(select from settled) as settled, not ${COMPANY} and exists(select from twice) as lost,
  (select count(shared_with_id) from agreed) <> (select count(*) from other_part) as parted`

type Outcome = { settled: boolean; lost: boolean; parted: boolean }
const SETTLE_HELD = statement<Outcome>('settle-held', text(HELD))
const SETTLE_ANEW = statement<Outcome>('settle-anew', text(ANEW))
