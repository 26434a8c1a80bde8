import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { VERSION } from './kinds.ts'

/** Events that are numbered in one transaction. */
const BATCH = 500
/** Any number would do: one process numbers at a time. */
const NUMBERING_LOCK = 7_243_451

const LOCK = statement<{ mine: boolean }>('handover-number-lock', 'select pg_try_advisory_xact_lock($1) as mine')
const NUMBER = statement<{ number: number }>(
  'handover-number',
  `with due as (
     delete from business_events_due where id in (select id from business_events_due order by id limit ${BATCH}) returning *)
   insert into business_events (number, id, at, kind, version, subject_id, offering_id)
   select (select coalesce(max(number), 0) from business_events) + row_number() over (order by d.id), uuidv7(), d.at, d.kind, ${VERSION}, d.subject_id, d.offering_id
   from due d returning number`,
)
/** Of whose courses an event is: an order may be about several. */
export const IS_WANTED = `e.kind = any(w.kinds) and (cardinality(w.faculties) = 0 or exists (
  select from offerings f join courses c on c.id = f.course_id
  where c.faculty = any(w.faculties) and (f.id = e.offering_id
    or e.offering_id is null and exists (select from order_lines l where l.order_id = e.subject_id and l.offering_id = f.id))))`
/** What happens while a webhook is paused waits for it; while it is switched off it is only told when somebody asks for it. */
const ADDRESS = statement(
  'handover-address',
  `insert into webhook_deliveries (id, webhook_id, event_number, created_at, since, next_try_at)
   select uuidv7(), w.id, e.number, $2::timestamptz, $2, $2 from business_events e cross join webhooks w
   where e.number = any($1::bigint[]) and w.ended_at is null and w.disabled_at is null and ${IS_WANTED}`,
)

/**
 * Gives committed events their numbers, and each receiver that wants one its message. One process at a time until its transaction is
 * over, so what commits later has a later number, and nobody ever sees a number before all smaller ones. Returns how many.
 */
export async function numberEvents(tx: Tx): Promise<number> {
  const [lock] = await run(tx, LOCK, [NUMBERING_LOCK])
  if (!lock?.mine) return 0
  const numbered = await run(tx, NUMBER, [])
  if (numbered.length > 0) await run(tx, ADDRESS, [numbered.map(({ number }) => number), tx.now])
  return numbered.length
}
