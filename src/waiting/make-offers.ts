import { emit } from '../audit/emit.ts'
import { daysAfter } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { holdSeats } from '../seats/hold-seats.ts'
import { inOrder, waits } from './in-order.ts'
import { offerEnds } from './offer-ends.ts'
import { type Plan, planOffers, type Waiting } from './plan-offers.ts'
import { rulesNow, type WaitingRules } from './rules.ts'
import { promiseWaitingMail } from './waiting-mail.ts'

const FREE = statement<{ free: number }>(
  'waiting-free',
  'select count(*) as free from seats where pool_id = $1 and sold_at is null and held_until <= app_now()',
)
/** Those who wait, in their order: whoever was passed on stands behind. Whoever has an offer answers that first. */
const WAITING = statement<Waiting>(
  'waiting-in-order',
  `select e.id, e.wanting, e.takes, e.passes, e.passed_on_at is not null as "isPassedOn" from waiting_entries e
   where e.pool_id = $1 and ${waits('e')}
     and not exists (select from waiting_offers f where f.entry_id = e.id and f.closed_at is null)
   order by ${inOrder('e')} for update of e`,
)
const WRITE = statement<{ offeringId: string; isPaid: boolean }>(
  'waiting-write-offer',
  `with offer as (
     insert into waiting_offers (id, entry_id, hold_id, quantity, offered_at, ends_at, order_id)
     select $1, e.id, $3, $4, app_now(), $5, e.paid_order_id from waiting_entries e where e.id = $2 returning entry_id)
   update waiting_entries e set kept_until = null from offer where e.id = offer.entry_id
   returning e.offering_id as "offeringId", e.paid_order_id is not null as "isPaid"`,
)
const PASS = statement('waiting-pass', 'update waiting_entries set passes = passes + $2 where id = $1')
/** For one entry at a time; kept seats that are gone are kept no longer. */
const KEEP = statement(
  'waiting-keep-seats',
  `update waiting_entries set kept_until = case when id = $2 then coalesce(kept_until, $3) end
   where pool_id = $1 and ended_at is null and (id = $2 or kept_until is not null)`,
)

type List = { poolId: string; saleClosesAt: Date }

/** Offers what is free to those who wait. Each offer holds its seats, so there are never more of both than seats. */
export async function makeOffers(tx: Tx, list: List): Promise<void> {
  const [seats] = await run(tx, FREE, [list.poolId])
  const entries = await run(tx, WAITING, [list.poolId])
  const rules = await rulesNow(tx)
  const plan = planOffers(entries, seats!.free, rules.passes)
  if (!(await offerAll(tx, plan, { ...list, rules }))) return
  for (const [entryId, times] of plan.passed) await run(tx, PASS, [entryId, times])
  await run(tx, KEEP, [list.poolId, plan.keepFor, daysAfter(tx.now, rules.keepDays)])
}

/** False where a buyer was faster, as the list had only just been opened: the next look plans anew. */
async function offerAll(tx: Tx, plan: Plan, list: List & { rules: WaitingRules }): Promise<boolean> {
  const endsAt = offerEnds(tx.now, list.rules.offerHours, list.saleClosesAt)
  for (const { entryId, quantity } of plan.offers) {
    const holdId = await holdSeats(tx, {
      ...{ lines: [{ poolId: list.poolId, quantity }], until: endsAt, held: 'list' },
    })
    if (!holdId) return false
    const [offered] = await run(tx, WRITE, [newId(), entryId, holdId, quantity, endsAt])
    if (!offered!.isPaid) await promiseWaitingMail(tx, 'offered', entryId)
    const facts = { entryId, quantity, endsAt }
    await emit(tx, { name: 'SeatsOffered', subjectId: offered!.offeringId, facts })
  }
  return true
}
