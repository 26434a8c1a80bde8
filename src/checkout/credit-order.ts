import { allocateRefunds } from '../payments/allocate-refunds.ts'
import { lockMoney } from '../payments/lock-money.ts'
import { moreThanPaid, requestRefund } from '../payments/request-refund.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { conflict } from '../platform/problems.ts'
import type { CreditPlan } from './credit-plan.ts'
import { keepShareFees, type OtherShare, otherShareOf } from './credit-share.ts'
import type { CreditOrder, CreditWish, KeptMoney } from './credit-wish.ts'
import { demandUndrawn, putBackDrawn } from './drawn-credit.ts'
import { lockOrder } from './lock-order.ts'
import { openOfOrder } from './open-of-order.ts'
import { invoiceNotIssued, planCredit } from './plan-credit.ts'
import { sharedPrice } from './problems.ts'
import { paymentsBehind, refundsFor } from './refunds-for.ts'

const TAKE_BACK = statement<{ dropped: number; lowered: number; freed: number; given: number }>(
  'credit-take-back',
  `with chosen as materialized (
     select p.line_id, p.position, p.person_id, l.offering_id from jsonb_to_recordset($3) as c(line_id uuid, position int)
     join order_places p on p.line_id = c.line_id and p.position = c.position join order_lines l on l.id = p.line_id),
   sat as (
     select mine.seat_id from (select offering_id, person_id, count(*) as n from chosen where person_id is not null group by offering_id, person_id) c
     cross join lateral (select e.seat_id from enrolments e left join spare_seats k on k.enrolment_id = e.id and k.became = 'kept'
       where e.order_id = $1 and e.offering_id = c.offering_id and e.person_id = c.person_id and (e.withdrawn_at is null
         or (k.at is not null and exists (select from seats s join orders o on o.hold_id = s.hold_id where o.id = $1 and s.id = e.seat_id)))
       order by k.at is null, e.id limit c.n) mine),
   unnamed as (
     select w.seat_id from (select offering_id, count(*) as n from chosen where person_id is null group by offering_id) c
     cross join lateral (select seat_id from wallet_seats w where w.order_id = $1 and w.offering_id = c.offering_id
       and not exists (select from enrolments e where e.seat_id = w.seat_id and e.withdrawn_at is null)
       order by w.seat_id = any ($11::uuid[]) desc,
         exists (select from seat_assignments a where a.seat_id = w.seat_id and a.ended_at is null), w.seat_id limit c.n) w),
   returned_seats as (select seat_id from sat union select seat_id from unnamed),
   marked as (update order_places p set returned_at = $2 from chosen c where p.line_id = c.line_id and p.position = c.position),
   freed as (update seats s set hold_id = null, held_until = '-infinity', sold_at = null from orders o
     where o.id = $1 and s.hold_id = o.hold_id and ($7 or s.id in (select seat_id from returned_seats)) returning s.id),
   withdrawn as (update enrolments e set withdrawn_at = $2 from freed f where e.seat_id = f.id and e.withdrawn_at is null),
   given_back as (delete from wallet_seats w using freed f where w.seat_id = f.id),
   unassigned as (update seat_assignments a set ended_at = $2, end_cause = 'returned' from freed f
     where a.seat_id = f.id and a.ended_at is null returning a.id),
   uninvited as (update seat_invitations i set closed_at = $2 from unassigned a
     where i.assignment_id = a.id and i.used_at is null and i.closed_at is null),
   cancelled as (update orders set cancelled_at = $2, cancel_cause = 'credited' where id = $1 and $7),
   dropped as (delete from documents_due where demand_id = any ($5::uuid[]) and kind = 'invoice' returning id),
   forgone as materialized (select f.* from jsonb_to_recordset($10) as f(demand_id uuid, amount_minor bigint, lines jsonb)),
   waiting as materialized (
     select u.demand_id from documents_due u where u.kind = 'invoice' and u.demand_id in (select demand_id from forgone)
       and u.demand_id <> all ($5::uuid[]) for update),
   lowered as (update demands m set forgone_minor = m.forgone_minor + f.amount_minor from forgone f where m.id = f.demand_id),
   shared as (
     update demand_lines s set forgone_minor = s.forgone_minor + l.net_minor
     from forgone f cross join lateral jsonb_to_recordset(f.lines) as l(line_id uuid, net_minor bigint)
     where s.demand_id = f.demand_id and s.line_id = l.line_id),
   undue as (select m.id from demands m join orders o on o.id = m.order_id where o.id = $1 and o.pay_by = 'prepaid'
     and not exists (select from documents_due u where u.demand_id = m.id and u.kind = 'invoice')
     and not exists (select from documents i where i.demand_id = m.id and i.kind = 'invoice')),
   due as (
     insert into documents_due (id, kind, order_id, demand_id, credits_id, reason, credit, due_from, since)
     select d.id, 'credit-note', $1, d.demand_id, d.credits_id, $6, d.credit, $8, $2
     from jsonb_to_recordset($4) as d(id uuid, demand_id uuid, credits_id uuid, credit jsonb)),
   recorded as (insert into events (at, actor, name, subject_id, facts)
   select $2, $9, case when $7 then 'OrderCredited' else 'OrderPartlyCredited' end, $1,
     jsonb_build_object('reason', $6::text, 'seats', jsonb_array_length($3), 'creditNotes', jsonb_array_length($4)))
   select (select count(*) from dropped) + (select count(*) from undue where id = any ($5::uuid[])) as dropped,
     (select count(*) from waiting) + (select count(*) from undue where id in (select demand_id from forgone) and id <> all ($5::uuid[])) as lowered, (select count(*) from freed) as freed,
     (select count(*) from freed where id = any ($11::uuid[])) as given`,
)

/**
 * Takes a settled order back, whole or in part: credit notes due, given-back seats free and their people withdrawn, what was
 * paid by card on its way back. What is not invoiced yet is
 * never invoiced instead. Never more than what is left. The other payer of a shared price is credited in the same transaction.
 * @throws order/unknown, order/not-creditable, order/invoice-not-issued, credit/completed, credit/more-than-left,
 * credit/amount-not-representable, order/disputed, order/shared-price, refund/more-than-paid
 */
export async function creditOrder(tx: Tx, orderId: string, wish: CreditOrder & CreditWish): Promise<string> {
  const plan = await plannedCredit(tx, orderId, wish)
  await demandUndrawn(tx, orderId, plan)
  const other = await otherShareOf(tx, orderId, { plan, wish })
  await write(tx, orderId, { plan, wish, today: dayIn(SELLER_ZONE, tx.now) })
  await putBackDrawn(tx, orderId, plan)
  await giveBack(tx, orderId, { plan, keeps: wish.keeps ?? [] })
  if (other) await creditOther(tx, other, wish.reason)
  return orderId
}

/** The other payer of a shared price gets the same part of their share back, in the same transaction. */
async function creditOther(tx: Tx, other: OtherShare, reason: string): Promise<void> {
  const { orderId, whole, backs } = other
  await lockOrder(tx, orderId)
  const open = await openOfOrder(tx, orderId, dayIn(SELLER_ZONE, tx.now))
  const wish = whole ? {} : { shares: backs }
  const plan = planCredit(wish, open)
  await write(tx, orderId, { plan, wish: { ...wish, reason }, today: dayIn(SELLER_ZONE, tx.now) })
  await giveBack(tx, orderId, { plan, keeps: [] })
  if (!whole) await keepShareFees(tx, other)
}

/** What crediting would take back; the order is locked from here on, so nothing of it changes before the commit. */
export async function plannedCredit(tx: Tx, orderId: string, wish: CreditWish): Promise<CreditPlan> {
  const order = await lockOrder(tx, orderId)
  if (order.cancelledAt || !order.settledAt)
    throw conflict('order/not-creditable', 'Only a confirmed order that has not been cancelled can be credited.')
  const plan = planCredit(wish, await openOfOrder(tx, orderId, dayIn(SELLER_ZONE, tx.now)))
  if (plan.whole && order.seatOrderId) throw sharedPrice(order.seatOrderId)
  return plan
}

async function giveBack(
  tx: Tx,
  orderId: string,
  { plan, keeps }: { plan: CreditPlan; keeps: readonly KeptMoney[] },
): Promise<void> {
  for (const { paymentId } of await paymentsBehind(tx, orderId)) await lockMoney(tx, paymentId)
  for (const { paymentId, returnedMinor, amountMinor } of refundsFor(plan, await paymentsBehind(tx, orderId))) {
    await allocateRefunds(tx, paymentId, returnedMinor)
    const kept = keeps.find((each) => each.paymentId === paymentId)?.amountMinor ?? 0
    if (kept > amountMinor) throw moreThanPaid()
    if (amountMinor > kept)
      await requestRefund(tx, { paymentId, orderId, amountMinor: amountMinor - kept, cause: 'credited' })
  }
}

async function write(
  tx: Tx,
  orderId: string,
  { plan, wish, today }: { plan: CreditPlan; wish: CreditOrder & CreditWish; today: string },
): Promise<void> {
  const { reason, seatIds = [] } = wish
  const places = plan.places.map(({ lineId, position }) => ({ line_id: lineId, position }))
  const due = plan.credits.map(({ demandId, invoiceId, credit }) => ({
    id: newId(),
    demand_id: demandId,
    credits_id: invoiceId,
    credit,
  }))
  const gone = [...plan.dropped, ...plan.forgone.filter(({ left }) => left === 0)]
  const forgone = plan.forgone.map(({ demandId, amountMinor, lines }) => ({
    demand_id: demandId,
    amount_minor: amountMinor,
    lines: lines.map(({ lineId, netMinor }) => ({ line_id: lineId, net_minor: netMinor })),
  }))
  const [done] = await run(tx, TAKE_BACK, [
    orderId,
    tx.now,
    JSON.stringify(places),
    JSON.stringify(due),
    gone.map(({ demandId }) => demandId),
    reason,
    plan.whole,
    today,
    nameOf(tx.actor),
    JSON.stringify(forgone),
    seatIds,
  ])
  // The issuer may have taken one of them at this very moment: then it is credited, neither dropped nor lowered.
  const waiting = plan.forgone.filter(({ left }) => left > 0).length
  if (done!.dropped < gone.length || done!.lowered < waiting) throw invoiceNotIssued()
  if (done!.freed !== places.length) throw new Error(`${places.length} seats were to come free and ${done!.freed} did`)
  if (done!.given !== seatIds.length)
    throw new Error(`${seatIds.length} given seats were to come free, ${done!.given} did`)
}
